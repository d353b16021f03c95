"""Values between dataclasses and columns, the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from planner import codec
from planner.errors import UserFacingError

E = TypeVar("E", bound=StrEnum)
_NUL_IN_JSON = "\\u0000"


def put_instant(value: datetime) -> str:
    """Return an instant as UTC without a zone, always with microseconds, so that text sorts.

    Raises:
        ValueError: The instant says no zone.
    """
    if value.tzinfo is None:
        raise ValueError("an instant needs its zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def put_instant_or_none(value: datetime | None) -> str | None:
    """Return an instant as ``put_instant`` does, or None."""
    return None if value is None else put_instant(value)


def get_instant(value: str | datetime) -> datetime:
    """Return an instant as it was stored, aware, in UTC."""
    naive = datetime.fromisoformat(value) if isinstance(value, str) else value
    return naive.replace(tzinfo=UTC)


def get_instant_or_none(value: str | datetime | None) -> datetime | None:
    """Return an instant, or None."""
    return None if value is None else get_instant(value)


def put_day(value: date | None) -> str | None:
    """Return a local day as ISO text."""
    return None if value is None else value.isoformat()


def get_day(value: str | date) -> date:
    """Return a local day."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def get_day_or_none(value: str | date | None) -> date | None:
    """Return a local day, or None."""
    return None if value is None else get_day(value)


def put_time(value: time | None) -> str | None:
    """Return a local wall time as ISO text."""
    return None if value is None else value.isoformat()


def get_time(value: str | time | None) -> time | None:
    """Return a local wall time, or None."""
    return time.fromisoformat(value) if isinstance(value, str) else value


def get_word(words: type[E], value: str | None) -> E | None:
    """Return a word of an enumeration, or None."""
    return None if value is None else words(value)


def put_word(value: StrEnum | None) -> str | None:
    """Return a word of an enumeration as plain text."""
    return None if value is None else value.value


def put_json(value: object) -> str:
    """Return a value of planner as JSON text.

    Raises:
        UserFacingError: ``text.nul`` where a text in it holds a NUL character.
    """
    text = codec.dumps(value)
    if _NUL_IN_JSON in text and _holds_nul(json.loads(text)):
        raise UserFacingError("text.nul")
    return text


def get_json(hint: Any, text: str) -> Any:  # noqa: ANN401 (a type hint and what it describes)
    """Return what ``put_json`` wrote, as the hint says."""
    return codec.decode(hint, json.loads(text))


def checked(text: str) -> str:
    """Return a text that every database can hold.

    Raises:
        UserFacingError: ``text.nul`` for a NUL character, ``text.broken`` for half a character.
    """
    if text.isascii():
        if "\0" in text:
            raise UserFacingError("text.nul")
        return text
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        raise UserFacingError("text.broken") from None
    if 0 in encoded:
        raise UserFacingError("text.nul")
    return text


def _holds_nul(value: Any) -> bool:  # noqa: ANN401 (JSON)
    if isinstance(value, dict):
        return any(_holds_nul(each) for pair in value.items() for each in pair)
    if isinstance(value, list):
        return any(_holds_nul(each) for each in value)
    return isinstance(value, str) and "\0" in value
