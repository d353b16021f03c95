"""The library with a service's own changes laid over it.

A service's folder holds files in the format of ours (``resources/library/README.md``), in any
number and of any name. An entry takes the place of ours of the same kind and id, a new id is added
at the end of its kind, intervention or theme. ``[hide]`` has lists of ids by kind; ``[show]`` puts
back what a folder before hides. Within a folder, a file that the program writes for one item
(``template_walk.toml``) and its ``hidden.toml`` win over files written by hand.

What is hidden is off the library: no page offers it. A template goes with its hidden intervention.
A hidden worksheet that a visible template uses stays in the library, so that the template prints,
and so does a picture that a sheet or an example shows. Themes cannot be hidden, since barriers and
plans refer to them, and help lines are no item: neither hidden nor replaced.

A service's file that is broken, or breaks something, is left out whole and reported; ours is never
refused because of it. Each folder is judged on top of those before it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.catalogues import CatalogueFile
from planner.library import Library, Template
from planner.shelf import FileFault, Item, ItemKind, Origin, Shelf, ShelfItem
from resources.catalogue_files import ENDING, read_catalogues
from resources.catalogue_files import FOLDER as LANGUAGES_FOLDER
from resources.library_loader import library_of, load_entries, load_library
from resources.loader.decode import Decoder
from resources.loader.errors import ContentError
from resources.loader.layers import GROUPS, fit
from resources.loader.overlay_file import (
    FORMAT,
    HIDDEN_FILE,
    Key,
    OverlayFile,
    file_name,
    newer_format,
    read_overlay,
)
from resources.loader.shelf import Shelf as Entries
from resources.loader.sources import source_of

__all__ = [
    "FORMAT",
    "HIDDEN_FILE",
    "Files",
    "Key",
    "Laid",
    "OverlayFile",
    "ShelfReader",
    "file_name",
    "heading_of",
    "hidden_by",
    "newer_format",
    "read_files",
    "read_overlay",
    "read_shelf",
    "source_of",
]

Files = Mapping[str, bytes | OSError]
"""What a folder holds: the bytes of each file by its name, or why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A library with folders laid over it.

    Attributes:
        shelf: What pages show.
        whole: The library with hidden items too, for showing what was recorded with them.
        files: The files that were used, by origin, in the order in which they count.
        hidden: What they hide by name; more goes with it (``shelf`` tells).
        errors: Why other files were left out, in the order of ``shelf.faults``; their ``file`` is
            origin, slash, name.
    """

    shelf: Shelf
    whole: Library
    files: Mapping[Origin, tuple[OverlayFile, ...]]
    hidden: frozenset[Key]
    errors: tuple[ContentError, ...]


def read_shelf(folders: Sequence[tuple[Origin, Path]]) -> Shelf:
    """Read the program's folder, then lay the others over it in their order.

    Args:
        folders: The program's own first. The others need not exist.

    Raises:
        ContentError: The program's own folder is broken; nothing else is ever raised for.
    """
    (_, own), *others = folders
    laid = lay_over(own, [(origin, read_files(folder)) for origin, folder in others])
    return with_catalogues(laid, [folder for _, folder in others]).shelf


def with_catalogues(laid: Laid, folders: Iterable[Path]) -> Laid:
    """Return a library with the catalogues of some folders; a later folder's count."""
    found: dict[str, CatalogueFile] = {}
    for folder in folders:
        found |= read_catalogues(folder)
    if not found:
        return laid
    shelf = replace(laid.shelf, library=replace(laid.shelf.library, catalogues=found))
    return replace(laid, shelf=shelf, whole=replace(laid.whole, catalogues=found))


def read_files(folder: Path) -> Files:
    """Return what a folder holds; a folder that is not there holds nothing."""
    try:
        names = sorted(path.name for path in folder.iterdir() if _counts(path.name))
    except FileNotFoundError:
        return {}
    except OSError as error:
        return {folder.name: error}
    return {name: _read(folder / name) for name in names}


def _counts(name: str) -> bool:
    """Tell whether a file is read; names that begin with a dot are those of other programs."""
    return name.endswith(".toml") and not name.startswith(".")


