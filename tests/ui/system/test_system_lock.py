"""What logind says over a bus locks, and sleep waits for it; a logind of our own says it."""

import shutil
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtDBus import QDBusConnection

from tests.ui.system.conftest import OURS, THEIRS, Logind, settle
from ui.logind import MANAGER
from ui.system_lock import SystemLock

pytestmark = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon")
Say = Callable[[Logind], object]


class Watched:
    """A listener and what it told; ``shut`` is what it hears of the vault."""

    def __init__(self, bus: QDBusConnection) -> None:
        self.shut = False
        self.told: list[str] = []
        self.watch = SystemLock(bus, self.is_shut)
        self.watch.told.connect(self.note)

    def is_shut(self) -> bool:
        return self.shut

    def note(self) -> None:
        self.told.append("lock")


@pytest.fixture
def begun(program: QDBusConnection, logind: Logind) -> Watched:  # noqa: ARG001 (there before)
    return Watched(program)


@pytest.fixture
def watched(begun: Watched, program: QDBusConnection, qtbot) -> Watched:
    begun.watch.listen()
    qtbot.waitUntil(lambda: begun.watch.session == OURS and begun.watch.delays_sleep)
    settle(program)
    return begun


def released(logind: Logind, times: int) -> bool:
    return logind.count("released") == times


LOCKING: dict[str, Say] = {
    "sleep": lambda logind: logind.sleep(begins=True),
    "screen lock": lambda logind: logind.lock(),
    "switch of user": lambda logind: logind.change(Active=False),
    "locked hint": lambda logind: logind.change(LockedHint=True),
}
IDLE: dict[str, Say] = {
    "awake": lambda logind: logind.sleep(begins=False),
    "coming back": lambda logind: logind.change(Active=True, LockedHint=False),
    "idle hint": lambda logind: logind.change(IdleHint=True),
    "another interface": lambda logind: logind.change(interface="x.y", Active=False),
    "another's screen lock": lambda logind: logind.lock(THEIRS),
    "another's session": lambda logind: logind.change(THEIRS, Active=False),
    "another's locked hint": lambda logind: logind.change(THEIRS, LockedHint=True),
}


@pytest.mark.parametrize("say", LOCKING.values(), ids=LOCKING)
def test_it_locks_when_the_system_tells(watched: Watched, logind: Logind, say: Say, qtbot) -> None:
    say(logind)
    qtbot.waitUntil(lambda: watched.told == ["lock"])


@pytest.mark.parametrize("say", IDLE.values(), ids=IDLE)
def test_nothing_else_locks(watched: Watched, logind: Logind, say: Say, qtbot) -> None:
    say(logind)
    logind.lock()  # heard after it: what one sends arrives in order
    qtbot.waitUntil(lambda: bool(watched.told))
    assert watched.told == ["lock"]


def test_it_asks_for_the_callers_own_session(watched: Watched, logind: Logind) -> None:  # noqa: ARG001
    assert logind.count("asked", "GetSession", *MANAGER, "auto") == 1


def test_without_a_session_of_ours_only_sleep_locks(
    begun: Watched, program: QDBusConnection, logind: Logind, qtbot
) -> None:
    logind.behave(session="")
    begun.watch.listen()
    qtbot.waitUntil(lambda: begun.watch.delays_sleep and not begun.watch.looking)
    settle(program)
    logind.lock()
    logind.change(Active=False)
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: bool(begun.told))
    assert (begun.told, begun.watch.session) == (["lock"], "")


def test_sleep_waits_until_the_vault_is_shut(watched: Watched, logind: Logind, qtbot) -> None:
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: bool(watched.told))
    qtbot.wait(100)
    assert not logind.count("released")
    watched.watch.on_shut()
    qtbot.waitUntil(partial(released, logind, 1))


def test_nothing_is_held_up_where_no_vault_is_open(watched: Watched, logind: Logind, qtbot) -> None:
    watched.shut = True
    logind.sleep(begins=True)
    qtbot.waitUntil(partial(released, logind, 1))


def test_a_lock_without_sleep_keeps_hold(watched: Watched, logind: Logind, qtbot) -> None:
    watched.watch.on_shut()
    qtbot.wait(100)
    assert watched.watch.delays_sleep
    assert not logind.count("released")


def test_awake_again_the_next_sleep_waits_too(watched: Watched, logind: Logind, qtbot) -> None:
    watched.shut = True
    for night in (1, 2, 3):
        logind.sleep(begins=True)
        qtbot.waitUntil(partial(released, logind, night))
        logind.sleep(begins=False)
        qtbot.waitUntil(lambda: watched.watch.delays_sleep)
    assert logind.count("asked", "Inhibit") == 4


def test_logind_learns_who_waits_and_why(watched: Watched, logind: Logind) -> None:  # noqa: ARG001
    words = ("sleep", "Between Sessions", "Locking the caseload", "delay")
    assert logind.count("asked", "Inhibit", *MANAGER, *words) == 1


def test_refused_a_delay_it_locks_all_the_same(
    begun: Watched, program: QDBusConnection, logind: Logind, qtbot
) -> None:
    logind.behave(inhibits=False)
    begun.watch.listen()
    qtbot.waitUntil(lambda: begun.watch.session == OURS)
    settle(program)
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: begun.told == ["lock"])
    assert not begun.watch.delays_sleep


def test_what_logind_did_not_give_is_asked_for_again(begun: Watched, logind: Logind, qtbot) -> None:
    logind.behave(inhibits=False, session="")
    begun.watch.listen()
    qtbot.waitUntil(lambda: not begun.watch.looking)
    logind.behave(inhibits=True, session=OURS)
    begun.watch.renew()
    qtbot.waitUntil(lambda: begun.watch.delays_sleep and begun.watch.session == OURS)
    begun.watch.renew()
    assert not begun.watch.looking


def test_a_delay_that_comes_too_late_is_given_back(
    begun: Watched, program: QDBusConnection, logind: Logind, qtbot
) -> None:
    logind.behave(silent=True)
    begun.shut = True
    begun.watch.listen()
    settle(program)
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: bool(begun.told))
    logind.behave(silent=False)
    qtbot.waitUntil(partial(released, logind, 1))
    assert not begun.watch.delays_sleep


def test_a_logind_that_never_answers_holds_nobody_up(
    begun: Watched, program: QDBusConnection, logind: Logind, qtbot
) -> None:
    logind.behave(silent=True)
    start = time.perf_counter()
    begun.watch.listen()
    assert time.perf_counter() - start < 0.05
    qtbot.waitUntil(lambda: logind.count("asked") == 2)
    settle(program)
    logind.sleep(begins=True)
    qtbot.waitUntil(lambda: begun.told == ["lock"])
