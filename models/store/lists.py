"""What Today and the caseload show."""

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from itertools import repeat
from operator import attrgetter, itemgetter

from models.repositories.columns import build, collector_paused, transposed
from models.repositories.convert import (
    get_day,
    get_day_or_none,
    get_json,
    get_time,
    get_word,
    put_day,
)
from models.repositories.patients import flags_of_bits
from models.repositories.rows import Row
from models.settings import OVERDUE_DAYS, VaultSettings
from models.store.unit import Area, Unit
from planner.caseload import CaseColumn, sort_rows
from planner.ids import PatientId, SessionId
from planner.plans import When
from planner.reviews import Amount
from planner.sessions import Away, Medium, Status
from planner.views import CaseloadRow, CaseStatus, NeedFlag, TodayRow, TodayView, Waiting

_STATUS = {status.value: status for status in CaseStatus}
_AMOUNT: dict[int | None, Amount | None] = {None: None, **{int(each): each for each in Amount}}
_NEEDS = tuple(flags_of_bits(bits) for bits in range(1 << len(NeedFlag)))

_Booked = tuple[date | None, time | None]
_NONE_BOOKED: _Booked = (None, None)

_CASELOAD = (
    "SELECT uuid, episode_id, episode_uuid, reference, name, search, status, sessions,"
    " last_contact, last_task, last_amount, unreviewed, started, need_flags, language FROM caseload"
)
_UPCOMING = (
    "SELECT episode_id, day, at FROM session WHERE status = 'booked' AND deleted_at IS NULL"
    " AND day >= ? ORDER BY day DESC, CASE WHEN at IS NULL THEN 0 ELSE 1 END, at DESC"
)
_APPOINTMENTS = (
    "SELECT s.uuid, c.uuid, c.name, s.number, s.day, s.at, s.status, c.need_flags,"
    " (SELECT l.id FROM session b JOIN plan l ON l.session_id = b.id"
    " WHERE b.episode_id = s.episode_id AND b.deleted_at IS NULL AND l.deleted_at IS NULL"
    " AND (b.day, b.number) < (s.day, s.number)"
    " ORDER BY b.day DESC, b.number DESC LIMIT 1), s.away, s.medium, c.reference"
    " FROM session s JOIN caseload c ON c.patient_id = s.patient_id"
    " WHERE s.day BETWEEN ? AND ? AND s.deleted_at IS NULL"
    " ORDER BY s.day, CASE WHEN s.at IS NULL THEN 1 ELSE 0 END, s.at, s.number"
)
_LAST_TASKS = (
    "SELECT t.plan_id, t.title, t.due, CASE WHEN r.not_reviewed IS NOT NULL"
    " OR (r.amount_patient IS NOT NULL AND r.next IS NOT NULL) THEN 1 ELSE 0 END"
    " FROM task t LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
    " WHERE t.deleted_at IS NULL AND t.plan_id IN (??) ORDER BY t.plan_id, t.position DESC"
)
_UNREVIEWED = "SELECT uuid, name, waiting FROM caseload WHERE status <> 'ended' AND unreviewed > 0"
_OVERDUE = (
    "SELECT c.uuid, c.name, COALESCE(c.last_contact, c.started) AS seen FROM caseload c"
    " WHERE c.status <> 'ended' AND COALESCE(c.last_contact, c.started) < ?"
    " AND NOT EXISTS (SELECT 1 FROM session s WHERE s.episode_id = c.episode_id"
    " AND s.status = 'booked' AND s.deleted_at IS NULL AND s.day >= ?)"
    " ORDER BY seen, c.name"
)
_RISK_WAITING = (
    "SELECT n.uuid, n.name, c.day, s.uuid FROM score c JOIN session s ON s.id = c.session_id"
    " JOIN caseload n ON n.patient_id = s.patient_id"
    " WHERE c.risk_item > 0 AND c.risk_reviewed_at IS NULL AND c.deleted_at IS NULL"
    " AND s.deleted_at IS NULL ORDER BY c.day, n.name"
)
_DRAFTS = (
    "SELECT c.uuid, c.name, s.day, s.uuid FROM draft d JOIN session s ON s.uuid = d.owner"
    " JOIN caseload c ON c.patient_id = s.patient_id"
    " WHERE d.kind = 'plan' AND s.deleted_at IS NULL ORDER BY s.day, c.name"
)


