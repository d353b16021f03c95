"""The parts of plans as the vault has them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.my_planning import PlanFacts, PlanPart
from planner.plans import NoTask, Override, PlannedBarrier, When
from planner.reviews import NotReviewed
from planner.sessions import Status
from tests.models.store.conftest import World
from tests.models.store.people import TODAY, Course, days, episode, session, task

ALL = date.min
PRIVATE = PlannedBarrier(barrier="T3.1", if_text="we run late", then_text="I say so")


def only(world: World) -> PlanFacts:
    (found,) = world.store.my_planning.facts(ALL)
    return found


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids)


def test_a_whole_plan_has_every_part(world: World, course: Course) -> None:
    at, later = course.meet(days(-7)), course.meet(TODAY)
    plan = course.agree(at, teach_back=True)
    course.review(plan.tasks[0], later)
    found = only(world)
    assert found.has == found.applies == frozenset(PlanPart)


@pytest.mark.parametrize(
    ("missing", "changes", "of_plan"),
    [
        (PlanPart.RATIONALE, {}, {"rationale": " "}),
        (PlanPart.SPECIFICS, {"where": ""}, {}),
        (PlanPart.SPECIFICS, {"when": When()}, {}),
        (PlanPart.TAILORING, {"tailoring": ()}, {}),
        (PlanPart.IF_THEN, {"barriers": ()}, {}),
        (PlanPart.IF_THEN, {"barriers": (PRIVATE,)}, {}),
        (PlanPart.TEACH_BACK, {}, {"teach_back": False}),
    ],
)
def test_each_part_is_missed_by_itself(
    world: World,
    course: Course,
    missing: PlanPart,
    changes: dict[str, Any],
    of_plan: dict[str, Any],
) -> None:
    at = course.meet(days(-7))
    whole: dict[str, Any] = {"teach_back": True, "override": Override.TIME}
    course.agree(at, task(world.ids, **changes), **(whole | of_plan))
    found = only(world)
    assert found.applies - found.has == {missing}
    assert found.override is Override.TIME


def test_a_plan_without_a_task_is_not_counted_for_the_parts_of_one(
    world: World, course: Course
) -> None:
    at = course.meet(days(-7))
    course.meet(TODAY)
    plan = course.agree(at)
    world.store.plans.make_ready(replace(plan, tasks=(), no_task=NoTask.NOT_TODAY), ())
    assert only(world).applies == frozenset()


@pytest.mark.parametrize(("status", "applies"), [(Status.ATTENDED, True), (Status.BOOKED, False)])
def test_a_review_is_due_at_the_next_contact_held(
    world: World, course: Course, status: Status, applies: bool
) -> None:
    course.agree(course.meet(days(-7)))
    course.meet(TODAY, status=status)
    found = only(world)
    assert (PlanPart.REVIEWED in found.applies) is applies
    assert PlanPart.REVIEWED not in found.has


def test_a_review_one_contact_too_late_does_not_count(world: World, course: Course) -> None:
    plan = course.agree(course.meet(days(-14)))
    course.meet(days(-7))
    course.review(plan.tasks[0], course.meet(TODAY))
    assert PlanPart.REVIEWED in only(world).applies - only(world).has


def test_two_sessions_on_one_day_count_in_their_order(world: World, course: Course) -> None:
    first, second = course.meet(TODAY), course.meet(TODAY)
    plan = course.agree(first)
    course.review(plan.tasks[0], second)
    assert PlanPart.REVIEWED in only(world).has


def test_not_reviewed_with_a_reason_is_counted_apart(world: World, course: Course) -> None:
    plan = course.agree(course.meet(days(-7)))
    nothing = {"amount_patient": None, "next": None}
    course.review(plan.tasks[0], course.meet(TODAY), not_reviewed=NotReviewed.NO_TIME, **nothing)
    found = only(world)
    assert found.said_not_reviewed
    assert PlanPart.REVIEWED in found.applies - found.has


@pytest.mark.parametrize("table", ["session", "plan"])
def test_what_was_deleted_does_not_count(world: World, course: Course, table: str) -> None:
    course.agree(course.meet(days(-7)))
    world.database.execute_sql(f"UPDATE {table} SET deleted_at = '2026-05-12'")  # noqa: S608
    assert world.store.my_planning.facts(ALL) == ()


def test_plans_alike_in_a_month_are_one_line(world: World) -> None:
    for at in (days(-1), TODAY, days(-60)):
        one = Course(world.store, world.ids)
        one.agree(one.meet(at))
    found = world.store.my_planning.facts(ALL)
    assert sorted((each.day, each.plans) for each in found) == [
        (date(2026, 3, 1), 1),
        (date(2026, 5, 1), 2),
    ]


def test_a_day_bounds_the_plans_and_a_write_is_seen_at_once(world: World, course: Course) -> None:
    course.agree(course.meet(days(-60)))
    facts = world.store.my_planning.facts
    assert [len(facts(since)) for since in (ALL, days(-60), days(-59))] == [1, 1, 0]
    course.agree(course.meet(TODAY))
    assert [len(facts(since)) for since in (ALL, days(-60), days(-59))] == [2, 2, 1]


def test_another_course_holds_no_next_contact(world: World, course: Course) -> None:
    course.agree(course.meet(days(-7)))
    Course(world.store, world.ids).meet(TODAY)
    again = episode(world.ids, course.patient, started=TODAY)
    world.store.patients.save_episode(again)
    world.store.sessions.save(session(world.ids, again))
    assert PlanPart.REVIEWED not in only(world).applies
