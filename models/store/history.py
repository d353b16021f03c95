"""One course of treatment, contact by contact."""

from collections import defaultdict

from models.repositories.convert import get_json, get_word
from models.repositories.reviews import amount
from models.repositories.rows import Row
from models.store.unit import Area
from planner.errors import UserFacingError
from planner.ids import EpisodeId, SessionId, TaskId
from planner.plans import FieldChange, Move, When
from planner.reviews import Obstacle
from planner.sessions import Score
from planner.views import History, HistorySession, HistoryTask

_TASKS = (
    "SELECT s.uuid, t.uuid, t.title, t.due, t.place, t.changes, r.amount_patient,"
    " r.amount_practitioner, r.closeness, r.helpfulness, r.obstacles, r.noticed, r.next, t.template"
    " FROM session s JOIN episode e ON e.id = s.episode_id JOIN plan l ON l.session_id = s.id"
    " JOIN task t ON t.plan_id = l.id"
    " LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
    " WHERE e.uuid = ? AND s.deleted_at IS NULL AND l.deleted_at IS NULL"
    " AND t.deleted_at IS NULL ORDER BY t.plan_id, t.position"
)


class HistoryArea(Area):
    """The history page, in five statements however long it is."""

    def history(self, episode_id: EpisodeId) -> History:
        """Return a course of treatment with its contacts, scores and tasks, oldest first.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        unit = self._unit
        found = unit.patients.episode(episode_id)
        if found is None:
            raise UserFacingError("record.not_found", kind="episode")
        scores: dict[SessionId, list[Score]] = defaultdict(list)
        for score in unit.sessions.scores_of_episode(episode_id):
            scores[score.session_id].append(score)
        tasks: dict[SessionId, list[HistoryTask]] = defaultdict(list)
        for row in unit.rows.all(_TASKS, episode_id):
            tasks[SessionId(row[0])].append(_task(row))
        sessions = tuple(
            HistorySession(each, tuple(scores[each.id]), tuple(tasks[each.id]))
            for _, each in unit.sessions.of_episode(episode_id)
        )
        patient = unit.patients.patient(found[2].patient_id)[1]
        return History(patient, found[2], sessions)


def _task(row: Row) -> HistoryTask:
    return HistoryTask(
        id=TaskId(row[1]),
        template=row[13],
        title=row[2],
        when=get_json(When, row[3]),
        where=row[4],
        changes=get_json(tuple[FieldChange, ...], row[5]),
        amount_patient=amount(row[6]),
        amount_practitioner=amount(row[7]),
        closeness=row[8],
        helpfulness=row[9],
        obstacles=() if row[10] is None else get_json(tuple[Obstacle, ...], row[10]),
        noticed=row[11] or "",
        next=get_word(Move, row[12]),
    )