def _read(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error


class ShelfReader:
    """Reads folders again only where a name, a size or a time of change in them is another."""

    def __init__(self, folders: Sequence[tuple[Origin, Path]]) -> None:
        (_, self._own), *self._others = folders
        self._seen: tuple[object, ...] | None = None
        self._laid: Laid | None = None

    def laid(self) -> Laid:
        """Return the library as the folders are now.

        Raises:
            ContentError: The program's own folder is broken.
        """
        seen = tuple(_signature(folder) for _, folder in self._others)
        if self._laid is None or seen != self._seen:
            self._laid = self._with_catalogues(self.tried())
            self._seen = seen
        return self._laid

    def _with_catalogues(self, laid: Laid) -> Laid:
        """Return a library with the words that services brought in, the later folder's first."""
        return with_catalogues(laid, [folder for _, folder in self._others])

    def forget(self) -> None:
        """Read again next time: a disk may give two changes in quick succession one time."""
        self._seen = None

    def tried(self, changes: Mapping[Origin, Mapping[str, bytes | None]] | None = None) -> Laid:
        """Return the library as it would be with some files changed, or gone (None)."""
        layers = [
            (origin, _changed(read_files(folder), (changes or {}).get(origin, {})))
            for origin, folder in self._others
        ]
        return lay_over(self._own, layers)


def _signature(folder: Path) -> object:
    return _stamps(folder, _counts), _stamps(folder / LANGUAGES_FOLDER, _is_catalogue)


def _is_catalogue(name: str) -> bool:
    return name.endswith(ENDING)


def _stamps(folder: Path, counts: Callable[[str], bool]) -> object:
    try:
        with os.scandir(folder) as found:
            return tuple(sorted(_stamp(each) for each in found if counts(each.name)))
    except OSError as error:
        return error.errno


def _stamp(entry: "os.DirEntry[str]") -> tuple[str, int, int, int]:
    try:
        stat = entry.stat()
    except OSError:
        return entry.name, -1, -1, -1
    return entry.name, stat.st_size, stat.st_mtime_ns, stat.st_ino


def _changed(files: Files, changes: Mapping[str, bytes | None]) -> Files:
    kept = {name: each for name, each in files.items() if name not in changes}
    return kept | {name: data for name, data in changes.items() if data is not None}


def lay_over(own: Path, layers: Sequence[tuple[Origin, Files]]) -> Laid:
    """Lay files over the program's folder.

    Args:
        own: The program's folder.
        layers: What each folder holds, in order.

    Raises:
        ContentError: The program's own folder is broken.
    """
    ours = entries = load_entries(own)
    decoder = Decoder()
    used: dict[Origin, tuple[OverlayFile, ...]] = {}
    errors: list[ContentError] = []
    for origin, files in layers:
        sound, broken = _parsed(origin, files, decoder)
        fitted = fit(entries, sound)
        entries = fitted.entries
        used[origin] = fitted.files
        errors += (*broken, *fitted.faults)
    hidden = hidden_by(each for files in used.values() for each in files)
    whole = load_library(own) if entries is ours else library_of(entries)
    items = tuple(_items(whole, ours, used, hidden))
    library = _visible(whole, frozenset(_key(each) for each in items if each.hidden))
    shelf = Shelf(library=library, items=items, faults=tuple(map(_fault, errors)))
    return Laid(shelf, whole, used, hidden, tuple(errors))


def hidden_by(files: Iterable[OverlayFile]) -> frozenset[Key]:
    """Return what files hide, the later ones having the last word."""
    hidden: frozenset[Key] = frozenset()
    for file in files:
        hidden = hidden.difference(file.show).union(file.hide)
    return hidden


def _parsed(
    origin: Origin, files: Files, decoder: Decoder
) -> tuple[list[OverlayFile], list[ContentError]]:
    sound: list[OverlayFile] = []
    broken: list[ContentError] = []
    for name, data in files.items():
        place = f"{origin}/{name}"
        if isinstance(data, OSError):
            broken.append(ContentError(place, 1, f"it cannot be read ({data.strerror})"))
            continue
        try:
            sound.append(read_overlay(source_of(place, data), decoder))
        except ContentError as error:
            broken.append(error)
    return sound, broken


def _fault(error: ContentError) -> FileFault:
    origin, _, name = error.file.partition("/")
    return FileFault(Origin(origin), name, error.line, error.reason)


def _items(
    whole: Library,
    ours: Entries,
    used: Mapping[Origin, tuple[OverlayFile, ...]],
    hidden: frozenset[Key],
) -> Iterator[ShelfItem]:
    owners = {key: origin for origin, files in used.items() for each in files for key in each.items}
    for kind in ItemKind:
        group: Mapping[str, Item] = getattr(whole, GROUPS[kind])
        known = getattr(ours, GROUPS[kind])
        for name, item in group.items():
            origin = owners.get((kind, name), Origin.OURS)
            yield ShelfItem(
                kind=kind,
                item=item,
                origin=origin,
                replaces=origin is not Origin.OURS and name in known,
                hidden=(kind, name) in hidden or heading_of(item) in hidden,
            )


def _key(each: ShelfItem) -> Key:
    return each.kind, each.item.id


def heading_of(item: Item) -> Key | None:
    """Return the intervention a template goes with, None for other items."""
    return (ItemKind.INTERVENTION, item.intervention) if isinstance(item, Template) else None


def _visible(whole: Library, hidden: frozenset[Key]) -> Library:
    """Return a library without what is hidden, but for sheets and pictures still needed."""
    if not hidden:
        return whole
    groups: dict[str, Any] = {
        group: _without(getattr(whole, group), kind, hidden) for kind, group in GROUPS.items()
    }
    printed = {sheet for each in groups["templates"].values() for sheet in each.worksheets}
    groups["worksheets"] = {
        name: each
        for name, each in whole.worksheets.items()
        if name in printed or name in groups["worksheets"]
    }
    drawn = set(_pictures((*groups["worksheets"].values(), *groups["examples"].values())))
    groups["pictures"] = {
        name: each
        for name, each in whole.pictures.items()
        if name in drawn or name in groups["pictures"]
    }
    kept: dict[str, Any] = {name: MappingProxyType(group) for name, group in groups.items()}
    return replace(whole, **kept)


def _without(group: Mapping[str, Item], kind: ItemKind, hidden: frozenset[Key]) -> dict[str, Item]:
    return {name: each for name, each in group.items() if (kind, name) not in hidden}


def _pictures(value: object, name: str = "") -> Iterator[str]:
    """Yield every id of a picture within a value."""
    if isinstance(value, tuple):
        for each in value:
            yield from _pictures(each, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _pictures(getattr(value, field.name), field.name)
    elif name == "picture" and isinstance(value, str):
        yield value
