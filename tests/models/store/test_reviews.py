"""What happened to tasks, and the returned slip."""

from dataclasses import replace

import pytest

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import TaskId
from planner.plans import Done, Task
from planner.reviews import Amount, NotReviewed, OccasionDone
from planner.sessions import Session
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, review, task


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids)


def _done(course: Course, at: Session) -> list[Done]:
    kept = course.store.plans.plan(at.id)
    assert kept is not None
    return [each.done for each in kept.tasks[0].occasions]


def test_one_review_a_task(course: Course, world: World) -> None:
    at, later = course.meet(days(0)), course.meet(days(7))
    of = course.agree(at).tasks[0]
    first = course.review(of, later)
    second = replace(review(world.ids, of, later), amount_patient=Amount.ALL, noticed="lighter")
    changes = world.store.reviews.save(second)
    assert changes == Changes(frozenset({Kind.REVIEW}), frozenset({course.patient.id}))
    assert world.store.reviews.of_session(later.id) == (second,)
    assert world.store.reviews.save(second) == Changes()
    kept = world.database.execute_sql("SELECT entity_uuid FROM revision").fetchall()
    assert kept == [(first.id,)]


def test_reviews_are_in_the_order_of_the_tasks(course: Course, world: World) -> None:
    at, later = course.meet(days(0)), course.meet(days(7))
    tasks = course.agree(at, task(world.ids), task(world.ids)).tasks
    made = [course.review(each, later) for each in reversed(tasks)]
    assert world.store.reviews.of_session(later.id) == tuple(reversed(made))


def test_the_slip_marks_occasions_and_can_be_taken_back(course: Course) -> None:
    at, later = course.meet(days(0)), course.meet(days(7))
    of = course.agree(at).tasks[0]
    slip = tuple(OccasionDone(each.id, Done.SOME) for each in of.occasions)
    made = course.review(of, later, occasions=slip)
    assert _done(course, at) == [Done.SOME, Done.SOME]
    course.store.reviews.save(replace(made, occasions=slip[:1]))
    assert _done(course, at) == [Done.SOME, Done.BLANK]


def _stray(world: World) -> list[Task]:
    other = Course(world.store, world.ids)
    theirs = other.agree(other.meet(days(0))).tasks[0]
    return [theirs, task(world.ids, id=TaskId("none"))]


def test_a_task_of_nobody_or_somebody_else_is_refused(course: Course, world: World) -> None:
    at = course.meet(days(7))
    for of in _stray(world):
        with pytest.raises(UserFacingError) as caught:
            course.review(of, at)
        assert caught.value.code == "record.not_found"
    assert world.count("review") == 0


def test_a_review_may_say_why_there_is_none(course: Course) -> None:
    at, later = course.meet(days(0)), course.meet(days(7))
    of = course.agree(at).tasks[0]
    assert course.store.lists.caseload()[0].unreviewed == 1
    course.review(of, later, amount_patient=None, next=None, not_reviewed=NotReviewed.RISK_FIRST)
    assert course.store.lists.caseload()[0].unreviewed == 0
