"""The page of a person's record."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from models.store import Store
from planner.ids import EpisodeId, PatientId, SessionId
from planner.patients import Episode, Known, Life, Patient, PatientRecord
from planner.sessions import Medium, Session, SessionType, Status
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.booking import usual_booking
from ui.routes import Route, Screen
from ui.screens.patient import presenter
from ui.screens.patient.presenter import PatientView
from ui.screens.patient.screen import PatientPage
from ui.widgets.needs_banner import NeedsBanner

AMINA = Patient(id=PatientId("a"), reference="BS-1", name="Amina Khan", nhs_number="9990000018")
COURSE = Episode(id=EpisodeId("e"), patient_id=AMINA.id, started=date(2026, 3, 10))

CANCELLED = Status.CANCELLED_BY_PATIENT


def contact(days: int, status: Status = Status.BOOKED, **changes: Any) -> Session:
    values: dict[str, Any] = {
        "id": SessionId(f"s{days}"), "episode_id": COURSE.id, "patient_id": AMINA.id,
        "number": 1, "day": DAY + timedelta(days=days), "status": status,
    }  # fmt: skip
    return Session(**(values | changes))


def view(*sessions: Session, course: Episode = COURSE) -> PatientView:
    return PatientView(PatientRecord(AMINA, (course,)), sessions)


@pytest.mark.parametrize(
    ("sessions", "text", "opens"),
    [
        ((contact(-7, Status.ATTENDED), contact(0)), "Open today's session", "s0"),
        ((contact(0, Status.ATTENDED), contact(7)), "Open today's session", "s0"),
        ((contact(0, CANCELLED), contact(7)), "Open the session of Tue 19 May", "s7"),
        ((contact(-7, Status.ATTENDED),), "Book an appointment", None),
        ((), "Book an appointment", None),
    ],
)  # fmt: skip
def test_the_next_step(sessions: tuple[Session, ...], text: str, opens: str | None) -> None:
    step = presenter.next_step(view(*sessions), DAY)
    assert step is not None
    assert (step.text, step.session_id) == (text, opens)


def test_an_ended_course_has_no_next_step() -> None:
    ended = Episode(id=COURSE.id, patient_id=AMINA.id, started=COURSE.started, ended=DAY)
    assert presenter.next_step(view(course=ended), DAY) is None


def test_a_booking_follows_the_habit() -> None:
    held = contact(-7, Status.ATTENDED, at=time(9, 30), medium=Medium.PHONE)
    usual = usual_booking((held,), DAY)
    assert (usual.day, usual.at, usual.medium) == (DAY, time(9, 30), Medium.PHONE)
    assert usual_booking((), DAY).type is SessionType.ASSESSMENT
    long_ago = usual_booking((contact(-30, Status.ATTENDED),), DAY)
    assert long_ago.day >= DAY


def test_facts_show_the_number_in_groups_and_leave_out_what_is_unknown() -> None:
    facts = dict(presenter.who_facts(AMINA))
    assert facts["NHS number"] == "999 000 0018"
    assert "Born" not in facts


def test_faith_is_shown_only_where_it_is_wanted() -> None:
    private = Life(faith="Friday prayer", faith_wanted=Known.NO)
    assert "Friday prayer" not in dict(presenter.life_facts(private)).values()
    wanted = Life(faith="Friday prayer", faith_wanted=Known.YES)
    assert "Friday prayer" in dict(presenter.life_facts(wanted)).values()


def _amina(store: Store) -> PatientId:
    found = store.patients.find("BS-1")
    assert found is not None
    return found


@pytest.fixture
def page(desk: Desk) -> PatientPage:
    made = PatientPage(desk.ctx, Route.patient(desk.ask(_amina)))
    desk.show(made)
    return made


def _sessions(page: PatientPage, desk: Desk) -> tuple[Session, ...]:
    def read(store: Store) -> tuple[Session, ...]:
        current = store.patients.record(PatientId(page.route.id)).current
        return store.sessions.of_episode(current.id) if current else ()

    return desk.ask(read)


def test_needs_are_always_in_sight(page: PatientPage) -> None:
    shown = page.findChildren(NeedsBanner)[0]
    assert shown.isVisible()
    assert shown.text.startswith("Reads Urdu · large print, 18 point · discreet pages")


def test_a_booked_session_is_recorded_as_attended(page: PatientPage, desk: Desk) -> None:
    today = page.record.sessions.rows[1]
    assert today.outcome is not None
    today.outcome.value_chosen.emit(Status.DID_NOT_ATTEND)
    desk.settle()
    assert _sessions(page, desk)[1].status is Status.DID_NOT_ATTEND
    assert page.record.sessions.rows[1].state == "Did not attend"


def test_an_appointment_is_booked_in_place(page: PatientPage, desk: Desk) -> None:
    fields = page.record.booking.fields
    fields.day.setText("26 May")
    fields.at.setText("930")
    page.record.booking.button.click()
    desk.settle()
    booked = _sessions(page, desk)[-1]
    assert (booked.day, booked.at, booked.number) == (date(2026, 5, 26), time(9, 30), 4)


def test_a_day_that_cannot_be_read_is_said_beside_the_field(page: PatientPage, desk: Desk) -> None:
    page.record.booking.fields.day.setText("soon")
    page.record.booking.button.click()
    desk.settle()
    assert "Type a day" in page.record.booking.fields.form.rows["day"].error
    assert len(_sessions(page, desk)) == 3


def test_a_course_ends_with_a_code_and_a_new_one_begins(page: PatientPage, desk: Desk) -> None:
    ending = page.record.ending
    ending.button.click()
    assert ending.form.rows["code"].error
    ending.code.set_value("46")
    ending.button.click()
    desk.settle()
    assert page.primary.isHidden()
    assert "Treatment completed" in page.record.course.text
    page.record.beginning.code.set_value("F411")
    page.record.beginning.button.click()
    desk.settle()
    assert page.primary.text() == "Book an appointment"
    assert _sessions(page, desk) == ()


def test_ways_out_lead_where_they_say(page: PatientPage, desk: Desk) -> None:
    page.do_primary()
    page.record.sessions.rows[-1].open_button.click()
    for button in (page.history_button, page.edit_button):
        button.click()
    screens = [route.screen for route in desk.ways.opened]
    assert screens == [Screen.SESSION, Screen.SESSION, Screen.HISTORY, Screen.PATIENT_EDIT]


def test_everything_that_can_be_used_has_a_name(page: PatientPage) -> None:
    assert nameless(page) == []


def test_nothing_of_the_person_is_left_after_clear(page: PatientPage) -> None:
    page.clear()
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert not [word for word in ("Amina", "Khan", "BS-1", "12 May") if word in said]
    assert page.title == ""
