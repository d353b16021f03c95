"""What Windows tells of the session and of sleep, in messages laid out as it does."""

from ctypes import addressof, wintypes
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from ui.app import Built
from ui.doors import read_system_lock
from ui.screens.unlock.screen import UnlockPage
from ui.windows_lock import WindowsLock

SESSION, POWER, KEY = 0x02B1, 0x0218, 0x0100
WINDOWS = b"windows_generic_MSG"


@pytest.fixture
def lock(qtbot: QtBot) -> WindowsLock:
    del qtbot
    return WindowsLock(bool)


def told_by(lock: WindowsLock, message: int, what: int, kind: bytes = WINDOWS) -> int:
    """Return how often a message made it tell."""
    told: list[bool] = []

    def hear() -> None:
        told.append(True)

    lock.told.connect(hear)
    laid_out = wintypes.MSG(message=message, wParam=what)
    where: Any = Shiboken.VoidPtr(addressof(laid_out))
    assert lock.ear.nativeEvent(QByteArray(kind), where) == (False, 0)
    return len(told)


@pytest.mark.parametrize(
    ("message", "what", "tells"),
    [
        pytest.param(SESSION, 0x7, 1, id="screen locked"),
        pytest.param(SESSION, 0x2, 1, id="another user at the console"),
        pytest.param(SESSION, 0x4, 1, id="remote session left"),
        pytest.param(SESSION, 0x6, 1, id="logged off"),
        pytest.param(POWER, 0x4, 1, id="goes to sleep"),
        pytest.param(SESSION, 0x1, 0, id="console connected"),
        pytest.param(SESSION, 0x5, 0, id="logged on"),
        pytest.param(SESSION, 0x8, 0, id="screen unlocked"),
        pytest.param(POWER, 0x7, 0, id="woken by its user"),
        pytest.param(POWER, 0xA, 0, id="battery or mains"),
        pytest.param(KEY, 0x7, 0, id="a key"),
    ],
)
def test_it_tells_when_the_user_is_gone_and_of_nothing_else(
    lock: WindowsLock, message: int, what: int, tells: int
) -> None:
    assert told_by(lock, message, what) == tells


def test_messages_of_other_systems_are_not_read(lock: WindowsLock) -> None:
    assert told_by(lock, SESSION, 0x7, b"xcb_generic_event_t") == 0


def test_it_asks_windows_for_its_own_window(qtbot: QtBot) -> None:
    del qtbot
    asked: list[int] = []

    def register(window: int) -> bool:
        asked.append(window)
        return True

    lock = WindowsLock(register)
    assert lock.listen()
    assert asked == [lock.ear.winId()]
    assert not lock.ear.isVisible()
    assert lock.ear.isWindow()


def test_the_window_locks_when_windows_says_so(unlocked: Built) -> None:
    window = unlocked.window
    window._on_system_read(read_system_lock("win32"))
    (lock,) = window.findChildren(WindowsLock)
    assert told_by(lock, SESSION, 0x7) == 1
    assert isinstance(window.page, UnlockPage)
