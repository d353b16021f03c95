"""Checks of what a type cannot say: references, order, sums, and what stays private."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TypeVar

from planner.choose import PRIVATE_THEMES, is_private_row
from planner.library import Barrier, Size, TailoringPrompt, Template, Theme
from planner.patients import Life, Needs
from resources.loader.measures import check_measure
from resources.loader.prompts import check_sets
from resources.loader.sheets import check_worksheet
from resources.loader.shelf import Shelf
from resources.loader.sources import Entry

T = TypeVar("T")

THEMES = (*(f"T{number}" for number in range(1, 11)), "O")
"""The ten themes and the service; which there are is fixed, labels are not (evidence.md 1.3)."""

RECORD_FIELDS = frozenset(
    {f"needs.{each.name}" for each in fields(Needs)}
    | {f"life.{each.name}" for each in fields(Life)}
)
"""Fields of the patient record a tailoring prompt may be about."""

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")


def check_all(shelf: Shelf) -> None:
    """Check every entry, alone and against the others.

    Raises:
        ContentError: The first fault found.
    """
    _check_themes(shelf.themes)
    for template in shelf.templates.values():
        _check_template(template, shelf)
    for worksheet in shelf.worksheets.values():
        check_worksheet(worksheet, shelf)
    _check_bank(shelf)
    for barrier in shelf.barriers.values():
        _check_barrier(barrier, shelf.themes)
    _check_quick(shelf.barriers.values())
    for prompt in shelf.tailoring.values():
        _check_prompt(prompt, shelf.themes)
    for measure in shelf.measures.values():
        check_measure(measure, shelf)
    _check_ids(shelf)


def _check_ids(shelf: Shelf) -> None:
    groups: tuple[Mapping[str, Entry[object]], ...] = (
        shelf.interventions, shelf.templates, shelf.worksheets, shelf.barriers,
        shelf.tailoring, shelf.cribs, shelf.measures, shelf.pictures, shelf.examples,
    )  # fmt: skip
    for group in groups:
        for name, entry in group.items():
            if not _ID.match(name):
                raise entry.error("an id has letters, digits, _ . and - only", "id")
    _once(shelf.crisis, "lines", [line.id for line in shelf.crisis.value.lines])


def _once(entry: Entry[T], key: str, names: Iterable[str]) -> None:
    """Refuse a name that stands twice in one list of an entry."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            raise entry.error(f"{name} stands twice in {key}", key, index)
        seen.add(name)


def _check_themes(themes: Mapping[str, Entry[Theme]]) -> None:
    for name, entry in themes.items():
        if name not in THEMES:
            raise entry.error(f"{name} is not one of T1 to T10 or O", "id")
        if entry.value.private != (name in PRIVATE_THEMES):
            named = ", ".join(sorted(PRIVATE_THEMES))
            raise entry.error(f"{named} are private, and no other theme is", "private")


def _known_theme(entry: Entry[T], theme: str, themes: Mapping[str, Entry[Theme]]) -> Theme:
    if theme not in themes:
        raise entry.error(f"the theme {theme} is not known", "theme")
    return themes[theme].value


def _check_template(entry: Entry[Template], shelf: Shelf) -> None:
    template = entry.value
    if template.intervention not in shelf.interventions:
        reason = f"the intervention {template.intervention} is not known"
        raise entry.error(reason, "intervention")
    for index, worksheet in enumerate(template.worksheets):
        if worksheet not in shelf.worksheets:
            raise entry.error(f"the worksheet {worksheet} is not known", "worksheets", index)
    _once(entry, "worksheets", template.worksheets)
    _once(entry, "phases", template.phases)
    _once(entry, "problems", template.problems)
    _once(entry, "check_first", [each.id for each in template.check_first])
    _check_sizes(entry)


def _check_sizes(entry: Entry[Template]) -> None:
    sizes = [each.size for each in entry.value.sizes]
    _once(entry, "sizes", sizes)
    if Size.USUAL not in sizes:
        raise entry.error("the size usual is missing", "sizes")
    if sizes != [each for each in Size if each in sizes]:
        raise entry.error("sizes go from small over usual to stretch", "sizes")
    for index, each in enumerate(entry.value.sizes):
        if each.minutes is not None and each.minutes < 1:
            raise entry.error("minutes is 1 or more, or left out", "sizes", index, "minutes")
        if not 1 <= each.times <= 7:
            raise entry.error("times is 1 to 7 a week", "sizes", index, "times")


def _check_bank(shelf: Shelf) -> None:
    for picture in shelf.pictures.values():
        if len(picture.value.glyph) != 1:
            raise picture.error("glyph is 1 character", "glyph")
    for example in shelf.examples.values():
        if example.value.picture not in shelf.pictures:
            reason = f"the picture {example.value.picture} is not known"
            raise example.error(reason, "picture")


def _check_barrier(entry: Entry[Barrier], themes: Mapping[str, Entry[Theme]]) -> None:
    barrier = entry.value
    theme = _known_theme(entry, barrier.theme, themes)
    if barrier.id.partition(".")[0] != barrier.theme:
        raise entry.error(f"the id starts with its theme, {barrier.theme}", "id")
    if not barrier.private and (theme.private or is_private_row(barrier.id)):
        what = f"barriers of {theme.id} are" if theme.private else f"the barrier {barrier.id} is"
        raise entry.error(f"{what} private", "private")
    if barrier.private and (barrier.obstacle or barrier.quick is not None):
        raise entry.error("a private barrier is nothing a patient reports", "obstacle")
    if not 2 <= len(barrier.responses) <= 3:
        raise entry.error("a barrier has 2 or 3 responses", "responses")
    _once(entry, "responses", [each.id for each in barrier.responses])


def _check_quick(barriers: Iterable[Entry[Barrier]]) -> None:
    taken: dict[int, str] = {}
    listed = [entry for entry in barriers if entry.value.quick is not None]
    for entry in listed:
        place = entry.value.quick or 0
        if place in taken:
            raise entry.error(f"{taken[place]} has the position {place} already", "quick")
        if not 1 <= place <= len(listed):
            raise entry.error(f"positions go from 1 to {len(listed)} without a gap", "quick")
        if not entry.value.obstacle:
            raise entry.error("a barrier of the short list has an obstacle", "obstacle")
        taken[place] = entry.value.id


def _check_prompt(entry: Entry[TailoringPrompt], themes: Mapping[str, Entry[Theme]]) -> None:
    prompt = entry.value
    if _known_theme(entry, prompt.theme, themes).private:
        raise entry.error("a tailoring prompt is asked aloud, so its theme is not private", "theme")
    if prompt.about and prompt.about not in RECORD_FIELDS:
        raise entry.error(f"the record has no field {prompt.about}", "about")
    _once(entry, "answers", [each.id for each in prompt.answers])
    check_sets(entry)
