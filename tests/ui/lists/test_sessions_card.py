"""The contacts on a person's page: why one was not held, and moving one."""

from datetime import time

import pytest
from PySide6.QtCore import Qt

from models.store import Store
from planner.ids import PatientId, SessionId
from planner.sessions import Away, Session, Status
from planner.views import TodayRow
from tests.models.store.people import days
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.routes import Route
from ui.screens.patient.screen import PatientPage
from ui.screens.patient.sessions_card import SessionRow
from ui.screens.today.presenter import appointment


@pytest.fixture
def page(desk: Desk) -> PatientPage:
    found = desk.ask(lambda store: store.patients.find("BS-1"))
    assert found is not None
    made = PatientPage(desk.ctx, Route.patient(found))
    desk.show(made)
    return made


def today_row(page: PatientPage) -> SessionRow:
    return page.record.sessions.rows[1]


def stored(page: PatientPage, desk: Desk, at: int) -> Session:
    def read(store: Store) -> Session:
        current = store.patients.record(PatientId(page.route.id)).current
        assert current is not None
        return store.sessions.of_episode(current.id)[at]

    return desk.ask(read)


def say_missed(page: PatientPage, desk: Desk) -> SessionRow:
    outcome = today_row(page).outcome
    assert outcome is not None
    outcome.value_chosen.emit(Status.DID_NOT_ATTEND)
    desk.settle()
    return today_row(page)


def test_the_reason_is_asked_where_it_was_said(page: PatientPage, desk: Desk) -> None:
    made = say_missed(page, desk)
    assert made.reasons is not None
    desk.qtbot.keyClick(page.focusWidget(), Qt.Key.Key_3)
    desk.settle()
    assert stored(page, desk, 1).away is Away.CARING
    assert today_row(page).state == "Did not attend, looking after someone"
    assert today_row(page).reasons is None


def test_a_mistake_is_put_right(page: PatientPage, desk: Desk) -> None:
    say_missed(page, desk)
    row = today_row(page)
    assert row.outcome is not None
    row.outcome.value_chosen.emit(Status.ATTENDED)
    desk.settle()
    kept = stored(page, desk, 1)
    assert (kept.status, kept.away) == (Status.ATTENDED, None)


def test_a_booked_contact_is_moved(page: PatientPage, desk: Desk) -> None:
    row = page.record.sessions.rows[0]
    row.move_button.click()
    assert row.form is not None
    row.form.fields.at.setText("10:30")
    row.form.button.click()
    desk.settle()
    assert (stored(page, desk, 2).day, stored(page, desk, 2).at) == (days(7), time(10, 30))


def test_only_what_is_booked_can_be_moved(page: PatientPage) -> None:
    shown = [row.move_button.isVisible() for row in page.record.sessions.rows]
    assert shown == [True, True, False]


def test_who_else_is_booked_is_said(page: PatientPage, desk: Desk) -> None:
    row = today_row(page)
    row.move_button.click()
    assert row.form is not None
    row.form.fields.at.set_value(time(10, 30))
    row.form.fields.at.value_changed.emit(time(10, 30))
    desk.settle()
    assert row.form.clash.text == "Piotr Wiśniewski is booked for Tue 12 May, 10:30 as well."
    assert nameless(page) == []


@pytest.mark.parametrize(("away", "below"), [(None, ""), (Away.MONEY, "Cost")])
def test_today_shows_the_reason_under_the_state(away: Away | None, below: str) -> None:
    row = TodayRow(
        session_id=SessionId("s"), patient_id=PatientId("p"), name="Amina", number=2,
        day=DAY, at=None, status=Status.CANCELLED_BY_PATIENT, last_task="", last_when=None,
        reviewed=False, needs=(), away=away,
    )  # fmt: skip
    line = appointment(row)
    assert (line.state, line.below) == ("cancelled by the person", below)
