"""The Today page."""

import pytest
from PySide6.QtCore import Qt

from planner.ids import PatientId, SessionId
from planner.sessions import Status
from planner.views import TodayRow
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.routes import CASELOAD, TODAY, Route, Screen
from ui.screens.today.presenter import appointment
from ui.screens.today.screen import TodayPage


@pytest.fixture
def page(desk: Desk) -> TodayPage:
    made = TodayPage(desk.ctx, TODAY)
    desk.show(made)
    return made


def test_the_day_comes_first_with_what_each_was_going_to_do(page: TodayPage) -> None:
    first, second = page.today.lines
    assert (first.time, first.name, first.number) == ("09:00", "Amina Khan", "session 2")
    assert (first.task, first.when) == ("Walks", "Mon 10:00, Wed")
    assert first.state == "not reviewed yet"
    assert first.needs == "Other language, large print, discreet"
    assert (second.name, second.task, second.state) == ("Piotr Wiśniewski", "first session", "")


def test_a_screen_reader_hears_the_whole_line(page: TodayPage) -> None:
    assert page.today.lines[1].spoken == "10:30, Piotr Wiśniewski, session 1, first session"


def test_enter_opens_the_session(page: TodayPage, desk: Desk) -> None:
    desk.qtbot.keyClick(page.today, Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.today, Qt.Key.Key_Return)
    assert desk.ways.opened == [Route.session(page.today.lines[1].session_id)]


def test_the_primary_action_opens_the_next_appointment(page: TodayPage, desk: Desk) -> None:
    assert page.primary.text() == "Open 09:00 Amina Khan"
    page.do_primary()
    assert desk.ways.opened == [Route.session(page.today.lines[0].session_id)]


def test_what_is_waiting_is_said_in_sentences(page: TodayPage) -> None:
    assert page.waiting.sentences == (
        "1 item 9 not marked as reviewed",
        "1 person overdue, with no appointment",
    )


def test_a_sentence_unfolds_to_names_that_open(page: TodayPage, desk: Desk) -> None:
    page.waiting.unfold("overdue")
    (name,) = page.waiting.names("overdue")
    assert name.text() == "Zofia Maj · last seen Thu 2 Apr"
    name.click()
    assert [route.screen for route in desk.ways.opened] == [Screen.PATIENT]


def test_an_empty_day_is_calm(empty_desk: Desk) -> None:
    page = TodayPage(empty_desk.ctx, TODAY)
    empty_desk.show(page)
    assert page.free.isVisible()
    assert page.waiting.sentences == ()
    assert page.primary.isHidden()
    page.free.action_chosen.emit()
    assert empty_desk.ways.opened == [CASELOAD]


def test_everything_that_can_be_used_has_a_name(page: TodayPage) -> None:
    page.waiting.unfold("risk")
    assert nameless(page) == []


def test_nothing_of_a_person_is_left_after_clear(page: TodayPage) -> None:
    page.clear()
    assert page.today.lines == ()
    assert page.waiting.sentences == ()
    assert page.primary.text() == ""


@pytest.mark.parametrize(
    ("status", "reviewed", "said", "done"),
    [
        (Status.BOOKED, False, "not reviewed yet", False),
        (Status.BOOKED, True, "reviewed", True),
        (Status.ATTENDED, True, "attended", True),
        (Status.DID_NOT_ATTEND, False, "did not attend", True),
    ],
)
def test_the_state_of_an_appointment(status: Status, reviewed: bool, said: str, done: bool) -> None:
    row = TodayRow(
        session_id=SessionId("s"), patient_id=PatientId("p"), name="Amina", number=2,
        day=DAY, at=None, status=status, last_task="Walks", last_when=None,
        reviewed=reviewed, needs=(),
    )  # fmt: skip
    line = appointment(row)
    assert (line.state, line.done) == (said, done)
