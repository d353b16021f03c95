"""The audit chain to read: page by page, and against what is on paper."""

import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from models.audit import Audit, ChainReport
from models.person_rows import ids_of, records_of
from models.repositories.convert import get_instant, put_instant
from models.repositories.owners import names_of
from models.repositories.rows import Row
from models.store.unit import Area, Unit
from planner.audit import DIGITS, AuditFilter, AuditRow, AuditRows, RecordState, StateFound

PAGE = 100
_ROW = "SELECT seq, at, actor, action, entity, entity_uuid, fields FROM audit_event"
_NONE = 0


class AuditArea(Area):
    """Reads the chain; nothing here can change it."""

    def __init__(self, unit: Unit, audit: Audit) -> None:
        super().__init__(unit)
        self._audit = audit

    def page(self, wanted: AuditFilter, before: int | None = None) -> AuditRows:
        """Return the newest rows that fit, or the next older ones.

        Args:
            wanted: What to look for.
            before: Number of the oldest row already shown, or None.

        Raises:
            UserFacingError: ``record.not_found`` for an unknown person.
        """
        low, high = self._span(wanted)
        if before is not None:
            high = min(high, before - 1)
        found = self._seqs(wanted, low, high)
        rows = self._unit.rows.among(f"{_ROW} WHERE seq IN (??) ORDER BY seq DESC", found[:PAGE])
        names = names_of(self._unit.rows, {row[5] for row in rows})
        return AuditRows(tuple(_row(row, names) for row in rows), len(found) > PAGE)

    def check_some(self, so_far: ChainReport | None, most: int) -> ChainReport:
        """Walk on along the chain by some rows; ended where the report's rows stop growing."""
        return self._audit.walk(so_far, most)

    def rows(self) -> int:
        """Return the number of the last row."""
        return self._audit.head().seq

    def state(self) -> RecordState:
        """Return where the chain stands, as printed on reports."""
        head = self._audit.head()
        return RecordState(head.seq, head.seal[:DIGITS])

    def find_state(self, state: RecordState) -> StateFound:
        """Return what the chain says of a state on paper."""
        sql = "SELECT at, mac FROM audit_event WHERE seq = ?"
        row = self._unit.rows.first(sql, state.seq)
        at = None if row is None else get_instant(row[0])
        matches = row is not None and row[1][:DIGITS] == state.digits
        return StateFound(state, at, matches, self._audit.head().seq)

    def _span(self, wanted: AuditFilter) -> tuple[int, int]:
        """Return the first and the last row of the day; a clock put back may leave others between.

        A local day is asked for, the chain holds UTC.
        """
        if wanted.day is None:
            return 1, self._audit.head().seq
        sql = "SELECT min(seq), max(seq) FROM audit_event WHERE at >= ? AND at < ?"
        row = self._unit.rows.first(sql, *_day_span(wanted))
        return (row[0], row[1]) if row and row[0] is not None else (1, _NONE)

    def _seqs(self, wanted: AuditFilter, low: int, high: int) -> list[int]:
        """Return the numbers of the newest rows that fit, one more than a page."""
        day = " AND +at >= ? AND +at < ?" if wanted.day else ""
        days = _day_span(wanted) if wanted.day else ()
        rows = self._unit.rows
        if wanted.patient is not None:
            ids = ids_of(rows, records_of(rows, rows.need("patient", _KEY, wanted.patient)[0]))
            # A plus keeps SQLite from walking the whole chain: somebody's rows are few.
            sql = (
                f"SELECT seq FROM audit_event WHERE entity_uuid IN ({_marks(ids)})"  # noqa: S608 (marks)
                f" AND +seq BETWEEN ? AND ?{day}{_kinds(wanted.entities)}"
                " ORDER BY +seq DESC LIMIT ?"
            )
            found = rows.all(sql, *ids, low, high, *days, *wanted.entities, PAGE + 1)
            return [row[0] for row in found]
        one = f"SELECT seq FROM audit_event WHERE seq BETWEEN ? AND ?{day}"  # noqa: S608 (our own)
        each: list[int] = []
        for kind in wanted.entities or ("",):
            # One walk along an index for each kind, however rare it is.
            of_kind = " AND entity = ?" if kind else ""
            sql = f"{one}{of_kind} ORDER BY seq DESC LIMIT ?"
            values = (low, high, *days, *((kind,) if kind else ()), PAGE + 1)
            each += [row[0] for row in rows.all(sql, *values)]
        return sorted(each, reverse=True)[: PAGE + 1]


_KEY = "SELECT id FROM patient WHERE uuid = ?"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _kinds(entities: tuple[str, ...]) -> str:
    return f" AND +entity IN ({_marks(entities)})" if entities else ""


def _day_span(wanted: AuditFilter) -> tuple[str, str]:
    """Return the first instant of a local day and of the next, as stored."""
    if wanted.day is None:
        raise ValueError("no day")
    midnights = (wanted.day, wanted.day + timedelta(days=1))
    first, last = (datetime.combine(day, time()).astimezone() for day in midnights)
    return put_instant(first), put_instant(last)


def _row(row: Row, names: dict[str, str]) -> AuditRow:
    return AuditRow(
        seq=row[0],
        at=get_instant(row[1]),
        actor=row[2],
        action=row[3],
        entity=row[4],
        entity_id=row[5],
        fields=tuple(json.loads(row[6])),
        person=names.get(row[5], ""),
    )
