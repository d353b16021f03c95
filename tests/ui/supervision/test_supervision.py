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

    monkeypatch.setattr("ui.screens.supervision.presenter.write_texts", fail)
    desk.qtbot.keyClicks(page.card.question, "Home visit?")
    desk.qtbot.keyClicks(page.card.decision, "Offer an evening")
    desk.qtbot.mouseClick(page.card.discussed_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.card.question.text == "Home visit?"
    assert page.card.decision.text == "Offer an evening"
    assert items(desk) == ()


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing is written until this is undone."""

    def fail(*_: object) -> Changes:
        raise UserFacingError("disk.full")

    monkeypatch.setattr("ui.screens.supervision.presenter.write_texts", fail)
    return monkeypatch


def both(page: SupervisionPage) -> tuple[str, str]:
    return page.card.question.text, page.card.decision.text


def discuss(page: SupervisionPage, desk: Desk) -> None:
    desk.qtbot.keyClicks(page.card.question, "Home visit?")
    desk.qtbot.keyClicks(page.card.decision, "Offer an evening")
    desk.qtbot.mouseClick(page.card.discussed_button, Qt.MouseButton.LeftButton)


def discuss_and_leave(page: SupervisionPage, desk: Desk) -> None:
    discuss(page, desk)
    page.table.choose_row(1)
    desk.settle()


def test_texts_that_came_back_wait_at_their_own_case(
    page: SupervisionPage, desk: Desk, refusing: pytest.MonkeyPatch
) -> None:
    discuss_and_leave(page, desk)
    assert both(page) == ("", "")
    page.table.choose_row(0)
    assert both(page) == ("Home visit?", "Offer an evening")
    refusing.undo()
    page.card.decision.left.emit()
    desk.settle()
    assert [(each.question, each.discussed_on) for each in items(desk)] == [("Home visit?", None)]


def test_texts_that_came_back_are_kept_at_the_lock(
    page: SupervisionPage, desk: Desk, refusing: pytest.MonkeyPatch
) -> None:
    discuss_and_leave(page, desk)
    refusing.undo()
    desk.leave(page)
    again = SupervisionPage(desk.ctx, SUPERVISION)
    desk.show(again)
    assert both(again) == ("Home visit?", "Offer an evening")


def test_what_is_on_its_way_at_the_lock_is_written_once(page: SupervisionPage, desk: Desk) -> None:
    discuss(page, desk)
    desk.leave(page)
    (item,) = items(desk)
    assert (item.question, item.decision) == ("Home visit?", "Offer an evening")
    assert item.discussed_on is not None


def test_a_decision_whose_clearing_failed_is_cleared_at_the_next_chance(
    page: SupervisionPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.qtbot.keyClicks(page.card.decision, "Offer an even")
    page.card.decision.left.emit()
    desk.settle()
    with monkeypatch.context() as broken:
        broken.setattr("ui.screens.supervision.presenter.write_texts", refuse)
        page.card.decision.set_text("")
        page.card.decision.left.emit()
        desk.settle()
    page.card.decision.left.emit()
    desk.leave(page)
    again = SupervisionPage(desk.ctx, SUPERVISION)
    desk.show(again)
    assert again.card.decision.text == ""


def refuse(*_: object) -> Changes:
    raise UserFacingError("disk.full")


def test_a_case_chosen_again_at_once_has_its_newest_decision(
    page: SupervisionPage, desk: Desk
) -> None:
    desk.qtbot.keyClicks(page.card.decision, "Offer an even")
    page.table.choose_row(1)
    page.table.choose_row(0)
    assert page.card.decision.text == "Offer an even"
    desk.settle()
    page.card.decision.set_text("Offer a day")
    page.table.choose_row(1)
    page.table.choose_row(0)
    assert page.card.decision.text == "Offer a day"


def test_what_was_typed_after_a_failed_write_began_stays_too(
    page: SupervisionPage, desk: Desk, refusing: pytest.MonkeyPatch
) -> None:
    del refusing
    discuss(page, desk)
    desk.qtbot.keyClicks(page.card.question, "One more")
    desk.settle()
    assert both(page) == ("Home visit?\nOne more", "Offer an evening")


def test_a_question_reworded_in_vain_comes_back_as_it_was_worded_last(
    page: SupervisionPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.qtbot.keyClicks(page.card.question, "Home visit?")
    page.card.question.left.emit()
    desk.settle()
    monkeypatch.setattr("ui.screens.supervision.presenter.write_texts", refuse)
    page.card.question.set_text("A visit at home?")
    page.table.choose_row(1)
    desk.settle()
    page.table.choose_row(0)
    assert both(page) == ("A visit at home?", "")


def test_two_writes_that_failed_one_after_the_other_both_come_back(
    page: SupervisionPage, desk: Desk, refusing: pytest.MonkeyPatch
) -> None:
    del refusing
    discuss(page, desk)
    desk.qtbot.keyClicks(page.card.question, "Home")
    page.table.choose_row(1)
    desk.settle()
    page.table.choose_row(0)
    assert both(page) == ("Home visit?\nHome", "Offer an evening")
