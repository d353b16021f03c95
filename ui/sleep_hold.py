"""Asks the computer to wait with its sleep until the vault is locked."""

import os

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

from ui.logind import Question, only_value

WHO = "Between Sessions"
WHY = "Locking the caseload"


class SleepHold(QObject):
    """A delay lock of logind (https://systemd.io/INHIBITOR_LOCKS/).

    While its descriptor is open, sleep waits for us, at most as long as logind is set to
    (``InhibitDelayMaxSec``, 5 seconds unless the computer's owner chose otherwise). Where logind
    refuses, the computer sleeps when it likes.
    """

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._wanted = False
        self._asking = False
        self._given: QDBusUnixFileDescriptor | None = None

    @property
    def held(self) -> bool:
        """True while sleep waits for us."""
        return self._given is not None

    @property
    def asking(self) -> bool:
        """True while logind has not answered."""
        return self._asking

    def take(self) -> None:
        """Ask for it; does nothing where it is held or asked for already."""
        self._wanted = True
        if self._given is None and not self._asking:
            self._asking = True
            Question(self._bus, "Inhibit", ["sleep", WHO, WHY, "delay"], self._on_answer, self)

    def release(self) -> None:
        """Let the computer sleep."""
        self._wanted = False
        given, self._given = self._given, None
        if given is not None:
            # Closed by hand: Qt's copies share the descriptor and may live on for a while.
            os.close(given.takeFileDescriptor())

    def _on_answer(self, answer: QDBusMessage) -> None:
        self._asking = False
        given = only_value(answer)
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
            self._given = given
        if not self._wanted:
            self.release()
