"""One file of a service: entries as in our own files, and lists of what is hidden and shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.shelf import Item, ItemKind
from resources.library_loader import CRISIS, KINDS
from resources.loader.decode import Decoder
from resources.loader.limits import check_limits
from resources.loader.sources import Entry, Source, entries

FORMAT = 1
"""The format that is written; ``format`` stands at the top of a file, and may be left out."""
HIDDEN_FILE = "hidden.toml"
"""Where the program keeps what the service hides and shows."""

Key = tuple[ItemKind, str]


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """What a service's file holds.

    Attributes:
        source: The file.
        items: Its entries.
        hide: Items it takes off the shelf.
        show: Items it puts back that an earlier folder hides.
    """

    source: Source
    items: Mapping[Key, Entry[Item]]
    hide: tuple[Key, ...]
    show: tuple[Key, ...]


def file_name(kind: ItemKind, item_id: str) -> str:
    """Return the name of the file the program writes an item to."""
    return f"{kind}_{item_id}.toml"


def newer_format(source: Source) -> int | None:
    """Return the format of a file made by a newer program, else None."""
    found = source.tables.get("format", FORMAT)
    return found if isinstance(found, int) and found > FORMAT else None


def read_overlay(source: Source, decoder: Decoder) -> OverlayFile:
    """Return what a file holds, each entry checked by itself.

    Raises:
        ContentError: The first fault found.
    """
    _check_tables(source)
    items: dict[Key, Entry[Item]] = {}
    for kind in ItemKind:
        known: type[Item] = KINDS[kind]
        for entry in entries(source, kind, known, decoder):
            key = (kind, entry.value.id)
            if key in items:
                raise entry.error(f"the id {key[1]} stands twice in this file", "id")
            check_limits(entry)
            items[key] = entry
    hide, show = (tuple(_keys(source, table)) for table in ("hide", "show"))
    for kind, item_id in hide:
        if kind is ItemKind.THEME:
            raise source.error(("hide", kind), f"themes cannot be hidden: take {item_id} out")
    return OverlayFile(source, items, hide, show)


def _check_tables(source: Source) -> None:
    known = ("format", "hide", "show", *KINDS)
    for key in source.tables:
        if key == CRISIS:
            reason = "help lines come with the program; the service's own stands in the settings"
            raise source.error((key,), reason)
        if key not in known:
            raise source.error((key,), f"{key} is not known; a file holds {', '.join(known)}")
    stated = source.tables.get("format", FORMAT)
    if newer_format(source) is not None:
        reason = f"the file has format {stated} of a newer program, this one knows {FORMAT}"
        raise source.error(("format",), reason)
    if stated != FORMAT or isinstance(stated, bool):
        raise source.error(("format",), f"format is {FORMAT}")


def _keys(source: Source, table: str) -> Iterator[Key]:
    """Yield the items named in ``[hide]`` or ``[show]``."""
    raw = source.tables.get(table, {})
    if not isinstance(raw, dict):
        raise source.error((table,), f"write [{table}] with lists of ids by kind below")
    for kind, names in raw.items():
        if kind not in KINDS:
            raise source.error((table, kind), f"{kind} is not one of {', '.join(KINDS)}")
        if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
            raise source.error((table, kind), f"{kind} is a list of ids in quotes")
        yield from ((ItemKind(kind), each) for each in names)
