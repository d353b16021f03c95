"""Contacts, scores and risk."""

from dataclasses import replace

import pytest

from models.store import Store
from planner.errors import UserFacingError
from planner.ids import EpisodeId, ScoreId, SessionId
from planner.sessions import Risk, Status
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, score, session


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids)


def test_numbers_are_given_in_the_order_of_booking(course: Course) -> None:
    made = [course.meet(days(n)) for n in (0, 7, -7)]
    assert [each.number for each in made] == [1, 2, 3]
    kept = course.store.sessions.of_episode(course.episode.id)
    assert [each.number for each in kept] == [3, 1, 2]


def test_a_number_is_taken_once(course: Course) -> None:
    first = course.meet(days(0), number=4)
    assert course.meet(days(7)).number == 5
    with pytest.raises(UserFacingError) as caught:
        course.meet(days(14), number=4)
    assert caught.value.code == "session.number_taken"
    course.store.sessions.save(replace(first, number=0, notes="moved"))
    assert course.store.sessions.view(first.id).session.number == 4


def test_a_contact_belongs_to_its_episode_and_person(course: Course, world: World) -> None:
    other = Course(world.store, world.ids)
    stray = session(world.ids, replace(course.episode, patient_id=other.patient.id))
    with pytest.raises(ValueError, match="belongs"):
        world.store.sessions.save(stray)
    kept = course.meet(days(0))
    with pytest.raises(ValueError, match="stays"):
        world.store.sessions.save(replace(kept, episode_id=other.episode.id))


def test_status_notes_and_risk(course: Course, world: World) -> None:
    sessions = world.store.sessions
    made = course.meet(days(0), status=Status.BOOKED, risk=Risk.UNANSWERED)
    sessions.set_status(made.id, Status.DID_NOT_ATTEND)
    sessions.save_notes(made.id, "Rang; no answer.")
    sessions.answer_risk(made.id, Risk.NOT_YET)
    assert sessions.view(made.id).session == replace(
        made,
        status=Status.DID_NOT_ATTEND,
        notes="Rang; no answer.",
        risk=Risk.NOT_YET,
        risk_at=world.clock.now(),
    )
    sessions.answer_risk(made.id, Risk.UNANSWERED)
    assert sessions.view(made.id).session.risk_at is None


def test_one_score_a_measure_and_contact(course: Course, world: World) -> None:
    at = course.meet(days(0))
    first, second = score(world.ids, at), score(world.ids, at, total=9, items=())
    other = score(world.ids, at, measure="WSAS", items=(None, 4), total=4, risk_item=None)
    for each in (first, other, second):
        world.store.sessions.save_score(each)
    assert set(world.store.sessions.view(at.id).scores) == {second, other}
    assert world.count("revision") == 1


@pytest.mark.parametrize(
    ("measure", "total"), [("PHQ9", 28), ("GAD7", 22), ("WSAS", 41), ("PHQ9", -1), ("OTHER", 1001)]
)
def test_a_total_out_of_range_is_refused(
    course: Course, world: World, measure: str, total: int
) -> None:
    at = course.meet(days(0))
    with pytest.raises(UserFacingError) as caught:
        world.store.sessions.save_score(score(world.ids, at, measure=measure, total=total))
    assert caught.value.code == "score.out_of_range"
    assert world.count("score") == 0


def test_a_ticked_risk_item_keeps_its_time(course: Course, world: World) -> None:
    at = course.meet(days(0))
    made = score(world.ids, at, risk_item=2)
    world.store.sessions.save_score(made)
    world.store.sessions.review_risk_item(made.id)
    (kept,) = world.store.sessions.view(at.id).scores
    assert kept == replace(made, risk_item_reviewed=True)
    ticked = "SELECT risk_reviewed_at FROM score"
    first = world.database.execute_sql(ticked).fetchone()
    world.clock.instant = world.clock.instant.replace(hour=15)
    world.store.sessions.save_score(replace(kept, total=12))
    assert world.database.execute_sql(ticked).fetchone() == first


def test_what_is_not_there_is_said(store: Store, course: Course, world: World) -> None:
    nowhere = session(world.ids, replace(course.episode, id=EpisodeId("none")))
    for call in (
        lambda: store.sessions.view(SessionId("none")),
        lambda: store.sessions.save(nowhere),
        lambda: store.sessions.set_status(SessionId("none"), Status.ATTENDED),
        lambda: store.sessions.save_score(score(world.ids, nowhere)),
        lambda: store.sessions.review_risk_item(ScoreId("none")),
    ):
        with pytest.raises(UserFacingError) as caught:
            call()
        assert caught.value.code == "record.not_found"
    assert store.sessions.of_episode(EpisodeId("none")) == ()
