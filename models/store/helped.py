"""What the records say went before; other people's are closed until a service opens them."""

import json
from collections import Counter
from collections.abc import Iterable

from models.repositories.convert import get_day, get_json, get_word
from models.repositories.reviews import amount
from models.repositories.rows import Row
from models.settings import HELPED_OTHERS, HELPED_OTHERS_BY, VaultSettings
from models.store.unit import Area, Unit
from planner.helped import OthersCount, PastTask, ResponseCount
from planner.ids import EpisodeId, PatientId, SessionId, TaskId
from planner.library import Size
from planner.plans import PlannedBarrier, When
from planner.reviews import Amount, NotReviewed, Obstacle, Used

_OF_PERSON = (
    " FROM patient p JOIN session s ON s.patient_id = p.id JOIN episode e ON e.id = s.episode_id"
    " JOIN plan l ON l.session_id = s.id JOIN task t ON t.plan_id = l.id"
)
_LIVE = (
    " p.deleted_at IS NULL AND e.deleted_at IS NULL AND s.deleted_at IS NULL"
    " AND l.deleted_at IS NULL AND t.deleted_at IS NULL"
)
_TASKS = (
    "SELECT t.id, t.uuid, e.uuid, s.uuid, s.day, s.number, t.position, t.template, t.title, t.due,"
    " t.place, t.with_whom, t.size, r.amount_patient, r.not_reviewed, r.coping_used, r.obstacles"
    f"{_OF_PERSON} LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
    f" WHERE p.uuid = ? AND {_LIVE} ORDER BY s.day, s.number, l.id, t.position"
)
_BARRIERS = (
    "SELECT b.task_id, b.barrier, b.text, b.response, b.if_text, b.then_text"
    f"{_OF_PERSON} JOIN barrier b ON b.task_id = t.id"
    f" WHERE p.uuid = ? AND {_LIVE} ORDER BY b.task_id, b.position"
)
# Which of the task's if-thens this one is, from 0; null where it is none.
_AT = (
    "CASE WHEN trim(b.if_text, ?) = '' OR trim(b.then_text, ?) = '' THEN NULL"
    " WHEN b.position = 0 THEN 0 ELSE (SELECT count(*) FROM barrier o WHERE o.task_id = b.task_id"
    " AND o.position < b.position AND trim(o.if_text, ?) <> '' AND trim(o.then_text, ?) <> '') END"
)
_OF_OTHERS = (
    " FROM barrier b JOIN task t ON t.id = b.task_id JOIN plan l ON l.id = t.plan_id"
    " JOIN session s ON s.id = l.session_id JOIN episode e ON e.id = s.episode_id"
    " JOIN patient p ON p.id = s.patient_id"
    " LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
)
_OTHERS = (
    f"SELECT s.patient_id, b.task_id, b.response, r.amount_patient, {_AT}, r.coping_used,"
    f" r.obstacles{_OF_OTHERS} WHERE b.barrier = ? AND p.uuid <> ? AND {_LIVE}"
)
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_OBSTACLES = tuple[Obstacle, ...]
_USES = tuple[Used | None, ...]


class HelpedArea(Area):
    """A person's own earlier tasks; of everybody else numbers, where a service allowed it."""

    def __init__(self, unit: Unit, settings: VaultSettings) -> None:
        super().__init__(unit)
        self._settings = settings
        self._kept: dict[tuple[PatientId, str], OthersCount] = {}
        self._kept_at: int | None = None

    def of_person(self, patient_id: PatientId) -> tuple[PastTask, ...]:
        """Return the tasks of a person's ready plans in all courses, oldest first."""
        rows = self._unit.rows
        barriers: dict[int, list[PlannedBarrier]] = {}
        for key, *said in rows.all(_BARRIERS, patient_id):
            barriers.setdefault(key, []).append(_planned(said))
        return tuple(_task(row, barriers.get(row[0], ())) for row in rows.all(_TASKS, patient_id))

    @property
    def others_allowed(self) -> bool:
        """True once somebody turned the counts of other people's records on, with their name."""
        named = self._settings.get(HELPED_OTHERS_BY).strip()
        return bool(named) and self._settings.get(HELPED_OTHERS)

    def of_others(self, barrier_id: str, patient_id: PatientId) -> OthersCount | None:
        """Return how tasks of everybody else went for which a barrier was planned.

        Nothing is read at all while that is not allowed. What was read is kept until something is
        written.

        Args:
            barrier_id: A barrier of the catalogue; own words are never compared between people.
            patient_id: Whose own tasks are left out.

        Returns:
            Numbers, never names or texts; None while that is not allowed.
        """
        if not barrier_id or not self.others_allowed:
            return None
        if self._kept_at is None or self._kept_at != self._unit.writes:
            self._kept.clear()
            self._kept_at = self._unit.writes
        asked = (patient_id, barrier_id)
        if asked not in self._kept:
            values = (*(_BLANKS,) * 4, barrier_id, patient_id)
            self._kept[asked] = _others(barrier_id, self._unit.rows.all(_OTHERS, *values))
        return self._kept[asked]


def _planned(said: list[str]) -> PlannedBarrier:
    barrier, text, response, if_text, then_text = said
    return PlannedBarrier(
        barrier=barrier, text=text, response=response, if_text=if_text, then_text=then_text
    )


def _task(row: Row, barriers: Iterable[PlannedBarrier]) -> PastTask:
    return PastTask(
        id=TaskId(row[1]),
        episode_id=EpisodeId(row[2]),
        session_id=SessionId(row[3]),
        day=get_day(row[4]),
        number=row[5],
        position=row[6],
        template=row[7],
        title=row[8],
        when=get_json(When, row[9]),
        where=row[10],
        with_whom=row[11],
        size=Size(row[12]),
        amount=amount(row[13]),
        not_reviewed=get_word(NotReviewed, row[14]),
        barriers=tuple(barriers),
        coping_used=() if row[15] is None else get_json(_USES, row[15]),
        obstacles=() if row[16] is None else get_json(_OBSTACLES, row[16]),
    )


def _others(barrier_id: str, rows: list[Row]) -> OthersCount:
    """Count; a task in which a barrier stands twice is one task."""
    tasks = {row[1]: (row[3], row[6]) for row in rows}
    amounts = Counter(said for said, _ in tasks.values())
    met = Counter(obstacles for _, obstacles in tasks.values() if obstacles is not None)
    uses = _uses(Counter((row[2], row[4], row[5]) for row in rows))
    chosen = Counter(response for _, response in {(row[1], row[2]) for row in rows})
    return OthersCount(
        people=len({row[0] for row in rows}),
        tasks=len(tasks),
        amounts=tuple(amounts[int(each)] for each in Amount),
        not_reviewed=amounts[None],
        got_in_way=sum(count for said, count in met.items() if _names(said, barrier_id)),
        used=tuple(sum(uses[each, use] for each in chosen) for use in Used),
        responses=tuple(
            ResponseCount(each, chosen[each], tuple(uses[each, use] for use in Used))
            for each in sorted(chosen)
        ),
    )


def _uses(said: Counter[tuple[str, int | None, str | None]]) -> Counter[tuple[str, str | None]]:
    """Return how often the if-then of each response was used in each way, by position."""
    found: Counter[tuple[str, str | None]] = Counter()
    for (response, at, listed), count in said.items():
        uses: list[str | None] = [] if listed is None else json.loads(listed)
        if at is not None and at < len(uses):
            found[response, uses[at]] += count
    return found


def _names(obstacles: str, barrier_id: str) -> bool:
    return any(each.barrier == barrier_id for each in get_json(_OBSTACLES, obstacles))
