"""Typing in what came back, with real keys on a real vault."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.store import Store
from planner.ids import SeededIds, SessionId
from planner.plans import Done
from planner.sheet_entry import TICKED, Fill, Paper, PaperBlock, PaperColumn
from resources.library_loader import load_library
from tests.models.store.people import Course, days, task
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.routes import Route
from ui.screens.paper.screen import PaperPage
from ui.widgets.paper_grid import MarkGrid, PaperGrid, number_typed, option_typed
from ui.widgets.section import Disclosure

__all__ = ["desk", "empty_desk"]
NONE, SOME, DONE, BLANK = Done.NONE, Done.SOME, Done.DONE, Done.BLANK
SHEET = load_library().worksheets["ba_diary_sheet"]
KEYS = {"⌫": Qt.Key.Key_Backspace, "↑": Qt.Key.Key_Up, "↓": Qt.Key.Key_Down,
        "→": Qt.Key.Key_Right, "␣": Qt.Key.Key_Space, "⏎": Qt.Key.Key_Return}  # fmt: skip


def press(qtbot: QtBot, grid: MarkGrid | PaperGrid, keys: str) -> None:
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    qtbot.waitUntil(grid.isVisible)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    for key in keys:
        widget = QApplication.focusWidget() or grid
        if key in KEYS:
            qtbot.keyClick(widget, KEYS[key])
        else:
            qtbot.keyClicks(widget, key)


@pytest.mark.parametrize(
    ("keys", "marks"),
    [
        ("210", (DONE, SOME, NONE)),
        ("dsn", (DONE, SOME, NONE)),
        ("", (BLANK, BLANK, BLANK)),
        ("2↑⌫", (BLANK, BLANK, BLANK)),
        ("↓1", (BLANK, SOME, BLANK)),
        ("→␣", (SOME, BLANK, BLANK)),
        ("→␣␣", (BLANK, BLANK, BLANK)),
        ("222222", (DONE, DONE, DONE)),
        ("79q", (BLANK, BLANK, BLANK)),
    ],
)
def test_the_slip_takes_one_key_a_time(qtbot: QtBot, keys: str, marks: tuple[Done, ...]) -> None:
    grid = MarkGrid("Slip", ["Wed 13 May, 10:00", "Fri 15 May, 10:00", "Time 3"])
    qtbot.addWidget(grid)
    grid.show()
    press(qtbot, grid, keys)
    assert grid.marks == marks
    said = grid.cell(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Wed 13 May, 10:00: ")


COLUMNS = (
    PaperColumn("What"),
    PaperColumn("Done", Fill.TICK),
    PaperColumn("How much", Fill.NUMBER),
    PaperColumn("Where", Fill.CHOICE, ("home", "shop", "hills")),
)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("Walk⏎x", [(0, 0, "Walk"), (0, 1, TICKED)]),
        ("→x␣", [(0, 1, TICKED), (0, 1, "")]),
        ("→→10", [(0, 2, "1"), (0, 2, "10")]),
        ("→→→h", [(0, 3, "home")]),
        ("→→→hh⌫", [(0, 3, "home"), (0, 3, "hills"), (0, 3, "")]),
        ("→→→2", [(0, 3, "shop")]),
        ("→→→z9", []),
    ],
)
def test_a_sheet_takes_what_its_cells_are_for(
    qtbot: QtBot, keys: str, told: list[tuple[int, int, str]]
) -> None:
    grid = PaperGrid("Diary", PaperBlock("", ("Wed",), COLUMNS), ["Wed"])
    qtbot.addWidget(grid)
    grid.set_cells([[""] * len(COLUMNS)])
    grid.show()
    heard = QSignalSpy(grid.cell_changed)
    press(qtbot, grid, keys)
    assert [tuple(heard.at(at)) for at in range(heard.count())] == told


@pytest.mark.parametrize(
    ("before", "digit", "after"),
    [("", "7", "7"), ("1", "0", "10"), ("7", "3", "3")],
)
def test_a_number_stays_on_its_scale(before: str, digit: str, after: str) -> None:
    assert number_typed(before, digit, 0, 10) == after
    assert number_typed("", "9", 0, 4) == ""
    assert option_typed("", "x", ("home",)) == ""


def fill(newer: bool, store: Store) -> SessionId:
    ids = SeededIds(41)
    course = Course(store, ids, name="Bea Novak", reference="BS-77")
    first, second = course.meet(days(-14)), course.meet(days(-7))
    made = task(ids, worksheets=(SHEET.id,))
    course.store.plans.make_ready(course.agree(first, made), (SHEET,))
    if newer:
        course.agree(second)
    return first.id


@pytest.fixture
def page(desk: Desk) -> PaperPage:
    made = PaperPage(desk.ctx, Route.paper(desk.ask(partial(fill, True))))
    desk.show(made)
    return made


def paper(desk: Desk, page: PaperPage) -> Paper:
    def read(store: Store) -> Paper:
        return store.sheets.paper(SessionId(page.route.id))

    return desk.ask(read)


def test_a_slip_that_came_late_says_whose_plan_it_is(page: PaperPage) -> None:
    assert "A newer plan was made on Tuesday 5 May; it stays as it is." in page.about


def test_marks_and_words_are_kept_at_leaving_and_blank_stays_blank(
    page: PaperPage, desk: Desk
) -> None:
    slip = page.grids[0]
    assert isinstance(slip, MarkGrid)
    press(desk.qtbot, slip, "1")
    page.findChildren(Disclosure)[0].set_unfolded(True)
    sheet = page.grids[1]
    assert isinstance(sheet, PaperGrid)
    sheet.cell_changed.emit(0, 0, "Walked ü ع")
    desk.leave(page)
    found = paper(desk, page)
    assert [each.done for each in found.plan.tasks[0].occasions] == [SOME, BLANK]
    words = [t for block in found.entries[SHEET.id].cells.blocks for row in block for t in row if t]
    assert words == ["Walked ü ع"]


def test_what_was_typed_in_opens_for_correction(page: PaperPage, desk: Desk) -> None:
    page.findChildren(Disclosure)[0].set_unfolded(True)
    sheet = page.grids[1]
    assert isinstance(sheet, PaperGrid)
    sheet.cell_changed.emit(0, 0, "Walked")
    desk.leave(page)
    again = PaperPage(desk.ctx, page.route)
    desk.show(again)
    texts = [grid.cell(0, 0).text() for grid in again.grids[1:]]
    assert "Walked" in texts


def test_a_lock_forgets_it(page: PaperPage) -> None:
    page.clear()
    assert page.grids == ()
    assert page.about == ""


def test_a_cell_still_open_is_kept_at_lock(page: PaperPage, desk: Desk) -> None:
    page.findChildren(Disclosure)[0].set_unfolded(True)
    sheet = page.grids[1]
    assert isinstance(sheet, PaperGrid)
    press(desk.qtbot, sheet, "Half a word")
    desk.leave(page)
    kept = paper(desk, page).entries[SHEET.id].cells.blocks
    assert "Half a word" in [text for block in kept for line in block for text in line]
