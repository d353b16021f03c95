"""Dataclasses to JSON and back, for drafts, snapshots and before-images.

Built for the types of this package only: frozen dataclasses, tuples, mappings by text, enums,
dates, times, instants, optional values and unions of dataclasses (told apart by ``"type"``).
"""

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dumps(value: object) -> str:
    """Return a value of this package as compact JSON."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    """Return the dataclass that ``dumps`` wrote.

    Fields unknown to this version are left out and missing ones take their defaults, so that a
    draft written by an older version can be opened.

    Raises:
        ValueError: The text is not what ``dumps`` writes for this class.
    """
    try:
        decoded: T = decode(cls, json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a {cls.__name__}") from error
    return decoded


def encode(value: object) -> Any:  # noqa: ANN401 (JSON)
    """Return a value as JSON's own types."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        entries = {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"type": type(value).__name__, **entries}
    if isinstance(value, Mapping):
        return {str(key): encode(each) for key, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [encode(each) for each in value]
    return value


def decode(hint: Any, value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Return JSON's own types as what a type hint asks for."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return _decode_union(get_args(hint), value)
    if origin is tuple:
        return _decode_tuple(get_args(hint), value)
    if origin is not None and issubclass(origin, Mapping):
        return {key: decode(get_args(hint)[1], each) for key, each in value.items()}
    hint = getattr(hint, "__supertype__", hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        known = {name: each for name, each in value.items() if name in hints}
        return hint(**{name: decode(hints[name], each) for name, each in known.items()})
    return _decode_plain(hint, value)


def _decode_plain(hint: Any, value: Any) -> Any:  # noqa: ANN401
    if isinstance(hint, type) and issubclass(hint, date | time):
        return hint.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if hint is float and isinstance(value, int):
        return float(value)
    if hint is bool and not isinstance(value, bool):
        raise TypeError("bool")
    if isinstance(hint, type) and not isinstance(value, hint):
        raise TypeError(hint.__name__)
    return value


def _decode_tuple(args: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(decode(args[0], each) for each in value)
    return tuple(decode(hint, each) for hint, each in zip(args, value, strict=True))


def _decode_union(args: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    if value is None and type(None) in args:
        return None
    options = [hint for hint in args if hint is not type(None)]
    if isinstance(value, dict):
        named = [hint for hint in options if getattr(hint, "__name__", "") == value.get("type")]
        return decode(named[0] if named else options[0], value)
    for hint in options:
        try:
            return decode(hint, value)
        except (TypeError, ValueError, AttributeError):
            continue
    raise TypeError(str(args))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)
