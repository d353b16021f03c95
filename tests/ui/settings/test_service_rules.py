"""The rules of supervision and the wording of the record text, as they are set."""

import pytest

from models.settings import RECORD_TEMPLATE, SUPERVISION_WEEKS
from models.store import Store
from planner.record_text import DEFAULT
from planner.supervision import Trigger, TriggerRules
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.routes import SETTINGS
from ui.screens.settings.screen import SettingsPage

__all__ = ["desk", "empty_desk"]


@pytest.fixture
def page(empty_desk: Desk) -> SettingsPage:
    made = SettingsPage(empty_desk.ctx, SETTINGS)
    empty_desk.show(made)
    return made


def rules(desk: Desk) -> TriggerRules:
    def read(store: Store) -> TriggerRules:
        return store.supervision.rules()

    return desk.ask(read)


def template(desk: Desk) -> str:
    def read(store: Store) -> str:
        return store.settings.get(RECORD_TEMPLATE)

    return desk.ask(read)


@pytest.mark.parametrize("trigger", Trigger)
def test_each_rule_can_be_turned_off_and_on(
    page: SettingsPage, empty_desk: Desk, trigger: Trigger
) -> None:
    box = page.supervision.boxes[trigger]
    assert box.isChecked()
    box.click()
    empty_desk.settle()
    assert rules(empty_desk).wanted == frozenset(Trigger) - {trigger}
    box.click()
    empty_desk.settle()
    assert rules(empty_desk).wanted == frozenset(Trigger)


def test_a_number_is_kept(page: SettingsPage, empty_desk: Desk) -> None:
    weeks = page.supervision.numbers[0]
    assert weeks.number == SUPERVISION_WEEKS.default
    weeks.setValue(6)
    empty_desk.settle()
    assert rules(empty_desk).weeks == 6


def test_a_wording_with_a_fault_is_named_and_not_kept(page: SettingsPage, empty_desk: Desk) -> None:
    card = page.record_text
    assert card.edit.text == DEFAULT
    card.edit.setPlainText("Hello\n{plam}")
    card.edit.left.emit()
    empty_desk.settle()
    assert "Line 2: {plam} is not a name." in card.problem.text()
    assert template(empty_desk) == ""
    card.edit.setPlainText("Hello\n{plan}")
    card.edit.left.emit()
    empty_desk.settle()
    assert card.problem.text() == ""
    assert template(empty_desk) == "Hello\n{plan}"


def test_a_wording_still_being_typed_is_kept_when_the_page_is_left(
    page: SettingsPage, empty_desk: Desk
) -> None:
    page.record_text.edit.setPlainText("Short {plan}")
    empty_desk.leave(page)
    assert template(empty_desk) == "Short {plan}"
