"""Locks when the system tells: the screen locks, the laptop sleeps, another user takes over.

On Linux logind says so over D-Bus. A computer without it says nothing, and then nothing happens:
the idle time locks all the same. Windows' session events and macOS are not listened to.
"""

import os

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

LOGIND = "org.freedesktop.login1"
MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
ANSWER_MS = 40
"""How long to wait for the path of our session; without it every session counts as ours."""


class SystemLock(QObject):
    """Listens to logind.

    Signals:
        told: Lock now: the screen was locked, the computer goes to sleep, another user is active.
    """

    told = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus

    def listen(self) -> bool:
        """Begin; return whether there is anybody to listen to."""
        if not self._bus.isConnected():
            return False
        path, manager = MANAGER
        session = self._own_session()
        heard = (
            self._hear(path, manager, "PrepareForSleep", SLOT("_on_sleep(bool)")),
            self._hear(session, SESSION, "Lock", SLOT("_on_lock()")),
            self._hear(
                session,
                PROPERTIES,
                "PropertiesChanged",
                SLOT("_on_properties(QString,QVariantMap,QStringList)"),
            ),
        )
        return all(heard)

    def _hear(self, path: str, interface: str, name: str, slot: str) -> bool:
        # The binding takes a text here, though it says bytes.
        heard: bool = self._bus.connect(LOGIND, path, interface, name, self, slot)  # type: ignore[call-overload]
        return heard

    def _own_session(self) -> str:
        """Return the path of our session; empty means any, which locks rather too often."""
        path, manager = MANAGER
        asked = QDBusMessage.createMethodCall(LOGIND, path, manager, "GetSessionByPID")
        asked.setArguments([os.getpid()])
        answer = self._bus.call(asked, QDBus.CallMode.Block, ANSWER_MS)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            return ""
        found = answer.arguments()[0]
        return str(found.path()) if hasattr(found, "path") else ""

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.told.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.told.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _on_properties(self, what: str, values: dict[str, object], _gone: list[str]) -> None:
        """Another user took over, or the screen was locked."""
        away = values.get("Active") is False or values.get("LockedHint") is True
        if what == SESSION and away:
            self.told.emit()


def system_lock(parent: QObject) -> SystemLock | None:
    """Return what listens to this system, or None where there is nothing to listen to."""
    made = SystemLock(QDBusConnection.systemBus(), parent)
    return made if made.listen() else None
