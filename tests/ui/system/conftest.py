"""A bus of our own with a logind of our own on it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

import pytest
from PySide6.QtDBus import QDBusConnection

from ui.logind import ADDRESS_VARIABLE, BUS_NAME, MANAGER, PROPERTIES, SESSION, open_bus, opened_bus

ROOT = Path(__file__).parents[3]
OURS = "/org/freedesktop/login1/session/_31"
THEIRS = "/org/freedesktop/login1/session/_32"
PATIENCE_S = 20


@dataclass
class Logind:
    """Hears what the fake one was asked, and makes it say something."""

    process: "subprocess.Popen[str]"
    said: list[list[object]] = field(default_factory=list)
    done: int = 0
    heard: Condition = field(default_factory=Condition)

    def listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.heard:
                words = json.loads(line)
                self.done += words[0] in ("done", "ready")
                self.said.append(words)
                self.heard.notify_all()

    def order(self, what: object) -> None:
        before = self.done
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        with self.heard:
            assert self.heard.wait_for(lambda: self.done > before, PATIENCE_S)

    def behave(self, **ways: object) -> None:
        self.order(ways)

    def sleep(self, *, begins: bool) -> None:
        self.order([*MANAGER, "PrepareForSleep", begins])

    def lock(self, session: str = OURS) -> None:
        self.order([session, SESSION, "Lock"])

    def change(self, session: str = OURS, interface: str = SESSION, **values: object) -> None:
        self.order([session, PROPERTIES, "PropertiesChanged", interface, values, ["x"]])

    def count(self, *words: object) -> int:
        return sum(each[: len(words)] == list(words) for each in self.said)


@pytest.fixture
def bus() -> Iterator[str]:
    """Give a bus for one test: Qt keeps the connections of a test before open for a while."""
    with running_bus() as address:
        yield address


@contextmanager
def running_bus(*options: str) -> Iterator[str]:
    call = ["dbus-daemon", "--session", "--nofork", "--print-address=1", *options]
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def logind(bus: str) -> Iterator[Logind]:
    call = [sys.executable, "-m", "tests.ui.system.fake_logind", bus]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        made = Logind(process)
        reader = Thread(target=made.listen)
        reader.start()
        with made.heard:
            assert made.heard.wait_for(lambda: made.done, PATIENCE_S)
        assert made.said[0][1] is True
        made.behave(session=OURS)
        yield made
        process.kill()
        reader.join()


@pytest.fixture
def on_bus(bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Make that bus the system's, for this process."""
    monkeypatch.setenv(ADDRESS_VARIABLE, bus)
    yield bus
    QDBusConnection.disconnectFromBus(BUS_NAME)


@pytest.fixture
def program(on_bus: str) -> QDBusConnection:  # noqa: ARG001 (its address)
    assert open_bus()
    return opened_bus()


def settle(connection: QDBusConnection) -> None:
    """Return once the bus has taken in all that was asked of it before."""
    assert connection.interface().isServiceRegistered("org.freedesktop.DBus").isValid()
