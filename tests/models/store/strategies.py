"""Any value of planner's dataclasses that the store must give back as it took it."""

import dataclasses
import types
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from planner.patients import Patient
from planner.plans import DayTime, Plan, Task, When
from planner.reviews import Review

LAW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LONG_LAW = settings(LAW, max_examples=120)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
FOUR = st.none() | st.integers(0, 4)
TEN = st.none() | st.integers(0, 10)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(0, 14),
    date: st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    time: st.times(),
    datetime: st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001
        lambda value: value.replace(tzinfo=UTC)
    ),
}
RANGES: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    Plan: {"importance": TEN, "confidence": TEN},
    Task: {"minutes": st.none() | st.integers(0, 10080)},
    DayTime: {"weekday": st.integers(0, 6)},
    When: {"times": st.integers(0, 14)},
    Review: {"closeness": FOUR, "helpfulness": FOUR},
    Patient: {"name": TEXT.filter(str.strip), "nhs_number": st.just("")},
}


def any_of(hint: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for a type hint; ``given`` says fields of a dataclass."""
    hint = getattr(hint, "__supertype__", hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, given)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    args = get_args(hint)
    if get_origin(hint) in (types.UnionType, Union):
        return st.one_of(*(st.none() if arg is type(None) else any_of(arg) for arg in args))
    if get_origin(hint) is tuple:
        return st.lists(any_of(args[0]), max_size=3).map(tuple)
    return PLAIN[hint]


def _dataclass(cls: type, given: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    said = {**RANGES.get(cls, {}), **given}
    hints = get_type_hints(cls)
    fields = [field.name for field in dataclasses.fields(cls)]
    every = {name: said[name] if name in said else any_of(hints[name]) for name in fields}
    return st.builds(cls, **every)
