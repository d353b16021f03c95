"""A pack code in the search, typed or scanned, on a real vault."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.store import Store
from planner.ids import SessionId
from planner.pack_code import check_character
from planner.sessions import Status
from tests.models.store.people import Course, days
from tests.ui.desk import Desk
from tests.ui.lists.packs_world import IDS, given_pack
from ui import find_panel
from ui.find_panel import FindPanel
from ui.routes import Route, Screen

BODY = "7F3D2"
CODE = f"PK-{BODY}-{check_character(BODY)}"
WRONG = f"PK-{BODY}-{'3' if check_character(BODY) != '3' else '4'}"


def came_back(store: Store) -> SessionId:
    """Amina's pack of last week; her review is due today."""
    course = Course(store, IDS, name="Amina Khan", reference="BS-1")
    at = course.meet(days(-7))
    course.agree(at)
    given_pack(store, at, CODE)
    return course.meet(days(0), at=time(9), status=Status.BOOKED).id


def came_back_at_the_end(store: Store) -> SessionId:
    """A pack after which nobody is booked."""
    course = Course(store, IDS, name="Piotr", reference="BS-2")
    at = course.meet(days(-7))
    course.agree(at)
    given_pack(store, at, CODE)
    return at.id


@pytest.fixture
def room(empty_desk: Desk) -> QWidget:
    made = QWidget()
    made.resize(1176, 712)
    made.show()
    empty_desk.qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(empty_desk: Desk, room: QWidget) -> FindPanel:
    made = FindPanel(empty_desk.ctx, room)
    made.enter()
    return made


def scan(panel: FindPanel, text: str) -> None:
    """Type as a scanner does: every key at once, Enter at the end."""
    QTest.keyClicks(panel.field, text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE[3:], CODE.replace("-", "")])
def test_a_scanned_code_opens_the_review(empty_desk: Desk, panel: FindPanel, typed: str) -> None:
    due = empty_desk.ask(came_back)
    scan(panel, typed)
    empty_desk.settle()
    assert empty_desk.ways.opened == [Route.session(due)]
    assert panel.isHidden()


def test_a_typed_code_says_whose_it_is_before_enter(empty_desk: Desk, panel: FindPanel) -> None:
    empty_desk.ask(came_back)
    panel.field.setText(CODE)
    empty_desk.settle()
    assert panel.names == ("Amina Khan",)
    text = panel._model.index(0, 0).data()
    assert text == f"Amina Khan   ·   {CODE}, session 1, Tue 5 May: review"


def test_with_no_contact_to_come_the_history_opens(empty_desk: Desk, panel: FindPanel) -> None:
    empty_desk.ask(came_back_at_the_end)
    scan(panel, CODE)
    empty_desk.settle()
    assert [each.screen for each in empty_desk.ways.opened] == [Screen.HISTORY]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (WRONG, find_panel.WRONG),
        (CODE, find_panel.UNKNOWN.format(code=CODE)),
        ("PK-7F", find_panel.BEGUN),
        ("7F3O2K", find_panel.PERHAPS),
        ("zzz", find_panel.NOBODY),
    ],
)
def test_what_is_said_where_nothing_opens(
    empty_desk: Desk, panel: FindPanel, typed: str, said: str
) -> None:
    scan(panel, typed)
    empty_desk.settle()
    assert panel.said == said
    assert empty_desk.ways.opened == []


def test_after_a_wrong_code_the_next_scan_takes_its_place(
    empty_desk: Desk, panel: FindPanel
) -> None:
    due = empty_desk.ask(came_back)
    for code in (WRONG, CODE):
        scan(panel, code)
        empty_desk.settle()
    assert empty_desk.ways.opened == [Route.session(due)]


def test_people_read_later_do_not_hide_the_pack(empty_desk: Desk, panel: FindPanel) -> None:
    empty_desk.ask(came_back)
    panel.field.setText(CODE)
    empty_desk.settle()
    panel._show_people(())
    assert panel.names == ("Amina Khan",)


def test_leaving_forgets_the_pack(empty_desk: Desk, panel: FindPanel) -> None:
    empty_desk.ask(came_back)
    panel.field.setText(CODE)
    empty_desk.settle()
    panel.leave()
    assert panel.names == ()
