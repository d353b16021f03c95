"""The door of the library: reads its folder into one checked ``Library``."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from planner.library import (
    Barrier,
    Crib,
    CrisisLines,
    Example,
    Intervention,
    Library,
    Picture,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Measure
from planner.worksheets import Worksheet
from resources.loader.checks import check_all
from resources.loader.decode import Decoder
from resources.loader.errors import ContentError
from resources.loader.shelf import Shelf
from resources.loader.sources import Entry, Source, entries, read_source, single

__all__ = ["FOLDER", "ContentError", "load_entries", "load_library"]

FOLDER = Path(__file__).parent / "library"
"""The library that comes with the program."""

NOT_OURS = frozenset({"codes.toml", "reasons.toml"})
"""Files of the folder with readers of their own (``codes.py``, ``reasons.py``)."""

KINDS: Mapping[str, type] = MappingProxyType(
    {
        "intervention": Intervention,
        "template": Template,
        "worksheet": Worksheet,
        "theme": Theme,
        "barrier": Barrier,
        "prompt": TailoringPrompt,
        "crib": Crib,
        "measure": Measure,
        "picture": Picture,
        "example": Example,
    }
)
"""What a file may hold, by the name in double brackets; any file may hold any of it."""

CRISIS = "crisis"
"""The one table in single brackets; it stands once in the whole folder."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def load_library(folder: Path = FOLDER) -> Library:
    """Read every file of a folder, in the order of their names, and check them together.

    The program's own folder is read once a process: it takes about 25 ms and never changes.

    Raises:
        ContentError: A file is broken; it has the file, the line and the reason.
    """
    return _own_library() if folder == FOLDER else library_of(_read(folder))


def load_entries(folder: Path = FOLDER) -> Shelf:
    """Read a folder as ``load_library`` does; each entry still knows its place.

    Raises:
        ContentError: A file is broken.
    """
    return _own() if folder == FOLDER else _read(folder)


@cache
def _own() -> Shelf:
    return _read(FOLDER)


@cache
def _own_library() -> Library:
    return library_of(_own())


def _read(folder: Path) -> Shelf:
    decoder = Decoder()
    names = sorted(path.name for path in folder.glob("*.toml") if path.name not in NOT_OURS)
    sources = [read_source(folder / name, name) for name in names]
    for source in sources:
        _refuse_unknown_kinds(source)
    shelf = Shelf(
        interventions=_gather(sources, "intervention", Intervention, decoder),
        templates=_gather(sources, "template", Template, decoder),
        worksheets=_gather(sources, "worksheet", Worksheet, decoder),
        themes=_gather(sources, "theme", Theme, decoder),
        barriers=_gather(sources, "barrier", Barrier, decoder),
        tailoring=_gather(sources, "prompt", TailoringPrompt, decoder),
        cribs=_gather(sources, "crib", Crib, decoder),
        measures=_gather(sources, "measure", Measure, decoder),
        crisis=_gather_crisis(sources, decoder),
        pictures=_gather(sources, "picture", Picture, decoder),
        examples=_gather(sources, "example", Example, decoder),
    )
    check_all(shelf)
    return shelf


def _refuse_unknown_kinds(source: Source) -> None:
    for key in source.tables:
        if key not in KINDS and key != CRISIS:
            known = ", ".join([*KINDS, CRISIS])
            raise source.error((key,), f"{key} is not known; a file holds {known}")


def _gather(
    sources: Sequence[Source], key: str, kind: type[T], decoder: Decoder
) -> dict[str, Entry[T]]:
    """Return the entries of a kind by id, in the order of the files."""
    found: dict[str, Entry[T]] = {}
    for source in sources:
        for entry in entries(source, key, kind, decoder):
            name = entry.value.id
            if name in found:
                first = found[name].source.name
                raise entry.error(f"the id {name} is already taken in {first}", "id")
            found[name] = entry
    return found


def _gather_crisis(sources: Sequence[Source], decoder: Decoder) -> Entry[CrisisLines]:
    found: Entry[CrisisLines] | None = None
    for source in sources:
        entry = single(source, CRISIS, CrisisLines, decoder)
        if entry and found:
            raise entry.error(f"the help lines already stand in {found.source.name}")
        found = entry or found
    if found is None:
        raise ContentError("crisis.toml", 1, "the help lines, [crisis], are missing")
    return found


def library_of(shelf: Shelf) -> Library:
    """Return the values alone; templates follow their interventions, barriers their themes."""
    interventions, themes = list(shelf.interventions), list(shelf.themes)
    templates = sorted(
        _values(shelf.templates).values(), key=lambda each: interventions.index(each.intervention)
    )
    barriers = sorted(_values(shelf.barriers).values(), key=lambda each: themes.index(each.theme))
    return Library(
        interventions=_values(shelf.interventions),
        templates=MappingProxyType({each.id: each for each in templates}),
        worksheets=_values(shelf.worksheets),
        themes=_values(shelf.themes),
        barriers=MappingProxyType({each.id: each for each in barriers}),
        tailoring=_values(shelf.tailoring),
        cribs=_values(shelf.cribs),
        measures=_values(shelf.measures),
        crisis=shelf.crisis.value,
        pictures=_values(shelf.pictures),
        examples=_values(shelf.examples),
    )


def _values(found: Mapping[str, Entry[T]]) -> Mapping[str, T]:
    return MappingProxyType({name: entry.value for name, entry in found.items()})
