"""The lines of the Library page: built once from the shelf, then filtered in memory. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.library import (
    Barrier,
    Crib,
    Example,
    Library,
    Phase,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Measure
from planner.search import search_key
from planner.shelf import Item, ItemKind, Shelf, ShelfItem, title_of
from planner.worksheets import Version, Worksheet
from ui import texts
from ui.readability_hint import item_age_text
from ui.screens.library.reading_measure import range_text
from ui.screens.library.words import KINDS, TOPICS, whose

VERSIONS = {Version.WRITING: "writing", Version.TICK: "tick only", Version.EASY: "easy read"}

AGED = frozenset({ItemKind.TEMPLATE, ItemKind.WORKSHEET})
"""Kinds long enough for a reading age to say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as the list shows and finds it.

    Attributes:
        item: The item and its state.
        title: First row.
        small: Small row: what it belongs to, sizes, reading age, whose it is.
        heading: What it is listed under.
        search: Text it is found by (``planner.search``).
    """

    item: ShelfItem
    title: str
    small: str
    heading: str
    search: str

    @property
    def key(self) -> str:
        """Kind and id in one word."""
        return key_of(self.item.kind, item_id(self.item.item))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked for.

    Attributes:
        kind: Which kind.
        text: Parts of words, all of which have to be there.
        intervention: Id, for tasks; empty for any.
        phase: For tasks; None for any.
        service_only: Leave out what came with the program unchanged.
    """

    kind: ItemKind = ItemKind.TEMPLATE
    text: str = ""
    intervention: str = ""
    phase: Phase | None = None
    service_only: bool = False


def item_id(item: Item) -> str:
    """Return the id of an item of any kind."""
    return item.id


def key_of(kind: ItemKind, name: str) -> str:
    """Return kind and id as one word, for lists and links."""
    return f"{kind}:{name}"


def entries_of(shelf: Shelf) -> tuple[Entry, ...]:
    """Return everything one can browse, by kind and heading, else in the order of the library."""
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    heads = {heading: place for place, heading in enumerate(_headings(shelf.library))}
    made = [_entry(each, shelf.library) for each in shelf.items if each.kind in kinds]
    made.sort(key=lambda each: (kinds[each.item.kind], heads.get(each.heading, len(heads))))
    return tuple(made)


def _headings(library: Library) -> tuple[str, ...]:
    interventions = (each.title for each in library.interventions.values())
    return (*interventions, *map(_theme_heading, library.themes.values()))


def _theme_heading(theme: Theme) -> str:
    return f"{theme.id} {theme.label}"


def find(entries: Sequence[Entry], wanted: Filter) -> tuple[Entry, ...]:
    """Return the entries that fit."""
    parts = search_key(wanted.text).split()
    return tuple(each for each in entries if _fits(each, wanted, parts))


def _fits(entry: Entry, wanted: Filter, parts: Sequence[str]) -> bool:
    item = entry.item
    if item.kind is not wanted.kind or not all(part in entry.search for part in parts):
        return False
    if wanted.service_only and not (item.hidden or item.replaces or _of_service(item)):
        return False
    if isinstance(item.item, Template):
        right = wanted.intervention in ("", item.item.intervention)
        return right and (wanted.phase is None or wanted.phase in item.item.phases)
    return True


def _of_service(item: ShelfItem) -> bool:
    return whose(item) != "from the program"


def _entry(item: ShelfItem, library: Library) -> Entry:
    heading, said = _facts(item.item, library)
    title = title_of(item.item)
    age = item_age_text(item.item) if item.kind in AGED else ""
    small = " · ".join(each for each in (*said, age, whose(item)) if each)
    return Entry(
        item=item,
        title=title,
        small=texts.sentence_case(small),
        heading=heading,
        search=search_key(title, heading, item_id(item.item), *_all_texts(item.item), small),
    )


def _facts(item: Item, library: Library) -> tuple[str, tuple[str, ...]]:
    """Return the heading an item is listed under, and the parts of its small line."""
    match item:
        case Template():
            belongs = library.interventions.get(item.intervention)
            sizes = texts.count_text(len(item.sizes), "size")
            return (belongs.title if belongs else item.intervention), (sizes,)
        case Worksheet():
            return "", (_versions(item),)
        case Barrier() | TailoringPrompt():
            theme = library.themes.get(item.theme)
            heading = _theme_heading(theme) if theme else item.theme
            return heading, (item.id, texts.word(item.strength))
        case Crib():
            return "", (texts.word(item.strength),)
        case Measure():
            count = texts.count_text(len(item.items), "item") if item.items else "total only"
            return "", (count, range_text(item), "not offered any more" * item.retired)
        case Example():
            return "", (", ".join(TOPICS.get(each, each) for each in item.topics),)
        case _:
            return "", ()


def _versions(sheet: Worksheet) -> str:
    if len(sheet.versions) == len(Version):
        return f"{len(Version)} versions"
    return ", ".join(VERSIONS[each] for each in sheet.versions)


def _all_texts(item: Item) -> tuple[str, ...]:
    match item:
        case Template():
            sizes = (each.what for each in item.sizes)
            return (item.neutral_title, item.purpose, *item.steps, *sizes, item.notice)
        case Worksheet():
            return (item.neutral_title, item.intro)
        case Barrier():
            return (item.question, item.obstacle, *(each.text for each in item.responses))
        case TailoringPrompt():
            return tuple(each.text for each in item.answers)
        case Crib():
            return item.lines
        case Measure():
            return (item.full_name, *(each.label for each in item.items))
        case _:
            return ()
