"""The caseload's instant filter and its sorting, in one pass over the rows."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from enum import StrEnum

from planner.search import search_key
from planner.views import CaseloadRow, CaseStatus

_DIGITS = re.compile(r"\d+")
_WIDEST = 12
_STATUS_ORDER = tuple(CaseStatus)
Key = tuple[object, ...]


class CaseColumn(StrEnum):
    """What the caseload can be sorted by."""

    NAME = "name"
    REFERENCE = "reference"
    STATUS = "status"
    SESSIONS = "sessions"
    NEXT = "next"
    LAST_CONTACT = "last_contact"
    LAST_TASK = "last_task"
    LAST_AMOUNT = "last_amount"
    UNREVIEWED = "unreviewed"
    STARTED = "started"
    NEEDS = "needs"


def filter_rows(
    rows: Sequence[CaseloadRow], text: str, *, status: CaseStatus | None = None
) -> tuple[CaseloadRow, ...]:
    """Return the rows in which every word of a text occurs, in the order they came.

    Args:
        rows: All rows; their ``search`` is what ``planner.search.search_key`` makes.
        text: As typed, in any case, with or without accents.
        status: Where the people stand; None for all.
    """
    found = rows if status is None else [row for row in rows if row.status is status]
    for word in search_key(text).split():
        found = [row for row in found if word in row.search]
    return tuple(found)


def sort_rows(
    rows: Sequence[CaseloadRow], column: CaseColumn, *, descending: bool = False
) -> tuple[CaseloadRow, ...]:
    """Return the rows by a column, equal ones in the order they came; no value stays last."""
    key = _KEYS[column]
    keyed = [(key(row), row) for row in rows]
    valued = [pair for pair in keyed if pair[0] is not None]
    valued.sort(key=_first, reverse=descending)
    return tuple(row for _, row in valued) + tuple(row for k, row in keyed if k is None)


def weeks_since(started: date | None, today: date) -> int | None:
    """Return the full weeks since a day, or None where it is not known."""
    return None if started is None else max(0, (today - started).days // 7)


def natural(text: str) -> str:
    """Return a key by which ``BS-2`` comes before ``BS-10``, accents and case aside."""
    key = text.lower() if text.isascii() else search_key(text)
    return _DIGITS.sub(_padded, key)


def _padded(found: re.Match[str]) -> str:
    return found[0].zfill(_WIDEST)


def _first(pair: tuple[Key | None, CaseloadRow]) -> Key:
    return pair[0] or ()


def _name(row: CaseloadRow) -> Key:
    return natural(row.name), row.reference


def _reference(row: CaseloadRow) -> Key | None:
    return (natural(row.reference),) if row.reference else None


def _next(row: CaseloadRow) -> Key | None:
    return None if row.next_day is None else (row.next_day, row.next_at or time.min)


def _last_task(row: CaseloadRow) -> Key | None:
    return (natural(row.last_task),) if row.last_task else None


def _status(row: CaseloadRow) -> Key:
    return (_STATUS_ORDER.index(row.status),)


def _sessions(row: CaseloadRow) -> Key:
    return (row.sessions,)


def _last_contact(row: CaseloadRow) -> Key | None:
    return None if row.last_contact is None else (row.last_contact,)


def _last_amount(row: CaseloadRow) -> Key | None:
    return None if row.last_amount is None else (row.last_amount,)


def _unreviewed(row: CaseloadRow) -> Key:
    return (row.unreviewed,)


def _started(row: CaseloadRow) -> Key | None:
    return None if row.started is None else (row.started,)


def _needs(row: CaseloadRow) -> Key | None:
    return tuple(each.value for each in row.needs) or None


_KEYS: dict[CaseColumn, Callable[[CaseloadRow], Key | None]] = {
    CaseColumn.NAME: _name,
    CaseColumn.REFERENCE: _reference,
    CaseColumn.STATUS: _status,
    CaseColumn.SESSIONS: _sessions,
    CaseColumn.NEXT: _next,
    CaseColumn.LAST_CONTACT: _last_contact,
    CaseColumn.LAST_TASK: _last_task,
    CaseColumn.LAST_AMOUNT: _last_amount,
    CaseColumn.UNREVIEWED: _unreviewed,
    CaseColumn.STARTED: _started,
    CaseColumn.NEEDS: _needs,
}
