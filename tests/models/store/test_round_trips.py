"""What the store is given, it gives back: equal after a reload from the file."""

from dataclasses import replace

from hypothesis import given

from planner.ids import OccasionId
from planner.patients import Episode, Patient
from planner.plans import Plan, Task
from planner.reviews import Review
from planner.sessions import Risk, Session
from tests.models.store.conftest import World
from tests.models.store.people import TODAY as _DAY
from tests.models.store.people import Course, episode, patient, plan, review, session, task
from tests.models.store.strategies import LAW, any_of


@LAW
@given(any_of(Patient))
def test_any_patient(world: World, drawn: Patient) -> None:
    made = replace(drawn, id=patient(world.ids).id, reference=world.ids.new())
    world.store.patients.save(made)
    assert world.store.patients.record(made.id).patient == made


@LAW
@given(any_of(Patient))
def test_any_change_of_a_patient(world: World, drawn: Patient) -> None:
    before = patient(world.ids)
    world.store.patients.save(before)
    after = replace(drawn, id=before.id, reference=before.reference)
    world.store.patients.save(after)
    assert world.store.patients.record(before.id).patient == after


@LAW
@given(any_of(Episode))
def test_any_episode(world: World, drawn: Episode) -> None:
    person = patient(world.ids)
    world.store.patients.save(person)
    ended = None if drawn.ended is None else max(drawn.started, drawn.ended)
    made = replace(drawn, id=episode(world.ids, person).id, patient_id=person.id, ended=ended)
    world.store.patients.save_episode(made)
    assert world.store.patients.record(person.id).episodes == (made,)


@LAW
@given(any_of(Session))
def test_any_session(world: World, drawn: Session) -> None:
    course = Course(world.store, world.ids)
    like = session(world.ids, course.episode, number=drawn.number + 1)
    made = replace(
        drawn,
        id=like.id,
        number=like.number,
        episode_id=like.episode_id,
        patient_id=like.patient_id,
    )
    world.store.sessions.save(made)
    assert world.store.sessions.view(made.id).session == made


def _own(world: World, drawn: Task) -> Task:
    """The drawn task with identities nobody has had."""
    occasions = tuple(replace(o, id=OccasionId(world.ids.new())) for o in drawn.occasions)
    return replace(drawn, id=task(world.ids).id, from_task=None, occasions=occasions)


@LAW
@given(any_of(Plan))
def test_any_plan(world: World, drawn: Plan) -> None:
    at = Course(world.store, world.ids).meet(drawn.ready_at.date() if drawn.ready_at else _DAY)
    made = plan(world.ids, at)
    tasks = tuple(_own(world, each) for each in drawn.tasks)
    made = replace(
        drawn, id=made.id, session_id=at.id, tasks=tasks, ready_at=drawn.ready_at or made.ready_at
    )
    world.store.plans.make_ready(made, ())
    assert world.store.plans.plan(at.id) == made


@LAW
@given(any_of(Plan), any_of(Plan))
def test_any_plan_in_place_of_another(world: World, first: Plan, second: Plan) -> None:
    at = Course(world.store, world.ids).meet(_DAY, risk=Risk.REVIEWED)
    like = plan(world.ids, at)
    kept = tuple(_own(world, each) for each in first.tasks)
    for drawn, more in ((first, ()), (second, kept[:1])):
        tasks = (*more, *(_own(world, each) for each in drawn.tasks)) if more else kept
        made = replace(drawn, id=like.id, session_id=at.id, tasks=tasks, ready_at=like.ready_at)
        world.store.plans.make_ready(made, ())
        assert world.store.plans.plan(at.id) == made


@LAW
@given(any_of(Review))
def test_any_review(world: World, drawn: Review) -> None:
    course = Course(world.store, world.ids)
    first, second = course.meet(_DAY), course.meet(_DAY)
    of = course.agree(first).tasks[0]
    made = replace(drawn, id=review(world.ids, of, second).id, task_id=of.id, session_id=second.id)
    world.store.reviews.save(made)
    assert world.store.reviews.of_session(second.id) == (made,)
