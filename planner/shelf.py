"""The library with a service's own changes laid over it: whose each item is, and what is hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from planner.library import (
    Barrier,
    Crib,
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

Item = (
    Intervention
    | Template
    | Worksheet
    | Theme
    | Barrier
    | TailoringPrompt
    | Crib
    | Measure
    | Picture
    | Example
)


class ItemKind(StrEnum):
    """The kinds of library items; the values are the table names of the files."""

    INTERVENTION = "intervention"
    TEMPLATE = "template"
    WORKSHEET = "worksheet"
    THEME = "theme"
    BARRIER = "barrier"
    PROMPT = "prompt"
    CRIB = "crib"
    MEASURE = "measure"
    PICTURE = "picture"
    EXAMPLE = "example"


class Origin(StrEnum):
    """Whose an item is: the program's, this machine's, or this profile's service."""

    OURS = "ours"
    MACHINE = "machine"
    SERVICE = "service"


class ItemChange(StrEnum):
    """What an import does to an item."""

    ADDED = "added"
    REPLACED = "replaced"
    HIDDEN = "hidden"
    SHOWN = "shown"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """An item with its state.

    Attributes:
        kind: What it is.
        item: The item as it is used, or as it would be if it were not hidden.
        origin: Whose version that is.
        replaces: True where it stands in the place of one of the program's own.
        hidden: True where the service keeps it off the shelf.
    """

    kind: ItemKind
    item: Item
    origin: Origin
    replaces: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FileFault:
    """A service's file that cannot be used; the rest of the library is.

    Attributes:
        origin: In which folder it lies.
        file: Its name.
        line: 1-based.
        reason: What is wrong and what would be right, in one sentence.
    """

    origin: Origin
    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything the Library page shows.

    Attributes:
        library: What plans are made from: the service's changes laid over, hidden items left out.
        items: Every item with its state, hidden ones too, in the order of the library.
        faults: Service files that were left out.
    """

    library: Library
    items: tuple[ShelfItem, ...]
    faults: tuple[FileFault, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One thing an import would change."""

    kind: ItemKind
    id: str
    title: str
    change: ItemChange


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What importing a file would do to this service's library; nothing has happened yet.

    Attributes:
        lines: Each change, in the order of the kinds.
        unchanged: How many items of the file are here already, word for word.
    """

    lines: tuple[ImportLine, ...]
    unchanged: int


def kind_of(item: Item) -> ItemKind:
    """Return what kind of item it is."""
    return _KIND_OF[type(item)]


def as_it_was(library: Library, kept: Iterable[Template | Worksheet]) -> Library:
    """Return the library with these templates and worksheets in it as a plan kept them."""
    items = tuple(kept)
    templates = {each.id: each for each in items if isinstance(each, Template)}
    sheets = {each.id: each for each in items if isinstance(each, Worksheet)}
    return replace(
        library,
        templates={**library.templates, **templates},
        worksheets={**library.worksheets, **sheets},
    )


def title_of(item: Item) -> str:
    """Return the words an item is listed under."""
    match item:
        case Intervention() | Template() | Worksheet() | Crib():
            return item.title
        case Theme() | Barrier():
            return item.label
        case TailoringPrompt():
            return item.question
        case Measure():
            return item.name
        case Picture():
            return item.alt
        case Example():
            return item.text


_KIND_OF: Mapping[type[Item], ItemKind] = MappingProxyType(
    {
        Intervention: ItemKind.INTERVENTION,
        Template: ItemKind.TEMPLATE,
        Worksheet: ItemKind.WORKSHEET,
        Theme: ItemKind.THEME,
        Barrier: ItemKind.BARRIER,
        TailoringPrompt: ItemKind.PROMPT,
        Crib: ItemKind.CRIB,
        Measure: ItemKind.MEASURE,
        Picture: ItemKind.PICTURE,
        Example: ItemKind.EXAMPLE,
    }
)
