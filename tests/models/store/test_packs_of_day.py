"""Plans of a day, routes, and what a code on a returned page leads to, on a real file."""

from datetime import timedelta

import pytest

from planner.changes import Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.plans import Route
from planner.return_slip import ReturnedPack
from planner.sessions import Session, Status
from tests.models.store.conftest import World, opened
from tests.models.store.people import NOON, TODAY, Course, days
from tests.models.store.test_plans import pack

CODE = "PK-7F3D2-D"


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids, preferred_name="Mina")


def booked(course: Course, day: int) -> Session:
    return course.meet(days(day), status=Status.BOOKED)


def test_a_day_lists_its_own_plans_and_the_last_ones(course: Course, world: World) -> None:
    course.agree(course.meet(days(-14)))
    last = course.meet(days(-7))
    course.agree(last)
    today = course.meet(days(0))
    (found,) = world.store.plans.of_day(TODAY)
    assert (found.session_id, found.appointment, found.own) == (last.id, today.id, False)
    assert found.made_at is None
    course.agree(today)
    world.store.plans.record_pack(pack(world, last, CODE))
    rows = world.store.plans.of_day(TODAY)
    assert [(each.session_id, each.own, each.made_at) for each in rows] == [
        (last.id, False, NOON),
        (today.id, True, None),
    ]


def test_a_day_has_nobody_of_another_day(course: Course, world: World) -> None:
    course.agree(course.meet(days(-7)))
    booked(course, 1)
    assert world.store.plans.of_day(TODAY) == ()


def test_a_route_is_kept_with_what_was_before(course: Course, world: World) -> None:
    at = course.meet(days(0))
    plan = course.agree(at)
    changes = world.store.plans.set_route(at.id, Route.HANDED)
    assert changes.touches(Kind.PLAN)
    kept = world.store.plans.plan(at.id)
    assert kept is not None
    assert (kept.route, kept.tasks) == (Route.HANDED, plan.tasks)
    assert world.count("revision") == 1
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.plans.set_route(booked(course, 7).id, Route.HANDED)


def test_handed_over_is_what_was_said_after_it_was_printed(course: Course, world: World) -> None:
    at, plans = course.meet(days(0)), world.store.plans
    course.agree(at, route=Route.HANDED)
    world.clock.instant = NOON - timedelta(hours=1)
    plans.set_route(at.id, Route.HANDED)
    plans.record_pack(pack(world, at, CODE))
    assert not plans.of_day(TODAY)[0].handed
    world.clock.instant = NOON + timedelta(hours=1)
    plans.set_route(at.id, Route.HANDED)
    assert plans.of_day(TODAY)[0].handed
    plans.set_route(at.id, None)
    assert not plans.of_day(TODAY)[0].handed


def test_a_pack_is_found_by_its_code(course: Course, world: World) -> None:
    at = course.meet(days(-7))
    course.agree(at)
    made = pack(world, at, CODE)
    world.store.plans.record_pack(made)
    following = booked(course, 0)
    assert world.store.plans.pack_by_code(CODE) == made
    assert world.store.plans.returned(CODE, TODAY) == ReturnedPack(
        code=CODE,
        patient_id=course.patient.id,
        name="Amina Khan",
        episode_id=course.episode.id,
        number=1,
        day=at.day,
        review_at=following.id,
        made_at=at.id,
    )


def test_a_code_whose_plan_was_reviewed_says_when(course: Course, world: World) -> None:
    at = course.meet(days(-7))
    plan = course.agree(at)
    world.store.plans.record_pack(pack(world, at, CODE))
    after = course.meet(days(-1))
    course.review(plan.tasks[0], after)
    found = world.store.plans.returned(CODE, TODAY)
    assert found is not None
    assert (found.review_at, found.reviewed_on, found.late) == (after.id, after.day, False)


def test_the_code_is_found_in_the_file_opened_again(course: Course, world: World) -> None:
    world.store.plans.record_pack(pack(world, course.meet(days(-7)), CODE))
    world.database.close()
    again = opened(world.database.path)
    found = again.store.plans.returned(CODE, TODAY)
    assert found is not None
    assert found.review_at is None
    again.database.close()
    world.database.connect()


def test_a_code_nobody_printed_leads_nowhere(course: Course, world: World) -> None:
    course.agree(course.meet(days(-7)))
    assert world.store.plans.pack_by_code(CODE) is None
    assert world.store.plans.returned(CODE, TODAY) is None


def test_a_reviewed_plan_leads_to_its_review(course: Course, world: World) -> None:
    at = course.meet(days(-14))
    plan = course.agree(at)
    world.store.plans.record_pack(pack(world, at, CODE))
    middle: SessionId = course.meet(days(-7)).id
    booked(course, 0)
    reviewed = next(e for e in world.store.sessions.of_episode(course.episode.id) if e.id == middle)
    course.review(plan.tasks[0], reviewed)
    found = world.store.plans.returned(CODE, TODAY)
    assert found is not None
    assert found.review_at == middle
