"""What is a practitioner's note in the real library never gets into what is printed."""

from dataclasses import replace

import pytest

from planner import codec
from planner.choose import is_private
from planner.library import Barrier, Library
from planner.pack import PackContent, PackOptions
from planner.pack_build import build_pack
from planner.plans import Plan, PlannedBarrier
from planner.reviews import Obstacle
from resources.library_loader import load_library
from tests.planner import builders

LIBRARY = load_library()
NOTES = tuple(
    each
    for each in LIBRARY.barriers.values()
    if each.theme in {"T3", "T5", "T8", "O"} or each.id == "T2.6"
)
SECRET = ("what was said in the room", "what I will do about it")


def printed(plan: Plan, library: Library, options: PackOptions, *last: Obstacle) -> str:
    """Return all that a pack holds, as text."""
    view = builders.view(last_reviews=(builders.review(obstacles=last),))
    pack = build_pack(
        plan, view, library, code="PK-22222-2", options=options, service="Leeds service",
        local_line="0113 000 0000", made_up=False,
    )  # fmt: skip
    return codec.dumps(pack)


def with_note(note: str) -> Plan:
    planned = PlannedBarrier(barrier=note, text="note", if_text=SECRET[0], then_text=SECRET[1])
    return builders.plan(builders.task(barriers=(planned, *builders.task().barriers)))


def own_words(note: Barrier) -> tuple[str, ...]:
    return (note.label, note.question, *(each.text for each in note.responses))


@pytest.mark.parametrize("discreet", [False, True])
@pytest.mark.parametrize("note", NOTES, ids=lambda each: each.id)
def test_a_note_is_never_printed(note: Barrier, discreet: bool) -> None:
    options = PackOptions(discreet=discreet)
    found = printed(with_note(note.id), LIBRARY, options, Obstacle(note.id, text=SECRET[0]))
    assert "it rains" in found
    assert not [text for text in (*SECRET, *own_words(note), f'"{note.id}') if text in found]


@pytest.mark.parametrize("note", NOTES, ids=lambda each: each.id)
def test_not_even_where_a_service_opened_or_removed_it(note: Barrier) -> None:
    opened = replace(note, private=False, obstacle="Not for paper", if_example="x", quick=1)
    barriers = {**LIBRARY.barriers, note.id: opened}
    themes = {name: replace(each, private=False) for name, each in LIBRARY.themes.items()}
    gone = {name: each for name, each in LIBRARY.barriers.items() if name != note.id}
    for library in (
        replace(LIBRARY, barriers=barriers, themes=themes),
        replace(LIBRARY, barriers=gone),
    ):
        found = printed(with_note(note.id), library, PackOptions(discreet=False))
        assert not [text for text in (*SECRET, "Not for paper") if text in found]


@pytest.mark.parametrize("note", NOTES, ids=lambda each: each.id)
def test_a_note_is_nothing_a_patient_says(note: Barrier) -> None:
    assert note.private
    assert is_private(note.id, LIBRARY)
    assert (note.obstacle, note.if_example, note.quick) == ("", "", None)


def test_nothing_else_is_a_note() -> None:
    private = {name for name in LIBRARY.barriers if is_private(name, LIBRARY)}
    assert private == {each.id for each in NOTES}


def test_the_pack_has_no_place_for_the_evidence() -> None:
    names = set(PackContent.__dataclass_fields__)
    assert not names & {"barriers", "themes", "strength", "conflict", "notes", "risk"}
