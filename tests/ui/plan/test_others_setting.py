"""Counts of other people's records: off until a safety officer's name turns them on."""

import pytest
from PySide6.QtWidgets import QApplication

from models.settings import HELPED_OTHERS, HELPED_OTHERS_BY, HELPED_OTHERS_ON
from models.store import Store
from tests.ui.plan.conftest import DAY, Bench
from ui.routes import SETTINGS
from ui.screens.settings.records import Allowed, RecordsCard, allow, close, read_allowed
from ui.screens.settings.screen import SettingsPage


def shown(bench: Bench) -> RecordsCard:
    page = SettingsPage(bench.ctx, SETTINGS)
    bench.show(page)
    page.activateWindow()
    bench.qtbot.waitUntil(page.isActiveWindow)
    return page.findChildren(RecordsCard)[0]


def kept(store: Store) -> tuple[object, ...]:
    return tuple(map(store.settings.get, (HELPED_OTHERS, HELPED_OTHERS_BY, HELPED_OTHERS_ON)))  # type: ignore[arg-type]


def test_it_is_off_and_needs_a_name(bench: Bench) -> None:
    card = shown(bench)
    assert card._state.text() == "Off."
    assert not card._turn_on.isEnabled()
    bench.qtbot.keyClicks(card._officer, "  ")
    assert not card._turn_on.isEnabled()
    assert bench.ask(read_allowed) == Allowed()


def test_it_is_turned_on_with_name_and_day_and_off_again(bench: Bench) -> None:
    card = shown(bench)
    bench.qtbot.keyClicks(card._officer, "Dr Okafor ")
    card._turn_on.click()
    bench.settle()
    assert card._state.text() == "On. Turned on by Dr Okafor on 12 May 2026."
    assert bench.ask(kept) == (True, "Dr Okafor", "2026-05-12")
    assert QApplication.focusWidget() is card._turn_off
    card._turn_off.click()
    bench.settle()
    assert card._state.text() == "Off."
    assert bench.ask(kept) == (False, "", "")
    assert card._officer.text() == ""


def test_it_is_one_write_with_an_audit_row_a_setting(bench: Bench) -> None:
    def count(store: Store) -> tuple[int, int]:
        rows = store._unit.rows
        before = rows.value("SELECT count(*) FROM audit_event")
        allow("Dr Okafor", DAY, store)
        between = rows.value("SELECT count(*) FROM audit_event")
        close(store)
        return between - before, rows.value("SELECT count(*) FROM audit_event") - between

    assert bench.ask(count) == (3, 3)


def test_no_name_is_refused(bench: Bench) -> None:
    def refused(store: Store) -> bool:
        with pytest.raises(ValueError, match="somebody"):
            allow(" ", DAY, store)
        return read_allowed(store) == Allowed()

    assert bench.ask(refused)
