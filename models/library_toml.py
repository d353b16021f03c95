"""Library items as TOML, laid out as our own files are: one key a line, one list element a line.

What is written reads back as an equal item. The layout is what keeps the lines of errors right
(``resources.loader.lines``), and what makes a file fit for an editor.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import StrEnum

import tomlkit

from planner.shelf import Item, ItemKind, kind_of
from planner.worksheets import Layout
from resources.loader.decode import BLOCKS, when_omitted
from resources.overlay import FORMAT, Key

_NOTE = "# Between Sessions: changes of a service to the library. Nothing of a patient is in here."
_BLOCK_NAMES = {kind: name for name, kind in BLOCKS.items()}


def dump(
    items: Iterable[Item] = (), hide: Collection[Key] = (), show: Collection[Key] = ()
) -> bytes:
    """Return a file with items and with what is hidden and shown.

    Raises:
        UnicodeEncodeError: A text has half a character (a lone surrogate).
    """
    lines = [_NOTE, f"format = {FORMAT}"]
    for item in items:
        lines += ["", *_entry(item)]
    for table, keys in (("hide", hide), ("show", show)):
        if keys:
            lines += ["", f"[{table}]", *_ids(keys)]
    return ("\n".join(lines) + "\n").encode()


def _ids(keys: Collection[Key]) -> Iterator[str]:
    for kind in ItemKind:
        names = tuple(sorted(name for each, name in keys if each is kind))
        if names:
            yield from _key(kind, names)


def _entry(item: Item) -> Iterator[str]:
    """Yield an item: plain keys first, then its blocks, then its other versions."""
    name = kind_of(item).value
    yield f"[[{name}]]"
    yield from _table(item, name)


def _table(value: object, name: str) -> Iterator[str]:
    later: list[tuple[str, object]] = []
    for key, each in _stated(value):
        if key == "blocks" or isinstance(each, Layout):
            later.append((key, each))
        else:
            yield from _key(key, each)
    for key, each in later:
        yield from _blocks(each, f"{name}.{key}") if key == "blocks" else _version(each, name, key)


def _version(layout: object, name: str, key: str) -> Iterator[str]:
    yield ""
    yield f"[{name}.{key}]"
    yield from _table(layout, f"{name}.{key}")


def _blocks(blocks: object, name: str) -> Iterator[str]:
    for block in blocks if isinstance(blocks, tuple) else ():
        yield ""
        yield f"[[{name}]]"
        yield f'block = "{_BLOCK_NAMES[type(block)]}"'
        for key, each in _stated(block):
            yield from _key(key, each)


def _key(key: str, value: object) -> Iterator[str]:
    """Yield a key: a list one element a line, but fixed words together in one."""
    if isinstance(value, tuple) and not all(isinstance(each, StrEnum) for each in value):
        yield f"{key} = ["
        yield from (f"    {_inline(each)}," for each in value)
        yield "]"
    else:
        yield f"{key} = {_inline(value)}"


def _inline(value: object) -> str:
    if isinstance(value, str):
        return tomlkit.string(str(value)).as_string()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if is_dataclass(value):
        parts = (f"{key} = {_inline(each)}" for key, each in _stated(value))
        return f"{{ {', '.join(parts)} }}"
    return repr(value)


def _stated(value: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a value that are written; those left out read back as they are."""
    kind = type(value)
    for field in fields(kind):  # type: ignore[arg-type]  # every value here is a dataclass
        found = getattr(value, field.name)
        if found is not None and found != () and not _default(kind, field, found):
            yield field.name, found


def _default(kind: type, field: "Field[object]", found: object) -> bool:
    omitted = when_omitted(kind, field)
    return type(omitted) is type(found) and omitted == found
