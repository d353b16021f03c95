"""Locks when Windows tells: the session is locked or left, the laptop goes to sleep.

Untried on Windows: no such computer was to be had. The messages are read here as Windows lays them
out, and tests send them that way.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

# winuser.h and wtsapi32.h
WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
LEFT = {0x2, 0x4, 0x6, 0x7}
"""WTS_CONSOLE_DISCONNECT (switch of user), _REMOTE_DISCONNECT, _SESSION_LOGOFF, _SESSION_LOCK."""
NOTIFY_FOR_THIS_SESSION = 0


class WindowsLock(QObject):
    """Listens to Windows by a window nobody sees.

    Windows waits for the answer to a message before it sleeps, some seconds at most: the window is
    hidden by then. The vault is closed in its own thread, perhaps only after the computer woke.

    Args:
        register: Asks Windows for the messages of this session to a window; returns whether it
            will send them.
        parent: Owner.

    Signals:
        told: Lock now: the session is locked or left, the computer goes to sleep.
    """

    told = Signal()

    def __init__(self, register: Callable[[int], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._ear = _Ear(self)

    @property
    def ear(self) -> QWidget:
        """The window that gets the messages."""
        return self._ear

    def listen(self) -> bool:
        """Begin; return whether Windows will tell of the session.

        It tells of sleep in any case: that goes to every window.
        """
        return self._register(self._ear.winId())


class _Ear(QWidget):
    """Sleep is told to top-level windows only, so it is one, and never shown."""

    def __init__(self, owner: WindowsLock) -> None:
        super().__init__(None, Qt.WindowType.Tool)
        self._owner = owner
        owner.destroyed.connect(self.deleteLater)

    def nativeEvent(self, kind: Any, message: Any) -> object:  # noqa: ANN401
        """Read a message of Windows; Qt goes on with it as ever."""
        if bytes(kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if _leaves(told.message, told.wParam):
                self._owner.told.emit()
        return False, 0


def _leaves(message: int, what: int) -> bool:
    if message == WM_WTSSESSION_CHANGE:
        return what in LEFT
    return message == WM_POWERBROADCAST and what == PBT_APMSUSPEND


def system_lock(parent: QObject, _ctx: object) -> WindowsLock:
    """Return what listens to this Windows."""
    return WindowsLock(_register, parent)


def _register(window: int) -> bool:
    if sys.platform == "win32":
        call = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
        call.argtypes, call.restype = (wintypes.HWND, wintypes.DWORD), wintypes.BOOL
        return bool(call(window, NOTIFY_FOR_THIS_SESSION))
    else:  # noqa: RET505 (mypy reads one branch of the two)
        return False
