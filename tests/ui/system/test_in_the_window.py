"""The whole window on a bus of our own: what logind says reaches the vault."""

import shutil
from collections.abc import Callable
from functools import partial
from threading import Event

import pytest

from tests.ui.fakes import PASSPHRASE, FakeVault
from tests.ui.stub_pages import StubPage
from tests.ui.system.conftest import OURS, THEIRS, Logind, settle
from ui.app import Built
from ui.logind import opened_bus
from ui.routes import UNLOCK
from ui.screens.unlock.screen import UnlockPage
from ui.system_lock import SystemLock

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon")
Say = Callable[[Logind], object]

LOCKING: dict[str, Say] = {
    "sleep": lambda logind: logind.sleep(begins=True),
    "screen lock": lambda logind: logind.lock(),
    "switch of user": lambda logind: logind.change(Active=False),
}


class Told:
    """Counts how often the window was told to lock."""

    times = 0

    def note(self) -> None:
        self.times += 1


def watch_of(built: Built) -> SystemLock | None:
    return built.window.findChild(SystemLock)


def is_ready(built: Built) -> bool:
    watch = watch_of(built)
    return watch is not None and bool(watch.session) and watch.delays_sleep


def unlock(built: Built, qtbot) -> None:
    page = built.window.page
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(built.context.hub.vault_opened):
        page.do_primary()


@pytest.fixture
def heard(logind: Logind, on_bus: str, unlocked: Built, qtbot) -> Built:  # noqa: ARG001
    """Give a window with an open vault that found logind by itself."""
    qtbot.waitUntil(partial(is_ready, unlocked))
    settle(opened_bus())
    return unlocked


@pytest.mark.parametrize("say", LOCKING.values(), ids=LOCKING)
def test_the_vault_locks_and_keeps_the_draft(
    heard: Built, logind: Logind, vaults, say: Say, qtbot
) -> None:
    page = heard.window.page
    assert isinstance(page, StubPage)
    page.field.setText("half a plan")
    say(logind)
    qtbot.waitUntil(lambda: vaults.vaults[-1].closed)
    assert heard.navigator.current == UNLOCK
    assert vaults.store.said == ["half a plan"]


def test_another_users_session_does_not_lock(heard: Built, logind: Logind, vaults, qtbot) -> None:
    watch, told = watch_of(heard), Told()
    assert watch is not None
    watch.told.connect(told.note)
    logind.change(THEIRS, Active=False)
    logind.change(THEIRS, LockedHint=True)
    logind.lock(THEIRS)
    logind.lock()  # heard after those: what one sends arrives in order
    qtbot.waitUntil(lambda: vaults.vaults[-1].closed)
    assert told.times == 1


def test_sleep_waits_for_the_keys_to_be_wiped(
    heard: Built, logind: Logind, vaults, monkeypatch, qtbot
) -> None:
    may_close, closing = Event(), Event()
    vault, close = vaults.vaults[-1], FakeVault.close

    def slow_close(self: FakeVault) -> None:
        closing.set()
        assert may_close.wait(20)
        close(self)

    monkeypatch.setattr(FakeVault, "close", slow_close)
    logind.sleep(begins=True)
    qtbot.waitUntil(closing.is_set)
    qtbot.wait(150)
    assert heard.navigator.current == UNLOCK
    assert not logind.count("released")
    may_close.set()
    qtbot.waitUntil(lambda: logind.count("released") == 1)
    assert vault.closed


def test_locked_already_nothing_holds_sleep_up(heard: Built, logind: Logind, qtbot) -> None:
    with qtbot.waitSignal(heard.context.tasks.vault_shut):
        heard.window.lock()
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: logind.count("released") == 1)


def test_the_next_sleep_waits_for_the_next_unlocking(
    heard: Built, logind: Logind, vaults, qtbot
) -> None:
    for night in (1, 2):
        logind.sleep(begins=True)
        qtbot.waitUntil(partial(lambda n: logind.count("released") == n, night))
        logind.sleep(begins=False)
        unlock(heard, qtbot)
        qtbot.waitUntil(partial(is_ready, heard))
    assert [vault.closed for vault in vaults.vaults] == [True, True, False]


@pytest.fixture
def refused(logind: Logind, on_bus: str, built: Built, stub_pages, qtbot) -> Built:  # noqa: ARG001
    """Give a locked window that logind refused everything."""
    logind.behave(session="", inhibits=False)
    built.show_first()
    qtbot.waitUntil(lambda: logind.count("asked") == 2)
    watch = watch_of(built)
    assert watch is not None
    qtbot.waitUntil(lambda: not watch.looking)
    return built


def test_what_was_refused_is_asked_for_at_the_next_unlocking(
    refused: Built, logind: Logind, qtbot
) -> None:
    logind.behave(session=OURS, inhibits=True)
    unlock(refused, qtbot)
    qtbot.waitUntil(partial(is_ready, refused))


@pytest.fixture
def unanswered(logind: Logind, on_bus: str, built: Built, stub_pages, qtbot) -> Built:  # noqa: ARG001
    """Give a window with an open vault that logind never answered."""
    logind.behave(silent=True)
    built.show_first()
    unlock(built, qtbot)
    qtbot.waitUntil(lambda: logind.count("asked") == 2)
    return built


@pytest.mark.usefixtures("unanswered")
def test_a_logind_that_never_answers_holds_nothing_up(logind: Logind, vaults, qtbot) -> None:
    settle(opened_bus())
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: vaults.vaults[-1].closed)
