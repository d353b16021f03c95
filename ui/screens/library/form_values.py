"""An item as a form's values, and back. No Qt here."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import fields, replace

from planner.library import (
    CheckFirst,
    Example,
    Phase,
    Season,
    Size,
    SizeVariant,
    Strength,
    Template,
)
from planner.measures import Measure, Sure
from planner.shelf import Item
from planner.worksheets import Worksheet
from ui.screens.library.form_spec import CHECKS, YES, Values

WORDS = ("title", "neutral_title", "purpose", "usual_when", "usual_where", "bad_day", "notice")
_NOT_OF_IDS = re.compile(r"[^a-z0-9]+")
LONGEST_ID = 40


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a field that say something."""
    return tuple(each.strip() for each in text.splitlines() if each.strip())


def values_of(item: Item) -> dict[str, str]:
    """Return an item as the values of its form."""
    match item:
        case Template():
            return _of_task(item)
        case Worksheet():
            names = ("title", "neutral_title", "intro", "footer")
            return {name: str(getattr(item, name)) for name in names}
        case Example():
            return _of_example(item)
        case Measure():
            numbers = {"cut_off": item.cut_off, "reliable_change": item.reliable_change}
            shown = {key: "" if n is None else item.shown(n) for key, n in numbers.items()}
            return {"source": item.source} | shown
    return {}


def item_of(base: Item, values: Values, new_id: str = "") -> Item:
    """Return the item a form describes.

    Args:
        base: The item it was begun from; what the form does not show stays as it is there.
        values: Without problems (``form_rules``).
        new_id: Id of a copy; empty keeps the id.
    """
    name = new_id or base.id
    match base:
        case Template():
            return _task(base, values, name)
        case Worksheet():
            return _sheet(base, values, name)
        case Example():
            return _example(base, values, name)
        case Measure():
            return _measure(base, values)
    return base


def new_id_of(title: str, taken: Collection[str]) -> str:
    """Return an id made of a title that no item has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    slug = _NOT_OF_IDS.sub("_", plain.casefold()).strip("_")[:LONGEST_ID].strip("_") or "ours"
    name, number = slug, 2
    while name in taken:
        name, number = f"{slug}_{number}", number + 1
    return name


def named(item: Item) -> str:
    """Return the key of the field an item is named by."""
    return "text" if isinstance(item, Example) else "title"


def _of_task(task: Template) -> dict[str, str]:
    found = {key: str(getattr(task, key)) for key in (*WORDS, "intervention", "source", "strength")}
    for key in ("steps", "safer", "phases", "problems", "worksheets"):
        found[key] = "\n".join(getattr(task, key))
    by_size = {each.size: each for each in task.sizes}
    for size in Size:
        each = by_size.get(size)
        found[f"{size}.what"] = each.what if each else ""
        found[f"{size}.minutes"] = _digits(each.minutes if each else None)
        found[f"{size}.times"] = _digits(each.times if each else None)
    for number in range(CHECKS):
        check = task.check_first[number] if number < len(task.check_first) else None
        found[f"check.{number + 1}.question"] = check.question if check else ""
        found[f"check.{number + 1}.if_not"] = check.if_not if check else ""
    return found


def _task(base: Template, values: Values, name: str) -> Template:
    words = {key: values[key].strip() for key in (*WORDS, "source", "intervention")}
    return replace(
        base,
        id=name,
        **words,
        steps=lines_of(values["steps"]),
        safer=lines_of(values["safer"]),
        phases=tuple(Phase(each) for each in lines_of(values["phases"])),
        problems=lines_of(values["problems"]),
        worksheets=lines_of(values["worksheets"]),
        sizes=_sizes(values),
        check_first=_checks(base, values),
        strength=Strength(values["strength"]),
    )


def _sizes(values: Values) -> tuple[SizeVariant, ...]:
    return tuple(
        SizeVariant(
            size,
            values[f"{size}.what"].strip(),
            _number(values[f"{size}.minutes"]),
            _number(values[f"{size}.times"]) or 1,
        )
        for size in Size
        if values[f"{size}.what"].strip()
    )


def _checks(base: Template, values: Values) -> tuple[CheckFirst, ...]:
    """Return the check-first lines; a line that is kept keeps its id, since plans refer to it."""
    made: list[CheckFirst] = []
    for number in range(1, CHECKS + 1):
        question = values[f"check.{number}.question"].strip()
        if question:
            old = base.check_first[number - 1].id if number <= len(base.check_first) else ""
            taken = {each.id for each in made}
            name = old if old and old not in taken else new_id_of(f"check_{number}", taken)
            made.append(CheckFirst(name, question, values[f"check.{number}.if_not"].strip()))
    return (*made, *base.check_first[CHECKS:])


def _sheet(base: Worksheet, values: Values, name: str) -> Worksheet:
    return replace(
        base,
        id=name,
        title=values["title"].strip(),
        neutral_title=values["neutral_title"].strip(),
        intro=" ".join(lines_of(values["intro"])),
        footer=values["footer"].strip(),
    )


def _of_example(example: Example) -> dict[str, str]:
    found = {"text": example.text, "picture": example.picture}
    found |= {"topics": "\n".join(example.topics), "seasons": "\n".join(example.seasons)}
    ticks = {key: getattr(example, key) for key in _ticks()}
    return found | {key: YES if ticked else "" for key, ticked in ticks.items()}


def _example(base: Example, values: Values, name: str) -> Example:
    return replace(
        base,
        id=name,
        text=values["text"].strip(),
        picture=values["picture"],
        topics=lines_of(values["topics"]),
        seasons=tuple(Season(each) for each in lines_of(values["seasons"])),
        **{key: values[key] == YES for key in _ticks()},
    )


def threshold_of(measure: Measure, text: str) -> int | None:
    """Return a threshold that was typed, or None where that is none of this measure."""
    return replace(measure, total_low=1).total_of(text)  # a change may be less than any total


def _measure(base: Measure, values: Values) -> Measure:
    """Return a measure with the numbers of the service.

    A number that was changed, or has another source now, is known because the service says so.
    """
    source = values["source"].strip()
    checked = source != base.source
    cut_off = threshold_of(base, values["cut_off"])
    change = threshold_of(base, values["reliable_change"])
    return replace(
        base,
        cut_off=cut_off,
        cut_off_sure=_sure(cut_off, base.cut_off, base.cut_off_sure, checked=checked),
        reliable_change=change,
        reliable_change_sure=_sure(
            change, base.reliable_change, base.reliable_change_sure, checked=checked
        ),
        source=source,
    )


def _sure(now: int | None, before: int | None, sure: Sure | None, *, checked: bool) -> Sure | None:
    if now is None:
        return None
    return sure if now == before and not checked else Sure.SERVICE


def _ticks() -> tuple[str, ...]:
    return tuple(each.name for each in fields(Example) if each.type is bool)


def _digits(number: float | None) -> str:
    return "" if number is None else str(number)


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None
