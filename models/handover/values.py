"""What a value in the file may be: what could have been typed into this program, and no other.

Words of an enumeration, days, instants, whole numbers and JSON are read here as the store would
read them later, so that nothing comes in that a page could not show.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from types import NoneType
from typing import Any

from models.handover.shape import Column
from models.repositories.convert import checked
from planner import codec
from planner.errors import UserFacingError
from planner.library import Field, Size, Template
from planner.pack import PackContent, PackOptions
from planner.patients import Coded, ContactBy, Episode, Life, Needs, Patient, Taken
from planner.plans import (
    DayTime,
    Done,
    DropReason,
    FieldChange,
    Move,
    NoTask,
    Override,
    Plan,
    Route,
    StartingOut,
    UnchangedReason,
    When,
)
from planner.reviews import NotReviewed, Obstacle, OccasionDone, Review, Used
from planner.sessions import Away, Medium, Risk, Score, Session, SessionType, Status
from planner.sheet_entry import SheetCells, SheetEntry
from planner.supervision import SupervisionItem
from planner.worksheets import Worksheet

MOST_TEXT = 200_000
"""Characters of one text: a hundred pages, more than anybody types into one field."""
MOST_JSON = 4_000_000
MOST_LINE = 1_000
"""Characters of what stands in one line of a list: a name, a reference."""
_HIGHEST = 2**31 - 1
YEARS = range(1850, 2200)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# What makes a line of a list read as another one: controls, and marks that turn its direction.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_LINES = frozenset(
    {
        ("patient", "name"),
        ("patient", "preferred_name"),
        ("patient", "print_name"),
        ("patient", "reference"),
        ("patient", "nhs_number"),
        ("episode", "end_code"),
        ("episode", "problem"),
        ("pack", "code"),
        ("score", "measure"),
        ("revision", "actor"),
        ("draft", "kind"),
        ("draft", "owner"),
    }
)
_WORDS: Mapping[tuple[str, str], type[Enum]] = {
    ("patient", "contact_by"): ContactBy,
    ("session", "type"): SessionType,
    ("session", "medium"): Medium,
    ("session", "status"): Status,
    ("session", "risk"): Risk,
    ("session", "away"): Away,
    ("plan", "no_task"): NoTask,
    ("plan", "route"): Route,
    ("plan", "override"): Override,
    ("task", "size"): Size,
    ("task", "move"): Move,
    ("task", "unchanged_reason"): UnchangedReason,
    ("tailoring", "changes"): Field,
    ("occasion", "done"): Done,
    ("review", "next"): Move,
    ("review", "drop_reason"): DropReason,
    ("review", "unchanged_reason"): UnchangedReason,
    ("review", "not_reviewed"): NotReviewed,
}
_JSON: Mapping[tuple[str, str], Any] = {
    ("patient", "needs"): Needs,
    ("patient", "life"): Life,
    ("patient", "coded"): Coded,
    ("episode", "goals"): tuple[str, ...],
    ("score", "items"): tuple[int | None, ...],
    ("plan", "starting_out"): StartingOut,
    ("task", "due"): When,
    ("task", "checked"): tuple[str, ...],
    ("task", "worksheets"): tuple[str, ...],
    ("task", "changes"): tuple[FieldChange, ...],
    ("review", "obstacles"): tuple[Obstacle, ...],
    ("review", "coping_used"): tuple[Used | None, ...],
    ("review", "changes_used"): tuple[Used | None, ...],
    ("review", "occasions"): tuple[OccasionDone, ...],
    ("sheet_entry", "cells"): SheetCells,
    ("pack", "options"): PackOptions,
    ("pack", "content"): PackContent,
}
_LONG = frozenset(
    {*_JSON, ("revision", "data"), ("draft", "data")}
    | {("merge", each) for each in ("moved", "kept_before", "kept_after")}
)
_REVISED: Mapping[str, Any] = {
    "patient": Patient,
    "episode": Episode,
    "session": Session,
    "score": Score,
    "plan": Plan,
    "review": Review,
    "supervision": SupervisionItem,
    "sheet_entry": SheetEntry,
    "occasions": tuple[Mapping[str, str], ...],
    "retention": Mapping[str, str],
}
SNAPSHOTS: Mapping[str, type[Template] | type[Worksheet]] = {
    "template": Template,
    "worksheet": Worksheet,
}
UNFIT: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
    UserFacingError,
)
"""What reading a value that does not fit raises."""


def check_value(table: str, column: Column, value: object) -> None:
    """Refuse a value that this column never holds.

    Raises:
        ValueError: And the like, see ``UNFIT``.
    """
    if value is None:
        _need(column.nullable)
        return
    of = (table, column.name)
    if column.parent:
        _need(type(value) is int and value > 0)
    elif column.name == "uuid":
        _need(isinstance(value, str) and _UUID.fullmatch(value) is not None)
    elif of in _WORDS:
        _WORDS[of](value)
    else:
        _BY_KIND[column.kind](value)
    if isinstance(value, str) and of not in _LONG:
        _need(len(value) <= MOST_TEXT)
    if of in _LINES:
        _need(is_line(value))
    if of in _JSON:
        read_json(_JSON[of], value)


def check_revision(entity: object, data: object) -> None:
    """Refuse a before-image that cannot be read as what it is of.

    Raises:
        ValueError: And the like, see ``UNFIT``.
    """
    read_json(_REVISED[entity] if isinstance(entity, str) else None, data)


def check_snapshot(kind: object, content: object) -> None:
    """Refuse an item of the library that cannot be read.

    Raises:
        ValueError: And the like, see ``UNFIT``.
    """
    _need(isinstance(kind, str))
    read_json(SNAPSHOTS[str(kind)], content)


def check_hash(value: object) -> None:
    """Refuse what is no SHA-256 in hex digits.

    Raises:
        ValueError: It is not.
    """
    _need(isinstance(value, str) and _SHA256.fullmatch(value) is not None)


def read_json(hint: Any, text: object) -> Any:  # noqa: ANN401 (a type hint and what it describes)
    """Return JSON text as the store would read it, each number and day within what can be shown.

    Raises:
        ValueError: And the like, see ``UNFIT``.
    """
    if not isinstance(text, str) or len(text) > MOST_JSON:
        raise ValueError
    found = codec.decode(hint, parsed(text))
    _walk(found)
    return found


def parsed(text: str | bytes) -> Any:  # noqa: ANN401 (JSON)
    """Return JSON without the numbers that are none, and without what no database can hold.

    Raises:
        ValueError: And the like, see ``UNFIT``.
    """
    plain = text.encode() if isinstance(text, str) else text
    value = json.loads(plain, parse_constant=_no_number)
    if b"\\u" in plain:
        json.dumps(value, ensure_ascii=False).encode()  # half of a pair of surrogates fits nowhere
    return value


def is_line(value: object) -> bool:
    """Tell whether a text may stand in a line of a list."""
    return isinstance(value, str) and len(value) <= MOST_LINE and not _HIDDEN.search(value)


def _no_number(name: str) -> float:
    raise ValueError(name)


def _need(right: bool) -> None:
    if not right:
        raise ValueError


def _text(value: object) -> None:
    _need(isinstance(value, str) and len(value) <= MOST_JSON)
    checked(str(value))


def _whole_number(value: object) -> None:
    _need(type(value) is int and -_HIGHEST <= value <= _HIGHEST)


def _truth(value: object) -> None:
    _need(value in (0, 1))


def _day(value: object) -> None:
    _need(isinstance(value, str))
    day = date.fromisoformat(str(value))
    _need(day.isoformat() == value and day.year in YEARS)


def _time(value: object) -> None:
    _need(isinstance(value, str))
    at = time.fromisoformat(str(value))
    _need(at.isoformat() == value and at.tzinfo is None)


def _instant(value: object) -> None:
    _need(isinstance(value, str))
    at = datetime.fromisoformat(str(value))
    _need(at.isoformat(" ", "microseconds") == value and at.tzinfo is None and at.year in YEARS)


_BY_KIND: Mapping[str, Callable[[object], None]] = {
    "TextField": _text,
    "IntegerField": _whole_number,
    "BooleanField": _truth,
    "DateField": _day,
    "TimeField": _time,
    "DateTimeField": _instant,
}


def _walk(value: Any) -> None:  # noqa: ANN401 (a value of planner)
    """Refuse numbers and days that no page could show, anywhere in a value."""
    if isinstance(value, str):
        _need(len(value) <= MOST_TEXT)
        checked(value)
    elif isinstance(value, Enum | bool | NoneType | time):
        return
    elif isinstance(value, int | float):
        _need(abs(value) <= _HIGHEST)
    elif isinstance(value, date):
        _need(value.year in YEARS)
    else:
        _walk_into(value)


def _walk_into(value: Any) -> None:  # noqa: ANN401 (a value of planner)
    if isinstance(value, DayTime | Taken):
        _need(value.weekday is None or value.weekday in range(7))
    for each in _parts(value):
        _walk(each)


def _parts(value: Any) -> Iterable[Any]:  # noqa: ANN401 (a value of planner)
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if dataclasses.is_dataclass(value):
        return (getattr(value, each.name) for each in dataclasses.fields(value))
    return tuple(value)
