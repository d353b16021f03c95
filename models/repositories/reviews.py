"""What happened to tasks."""

from models.repositories.convert import (
    get_instant_or_none,
    get_json,
    get_word,
    put_instant_or_none,
    put_json,
    put_word,
)
from models.repositories.rows import Row, Rows
from models.tables import Review as ReviewTable
from planner.ids import EpisodeId, ReviewId, SessionId, TaskId
from planner.plans import DropReason, Move, UnchangedReason
from planner.reviews import Amount, NotReviewed, Obstacle, OccasionDone, Review, Used

_REVIEW = (
    "SELECT r.id, r.uuid, t.uuid, s.uuid, r.amount_patient, r.amount_practitioner, r.closeness,"
    " r.helpfulness, r.obstacles, r.coping_used, r.changes_used, r.occasions, r.noticed, r.next,"
    " r.drop_reason, r.unchanged_reason, r.not_reviewed, r.at FROM review r"
    " JOIN task t ON t.id = r.task_id JOIN session s ON s.id = r.session_id"
)
_USED = tuple[Used | None, ...]


class Reviews:
    """Reads and writes reviews; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_task(self, task_key: int) -> tuple[int, Review] | None:
        """Return the review of a task with its key, or None."""
        row = self._rows.first(_REVIEW + " WHERE r.task_id = ?", task_key)
        return None if row is None else (row[0], _review(row))

    def of_session(self, session_key: int) -> tuple[Review, ...]:
        """Return the reviews made at a contact."""
        sql = (
            _REVIEW + " WHERE r.session_id = ? AND r.deleted_at IS NULL"
            " ORDER BY t.plan_id, t.position"
        )
        return tuple(_review(row) for row in self._rows.all(sql, session_key))

    def of_episode(self, episode_id: EpisodeId) -> tuple[Review, ...]:
        """Return the reviews made in a course of treatment, newest last."""
        sql = (
            _REVIEW + " JOIN episode e ON e.id = s.episode_id WHERE e.uuid = ?"
            " AND r.deleted_at IS NULL AND s.deleted_at IS NULL AND t.deleted_at IS NULL"
            " ORDER BY s.day, s.number, t.plan_id, t.position"
        )
        return tuple(_review(row) for row in self._rows.all(sql, episode_id))

    def insert(self, task_key: int, session_key: int, review: Review) -> int:
        """Store a new review and return its key."""
        return self._rows.insert(ReviewTable, _values(task_key, session_key, review))

    def update(self, key: int, task_key: int, session_key: int, review: Review) -> None:
        """Overwrite a review, its identity too."""
        self._rows.update(ReviewTable, key, _values(task_key, session_key, review))


def _values(task_key: int, session_key: int, review: Review) -> dict[str, object]:
    return {
        "uuid": review.id,
        "deleted_at": None,
        "task_id": task_key,
        "session_id": session_key,
        "amount_patient": _number(review.amount_patient),
        "amount_practitioner": _number(review.amount_practitioner),
        "closeness": review.closeness,
        "helpfulness": review.helpfulness,
        "obstacles": put_json(review.obstacles),
        "coping_used": put_json(review.coping_used),
        "changes_used": put_json(review.changes_used),
        "occasions": put_json(review.occasions),
        "noticed": review.noticed,
        "next": put_word(review.next),
        "drop_reason": put_word(review.drop_reason),
        "unchanged_reason": put_word(review.unchanged_reason),
        "not_reviewed": put_word(review.not_reviewed),
        "at": put_instant_or_none(review.at),
    }


def _number(amount: Amount | None) -> int | None:
    return None if amount is None else int(amount)


def amount(value: int | None) -> Amount | None:
    """Return a stored amount."""
    return None if value is None else Amount(value)


def _review(row: Row) -> Review:
    return Review(
        id=ReviewId(row[1]),
        task_id=TaskId(row[2]),
        session_id=SessionId(row[3]),
        amount_patient=amount(row[4]),
        amount_practitioner=amount(row[5]),
        closeness=row[6],
        helpfulness=row[7],
        obstacles=get_json(tuple[Obstacle, ...], row[8]),
        coping_used=get_json(_USED, row[9]),
        changes_used=get_json(_USED, row[10]),
        occasions=get_json(tuple[OccasionDone, ...], row[11]),
        noticed=row[12],
        next=get_word(Move, row[13]),
        drop_reason=get_word(DropReason, row[14]),
        unchanged_reason=get_word(UnchangedReason, row[15]),
        not_reviewed=get_word(NotReviewed, row[16]),
        at=get_instant_or_none(row[17]),
    )
