"""A worksheet made ready to print: its ideas chosen from the bank, its pictures looked up."""

from dataclasses import replace
from datetime import date, timedelta

from planner.examples import Wishes, choose
from planner.library import Library, Picture
from planner.pack import Sheet, Typed
from planner.patients import Known, Patient
from planner.plans import Task, When
from planner.worksheets import Block, Idea, Ideas, Layout, Version, Worksheet, pictures_of

ALL_THE_SAME = Wishes()
"""Nothing is known of the person, as on an empty sheet from the library."""

SAME_YEAR = 2000
"""Stands for every year where only the month counts."""

_NO_COST = {("T4.2-money", "free"), ("T4.2-money", "home")}
_AT_HOME = {
    ("T4.8-local", "at_home"),
    ("T4.2-money", "home"),
    ("T4.1-household", "at_home"),
    ("T4.7-safety", "home"),
}


def wishes(patient: Patient, task: Task) -> Wishes:
    """Return what the person said that a choice of ideas has to fit: nothing is inferred."""
    said = {(each.prompt, each.answer) for each in task.tailoring}
    return Wishes(
        faith=patient.life.faith_wanted is Known.YES,
        free_only=bool(_NO_COST & said),
        at_home=bool(_AT_HOME & said),
    )


def with_ideas(
    worksheet: Worksheet, library: Library, day: date, wanted: Wishes = ALL_THE_SAME
) -> Worksheet:
    """Return a worksheet with its ideas put in; ideas that are in already stay.

    A ready plan keeps what this returns, so that its sheets never change with the bank. The ideas
    go by the month alone: the plans of a career then share a dozen snapshots of a sheet.
    """
    month = day.replace(year=SAME_YEAR, day=1)

    def filled(block: Block) -> Block:
        if not isinstance(block, Ideas) or block.chosen:
            return block
        found = choose(
            library.examples.values(), block.topic, block.count, day=month, wishes=wanted
        )
        return replace(block, chosen=tuple(Idea(each.text, each.picture) for each in found))

    def relaid(layout: Layout | None) -> Layout | None:
        return layout and replace(layout, blocks=tuple(map(filled, layout.blocks)))

    return replace(
        worksheet,
        blocks=tuple(map(filled, worksheet.blocks)),
        tick=relaid(worksheet.tick),
        easy=relaid(worksheet.easy),
    )


def sheet_of(
    worksheet: Worksheet,
    library: Library,
    *,
    day: date,
    fills: tuple[tuple[str, Typed | When | int], ...],
    days: tuple[date, ...],
    version: Version,
    wishes: Wishes,
) -> Sheet:
    """Return a worksheet ready to print in a version.

    Args:
        worksheet: From the library, or as a plan kept it.
        library: For ideas not yet chosen and for pictures.
        fills: What the plan fills in.
        day: The day it is made, which says the season.
        days: The days of a sheet with a row a day.
        version: Which version; the writing one where it has no such version.
        wishes: What the ideas have to fit.
    """
    made = with_ideas(worksheet, library, day, wishes)
    version = version if version in made.versions else Version.WRITING
    pictures = _shown(made.layout(version).blocks, library)
    return Sheet(
        made,
        fills,
        days,
        version,
        pictures={name: each.glyph for name, each in pictures.items()},
        alts={name: each.alt for name, each in pictures.items()},
    )


def empty_sheet(worksheet: Worksheet, library: Library, version: Version, day: date) -> Sheet:
    """Return a worksheet with nothing filled in, for the week after a day."""
    days = tuple(day + timedelta(days=offset) for offset in range(1, 8))
    return sheet_of(
        worksheet, library, day=day, fills=(), days=days, version=version, wishes=ALL_THE_SAME
    )


def _shown(blocks: tuple[Block, ...], library: Library) -> dict[str, Picture]:
    named = dict.fromkeys(each for block in blocks for each in pictures_of(block))
    return {each: library.pictures[each] for each in named if each in library.pictures}
