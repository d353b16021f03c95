"""What the list shows, finds and says of an item."""

from dataclasses import replace
from typing import Any

import pytest

from planner.library import Library, Phase
from planner.measures import Sure
from planner.shelf import ItemKind, Origin, Shelf, ShelfItem
from resources.library_loader import load_library
from ui.screens.library.entries import Entry, Filter, entries_of, find
from ui.screens.library.parts import Part
from ui.screens.library.reading import parts_of
from ui.screens.library.words import KINDS, whose

TABLES = {
    ItemKind.TEMPLATE: "templates", ItemKind.WORKSHEET: "worksheets",
    ItemKind.BARRIER: "barriers", ItemKind.PROMPT: "tailoring", ItemKind.CRIB: "cribs",
    ItemKind.MEASURE: "measures", ItemKind.EXAMPLE: "examples", ItemKind.PICTURE: "pictures",
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def entries(library: Library) -> tuple[Entry, ...]:
    items = tuple(
        ShelfItem(kind=kind, item=item, origin=Origin.OURS)
        for kind, table in TABLES.items()
        for item in getattr(library, table).values()
    )
    return entries_of(Shelf(library=library, items=items))


def titles(entries: tuple[Entry, ...], **wanted: object) -> list[str]:
    return [each.title for each in find(entries, Filter(**wanted))]  # type: ignore[arg-type]


def test_every_kind_that_is_browsed_is_listed(entries: tuple[Entry, ...], library: Library) -> None:
    for kind in KINDS:
        assert len(find(entries, Filter(kind=kind))) == len(getattr(library, TABLES[kind]))


@pytest.mark.parametrize("typed", ["activity diary", "DIARY activ", "ba_activity_diary", "dïary"])
def test_parts_of_words_find_a_task(entries: tuple[Entry, ...], typed: str) -> None:
    assert "Activity diary" in titles(entries, text=typed)


def test_words_inside_find_too(entries: tuple[Entry, ...]) -> None:
    assert "Activity diary" in titles(entries, text="watching tv")
    assert titles(entries, text="no such word anywhere") == []


def test_tasks_are_filtered_by_intervention_and_phase(entries: tuple[Entry, ...]) -> None:
    found = find(entries, Filter(intervention="behavioural_activation", phase=Phase.ENDING))
    assert found
    assert {each.heading for each in found} == {"Behavioural activation"}
    assert all(Phase.ENDING in each.item.item.phases for each in found)  # type: ignore[union-attr]


def test_a_heading_stands_once(entries: tuple[Entry, ...]) -> None:
    heads = [each.heading for each in find(entries, Filter(kind=ItemKind.BARRIER))]
    changes = [a for a, b in zip(heads, ["", *heads], strict=False) if a != b]
    assert len(changes) == len(set(changes))


@pytest.mark.parametrize(
    ("origin", "replaces", "hidden", "said"),
    [
        (Origin.OURS, False, False, "from the program"),
        (Origin.OURS, False, True, "hidden, from the program"),
        (Origin.SERVICE, True, False, "changed by the service"),
        (Origin.SERVICE, False, False, "the service's own"),
        (Origin.MACHINE, True, False, "changed by the service, installed on this computer"),
    ],
)
def test_it_says_whose_an_item_is(
    entries: tuple[Entry, ...], origin: Origin, replaces: bool, hidden: bool, said: str
) -> None:
    item = replace(entries[0].item, origin=origin, replaces=replaces, hidden=hidden)
    assert whose(item) == said


def headings(parts: tuple[Part, ...]) -> list[str]:
    return [each.heading for each in parts]


def test_everything_can_be_read(entries: tuple[Entry, ...], library: Library) -> None:
    for each in entries:
        if each.item.kind in KINDS:
            parts = parts_of(each.item.item, library)
            assert all(line.text for part in parts for line in part.lines), each.title


def test_a_task_leads_to_its_sheets(library: Library) -> None:
    parts = parts_of(library.templates["ba_activity_diary"], library)
    links = [line.link for part in parts for line in part.lines if line.link]
    assert links == ["worksheet:ba_diary_sheet"]


def test_a_barrier_shows_what_each_response_changes(library: Library) -> None:
    barrier = library.barriers["T1.1"]
    words = " ".join(line.text for part in parts_of(barrier, library) for line in part.lines)
    assert barrier.responses[0].text in words
    assert "Changes why." in words
    assert library.themes["T1"].note in words
    assert "never about our wording" in words


def test_a_private_barrier_says_so(library: Library) -> None:
    private = next(each for each in library.barriers.values() if each.private)
    assert "For you only" in headings(parts_of(private, library))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cut_off": None, "cut_off_sure": None}, "None known. Check with your service."),
        ({"cut_off_sure": Sure.REMEMBERED}, "Only remembered, not read in a source."),
        ({"cut_off_sure": Sure.SERVICE}, "Set by your service."),
        ({"items": ()}, "Only the total is entered"),
        ({"retired": True}, "Not any more; old scores stay."),
    ],
)
def test_a_measure_says_how_sure_we_are(
    library: Library, changes: dict[str, Any], said: str
) -> None:
    measure = replace(library.measures["PHQ9"], **changes)
    words = "\n".join(line.text for part in parts_of(measure, library) for line in part.lines)
    assert said in words
