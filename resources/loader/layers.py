"""Service files laid over entries that are sound already, leaving out those that do not fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from planner.measures import Measure, MeasureItem
from planner.shelf import Item, ItemKind
from resources.loader.checks import check_all
from resources.loader.errors import ContentError
from resources.loader.overlay_file import HIDDEN_FILE, Key, OverlayFile, file_name
from resources.loader.shelf import Shelf as Entries
from resources.loader.sources import Entry

GROUPS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.INTERVENTION: "interventions",
        ItemKind.TEMPLATE: "templates",
        ItemKind.WORKSHEET: "worksheets",
        ItemKind.THEME: "themes",
        ItemKind.BARRIER: "barriers",
        ItemKind.PROMPT: "tailoring",
        ItemKind.CRIB: "cribs",
        ItemKind.MEASURE: "measures",
        ItemKind.PICTURE: "pictures",
        ItemKind.EXAMPLE: "examples",
    }
)
"""Where the entries of a kind stand in ``Entries`` and in ``Library``."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One folder laid over what was there before.

    Attributes:
        entries: All entries.
        files: The files that were used, in the order in which they count.
        faults: Why the others were not.
    """

    entries: Entries
    files: tuple[OverlayFile, ...]
    faults: tuple[ContentError, ...]


def fit(base: Entries, files: Iterable[OverlayFile]) -> Fitted:
    """Lay a folder's files over entries, together: they may refer to each other.

    A file in which a fault is found is left out, and the rest tried again. Where the fault shows
    in an entry of ``base``, the files are tried one by one to find the one that causes it.
    """
    waiting, faults = _without_doubles(files)
    while True:
        try:
            return Fitted(_merged(base, waiting), tuple(waiting), tuple(faults))
        except ContentError as error:
            guilty = [each for each in waiting if each.source.name == error.file]
            if not guilty:
                return _one_by_one(base, waiting, faults)
            waiting.remove(guilty[0])
            faults.append(error)


def _one_by_one(
    base: Entries, waiting: Sequence[OverlayFile], faults: Sequence[ContentError]
) -> Fitted:
    kept: list[OverlayFile] = []
    left, refused = list(waiting), dict[str, ContentError]()
    tried_all = False
    while not tried_all:
        tried_all = True
        for file in tuple(left):
            found = _fault(base, _in_order([*kept, file]))
            if found is None:
                kept.append(file)
                left.remove(file)
                tried_all = False
            else:
                refused[file.source.name] = _blamed(file, found)
    late = tuple(refused[file.source.name] for file in left)
    kept = _in_order(kept)
    return Fitted(_merged(base, kept), tuple(kept), (*faults, *late))


def _fault(base: Entries, files: Sequence[OverlayFile]) -> ContentError | None:
    try:
        _merged(base, files)
    except ContentError as error:
        return error
    return None


def _blamed(file: OverlayFile, error: ContentError) -> ContentError:
    """Return an error as the fault of a file, wherever it showed."""
    if error.file == file.source.name or not file.items:
        return error
    first = next(iter(file.items.values()))
    where = f"{error.file.rpartition('/')[2]}, line {error.line}"
    return first.error(f"with this file, {where}, no longer fits: {error.reason}")


def _without_doubles(
    files: Iterable[OverlayFile],
) -> tuple[list[OverlayFile], list[ContentError]]:
    """Leave out a file written by hand that has an item another such file has before it."""
    kept: list[OverlayFile] = []
    faults: list[ContentError] = []
    owners: dict[Key, str] = {}
    for file in _in_order(files):
        own = {} if _by_program(file) else file.items
        taken = next((key for key in own if key in owners), None)
        if taken is None:
            owners |= dict.fromkeys(own, file.source.name.rpartition("/")[2])
            kept.append(file)
        else:
            reason = f"the id {taken[1]} is already taken in {owners[taken]}"
            faults.append(file.items[taken].error(reason, "id"))
    return kept, faults


def _in_order(files: Iterable[OverlayFile]) -> list[OverlayFile]:
    """Return files in the order in which they count: the later one wins."""
    return sorted(files, key=lambda each: (_by_program(each), each.source.name))


def _by_program(file: OverlayFile) -> bool:
    """Tell whether a file is one that the program writes."""
    name = file.source.name.rpartition("/")[2]
    return name == HIDDEN_FILE or [file_name(*key) for key in file.items] == [name]


def _merged(base: Entries, files: Sequence[OverlayFile]) -> Entries:
    """Return all entries together.

    Raises:
        ContentError: They do not fit together.
    """
    added: dict[str, dict[str, Entry[Item]]] = {}
    for file in files:
        for (kind, name), entry in file.items.items():
            group = added.setdefault(GROUPS[kind], {})
            _check_replacement({**getattr(base, GROUPS[kind]), **group}, name, entry)
            group[name] = entry
    groups: dict[str, Any] = {
        group: {**getattr(base, group), **found} for group, found in added.items()
    }
    if not added:
        return base
    merged = replace(base, **groups)
    check_all(merged)
    return merged


def _check_replacement(group: Mapping[str, Entry[Item]], name: str, entry: Entry[Item]) -> None:
    if name in group:
        _check_measure(group[name].value, entry)
    elif any(each.casefold() == name.casefold() for each in group):
        # Where file names know no capitals, one would be written over the other.
        raise entry.error(f"the id {name} differs from another one only in capitals", "id")


def _check_measure(before: Item, entry: Entry[Item]) -> None:
    """Keep totals in the vault in their meaning, and the item that asks about risk."""
    after = entry.value
    if not isinstance(before, Measure) or not isinstance(after, Measure):
        return
    if after.risk_item != before.risk_item:
        raise entry.error(f"risk_item stays {before.risk_item or 'left out'}", "risk_item")
    if after.scale != before.scale:
        raise entry.error(f"scale stays {before.scale}", "scale")
    if [_asked(each) for each in after.items] != [_asked(each) for each in before.items]:
        raise entry.error(f"{before.id} keeps its items: id, low, high, may_be_na", "items")


def _asked(item: MeasureItem) -> tuple[object, ...]:
    return item.id, item.low, item.high, item.may_be_na
