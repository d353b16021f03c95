"""Locks when the system tells: the screen locks, the laptop sleeps, another user takes over.

On Linux logind says so over D-Bus. A computer without it says nothing, and then nothing happens:
the idle time locks all the same. Windows' session events and macOS are not listened to.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath

from ui.logind import LOGIND, MANAGER, PROPERTIES, SESSION, Question, only_value, opened_bus
from ui.sleep_hold import SleepHold

if TYPE_CHECKING:
    from ui.context import AppContext

OWN_SESSION = "auto"
"""logind's word for the caller's session, or the one their user sits at where they are in none."""


class SystemLock(QObject):
    """Listens to logind: to sleep, and to what happens to our own session.

    The session is the one this program runs in; where it runs in none, as under a desktop that
    starts programs by ``systemd --user``, the one its user sits at. Where logind names none, no
    session is listened to: another user's locked screen must not lock us.

    Signals:
        told: Lock now: the screen was locked, the computer goes to sleep, another user is active.
    """

    told = Signal()

    def __init__(
        self, bus: QDBusConnection, shut: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """Make one that is not listening yet.

        Args:
            bus: Where logind is.
            shut: Tells whether no vault is open, being opened or being closed.
            parent: Qt's.
        """
        super().__init__(parent)
        self._bus = bus
        self._shut = shut
        self._hold = SleepHold(bus, self)
        self._session = ""
        self._finding = False
        self._sleeping = False

    @property
    def session(self) -> str:
        """The session listened to, as a path of logind; empty while none is known."""
        return self._session

    @property
    def delays_sleep(self) -> bool:
        """True while the computer waits for us before it sleeps."""
        return self._hold.held

    @property
    def looking(self) -> bool:
        """True while logind has not answered all it was asked."""
        return self._finding or self._hold.asking

    def listen(self) -> None:
        """Begin; returns at once, logind answers when it can."""
        path, manager = MANAGER
        self._hear(path, manager, "PrepareForSleep", SLOT("_on_sleep(bool)"))
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Ask again for what logind did not give before: somebody is here, so nothing sleeps."""
        self._sleeping = False
        self._hold.take()
        if not self._session and not self._finding:
            self._finding = True
            Question(self._bus, "GetSession", [OWN_SESSION], self._on_session, self)

    @Slot()
    def on_shut(self) -> None:
        """The vault is closed: what was held up for that may go on."""
        if self._sleeping:
            self._hold.release()

    def _on_session(self, answer: QDBusMessage) -> None:
        self._finding = False
        found = only_value(answer)
        if not isinstance(found, QDBusObjectPath):
            return
        self._session = found.path()
        self._hear(self._session, SESSION, "Lock", SLOT("_on_lock()"))
        changed = SLOT("_on_properties(QString,QVariantMap,QStringList)")
        self._hear(self._session, PROPERTIES, "PropertiesChanged", changed)

    def _hear(self, path: str, interface: str, name: str, slot: str) -> None:
        # The binding takes a text here, though it says bytes.
        self._bus.connect(LOGIND, path, interface, name, self, slot)  # type: ignore[call-overload]

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        """Lock before the computer sleeps; once it is awake ask it to wait the next time too."""
        self._sleeping = begins
        if not begins:
            self._hold.take()
            return
        self.told.emit()
        if self._shut():
            self._hold.release()

    @Slot()
    def _on_lock(self) -> None:
        self.told.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _on_properties(self, what: str, values: dict[str, object], _gone: list[str]) -> None:
        """Another user took over, or the screen was locked."""
        away = values.get("Active") is False or values.get("LockedHint") is True
        if what == SESSION and away:
            self.told.emit()


def system_lock(parent: QObject, ctx: "AppContext") -> SystemLock:
    """Return what listens to this system, once ``ui.logind.open_bus`` found somebody there."""
    made = SystemLock(opened_bus(), ctx.tasks.is_shut, parent)
    ctx.tasks.vault_shut.connect(made.on_shut)
    ctx.hub.vault_opened.connect(made.renew)
    return made
