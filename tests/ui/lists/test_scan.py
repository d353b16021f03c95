"""A code scanned on Today, with no field to type into."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.pack_code import new_code
from planner.typed_code import Typed
from tests.ui.desk import Desk
from tests.ui.lists.test_find_by_code import CODE, WRONG, came_back
from ui import find_panel
from ui.routes import TODAY, Route, Screen
from ui.scan_watch import last_code
from ui.screens.today.screen import TodayPage


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """Give what passes by at the foot of the window."""
    lines: list[str] = []

    def note(text: str, _tone: object) -> None:
        lines.append(text)

    desk.ctx.hub.notice_raised.connect(note)
    return lines


@pytest.fixture
def page(desk: Desk) -> TodayPage:
    made = TodayPage(desk.ctx, TODAY)
    desk.show(made)
    desk.qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    assert made.today.hasFocus()
    return made


def scan(page: TodayPage, desk: Desk, text: str) -> None:
    QTest.keyClicks(page.today, text)
    QTest.keyClick(page.today, Qt.Key.Key_Return)
    desk.settle()


def test_a_scanned_code_never_opens_the_line_one_is_on(
    page: TodayPage, desk: Desk, said: list[str]
) -> None:
    assert page.today.session_here
    scan(page, desk, CODE)
    assert desk.ways.opened == []
    assert said == [find_panel.UNKNOWN.format(code=CODE)]


def test_a_known_code_opens_its_review(empty_desk: Desk) -> None:
    due = empty_desk.ask(came_back)
    page = TodayPage(empty_desk.ctx, TODAY)
    empty_desk.show(page)
    page.focus_first()
    scan(page, empty_desk, "7x" + CODE.lower())
    assert empty_desk.ways.opened == [Route.session(due)]


def test_a_wrong_letter_opens_nothing(page: TodayPage, desk: Desk, said: list[str]) -> None:
    scan(page, desk, WRONG)
    assert desk.ways.opened == []
    assert said == [find_panel.WRONG]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [(CODE, Typed.WHOLE), (f"pkpk-{CODE}", Typed.WHOLE), (WRONG, Typed.WRONG),
     (CODE[3:], Typed.NONE), ("PK", Typed.NONE), ("", Typed.NONE)],
)  # fmt: skip
def test_the_code_at_the_end_counts(typed: str, kind: Typed) -> None:
    assert last_code(typed).kind is kind


@given(st.randoms(use_true_random=False), st.text(alphabet="PKpk-7 ", max_size=5))
def test_whatever_was_typed_before_a_code_it_is_found(rng: Random, before: str) -> None:
    code = new_code(rng)
    assert last_code(before + code).code == code


@pytest.mark.parametrize("typed", ["", "amina", "p"])
def test_enter_alone_opens_the_line_as_before(
    page: TodayPage, desk: Desk, said: list[str], typed: str
) -> None:
    scan(page, desk, typed)
    assert [each.screen for each in desk.ways.opened] == [Screen.SESSION]
    assert said == []
