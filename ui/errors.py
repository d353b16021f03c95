"""Errors in words: what happened, what is safe, what to do next. No Qt here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from planner.errors import UserFacingError
from ui.error_texts import FIELD_WORDS, TEXTS


@dataclass(frozen=True, slots=True)
class Worded:
    """An error as a person reads it.

    Attributes:
        what: What happened and what is safe.
        next: What to do next; may be empty.
    """

    what: str
    next: str = ""

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.what} {self.next}".strip()


SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z][a-z ])")
UNKNOWN = Worded(
    "That did not work. What was saved before is safe.",
    "Try again; if it happens again, tell your IT support the name of the error: {code}.",
)


def word_error(error: UserFacingError) -> Worded:
    """Return the words of an error; one without words of its own gets a general sentence."""
    what, next_step = TEXTS.get(error.code, (UNKNOWN.what, UNKNOWN.next))
    values = {name: _value_text(value) for name, value in error.values.items()}
    values["code"] = error.code
    if "where" in values:
        values["where"] = FIELD_WORDS.get(values["where"], values["where"])
    return Worded(_fill(what, values), _fill(next_step, values))


def one_sentence(error: UserFacingError) -> str:
    """Return an error as one sentence in one line, as commands say it."""
    first, *more = SENTENCE_END.split(" ".join(str(word_error(error)).split()))
    parts = (first, *(f"{part[0].lower()}{part[1:]}" for part in more))
    return "; ".join(part.rstrip(".") for part in parts) + "."


def _fill(text: str, values: Mapping[str, str]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: values.get(name, "?") for name in names})


def _value_text(value: object) -> str:
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(_value_text(each) for each in value)
    return str(value)
