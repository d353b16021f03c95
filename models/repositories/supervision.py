"""Questions and decisions of supervision, and the facts of every open case."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.repositories.convert import get_day, get_day_or_none, get_json, put_day
from models.repositories.rows import Row, Rows
from models.tables import Supervision as SupervisionTable
from planner.ids import EpisodeId, PatientId, SessionId, SupervisionId
from planner.plans import FieldChange
from planner.reviews import Amount, Obstacle
from planner.supervision import Case, FirstLast, LastReview, SupervisionItem

_ITEM = (
    "SELECT v.id, v.patient_id, v.uuid, p.uuid, e.uuid, v.asked_on, v.question, v.discussed_on,"
    " v.decision, v.done_on, v.episode_id FROM supervision v JOIN patient p ON p.id = v.patient_id"
    " JOIN episode e ON e.id = v.episode_id"
)
_OPEN = (
    "SELECT c.episode_id, c.uuid, c.episode_uuid, c.name, c.reference, c.started, c.sessions,"
    " c.last_contact, c.last_task, p.needs FROM caseload c JOIN patient p ON p.id = c.patient_id"
    " WHERE c.status <> 'ended' AND c.episode_id IS NOT NULL"
)
_SCORES = (
    "SELECT s.episode_id, c.measure, c.total FROM session s JOIN score c ON c.session_id = s.id"
    " WHERE s.deleted_at IS NULL AND c.deleted_at IS NULL AND s.episode_id IN (??)"
    " ORDER BY s.day, s.number, c.id"
)
_ITEM_NINE = (
    "SELECT s.episode_id, c.day, s.uuid FROM score c JOIN session s ON s.id = c.session_id"
    " WHERE c.risk_item > 0 AND c.risk_reviewed_at IS NULL AND c.deleted_at IS NULL"
    " AND s.deleted_at IS NULL AND s.episode_id IN (??) ORDER BY c.day, s.number"
)
_STOPS = (
    "SELECT episode_id, MAX(day) FROM session WHERE risk = 'stop' AND deleted_at IS NULL"
    " AND episode_id IN (??) GROUP BY episode_id"
)
_BOOKED = (
    "SELECT episode_id, MIN(day) FROM session WHERE status = 'booked' AND deleted_at IS NULL"
    " AND day >= ? AND episode_id IN (??) GROUP BY episode_id"
)
_REVIEWS = (
    "SELECT m.episode_id, t.title, m.day, r.amount_patient, r.obstacles FROM review r"
    " JOIN session m ON m.id = r.session_id JOIN task t ON t.id = r.task_id"
    " WHERE r.deleted_at IS NULL AND m.deleted_at IS NULL AND t.deleted_at IS NULL"
    " AND r.amount_patient IS NOT NULL AND m.episode_id IN (??)"
    " ORDER BY m.day, m.number, t.plan_id, t.position"
)
_CHANGES = (
    "SELECT s.episode_id, l.id, t.changes FROM session s JOIN plan l ON l.session_id = s.id"
    " JOIN task t ON t.plan_id = l.id WHERE s.deleted_at IS NULL AND l.deleted_at IS NULL"
    " AND t.deleted_at IS NULL AND s.episode_id IN (??) ORDER BY s.day, s.number, t.position DESC"
)
_PACKS = (
    "SELECT s.episode_id, k.options FROM pack k JOIN session s ON s.id = k.session_id"
    " WHERE k.deleted_at IS NULL AND s.deleted_at IS NULL AND s.episode_id IN (??) ORDER BY k.id"
)
_NO_CHANGES = "[]"
_AT_ONCE = 500


@dataclass(slots=True)
class _Facts:
    """What is gathered about one course before its line is made."""

    scores: dict[str, list[int]] = field(default_factory=dict)
    item_nine: list[tuple[str, str]] = field(default_factory=list)
    stop: str | None = None
    booked: str | None = None
    review: Row | None = None
    not_done: int = 0
    changes: str = _NO_CHANGES
    pack: str = ""
    items: list[SupervisionItem] = field(default_factory=list)


class SupervisionItems:
    """Reads and writes what supervision keeps; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, item_id: SupervisionId) -> tuple[int, int, SupervisionItem] | None:
        """Return an item with its key and its person's key, or None."""
        row = self._rows.first(_ITEM + " WHERE v.uuid = ? AND v.deleted_at IS NULL", item_id)
        return None if row is None else (row[0], row[1], _item(row))

    def of_episode(self, episode_id: EpisodeId) -> tuple[SupervisionItem, ...]:
        """Return the items of a course, oldest first."""
        sql = _ITEM + " WHERE e.uuid = ? AND v.deleted_at IS NULL ORDER BY v.asked_on, v.id"
        return tuple(_item(row) for row in self._rows.all(sql, episode_id))

    def insert(self, episode_key: int, patient_key: int, item: SupervisionItem) -> int:
        """Store a new item and return its key."""
        values = {"uuid": item.id, "patient_id": patient_key, "episode_id": episode_key}
        return self._rows.insert(SupervisionTable, {**values, **_values(item)})

    def update(self, key: int, item: SupervisionItem) -> None:
        """Overwrite an item."""
        self._rows.update(SupervisionTable, key, _values(item))

    def remove(self, key: int, now: str) -> None:
        """Take an item away; it stays in the table until the person is erased."""
        self._rows.update(SupervisionTable, key, {"deleted_at": now})

    def open_cases(self, today: str) -> tuple[Case, ...]:
        """Return the facts of every course that has not ended."""
        return self._cases(self._rows.all(_OPEN), today)

    def open_case(self, episode_id: EpisodeId, today: str) -> Case | None:
        """Return the facts of a course, or None where it has ended or is not the newest."""
        found = self._cases(self._rows.all(_OPEN + " AND c.episode_uuid = ?", episode_id), today)
        return found[0] if found else None

    def _cases(self, found: list[Row], today: str) -> tuple[Case, ...]:
        facts = self._facts(tuple(row[0] for row in found), today)
        return tuple(_case(row, facts[row[0]]) for row in found)

    def _facts(self, keys: tuple[int, ...], today: str) -> dict[int, _Facts]:
        facts: dict[int, _Facts] = defaultdict(_Facts)
        for start in range(0, len(keys), _AT_ONCE):
            self._gather(facts, keys[start : start + _AT_ONCE])
            self._waiting(facts, keys[start : start + _AT_ONCE], today)
        return facts

    def _waiting(self, facts: dict[int, _Facts], keys: Sequence[int], today: str) -> None:
        """Gather what is to come, and what waits for somebody."""
        rows = self._rows
        for episode, day, session in rows.among(_ITEM_NINE, keys):
            facts[episode].item_nine.append((day, session))
        for episode, day in rows.among(_BOOKED, keys, today):
            facts[episode].booked = day
        items = _ITEM + " WHERE v.deleted_at IS NULL AND v.episode_id IN (??)"
        for row in rows.among(items + " ORDER BY v.asked_on, v.id", keys):
            facts[row[10]].items.append(_item(row))

    def _gather(self, facts: dict[int, _Facts], keys: Sequence[int]) -> None:
        """Gather what was recorded."""
        rows = self._rows
        for episode, measure, total in rows.among(_SCORES, keys):
            facts[episode].scores.setdefault(measure, []).append(total)
        for episode, day in rows.among(_STOPS, keys):
            facts[episode].stop = day
        for row in rows.among(_REVIEWS, keys):
            said = facts[row[0]]
            said.review = row
            said.not_done = said.not_done + 1 if row[3] == Amount.NONE else 0
        for episode, _plan, changes in rows.among(_CHANGES, keys):
            facts[episode].changes = changes
        for episode, options in rows.among(_PACKS, keys):
            facts[episode].pack = options


