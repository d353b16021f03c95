"""Nested values as lines: what a path leads to, and where two values differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

NOWHERE = object()
KIND = "type"
"""Says which class a value was, such as ``Needs``; no content. A contact has a type of its own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two values differ.

    Attributes:
        path: The names that lead there, with a dot between; places in a list are numbers from 0.
        before: What stands in the first, None for nothing.
        after: What stands in the second, None for nothing.
    """

    path: str
    before: object
    after: object


def flat(value: Any, *, lists: bool = True) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return every value inside JSON by its path; empty texts, lists and nulls are left out.

    Args:
        value: JSON as ``planner.codec.encode`` makes it.
        lists: Look into lists; else a list is one value.
    """
    return {path: each for path, each in _walk(value, "", lists=lists) if _says(each)}


def differences(before: Any, after: Any, *, lists: bool = True) -> tuple[Difference, ...]:  # noqa: ANN401
    """Return where two values differ, in the order of the first."""
    old, new = flat(before, lists=lists), flat(after, lists=lists)
    paths = dict.fromkeys([*old, *new])
    return tuple(
        Difference(path, old.get(path), new.get(path))
        for path in paths
        if old.get(path) != new.get(path)
    )


def field_differences(before: Any, after: Any) -> tuple[Difference, ...]:  # noqa: ANN401 (JSON)
    """Return the fields in which two objects of one class differ; a list is one value.

    An object that only one of them has is one value too, so that each path can be written in both.
    """
    return tuple(_parted(before, after, ""))


def put(value: dict[str, Any], path: str, content: Any) -> None:  # noqa: ANN401 (JSON)
    """Write what a path leads to; the path goes through objects only."""
    *way, last = path.split(".")
    for name in way:
        value = value[name]
    value[last] = content


def at(value: Any, path: str) -> Any:  # noqa: ANN401 (JSON)
    """Return what a path through objects leads to, ``NOWHERE`` where it leads nowhere."""
    found: Any = value
    for name in path.split("."):
        if not isinstance(found, Mapping) or name not in found:
            return NOWHERE
        found = found[name]
    return found


def _parted(before: Any, after: Any, path: str) -> Iterator[Difference]:  # noqa: ANN401 (JSON)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            way = f"{path}.{name}" if path else str(name)
            yield from _parted(before.get(name), after.get(name), way)
    elif before != after:
        yield Difference(path, before if _says(before) else None, after if _says(after) else None)


def _walk(value: Any, path: str, *, lists: bool) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    if isinstance(value, Mapping):
        for name, each in value.items():
            if name != KIND or not isinstance(each, str) or not each[:1].isupper():
                yield from _walk(each, f"{path}.{name}" if path else str(name), lists=lists)
    elif isinstance(value, list) and lists:
        for place, each in enumerate(value):
            yield from _walk(each, f"{path}.{place}" if path else str(place), lists=lists)
    else:
        yield path, value


def _says(value: object) -> bool:
    return value not in (None, "", [], {})
