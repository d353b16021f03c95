"""Garbage is collected when nobody types, and at every lock."""

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.app import COLLECT_AT_LAST_MS, Collector
from ui.context import Hub


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    made: list[int] = []

    def collect() -> int:
        made.append(1)
        return 0

    was_on = gc.isenabled()
    monkeypatch.setattr("ui.app.gc.collect", collect)
    monkeypatch.setattr("ui.app.gc.freeze", bool)
    yield made
    if was_on:
        gc.enable()


def test_a_rest_collects_once_in_a_while(
    qtbot: QtBot, collections: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    collector = Collector(hub, hub)
    hub.rested.emit()
    assert not collections
    monkeypatch.setattr("ui.app.COLLECT_MS", 1)
    qtbot.wait(5)
    hub.rested.emit()
    assert len(collections) == 1
    assert collector._at_last.isActive()
    assert collector._at_last.interval() == COLLECT_AT_LAST_MS


def test_a_lock_collects_at_once_and_so_does_a_long_day_without_a_rest(
    qtbot: QtBot, collections: list[int]
) -> None:
    hub = Hub()
    collector = Collector(hub, hub)
    hub.locked.emit()
    qtbot.waitUntil(lambda: len(collections) == 1)
    collector._at_last.timeout.emit()
    assert len(collections) == 2
