"""What logind says over a bus locks; a bus of our own, with a logind of our own on it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from ui.system_lock import LOGIND, MANAGER, PROPERTIES, SESSION, SystemLock

ROOT = Path(__file__).parents[2]
OURS = "/org/freedesktop/login1/session/_31"
Send = Callable[..., None]

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon")


@pytest.fixture
def bus() -> Iterator[str]:
    call = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


@pytest.fixture
def logind(bus: str) -> Iterator[Send]:
    connection = QDBusConnection.connectToBus(bus, "logind")
    assert connection.registerService(LOGIND)

    def send(path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert connection.send(message)

    yield send
    QDBusConnection.disconnectFromBus("logind")


@pytest.fixture
def heard(bus: str, logind: Send) -> Iterator["Queue[str]"]:  # noqa: ARG001 (there before)
    call = [sys.executable, "-m", "tests.ui.system_lock_child", bus]
    lines: Queue[str] = Queue()
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        stream = process.stdout
        assert stream is not None

        def read() -> None:
            for line in stream:
                lines.put(line.strip())

        reader = Thread(target=read)
        reader.start()
        assert lines.get(timeout=20) == "listening"
        yield lines
        process.kill()
    reader.join()


@pytest.mark.parametrize(
    ("path", "interface", "name", "arguments"),
    [
        (MANAGER[0], MANAGER[1], "PrepareForSleep", (True,)),
        (OURS, SESSION, "Lock", ()),
        (OURS, PROPERTIES, "PropertiesChanged", (SESSION, {"Active": False}, ["x"])),
        (OURS, PROPERTIES, "PropertiesChanged", (SESSION, {"LockedHint": True}, ["x"])),
    ],
    ids=["sleep", "screen lock", "switch of user", "locked hint"],
)
def test_it_locks_when_the_system_tells(
    heard: "Queue[str]",
    logind: Send,
    path: str,
    interface: str,
    name: str,
    arguments: tuple[object, ...],
) -> None:
    logind(path, interface, name, *arguments)
    assert heard.get(timeout=20) == "lock"


def test_waking_up_or_coming_back_does_not_lock(heard: "Queue[str]", logind: Send) -> None:
    logind(MANAGER[0], MANAGER[1], "PrepareForSleep", False)
    logind(OURS, PROPERTIES, "PropertiesChanged", SESSION, {"Active": True}, ["x"])
    logind(OURS, PROPERTIES, "PropertiesChanged", SESSION, {"IdleHint": True}, ["x"])
    with pytest.raises(Empty):
        heard.get(timeout=1)


def test_where_there_is_no_bus_nothing_happens() -> None:
    assert not SystemLock(QDBusConnection("no such bus")).listen()


def test_the_window_locks_when_told(unlocked) -> None:
    watch = SystemLock(QDBusConnection("no such bus"), unlocked.window)
    watch.told.connect(unlocked.window.lock)
    watch.told.emit()
    assert unlocked.window.page is not None
    assert not unlocked.context.tasks.vault_open or unlocked.context.tasks.busy
