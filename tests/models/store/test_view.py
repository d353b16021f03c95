"""What the session page and the history page open with."""

from dataclasses import replace

import pytest

from models.store import Store
from planner.errors import UserFacingError
from planner.ids import EpisodeId
from planner.library import Field
from planner.plans import FieldChange, Plan
from planner.reviews import Amount, Obstacle
from planner.sessions import Session, Status
from planner.views import History, HistorySession, HistoryTask, SessionView
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, score, task


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids)


def _view(course: Course, at: Session) -> SessionView:
    return course.store.sessions.view(at.id)


def test_a_first_contact(course: Course) -> None:
    at = course.meet(days(0))
    assert _view(course, at) == SessionView(
        patient=course.patient,
        episode=course.episode,
        session=at,
        last_plan=None,
        last_session=None,
        last_reviews=(),
        scores=(),
        previous_scores=(),
        plan=None,
        has_draft=False,
        next_session=None,
        not_done_in_a_row=0,
        first_contact=True,
        second_contact=False,
    )


def test_contacts_count_where_they_were_attended(course: Course) -> None:
    statuses = (Status.DID_NOT_ATTEND, Status.ATTENDED, Status.BOOKED, Status.ATTENDED)
    made = [course.meet(days(7 * n), status=status) for n, status in enumerate(statuses)]
    seen = [(v.first_contact, v.second_contact) for v in (_view(course, each) for each in made)]
    assert seen == [(True, False), (True, False), (False, True), (False, True)]


def test_the_last_plan_is_the_latest_of_an_earlier_contact(course: Course) -> None:
    first, second, third, fourth = (course.meet(days(7 * n)) for n in range(4))
    old, last, own = course.agree(first), course.agree(second), course.agree(fourth)
    assert (_view(course, first).last_plan, _view(course, first).plan) == (None, old)
    assert (_view(course, second).last_plan, _view(course, second).plan) == (old, last)
    seen = _view(course, fourth)
    assert (seen.last_plan, seen.last_session, seen.plan) == (last, second, own)
    assert _view(course, third).last_plan == last


def test_day_not_number_says_what_is_earlier(course: Course) -> None:
    later, earlier = course.meet(days(7)), course.meet(days(0))
    made = course.agree(earlier)
    assert _view(course, later).last_plan == made
    assert _view(course, earlier).last_plan is None


def test_reviews_of_the_last_plan_up_to_this_contact(course: Course, world: World) -> None:
    first, second, third = (course.meet(days(7 * n)) for n in range(3))
    tasks = course.agree(first, task(world.ids), task(world.ids)).tasks
    late = course.review(tasks[1], third)
    assert _view(course, second).last_reviews == ()
    early = course.review(tasks[0], second)
    assert _view(course, second).last_reviews == (early,)
    assert _view(course, third).last_reviews == (early, late)


def test_scores_of_now_and_before(course: Course, world: World) -> None:
    first, second, third = (course.meet(days(7 * n)) for n in range(3))
    made = {
        (at.id, measure): score(world.ids, at, measure=measure, items=(), total=n)
        for n, at in enumerate((first, second, third))
        for measure in ("PHQ9", "GAD7")
        if (n, measure) != (1, "GAD7")
    }
    for each in made.values():
        world.store.sessions.save_score(each)
    seen = _view(course, third)
    assert set(seen.scores) == {made[third.id, "PHQ9"], made[third.id, "GAD7"]}
    assert set(seen.previous_scores) == {made[second.id, "PHQ9"], made[first.id, "GAD7"]}


def test_draft_and_next_appointment(course: Course) -> None:
    at = course.meet(days(0))
    course.meet(days(7), status=Status.CANCELLED_BY_PATIENT)
    booked = course.meet(days(14), status=Status.BOOKED)
    course.meet(days(21), status=Status.BOOKED)
    course.store.drafts.save("plan", at.id, 1, "{}")
    seen = _view(course, at)
    assert (seen.has_draft, seen.next_session) == (True, booked)
    assert _view(course, booked).has_draft is False


@pytest.mark.parametrize(
    ("amounts", "in_a_row"),
    [
        ((), 0),
        ((0,), 1),
        ((0, 0, 0), 3),
        ((0, 0, 1), 0),
        ((1, 0, 0), 2),
        ((0, None, 0), 2),
        ((0, 4, 0), 1),
    ],
)
def test_not_done_in_a_row(course: Course, amounts: tuple[int | None, ...], in_a_row: int) -> None:
    at = course.meet(days(0))
    for n, amount in enumerate(amounts):
        made = course.agree(at).tasks[0]
        at = course.meet(days(7 * (n + 1)))
        course.review(made, at, amount_patient=None if amount is None else Amount(amount))
    assert _view(course, at).not_done_in_a_row == in_a_row


def test_another_episode_is_another_course(course: Course, world: World) -> None:
    course.agree(course.meet(days(-7)))
    course.episode = replace(course.episode, id=EpisodeId(world.ids.new()))
    world.store.patients.save_episode(course.episode)
    seen = _view(course, course.meet(days(0)))
    assert (seen.last_plan, seen.first_contact, seen.session.number) == (None, True, 1)


def _history_task(of: Plan) -> HistoryTask:
    done = of.tasks[0]
    return HistoryTask(
        id=done.id,
        template=done.template,
        title=done.title,
        when=done.when,
        where=done.where,
        amount_patient=Amount.MOST,
        amount_practitioner=Amount.HALF,
        closeness=3,
        helpfulness=None,
        obstacles=(Obstacle("T2.1"),),
        changes=done.changes,
        noticed="felt lighter",
        next=None,
    )


def test_history_contact_by_contact(course: Course, world: World) -> None:
    first, second = course.meet(days(0)), course.meet(days(7))
    changed = (FieldChange(Field.WHERE, "park", "market", "T2.1"),)
    of = course.agree(first, task(world.ids, changes=changed))
    entered = score(world.ids, second)
    world.store.sessions.save_score(entered)
    course.review(
        of.tasks[0],
        second,
        next=None,
        amount_practitioner=Amount.HALF,
        closeness=3,
        obstacles=(Obstacle("T2.1"),),
        noticed="felt lighter",
    )
    told = (
        HistorySession(first, (), (_history_task(of),)),
        HistorySession(second, (entered,), ()),
    )
    seen = world.store.history.history(course.episode.id)
    assert seen == History(course.patient, course.episode, told)


def test_history_of_nothing(store: Store) -> None:
    with pytest.raises(UserFacingError) as caught:
        store.history.history(EpisodeId("none"))
    assert caught.value.code == "record.not_found"
