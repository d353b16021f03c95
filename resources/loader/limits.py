"""Limits of what a service may write, so that whatever it writes can be shown and drawn."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from planner.shelf import Item
from resources.loader.lines import Path
from resources.loader.sources import Entry

LONGEST_TEXT = 400
LONGEST_LIST = 60
HIGHEST = 1000
LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "id": 60, "title": 80, "neutral_title": 80, "label": 80, "name": 80, "alt": 80,
        "row_heading": 40, "low_words": 40, "high_words": 40,
    }
)  # fmt: skip
"""Most characters of a field; every other text has at most ``LONGEST_TEXT``."""
HIGHEST_OF: Mapping[str, int] = MappingProxyType({"count": 40, "lines": 20, "row_height": 30})
"""Highest number of a field; every other number is at most ``HIGHEST``."""


def check_limits(entry: Entry[Item]) -> None:
    """Refuse texts, lists and numbers beyond what a page or a sheet can hold.

    Raises:
        ContentError: The first fault found.
    """
    _walk(entry, entry.value, ())


def _walk(entry: Entry[Item], value: object, at: Path) -> None:
    if isinstance(value, str):
        _check_text(entry, value, at)
    elif isinstance(value, tuple):
        if len(value) > LONGEST_LIST:
            raise entry.error(f"a list has at most {LONGEST_LIST} lines", *at)
        for index, each in enumerate(value):
            _walk(entry, each, (*at, index))
    elif isinstance(value, int | float):
        _check_number(entry, value, at)
    elif is_dataclass(value):
        for field in fields(value):
            _walk(entry, getattr(value, field.name), (*at, field.name))


def _check_text(entry: Entry[Item], text: str, at: Path) -> None:
    most = LONGEST.get(_name(at), LONGEST_TEXT)
    if len(text) > most:
        raise entry.error(
            f"{_name(at)} has at most {most} characters, and this has {len(text)}", *at
        )
    if any(ord(each) < 32 or ord(each) == 127 for each in text):
        raise entry.error(f"{_name(at)} has a line break or another invisible character", *at)
    if any("\ud800" <= each <= "\udfff" for each in text):
        raise entry.error(f"{_name(at)} has a broken character; type it again", *at)


def _check_number(entry: Entry[Item], number: float, at: Path) -> None:
    most = HIGHEST_OF.get(_name(at), HIGHEST)
    if not math.isfinite(number) or not 0 <= number <= most:
        raise entry.error(f"{_name(at)} is a number from 0 to {most}", *at)


def _name(at: Path) -> str:
    """Return the name of the key a path ends in."""
    return next((each for each in reversed(at) if isinstance(each, str)), "")