class Lists(Area):
    """Reads for the two list pages, one statement a list."""

    def __init__(self, unit: Unit, settings: VaultSettings) -> None:
        super().__init__(unit)
        self._settings = settings
        self._kept: tuple[date, int] | None = None
        self._caseload: tuple[CaseloadRow, ...] = ()

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Return everybody by name, as the caseload is first shown.

        What was read is kept until something is written or the day is another.
        """
        self._unit.settle()
        today, writes = self._unit.clock.today(), self._unit.writes
        if writes is None:
            return self._read_caseload(today)
        if self._kept != (today, writes):
            self._caseload = self._read_caseload(today)
            self._kept = (today, writes)
        return self._caseload

    def _read_caseload(self, day: date) -> tuple[CaseloadRow, ...]:
        rows, today = self._unit.rows, put_day(day)
        coming: dict[int, _Booked] = {
            episode: (get_day(day), get_time(at)) for episode, day, at in rows.all(_UPCOMING, today)
        }
        with collector_paused():
            return sort_rows(_lines(rows.all(_CASELOAD), coming), CaseColumn.NAME)

    def today(self, day: date) -> TodayView:
        """Return the Today page of a day."""
        self._unit.settle()
        last = put_day(day + timedelta(days=6))
        rows = self._unit.rows
        found = rows.all(_APPOINTMENTS, put_day(day), last)
        tasks = self._last_tasks(tuple({row[8] for row in found if row[8] is not None}))
        appointments = [_appointment(row, tasks) for row in found]
        before = put_day(day - timedelta(days=self._settings.get(OVERDUE_DAYS)))
        return TodayView(
            day=day,
            today=tuple(each for each in appointments if each.day == day),
            week=tuple(each for each in appointments if each.day != day),
            unreviewed=_unreviewed(rows.all(_UNREVIEWED)),
            overdue=_waiting(rows.all(_OVERDUE, before, put_day(day))),
            risk_item_waiting=_waiting(rows.all(_RISK_WAITING)),
            drafts=_waiting(rows.all(_DRAFTS)),
        )

    def _last_tasks(self, plan_keys: tuple[int, ...]) -> dict[int, tuple[str, When, bool]]:
        """Return title and time of each plan's first task, and whether all were reviewed."""
        found: dict[int, tuple[str, str, bool]] = {}
        for plan, title, due, reviewed in self._unit.rows.among(_LAST_TASKS, plan_keys):
            others = found[plan][2] if plan in found else True
            found[plan] = (title, due, others and bool(reviewed))
        return {
            plan: (title, get_json(When, due), reviewed)
            for plan, (title, due, reviewed) in found.items()
        }


class _Days(dict[str | None, date | None]):
    """Days by their text: a career has far fewer days than contacts."""

    def __missing__(self, text: str | None) -> date | None:
        """Read a text met for the first time."""
        day = self[text] = get_day_or_none(text)
        return day


def _waiting(rows: list[Row]) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            PatientId(row[0]),
            row[1],
            get_day(row[2]),
            SessionId(row[3]) if len(row) > 3 else None,
        )
        for row in rows
    )


def _unreviewed(rows: list[Row]) -> tuple[Waiting, ...]:
    """Return one line a plan, those that wait longest first."""
    found = [
        Waiting(PatientId(patient), name, get_day(since), SessionId(session))
        for patient, name, waiting in rows
        for session, since in json.loads(waiting)
    ]
    return tuple(sorted(found, key=attrgetter("since", "name", "session_id")))


def _lines(rows: list[Row], coming: Mapping[int, _Booked]) -> tuple[CaseloadRow, ...]:
    columns = transposed(rows, 15)
    booked = list(map(coming.get, columns[1], repeat(_NONE_BOOKED)))
    days = _Days()
    return build(
        CaseloadRow,
        len(rows),
        id=columns[0],
        episode_id=columns[2],
        reference=columns[3],
        name=columns[4],
        search=columns[5],
        status=map(_STATUS.__getitem__, columns[6]),
        sessions=columns[7],
        next_day=map(itemgetter(0), booked),
        next_at=map(itemgetter(1), booked),
        last_contact=map(days.__getitem__, columns[8]),
        last_task=columns[9],
        last_amount=map(_AMOUNT.__getitem__, columns[10]),
        unreviewed=columns[11],
        started=map(days.__getitem__, columns[12]),
        needs=map(_NEEDS.__getitem__, columns[13]),
        language=columns[14],
    )


def _appointment(row: Row, tasks: dict[int, tuple[str, When, bool]]) -> TodayRow:
    title, when, reviewed = tasks.get(row[8], ("", None, True))
    return TodayRow(
        session_id=SessionId(row[0]),
        patient_id=PatientId(row[1]),
        name=row[2],
        number=row[3],
        day=get_day(row[4]),
        at=get_time(row[5]),
        status=Status(row[6]),
        last_task=title,
        last_when=when,
        reviewed=reviewed,
        needs=_NEEDS[row[7]],
        away=get_word(Away, row[9]),
        medium=Medium(row[10]),
        reference=row[11],
    )
