"""The second place gets what a lock made, and nobody waits for it."""

from dataclasses import dataclass, field
from threading import current_thread

import pytest
from pytestqt.qtbot import QtBot

from ui.app import Built
from ui.vault_care import SEND_AT_QUIT_SECONDS


@dataclass
class Sender:
    vault_open: list[bool] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    allowed: list[float] = field(default_factory=list)
    built: Built | None = None

    def run(self) -> None:
        assert self.built is not None
        self.vault_open.append(self.built.context.tasks.vault_open)
        self.threads.append(current_thread().name)

    def run_for(self, seconds: float) -> bool:
        self.run()
        self.allowed.append(seconds)
        return True


@pytest.fixture
def sender(unlocked: Built, monkeypatch: pytest.MonkeyPatch) -> Sender:
    made = Sender(built=unlocked)
    monkeypatch.setattr("tests.ui.fakes.FakeBackups.sending", lambda _: made)
    unlocked.context.hub.backups_changed.emit()
    return made


def test_it_is_sent_aside_once_the_vault_is_closed(
    unlocked: Built, sender: Sender, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    assert not sender.threads
    unlocked.window.lock()
    qtbot.waitUntil(lambda: bool(sender.threads))
    assert sender.vault_open == [False]
    assert sender.threads != [current_thread().name]
    unlocked.stop()
    assert not sender.allowed


def test_at_quit_it_is_sent_after_the_close_and_for_a_limited_time(
    unlocked: Built, sender: Sender, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    unlocked.stop()
    assert sender.allowed == [SEND_AT_QUIT_SECONDS]
    assert sender.vault_open == [False]
