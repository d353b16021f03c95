"""Asking logind over the system bus, without ever waiting for it.

logind keeps the sessions of a Linux computer and says when it goes to sleep:
https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
"""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIND = "org.freedesktop.login1"
MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"

BUS_NAME = "between-sessions-system-bus"
ADDRESS_VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS"
USUAL_ADDRESS = "unix:path=/run/dbus/system_bus_socket"
KNOCK_S = 2.0
"""How long a bus has to answer a knock before it counts as hung."""
ANSWER_MS = 20_000
"""How long logind has to answer; nobody waits meanwhile."""


def open_bus(knock_s: float = KNOCK_S) -> bool:
    """Connect to the system bus; may take ``knock_s``, so it is for a thread aside.

    Qt waits without end for a bus that takes the call and says nothing, and holds Python's lock
    meanwhile: the window would stand still for good. So we knock first.

    Returns:
        False where there is no bus, or none that answers.
    """
    if not sys.platform.startswith("linux"):
        return False
    address = os.environ.get(ADDRESS_VARIABLE, USUAL_ADDRESS)
    if not any(_answers(name, knock_s) for name in _socket_names(address)):
        return False
    return QDBusConnection.connectToBus(address, BUS_NAME).isConnected()


def opened_bus() -> QDBusConnection:
    """Return the bus that ``open_bus`` connected to."""
    return QDBusConnection(BUS_NAME)


def _socket_names(address: str) -> Iterator[str]:
    """Yield the local sockets of a bus address; other kinds of address are passed over."""
    for each in address.split(";"):
        kind, _, rest = each.partition(":")
        keys = dict(pair.partition("=")[::2] for pair in rest.split(","))
        if kind == "unix" and "path" in keys:
            yield unquote(keys["path"])
        elif kind == "unix" and "abstract" in keys:
            yield "\0" + unquote(keys["abstract"])


def _answers(name: str, knock_s: float) -> bool:
    """Tell whether a bus is behind a socket: it answers how one may make oneself known."""
    with socket.socket(socket.AF_UNIX) as knocking:
        knocking.settimeout(knock_s)
        try:
            knocking.connect(name)
            knocking.sendall(b"\0AUTH\r\n")
            return bool(knocking.recv(1))
        except OSError:
            return False


class Question(QDBusPendingCallWatcher):
    """A call of logind's manager; its answer is handed on in the UI thread."""

    def __init__(
        self,
        bus: QDBusConnection,
        member: str,
        arguments: list[object],
        then: Callable[[QDBusMessage], None],
        parent: QObject,
    ) -> None:
        path, manager = MANAGER
        asked = QDBusMessage.createMethodCall(LOGIND, path, manager, member)
        asked.setArguments(arguments)
        super().__init__(bus.asyncCall(asked, ANSWER_MS), parent)
        self._then = then
        self.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        self.deleteLater()
        self._then(self.reply())


def only_value(answer: QDBusMessage) -> object:
    """Return what an answer carries, or None where it is an error or empty."""
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
        return None
    values = answer.arguments()
    return values[0] if values else None
