"""The shelf, narrowed and never ranked."""

from dataclasses import replace

import pytest

from planner import choose
from planner.ids import SeededIds
from planner.library import Phase, Size
from planner.plans import Move, TailoringAnswer
from planner.reviews import Obstacle
from tests.planner.builders import library, review, task, template


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["walk", "ladder"]),
        ({"problem": "F32"}, ["walk", "ladder"]),
        ({"problem": "F40"}, ["ladder"]),
        ({"intervention": "ba"}, ["walk"]),
        ({"phase": Phase.START}, ["walk"]),
        ({"phase": Phase.ENDING}, []),
        ({"problem": "F32", "intervention": "exposure"}, ["ladder"]),
    ],
)
def test_filter_keeps_the_order_of_the_file(asked: dict[str, str], found: list[str]) -> None:
    assert [each.id for each in choose.templates(library(), **asked)] == found  # type: ignore[arg-type]


def test_interventions_without_a_template_are_left_out() -> None:
    assert [each.id for each in choose.interventions(library())] == ["ba", "exposure"]
    assert [each.id for each in choose.interventions(library(), problem="F40")] == ["exposure"]


def test_new_task_leaves_when_and_where_to_the_person() -> None:
    found = choose.task_from(template(), SeededIds(1), size=Size.SMALL)
    assert (found.what, found.minutes, found.when.times) == ("Walk once", 5, 1)
    assert (found.where, found.when.stated, found.worksheets) == ("", False, ("diary",))


def test_taking_a_template_keeps_life_and_history() -> None:
    before = task(move=Move.CHANGE, from_task="t0", second_reason="why")
    found = choose.take(before, template(id="other"))
    kept = ("id", "tailoring", "from_task", "move", "second_reason")
    assert all(getattr(found, each) == getattr(before, each) for each in kept)
    assert (found.template, found.barriers, found.where) == ("other", (), "")


def test_generic_until_a_field_or_an_answer_changes_it() -> None:
    fresh = choose.task_from(template(), SeededIds(1))
    assert choose.is_generic(fresh, template())
    asked = TailoringAnswer(prompt="p", nothing=True)
    assert choose.is_generic(replace(fresh, tailoring=(asked,)), template())
    assert not choose.is_generic(replace(fresh, with_whom="Sadia"), template())
    tailored = replace(asked, nothing=False)
    assert not choose.is_generic(replace(fresh, tailoring=(tailored,)), template())


def test_reported_obstacles_come_first() -> None:
    said = review(obstacles=(Obstacle("T4.3"), Obstacle(text="own"), Obstacle("gone")))
    found = [each.id for each in choose.barriers_in_order(library(), (said, said))]
    assert found == ["T4.3", "T1.1", "T2.2", "T3.1", "T4.2b"]


@pytest.mark.parametrize(
    ("barrier", "private"),
    [("T3.1", True), ("T5.9 gone", True), ("T8.1", True), ("T1.1", False), ("", False)],
)
def test_notes_of_the_room_are_private(barrier: str, private: bool) -> None:
    assert choose.is_private(barrier, library()) is private
