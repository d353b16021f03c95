"""The parts of plans as the vault has them, and the same again by plain SQL."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.my_planning import OF_A_TASK, PlanFacts, PlanPart, planning
from planner.plans import NoTask, Override, When
from planner.reviews import NotReviewed
from planner.sessions import Status
from tests.models.store.conftest import World, opened
from tests.models.store.people import TODAY, Course, days, task

PEOPLE = 120
ALL = date.min


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
    assert only(world).applies == frozenset(PlanPart) - OF_A_TASK


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


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A made-up caseload."""
    path: Path = tmp_path_factory.mktemp("many") / "vault.db"
    world = opened(path, create=True)
    world.store.demo.fill(patients=PEOPLE, years=1, seed=11, today=TODAY)
    yield world
    world.database.close()


COUNTED = {
    PlanPart.RATIONALE: "SELECT count(*) FROM plan WHERE trim(rationale) <> ''",
    PlanPart.TEACH_BACK: "SELECT count(*) FROM plan WHERE teach_back = 1",
    PlanPart.TAILORING: "SELECT count(*) FROM plan WHERE id IN (SELECT plan_id FROM task t"
    " WHERE EXISTS (SELECT 1 FROM tailoring a WHERE a.task_id = t.id))",
    PlanPart.IF_THEN: "SELECT count(*) FROM plan WHERE id IN (SELECT plan_id FROM task t"
    " WHERE EXISTS (SELECT 1 FROM barrier b WHERE b.task_id = t.id"
    " AND if_text <> '' AND then_text <> ''))",
}
HELD = "SELECT episode_id, day, number, id FROM session WHERE status = 'attended'"
TASKS = (
    "SELECT l.id, s.episode_id, s.day, s.number, t.id, t.due, t.place FROM plan l"
    " JOIN session s ON s.id = l.session_id JOIN task t ON t.plan_id = l.id"
)
DONE = (
    "SELECT task_id, session_id FROM review WHERE not_reviewed IS NULL"
    " AND amount_patient IS NOT NULL AND next IS NOT NULL"
)


@pytest.mark.parametrize("part", COUNTED)
def test_counts_equal_plain_sql(many: World, part: PlanPart) -> None:
    counts = {each.part: each.count for each in planning(many.store.my_planning.facts(ALL)).counts}
    assert counts[part] == many.database.execute_sql(COUNTED[part]).fetchone()[0]


def rows(world: World, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = world.database.execute_sql(sql).fetchall()
    return found


def test_reviewed_and_specific_equal_plain_rows(many: World) -> None:
    held, done = rows(many, HELD), {tuple(row) for row in rows(many, DONE)}
    reviewed: dict[int, list[bool]] = {}
    specific: dict[int, list[bool]] = {}
    for plan, episode, day, number, task_key, due, place in rows(many, TASKS):
        when = json.loads(due)
        specific.setdefault(plan, []).append(bool((when["days"] or when["cue"]) and place))
        later = sorted(row for row in held if row[0] == episode and row[1:3] > (day, number))
        if later:
            reviewed.setdefault(plan, []).append((task_key, later[0][3]) in done)
    counts = {e.part: (e.count, e.of) for e in planning(many.store.my_planning.facts(ALL)).counts}
    told = Counter(all(each) for each in reviewed.values())
    assert counts[PlanPart.REVIEWED] == (told[True], len(reviewed))
    assert counts[PlanPart.SPECIFICS] == (sum(map(all, specific.values())), len(specific))
