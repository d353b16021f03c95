"""The second place gets what a lock made, and nobody waits for it."""

from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import PASSPHRASE
from ui.app import Built
from ui.screens.unlock.screen import UnlockPage
from ui.vault_care import SEND_AT_QUIT_SECONDS


@dataclass
class Sender:
    """Notes what it is told, and whether the vault was open then."""

    built: Built
    told: list[object] = field(default_factory=list)

    def start(self) -> None:
        assert not self.built.context.tasks.vault_open
        self.told.append("start")

    def wait(self, seconds: float) -> bool:
        self.told.append(seconds)
        return True

    def stop(self) -> None:
        self.told.append("stop")


@pytest.fixture
def sender(unlocked: Built, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Sender:
    made = Sender(unlocked)
    monkeypatch.setattr("tests.ui.fakes.FakeBackups.sending", lambda _: made)
    unlocked.context.hub.backups_changed.emit()
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    assert not made.told
    return made


def test_it_begins_once_the_vault_is_closed(unlocked: Built, sender: Sender, qtbot: QtBot) -> None:
    unlocked.window.lock()
    qtbot.waitUntil(lambda: bool(sender.told))
    assert sender.told == ["start"]


def test_an_unlock_stops_it(unlocked: Built, sender: Sender, qtbot: QtBot) -> None:
    unlocked.window.lock()
    qtbot.waitUntil(lambda: bool(sender.told))
    page = unlocked.window.page
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    page.do_primary()
    qtbot.waitUntil(lambda: sender.told == ["start", "stop"])


def test_the_end_waits_for_it_no_longer_than_allowed(unlocked: Built, sender: Sender) -> None:
    unlocked.stop()
    assert sender.told == ["start", SEND_AT_QUIT_SECONDS]
