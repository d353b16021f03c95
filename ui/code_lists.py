"""Coded lists of the national data set, read once."""

from collections.abc import Mapping
from functools import cache

from resources.codes import Code, label_of, load_codes
from ui.widgets.segments import Choice

NOT_SAID = "–"


@cache
def _lists() -> Mapping[str, tuple[Code, ...]]:
    return load_codes()


def code_text(name: str, code: str) -> str:
    """Return a code of a list in words; nothing for no code."""
    return label_of(_lists()[name], code) if code else ""


def code_choices(name: str) -> tuple[Choice, ...]:
    """Return a list to choose from, with "not said" first."""
    return (Choice("", NOT_SAID), *(Choice(each.code, each.label) for each in _lists()[name]))
