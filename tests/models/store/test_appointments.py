"""Appointments: why they were not held, moving them, and what else is booked then."""

from dataclasses import replace
from datetime import date, time

import pytest

from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.sessions import NOT_HELD, Away, Medium, SessionType, Slot, Status
from tests.models.store.conftest import World
from tests.models.store.people import Course, days

LATER = Slot(
    day=days(9), at=time(14, 15), type=SessionType.REVIEW_AND_TREATMENT, medium=Medium.PHONE
)


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids, name="Amina Khan")


def booked(course: Course, day: date, at: time | None = time(9)) -> SessionId:
    return course.meet(day, at=at, status=Status.BOOKED).id


@pytest.mark.parametrize("status", list(Status))
def test_only_what_was_not_held_has_a_reason(course: Course, status: Status) -> None:
    sessions, made = course.store.sessions, booked(course, days(0))
    sessions.set_status(made, status, Away.TRAVEL)
    kept = sessions.view(made).session
    assert (kept.status, kept.away) == (status, Away.TRAVEL if status in NOT_HELD else None)


@pytest.mark.parametrize("status", [Status.ATTENDED, Status.BOOKED])
def test_a_reason_goes_where_it_was_a_mistake(course: Course, status: Status) -> None:
    sessions, made = course.store.sessions, booked(course, days(0))
    sessions.set_status(made, Status.DID_NOT_ATTEND, Away.UNWELL)
    sessions.set_status(made, status)
    assert sessions.view(made).session.away is None


def test_today_says_the_reason(course: Course) -> None:
    made = booked(course, days(0))
    course.store.sessions.set_status(made, Status.CANCELLED_BY_PATIENT, Away.CARING)
    (row,) = course.store.lists.today(days(0)).today
    assert (row.status, row.away) == (Status.CANCELLED_BY_PATIENT, Away.CARING)
    assert row.reference == course.patient.reference


def test_a_moved_appointment_stays_the_same_one(course: Course, world: World) -> None:
    sessions, made = course.store.sessions, booked(course, days(2))
    sessions.save_notes(made, "Bring the diary.")
    before = sessions.view(made).session
    sessions.move(made, LATER)
    after = sessions.view(made).session
    assert after == replace(
        before, day=LATER.day, at=LATER.at, type=LATER.type, medium=LATER.medium
    )
    assert world.count("session") == 1
    sessions.move(made, LATER)
    assert world.count("revision") == 2


def test_an_unknown_appointment_cannot_be_moved(course: Course) -> None:
    with pytest.raises(UserFacingError) as caught:
        course.store.sessions.move(SessionId("none"), LATER)
    assert caught.value.code == "record.not_found"


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize("at", [time(1, 30), time(9)])
def test_wall_time_stays_when_the_clocks_change(course: Course, night: date, at: time) -> None:
    sessions, made = course.store.sessions, booked(course, days(2))
    sessions.move(made, replace(LATER, day=night, at=at))
    assert (sessions.view(made).session.day, sessions.view(made).session.at) == (night, at)
    assert [each.at for each in course.store.lists.today(night).today] == [at]


def test_who_else_is_booked_then(course: Course, world: World) -> None:
    other = Course(world.store, world.ids, name="Piotr Wiśniewski")
    mine, theirs = booked(course, days(3)), booked(other, days(3))
    booked(other, days(3), time(9, 30))
    booked(other, days(4))
    ask = world.store.sessions.booked_at
    assert ask(days(3), time(9), mine) == ("Piotr Wiśniewski",)
    assert ask(days(3), time(9)) == ("Amina Khan", "Piotr Wiśniewski")
    world.store.sessions.set_status(theirs, Status.CANCELLED_BY_PATIENT)
    assert ask(days(3), time(9), mine) == ()


def test_what_is_booked_after_an_ending_is_cancelled_at_once(course: Course) -> None:
    kept = [booked(course, days(n)) for n in (-7, 0)]
    gone = [booked(course, days(n)) for n in (7, 14)]
    store = course.store.sessions
    changes = store.cancel_after(
        course.episode.id, days(0), Status.CANCELLED_BY_SERVICE, Away.OTHER
    )
    assert course.patient.id in changes.patients
    stands = {each.id: (each.status, each.away) for each in store.of_episode(course.episode.id)}
    assert [stands[each] for each in kept] == [(Status.BOOKED, None)] * 2
    assert [stands[each] for each in gone] == [(Status.CANCELLED_BY_SERVICE, Away.OTHER)] * 2
