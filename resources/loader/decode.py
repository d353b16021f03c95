"""Turns what tomllib read into the frozen types of planner, strictly.

The types themselves say what is right: each key is a field, each value has the field's type. A key
that may be left out is one whose field has a default or stands in ``OMITTED``; a key that is there
is never empty.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum

from planner.library import Barrier, CrisisLine, TailoringPrompt, Template, Theme
from planner.measures import Measure
from planner.worksheets import (
    Cycle,
    Grid,
    Ideas,
    Lines,
    Pictured,
    Rating,
    Ticks,
    Tree,
    Worksheet,
)
from resources.loader.errors import Flaw
from resources.loader.lines import Path

T = typing.TypeVar("T")
Convert = Callable[[object, Path], typing.Any]

OMITTED: Mapping[tuple[type, str], object] = types.MappingProxyType(
    {
        (Template, "problems"): (),
        (Template, "check_first"): (),
        (Template, "worksheets"): (),
        (Theme, "private"): False,
        (Measure, "items"): (),
        (Measure, "bands"): (),
        (Barrier, "obstacle"): "",
        (Barrier, "if_example"): "",
        (Barrier, "private"): False,
        (TailoringPrompt, "about"): "",
        (CrisisLine, "note"): "",
        (Worksheet, "landscape"): False,
        (Worksheet, "footer"): "",
    }
)
"""What a key stands for when it is left out, besides the defaults of the types themselves."""

NOT_IN_FILES = frozenset({(Ideas, "chosen")})
"""Fields that the program fills, never a file."""

BLOCKS: Mapping[str, type] = types.MappingProxyType(
    {
        "grid": Grid,
        "lines": Lines,
        "ticks": Ticks,
        "rating": Rating,
        "ideas": Ideas,
        "pictured": Pictured,
        "cycle": Cycle,
        "tree": Tree,
    }
)
"""The blocks of a worksheet by the value of their key ``block``."""

_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


class Decoder:
    """Makes values of planner's types; keeps the converters it has built."""

    def __init__(self) -> None:
        self._built: dict[object, Convert] = {}

    def decode(self, kind: type[T], raw: object, at: Path) -> T:
        """Return the value of a type.

        Args:
            kind: A frozen dataclass of planner.
            raw: What tomllib read.
            at: Where it stands in its file.

        Raises:
            Flaw: A key or value is not as the type says.
        """
        return typing.cast("T", self._converter(kind)(raw, at))

    def _converter(self, kind: object) -> Convert:
        found = self._built.get(kind)
        if found is None:
            found = self._built[kind] = self._build(kind)
        return found

    def _build(self, kind: object) -> Convert:
        arguments = typing.get_args(kind)
        if typing.get_origin(kind) is tuple:
            return _list_of(self._converter(arguments[0]))
        if arguments:
            real = tuple(each for each in arguments if each is not types.NoneType)
            return self._converter(real[0]) if len(real) == 1 else self._block()
        if not isinstance(kind, type):
            raise TypeError(f"no converter for {kind}")
        if issubclass(kind, StrEnum):
            return _one_of(kind)
        return self._record(kind) if is_dataclass(kind) else _plain(kind)

    def _block(self) -> Convert:
        """Return the converter of a worksheet block, told apart by its key ``block``."""
        converters = {name: self._converter(kind) for name, kind in BLOCKS.items()}

        def convert(raw: object, at: Path) -> object:
            table = dict(_table(raw, at))
            name = table.pop("block", None)
            if not isinstance(name, str) or name not in converters:
                where = at if name is None else (*at, "block")
                raise Flaw(where, f"block is one of {', '.join(BLOCKS)}")
            return converters[name](table, at)

        return convert

    def _record(self, kind: type) -> Convert:
        parts = tuple(
            (each.name, self._converter(each.type), when_omitted(kind, each))
            for each in fields(kind)
            if (kind, each.name) not in NOT_IN_FILES
        )
        names = frozenset(name for name, _, _ in parts)

        def convert(raw: object, at: Path) -> object:
            table = _table(raw, at)
            if not names >= table.keys():
                _refuse_unknown(table, names, at)
            values = {}
            for name, make, omitted in parts:
                if name in table:
                    values[name] = make(table[name], (*at, name))
                elif omitted is MISSING:
                    raise Flaw(at, f"the key {name} is missing")
                else:
                    values[name] = omitted
            return kind(**values)

        return convert


def when_omitted(kind: type, field: Field[object]) -> object:
    """Return what a left-out key stands for, or MISSING where it may not be left out."""
    if (kind, field.name) in OMITTED:
        return OMITTED[kind, field.name]
    return None if types.NoneType in typing.get_args(field.type) else field.default


def _table(raw: object, at: Path) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Flaw(at, "a table of keys and values stands here")
    return raw


def _refuse_unknown(table: dict[str, object], names: frozenset[str], at: Path) -> None:
    key = next(each for each in table if each not in names)
    near = get_close_matches(key, sorted(names), n=1)
    hint = f"did you mean {near[0]}?" if near else f"known keys are {', '.join(sorted(names))}"
    raise Flaw((*at, key), f"the key {key} is not known; {hint}")


def _list_of(make: Convert) -> Convert:
    def convert(raw: object, at: Path) -> tuple[object, ...]:
        if not isinstance(raw, list):
            raise Flaw(at, f"{at[-1]} is a list in square brackets")
        if not raw:
            raise Flaw(at, f"{at[-1]} is empty; leave the key out or fill it in")
        return tuple(make(each, (*at, index)) for index, each in enumerate(raw))

    return convert


def _one_of(kind: type[StrEnum]) -> Convert:
    known = {each.value: each for each in kind}

    def convert(raw: object, at: Path) -> StrEnum:
        if not isinstance(raw, str) or raw not in known:
            raise Flaw(at, f"{raw!r} is not one of {', '.join(known)}")
        return known[raw]

    return convert


def _plain(kind: type) -> Convert:
    if kind is str:
        return _text
    if kind is date:
        return _day
    accepted = (int, float) if kind is float else (kind,)

    def convert(raw: object, at: Path) -> object:
        if type(raw) not in accepted:
            raise Flaw(at, f"{at[-1]} is {_NAMES[kind]}, not {raw!r}")
        return kind(raw)

    return convert


def _text(raw: object, at: Path) -> str:
    if not isinstance(raw, str):
        raise Flaw(at, f"text in quotes stands here, not {raw!r}")
    if not raw.strip():
        raise Flaw(at, "the text is empty; leave the key out or fill it in")
    if raw != raw.strip():
        raise Flaw(at, "the text starts or ends with a space")
    return raw


def _day(raw: object, at: Path) -> date:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise Flaw(at, f"{at[-1]} is a date such as 2026-11-23, without quotes")
    return raw