def _case(row: Row, facts: _Facts) -> Case:
    needs = json.loads(row[9])
    language = needs.get("language", "")
    return Case(
        patient_id=PatientId(row[1]),
        episode_id=EpisodeId(row[2]),
        name=row[3],
        reference=row[4],
        started=get_day(row[5]),
        sessions=row[6],
        last_contact=get_day_or_none(row[7]),
        next_day=get_day_or_none(facts.booked),
        scores=tuple(FirstLast(m, t[0], t[-1], len(t)) for m, t in facts.scores.items()),
        last_task=row[8],
        last_review=_last_review(facts.review),
        not_done_in_a_row=facts.not_done,
        changes=() if facts.changes == _NO_CHANGES else _changes(facts.changes),
        item_nine=tuple((get_day(day), SessionId(uuid)) for day, uuid in facts.item_nine),
        risk_stop=get_day_or_none(facts.stop),
        not_met=needs.get("not_met", ""),
        language="" if language == "en" else language,
        printed_in=json.loads(facts.pack).get("language", "en") if facts.pack else "",
        practitioner=needs.get("practitioner", ""),
        items=tuple(facts.items),
    )


def _changes(text: str) -> tuple[FieldChange, ...]:
    found: tuple[FieldChange, ...] = get_json(tuple[FieldChange, ...], text)
    return found


def _last_review(row: Row | None) -> LastReview | None:
    if row is None:
        return None
    obstacles = () if row[4] == _NO_CHANGES else get_json(tuple[Obstacle, ...], row[4])
    return LastReview(title=row[1], day=get_day(row[2]), amount=Amount(row[3]), obstacles=obstacles)


def _values(item: SupervisionItem) -> dict[str, object]:
    return {
        "asked_on": put_day(item.asked_on),
        "question": item.question,
        "discussed_on": put_day(item.discussed_on),
        "decision": item.decision,
        "done_on": put_day(item.done_on),
    }


def _item(row: Row) -> SupervisionItem:
    return SupervisionItem(
        id=SupervisionId(row[2]),
        patient_id=PatientId(row[3]),
        episode_id=EpisodeId(row[4]),
        asked_on=get_day(row[5]),
        question=row[6],
        discussed_on=get_day_or_none(row[7]),
        decision=row[8],
        done_on=get_day_or_none(row[9]),
    )
