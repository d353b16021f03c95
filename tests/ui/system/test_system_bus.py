"""Connecting to the system bus: a bus that is not there, or hangs, holds nobody up."""

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtDBus import QDBusConnection

from tests.ui.system.conftest import running_bus
from ui.logind import ADDRESS_VARIABLE, BUS_NAME, open_bus, opened_bus

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon")
KNOCK_S = 0.3


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[str]:
    """A bus that takes the call and never says a word."""
    path = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        yield f"unix:path={path}"


@pytest.mark.parametrize(
    "address",
    [
        "unix:path=/nowhere/bus",
        "unix:abstract=nobody-is-here",
        "tcp:host=localhost,port=1",
        "",
        ";",
    ],
)
def test_where_there_is_no_bus_there_is_nobody(monkeypatch, qapp, address: str) -> None:  # noqa: ARG001
    monkeypatch.setenv(ADDRESS_VARIABLE, address)
    assert not open_bus(KNOCK_S)
    assert not opened_bus().isConnected()


def test_no_network_address_is_ever_called(monkeypatch, qapp) -> None:  # noqa: ARG001
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.2)
        port = listening.getsockname()[1]
        monkeypatch.setenv(ADDRESS_VARIABLE, f"tcp:host=127.0.0.1,port={port}")
        assert not open_bus(KNOCK_S)
        with pytest.raises(TimeoutError):
            listening.accept()


def test_a_hung_bus_is_given_up_and_nothing_stands_still(monkeypatch, qapp, hung: str) -> None:  # noqa: ARG001
    monkeypatch.setenv(ADDRESS_VARIABLE, hung)
    found: list[bool] = []
    gaps: list[float] = []
    knocking = Thread(target=lambda: found.append(open_bus(KNOCK_S)), daemon=True)
    last = time.perf_counter()
    knocking.start()
    while knocking.is_alive() and len(gaps) < 2000:
        time.sleep(0.005)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    assert found == [False]
    assert max(gaps) < KNOCK_S / 2


def test_the_first_socket_that_answers_will_do(on_bus: str, monkeypatch, qapp) -> None:  # noqa: ARG001
    monkeypatch.setenv(ADDRESS_VARIABLE, f"unix:path=/nowhere/bus;{on_bus}")
    assert open_bus(KNOCK_S)
    assert opened_bus().isConnected()


def test_a_bus_may_have_a_name_outside_the_folders(monkeypatch, qapp) -> None:  # noqa: ARG001
    with running_bus(f"--address=unix:abstract=between-sessions-{os.getpid()}") as address:
        monkeypatch.setenv(ADDRESS_VARIABLE, address)
        assert open_bus(KNOCK_S)
    QDBusConnection.disconnectFromBus(BUS_NAME)


def test_a_system_without_d_bus_is_not_asked(on_bus: str, monkeypatch, qapp) -> None:  # noqa: ARG001
    monkeypatch.setattr(sys, "platform", "win32")
    assert not open_bus(KNOCK_S)
