"""Measures, risk, notes, the next appointment, and how the page looks."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from models.store import Store
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import ScoreId, SessionId
from planner.pack import PackContent
from planner.sessions import Risk, Score, Status
from planner.views import SessionView
from tests.ui.plan.conftest import FIRST, Bench
from tests.ui.session.conftest import Contact, focused
from tests.ui.walk import nameless
from ui.routes import Route
from ui.screens.session import opening
from ui.screens.session.screen import SessionPage
from ui.theme import Appearance, Look

PHQ, GAD, WSAS = range(3)


def view(contact: Contact) -> SessionView:
    return contact.bench.ask(partial(_view, contact.today.id))


def _view(session_id: SessionId, store: Store) -> SessionView:
    return store.sessions.view(session_id)


def saved(contact: Contact, page: SessionPage) -> dict[str, Score]:
    page._save()
    contact.bench.settle()
    return {each.measure: each for each in view(contact).scores}


def at(page: SessionPage, measure: int, cell: int = 0) -> None:
    page.measures.rows[measure].cells[cell].setFocus()


def test_digits_fill_one_questionnaire_after_the_other(contact: Contact) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("212211110")
    assert page.measures.rows[PHQ]._sum.text() == "2 + 1 + 2 + 2 + 1 + 1 + 1 + 1 + 0 = 11"
    assert focused() is page.measures.rows[PHQ].total
    contact.press("\n" + "1111111")
    score = saved(contact, page)
    assert score["PHQ9"].items == (2, 1, 2, 2, 1, 1, 1, 1, 0)
    assert (score["PHQ9"].total, score["GAD7"].total) == (11, 7)
    assert view(contact).session.status is Status.ATTENDED


def test_not_applicable_is_left_out_of_the_sum(contact: Contact) -> None:
    page = contact.open()
    at(page, WSAS)
    contact.press("n2345")
    assert page.measures.rows[WSAS]._sum.text() == "N/A + 2 + 3 + 4 + 5 = 14  (4 of 5 items)"
    assert saved(contact, page)["WSAS"].items == (None, 2, 3, 4, 5)


def test_out_of_range_is_said_in_words_and_not_saved(contact: Contact) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("7")
    assert "Item 1 takes 0 to 3." in page.measures.rows[PHQ]._problem.text()
    assert saved(contact, page) == {}
    at(page, GAD, 0)
    page.measures.rows[GAD].total.setFocus()
    contact.press("22")
    assert "between 0 and 21" in page.measures.rows[GAD]._problem.text()


def test_item_nine_stands_by_itself_until_ticked(contact: Contact) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("111111112")
    risk = page.measures.rows[PHQ].risk
    assert risk.isVisible()
    assert saved(contact, page)["PHQ9"].risk_item_waiting
    assert "Item 9" in page.risk.gate.text
    risk.tick.click()
    contact.bench.settle()
    assert not view(contact).scores[0].risk_item_waiting
    assert page.risk.gate.text == ""


def test_a_tick_that_did_not_arrive_is_not_shown(
    contact: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("111111112")
    saved(contact, page)
    monkeypatch.setattr(opening, "review_risk_item", _refuse)
    tick = page.measures.rows[PHQ].risk.tick
    tick.click()
    contact.bench.settle()
    assert not tick.isChecked()
    assert tick.isEnabled()
    assert view(contact).scores[0].risk_item_waiting


def _refuse(_score_id: ScoreId, _store: Store) -> Changes:
    raise UserFacingError("record.not_found", kind="score")


def test_a_changed_item_nine_wants_a_new_tick(contact: Contact) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("111111111")
    saved(contact, page)
    page.measures.rows[PHQ].risk.tick.click()
    contact.bench.settle()
    at(page, PHQ, 8)
    contact.press("3")
    assert saved(contact, page)["PHQ9"].risk_item_waiting


def test_a_bare_total_asks_item_nine_too(contact: Contact) -> None:
    page = contact.open()
    row = page.measures.rows[PHQ]
    row.total.setFocus()
    contact.press("12")
    assert row.risk.scale.isVisible()
    assert saved(contact, page) == {}
    row.risk.scale.setFocus()
    contact.press("1")
    score = saved(contact, page)["PHQ9"]
    assert (score.total, score.items, score.risk_item) == (12, (), 1)


def test_a_half_filled_questionnaire_is_kept(contact: Contact) -> None:
    page = contact.open()
    at(page, PHQ)
    contact.press("212")
    contact.bench.leave(page)
    again = contact.open()
    assert [each.text() for each in again.measures.rows[PHQ].cells[:4]] == ["2", "1", "2", ""]


@pytest.mark.parametrize(("key", "risk"), [("r", "reviewed"), ("n", "not_yet"), ("s", "stop")])
def test_risk_is_one_key(contact: Contact, key: str, risk: str) -> None:
    page = contact.open()
    page.risk.chips.setFocus()
    contact.press(key)
    assert view(contact).session.risk == Risk(risk)
    stop = page.risk.stop
    assert (stop is not None and stop.isVisible()) is (risk == "stop")


def test_stop_shows_the_protocol_and_a_sheet_of_help_lines(
    contact: Contact, rendered: list[PackContent]
) -> None:
    page = contact.open()
    page.risk.chips.setFocus()
    contact.press("s")
    stop = page.risk.stop
    assert stop is not None
    assert "0161 000 0000" in stop._duty.text()
    assert "duty worker" in stop._protocol.text()
    stop.sheet.click()
    contact.bench.qtbot.waitUntil(lambda: stop.desk.finished is not None)
    assert (rendered[-1].tasks, rendered[-1].rationale, rendered[-1].slip) == ((), None, None)
    assert rendered[-1].crisis.lines


def test_notes_are_kept_when_the_page_is_left(contact: Contact) -> None:
    page = contact.open()
    page.notes.edit.setFocus()
    contact.press("Slept better.")
    contact.bench.leave(page)
    assert view(contact).session.notes == "Slept better."


def test_one_key_says_attended(contact: Contact) -> None:
    contact.open()
    contact.press("a")
    assert view(contact).session.status is Status.ATTENDED


def test_the_next_appointment_is_offered_a_week_later(contact: Contact) -> None:
    page = contact.open()
    page.next_card.form.button.click()
    contact.bench.settle()
    following = view(contact).next_session
    assert following is not None
    assert (following.day - contact.today.day).days == 7
    assert following.at == contact.today.at
    assert not page.next_card.form.isVisible()


def test_the_primary_action_is_the_plan(contact: Contact) -> None:
    page = contact.open()
    page.do_primary()
    assert contact.bench.ways.opened == [Route.plan(contact.today.id)]


def test_a_first_contact_says_where_starting_out_is(bench: Bench) -> None:
    page = SessionPage(bench.ctx, Route.session(FIRST))
    bench.show(page)
    said = page.review._column.itemAt(0).widget().text()  # type: ignore[union-attr]
    assert "no plan to look back on" in said
    assert "Starting out" in said


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_names_and_room(contact: Contact, look: Look, percent: int) -> None:
    contact.bench.ctx.theme.apply(Appearance(look, percent))
    page = contact.open()
    contact.press("00")
    QApplication.processEvents()
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 1176
    inner = page.body.parentWidget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= 1176
    contact.bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))


def test_the_page_is_freed_and_holds_nothing(contact: Contact) -> None:
    page = contact.open()
    contact.bench.qtbot.keyClick(focused(), Qt.Key.Key_3)
    contact.bench.leave(page)
    contact.bench.qtbot.waitUntil(lambda: not isValid(page))


@pytest.mark.parametrize("part", [0, 1, 2, 3, 5])
def test_each_part_is_brought_into_sight_by_its_key(contact: Contact, part: int) -> None:
    page = contact.open()
    contact.bench.settle()
    page.resize(1000, 400)
    contact.bench.settle()
    key = Qt.Key(Qt.Key.Key_1 + part)
    contact.bench.qtbot.keyClick(page, key, Qt.KeyboardModifier.AltModifier)
    now = focused()
    assert page.cards[part].isAncestorOf(now)
    line = now.fontMetrics().height()
    contact.bench.qtbot.waitUntil(partial(_in_sight, now, line))


def _in_sight(widget: QWidget, least: int) -> bool:
    return widget.visibleRegion().boundingRect().height() >= least
