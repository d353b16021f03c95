"""A logind of our own, in a process of its own: says on stdout what it is asked, obeys stdin.

As particular as the real one: a call with other types than it declares is refused.
"""

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

from ui.logind import LOGIND, MANAGER

TYPES = {"GetSession": "s", "Inhibit": "ssss"}
ROOT = "/org/freedesktop"


def say(*words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


class Held(QSocketNotifier):
    """Our end of a descriptor we gave away: readable, at its end, once nobody has the other."""

    def __init__(self, ours: int, parent: QObject) -> None:
        super().__init__(ours, QSocketNotifier.Type.Read, parent)
        self._ours = ours
        self.activated.connect(self._on_end)

    @Slot()
    def _on_end(self) -> None:
        self.setEnabled(False)
        os.close(self._ours)
        say("released")


class FakeLogind(QDBusVirtualObject):
    """Answers as told; ``session`` is the path of the caller's session, empty for none."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._ways: dict[str, object] = {"session": "", "inhibits": True, "silent": False}
        self._unanswered: list[QDBusMessage] = []
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._on_order)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, _bus: QDBusConnection) -> bool:  # noqa: N802
        member = message.member()
        say("asked", member, message.path(), message.interface(), *message.arguments())
        self._unanswered.append(message)
        self._answer()
        return True

    def _answer(self) -> None:
        while self._unanswered and not self._ways["silent"]:
            self._bus.send(self._reply(self._unanswered.pop(0)))

    def _reply(self, message: QDBusMessage) -> QDBusMessage:
        member = message.member()
        if message.signature() != TYPES.get(member):
            return message.createErrorReply("org.freedesktop.DBus.Error.InvalidArgs", "types")
        reply = message.createReply()
        if member == "GetSession" and self._ways["session"]:
            reply.setArguments([QDBusObjectPath(str(self._ways["session"]))])
            return reply
        if member == "Inhibit" and self._ways["inhibits"]:
            reply.setArguments([self._hold()])
            return reply
        return message.createErrorReply("org.freedesktop.login1.NoSessionForPID", "none")

    def _hold(self) -> QDBusUnixFileDescriptor:
        ours, theirs = os.pipe()
        given = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        Held(ours, self)
        return given

    @Slot()
    def _on_order(self) -> None:
        order = json.loads(sys.stdin.readline())
        if isinstance(order, dict):
            self._ways |= order
            self._answer()
        else:
            path, interface, name, *arguments = order
            message = QDBusMessage.createSignal(path, interface, name)
            message.setArguments(arguments)
            self._bus.send(message)
        say("done")


def main(address: str) -> None:
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(address, "logind")
    logind = FakeLogind(bus)
    whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
    there = bus.registerVirtualObject(ROOT, logind, whole) and bus.registerService(LOGIND)
    say("ready", there, MANAGER[0])
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
