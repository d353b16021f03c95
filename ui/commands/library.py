"""``main.py library``: everything on the shelf, and whether it is written to be read."""

from collections.abc import Iterable

from planner.library import Barrier, Crib, Example, Library, TailoringPrompt, Template, Theme
from planner.library_check import Finding, age_of, ages, findings, mean_age, unused
from planner.library_texts import of_item
from planner.measures import Measure
from planner.shelf import Item, ItemKind, title_of
from resources.reasons import load_reasons
from ui.commands.console import arguments_of, parser_for, say, say_json
from ui.commands.shelf import library_of

Row = dict[str, object]


def main(argv: list[str]) -> int:
    """List or check the library and return the exit code: 1 where the check finds something."""
    parser = parser_for("library", "List everything on the shelf.")
    parser.add_argument("--check", action="store_true", help="reading ages and refused words")
    args = arguments_of(parser, argv)
    library = library_of(args)
    if args.check:
        return _check(library, as_json=args.json)
    rows = [_row(kind, item) for kind, item in _items(library)]
    if args.json:
        say_json(rows)
        return 0
    for kind in ItemKind:
        say(f"{kind.value:14} {sum(row['kind'] == kind.value for row in rows)}")
    return 0


def _items(library: Library) -> Iterable[tuple[ItemKind, Item]]:
    shelves: dict[ItemKind, Iterable[Item]] = {
        ItemKind.INTERVENTION: library.interventions.values(),
        ItemKind.TEMPLATE: library.templates.values(),
        ItemKind.WORKSHEET: library.worksheets.values(),
        ItemKind.THEME: library.themes.values(),
        ItemKind.BARRIER: library.barriers.values(),
        ItemKind.PROMPT: library.tailoring.values(),
        ItemKind.CRIB: library.cribs.values(),
        ItemKind.MEASURE: library.measures.values(),
        ItemKind.PICTURE: library.pictures.values(),
        ItemKind.EXAMPLE: library.examples.values(),
    }
    for kind, shelf in shelves.items():
        for item in shelf:
            yield kind, item


def _row(kind: ItemKind, item: Item) -> Row:
    """Return an item in the form programs read; None where a key says nothing of its kind."""
    template = item if isinstance(item, Template) else None
    source = (
        item if isinstance(item, Template | Barrier | TailoringPrompt | Crib | Measure) else None
    )
    strong = item if isinstance(item, Template | Barrier | TailoringPrompt | Crib | Theme) else None
    return {
        "id": item.id,
        "kind": kind.value,
        "title": title_of(item),
        "intervention": template.intervention if template else None,
        "phase": [str(each) for each in template.phases] if template else None,
        "sizes": [str(each.size) for each in template.sizes] if template else None,
        "worksheets": list(template.worksheets) if template else None,
        "reading_age": None if isinstance(item, Example) else age_of(of_item(item)),
        "source": source.source if source else None,
        "strength": str(strong.strength) if strong else None,
    }


def _check(library: Library, *, as_json: bool) -> int:
    reasons, found_ages = load_reasons(), ages(library)
    found, idle = findings(library, reasons), unused(library, reasons)
    if as_json:
        say_json(
            {
                "mean_reading_age": mean_age(found_ages),
                "entries": [{"entry": each.entry, "reading_age": each.age} for each in found_ages],
                "findings": [{"text": each.text, "what": each.what} for each in found],
                "unused_reasons": [list(each) for each in idle],
            }
        )
        return int(bool(found or idle))
    _say_ages(library)
    for each in found:
        say(_said(each))
    for text, what in idle:
        say(f"reasons.toml: {text}, {what}: excuses nothing any more")
    say("Nothing to mend." if not (found or idle) else f"{len(found) + len(idle)} to mend.")
    return int(bool(found or idle))


def _say_ages(library: Library) -> None:
    found = ages(library)
    known = [each.age for each in found if each.age is not None]
    say(f"Mean reading age {mean_age(found)}, {len(known)} entries; oldest {max(known)}")
    for low in range(5, 13):
        say(f"{low:3} to {low + 1:2}  {sum(low <= age < low + 1 for age in known)}")


def _said(found: Finding) -> str:
    return f"{found.text}: {found.what}: {found.words}"
