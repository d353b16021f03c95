"""The supervision page with real keys on a real vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.store import Store
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.supervision import SupervisionItem
from tests.reports.test_render import words_of
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.routes import SUPERVISION, Screen
from ui.screens.supervision.screen import ALL, SupervisionPage

__all__ = ["desk", "empty_desk"]


@pytest.fixture
def page(desk: Desk) -> SupervisionPage:
    made = SupervisionPage(desk.ctx, SUPERVISION)
    desk.show(made)
    return made


def names(page: SupervisionPage) -> list[str]:
    return [each.case.name for each in page.shown]


def items(desk: Desk) -> tuple[SupervisionItem, ...]:
    def read(store: Store) -> tuple[SupervisionItem, ...]:
        return tuple(item for case in store.supervision.cases() for item in case.items)

    return desk.ask(read)


def test_the_list_stands_by_name_and_says_why(page: SupervisionPage, desk: Desk) -> None:
    assert names(page) == ["Amina Khan", "Zofia Maj"]
    assert "Item 9" in page.table.model().index(1, 1).data()
    page.who.setFocus()
    desk.qtbot.keyClicks(page.who, "e")
    assert page.who.value == ALL
    assert names(page) == ["Amina Khan", "Piotr Wiśniewski", "Zofia Maj"]


def test_a_question_is_kept_when_its_field_is_left(page: SupervisionPage, desk: Desk) -> None:
    desk.qtbot.keyClicks(page.card.question, "Home visit? <b> &")
    page.card.question.left.emit()
    page.card.question.left.emit()
    desk.settle()
    (item,) = items(desk)
    assert (item.question, item.discussed_on) == ("Home visit? <b> &", None)
    assert item.patient_id == page.shown[0].case.patient_id


def test_discussed_today_keeps_both_and_asks_to_tick_it_done(
    page: SupervisionPage, desk: Desk
) -> None:
    desk.qtbot.keyClicks(page.card.question, "Home visit?")
    desk.qtbot.keyClicks(page.card.decision, "Offer an evening")
    desk.qtbot.mouseClick(page.card.discussed_button, Qt.MouseButton.LeftButton)
    desk.settle()
    (item,) = items(desk)
    today = desk.ctx.clock.today()
    assert (item.decision, item.discussed_on, item.done_on) == ("Offer an evening", today, None)
    assert page.card.question.text == page.card.decision.text == ""
    (tick,) = page.card.ticks
    tick.toggled.emit(True)
    desk.settle()
    assert items(desk)[0].done_on == today
    assert names(page) == ["Zofia Maj"]


def test_what_is_being_typed_is_kept_when_the_page_is_left(
    page: SupervisionPage, desk: Desk
) -> None:
    desk.qtbot.keyClicks(page.card.question, "Half a quest")
    desk.leave(page)
    assert [each.question for each in items(desk)] == ["Half a quest"]


def test_another_case_has_its_own_question(page: SupervisionPage, desk: Desk) -> None:
    desk.qtbot.keyClicks(page.card.question, "About Amina")
    page.table.choose_row(1)
    desk.settle()
    assert page.card.question.text == ""
    page.table.choose_row(0)
    desk.settle()
    assert page.card.question.text == "About Amina"


@pytest.mark.parametrize(("named", "there"), [(True, True), (False, False)])
def test_the_page_for_the_supervisor_has_names_only_if_wanted(
    page: SupervisionPage, desk: Desk, tmp_path: Path, named: bool, there: bool
) -> None:
    button = page.names_button if named else page.primary
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    said = words_of(page.desk.pdf, tmp_path)
    assert "BS-1" in said
    assert ("Amina" in said) is there
    assert "Record state" in said


def test_enter_opens_the_record(page: SupervisionPage, desk: Desk) -> None:
    page.table.setFocus()
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.ways.opened[-1].screen is Screen.PATIENT


def test_a_lock_forgets_everybody(page: SupervisionPage) -> None:
    page.clear()
    assert page.table.model().rowCount() == 0
    assert page.card.question.text == ""
    assert page.desk.pdf == b""


def test_a_decision_half_typed_survives_a_lock_with_its_case(
    page: SupervisionPage, desk: Desk
) -> None:
    desk.qtbot.keyClicks(page.card.decision, "Offer an even")
    desk.leave(page)
    again = SupervisionPage(desk.ctx, SUPERVISION)
    desk.show(again)
    assert again.card.decision.text == "Offer an even"
    again.table.choose_row(1)
    desk.settle()
    assert again.card.decision.text == ""


def test_a_failed_write_gives_the_texts_back(
    page: SupervisionPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Changes:
        raise UserFacingError("disk.full")

    monkeypatch.setattr("ui.screens.supervision.presenter.write_typed", fail)
    desk.qtbot.keyClicks(page.card.question, "Home visit?")
    desk.qtbot.keyClicks(page.card.decision, "Offer an evening")
    desk.qtbot.mouseClick(page.card.discussed_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.card.question.text == "Home visit?"
    assert page.card.decision.text == "Offer an evening"
    assert items(desk) == ()
