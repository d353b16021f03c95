"""Our window in use: unlock to the painted caseload, filter, change of screen, memory.

Runs in a child of its own; arguments: profile folder, rounds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from bench.probe import resident_mb, say
from bench.profiles import OPENS_WITH
from models.keyfile import KeyFile
from models.keys import Secret
from models.paths import Profile
from models.store import Store
from planner.clock import SystemClock
from planner.ids import EpisodeId, PatientId, RandomIds, SessionId
from planner.views import CaseStatus
from ui.app import Built, Collector, build, make_application
from ui.main_window import MainWindow
from ui.messages import SilentDialogs
from ui.pages import Page
from ui.preferences import MemoryKeeper
from ui.routes import (
    CASELOAD,
    HELP,
    LIBRARY,
    MY_PLANNING,
    SETTINGS,
    SUPERVISION,
    TODAY,
    Route,
)
from ui.screens.unlock.screen import UnlockPage
from ui.widgets.search_field import SearchField

TYPED = ("ann", "okafor", "bs-0012", "sm", "wei", "fat", "worry")
WAIT_MS = 30_000
BEAT_MS = 2
LOCKS = 8


class Beat(QObject):
    """Finds the longest time in which the UI thread did not come back to its loop."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self._clock.start()
        self.longest = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)

    def begin(self) -> None:
        """Forget what was before."""
        self.longest = 0.0
        self._clock.restart()

    def _on_beat(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


class Painted(QObject):
    """Notes when what one waits for was painted first."""

    def __init__(self, sought: Callable[[QObject], bool]) -> None:
        super().__init__()
        self._sought = sought
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the paint of it."""
        if event.type() == QEvent.Type.Paint and not self.at and self._sought(watched):
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Note the time once the frame is whole."""
        if event.type() == QEvent.Type.User and not self.at:
            self.at = time.perf_counter()
        return super().event(event)


def _has_rows(part: QObject) -> bool:
    """Tell whether this is the inner part of a table with rows in it."""
    table = part.parent()
    return isinstance(table, QTableView) and _rows(table.model())


def _on_unlock_page(part: QObject) -> bool:
    window = part.window() if isinstance(part, QWidget) else None
    return isinstance(window, MainWindow) and isinstance(window.page, UnlockPage)


def _rows(model: QAbstractItemModel | None) -> bool:
    return model is not None and model.rowCount() > 0


class Use:
    """The window, driven."""

    def __init__(self, app: QApplication, profile: Profile) -> None:
        self._app = app
        self._derived_ms = 0.0
        self._wake = QTimer()
        self._wake.start(BEAT_MS)
        self.built: Built = build(
            app,
            profile,
            clock=SystemClock(),
            ids=RandomIds(),
            keeper=MemoryKeeper(),
            dialogs=SilentDialogs(),
        )
        self.built.show_first()
        self.settle()

    def settle(self) -> None:
        """Work until nothing is waiting and all is painted.

        It sleeps between events, as the program does: a loop that spins takes the GIL from the
        threads that read the vault and make the pages.
        """
        until = time.perf_counter() + WAIT_MS / 1000
        while time.perf_counter() < until:
            self._app.processEvents()
            if not self.built.context.tasks.busy:
                self._app.processEvents()
                if not self.built.context.tasks.busy:
                    return
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        raise TimeoutError

    def unlock_ms(self) -> float:
        """Unlock to the painted caseload; the milliseconds, less the key derivation."""
        derive = KeyFile.open

        def timed(file: KeyFile, passphrase: str) -> Secret:
            begun = time.perf_counter()
            try:
                return derive(file, passphrase)
            finally:
                self._derived_ms = (time.perf_counter() - begun) * 1000

        vars(self.built.navigator)["_back"].append(CASELOAD)
        page = self.built.window.page
        assert isinstance(page, UnlockPage)
        page.passphrase.set_text(OPENS_WITH)
        painted = Painted(_has_rows)
        self._app.installEventFilter(painted)
        type.__setattr__(KeyFile, "open", timed)
        begun = time.perf_counter()
        page.do_primary()
        while not painted.at:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        type.__setattr__(KeyFile, "open", derive)
        self._app.removeEventFilter(painted)
        return (painted.at - begun) * 1000 - self._derived_ms

    def keystroke_ms(self) -> list[float]:
        """Type into the caseload's filter; the milliseconds of each key to its painted answer."""
        page = self.page
        field = page.findChild(SearchField)
        assert field is not None
        field.setFocus()
        spent = []
        for word in TYPED:
            spent += [self._key_ms(field, key) for key in word]
            spent.append(self._key_ms(field, Qt.Key.Key_Escape))
        self.settle()
        return spent

    def _key_ms(self, field: QWidget, key: str | Qt.Key) -> float:
        begun = time.perf_counter()
        if isinstance(key, str):
            QTest.keyClicks(field, key)
        else:
            QTest.keyClick(field, key)
        self._app.processEvents()
        return (time.perf_counter() - begun) * 1000

    def go_ms(self, route: Route) -> float:
        """Go somewhere; the milliseconds until it is read and painted."""
        begun = time.perf_counter()
        self.built.navigator.open(route)
        self.settle()
        return (time.perf_counter() - begun) * 1000

    def whole_ms(self, route: Route) -> float:
        """Go somewhere; the milliseconds until the parts further down are there too."""
        begun = time.perf_counter()
        self.built.navigator.open(route)
        self.settle()
        while not self.page.complete:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (time.perf_counter() - begun) * 1000

    def lock_ms(self) -> tuple[float, float, float]:
        """Lock from a contact, and unlock; the milliseconds to hidden, painted and keys wiped.

        Timed is the key of the database: the one that opens what is said of people. What seals the
        note of the closed file stays until that file was read, and opens nothing.
        """
        worker = vars(self.built.context.tasks)["_database"]
        key = vars(vars(worker)["_vault"])["_opened"].database.key
        wipe, wiped = Secret.wipe, [0.0]

        def timed(secret: Secret) -> None:
            wipe(secret)
            if secret is key:
                wiped[0] = time.perf_counter()

        type.__setattr__(Secret, "wipe", timed)
        page, painted = self.page, Painted(_on_unlock_page)
        self._app.installEventFilter(painted)
        begun = time.perf_counter()
        self.built.window.lock()
        hidden = time.perf_counter()
        assert not page.isVisible()
        while not painted.at:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.removeEventFilter(painted)
        self.settle()
        type.__setattr__(Secret, "wipe", wipe)
        again = self.built.window.page
        assert isinstance(again, UnlockPage)
        again.passphrase.set_text(OPENS_WITH)
        again.do_primary()
        self.settle()
        hidden_ms, painted_ms = (hidden - begun) * 1000, (painted.at - begun) * 1000
        return hidden_ms, painted_ms, (wiped[0] - begun) * 1000

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.built.window.page
        assert page is not None
        return page

    def places(self) -> tuple[Route, ...]:
        """Return every place that is worth measuring, of somebody in the middle of treatment."""
        found: list[Somebody] = []
        tasks = self.built.context.tasks
        tasks.ask(tasks, _somebody).then(lambda answer: found.append(answer.value))  # type: ignore[arg-type]
        self.settle()
        patient, episode, session, with_plan = found[0]
        return (
            TODAY,
            CASELOAD,
            Route.patient(patient),
            Route.session(session),
            Route.plan(session),
            Route.history(episode),
            Route.record_text(session),
            Route.paper(with_plan),
            SUPERVISION,
            MY_PLANNING,
            LIBRARY,
            SETTINGS,
            HELP,
        )


Somebody = tuple[PatientId, EpisodeId, SessionId, SessionId]
"""A person, their course, its newest contact, and the newest one with a plan."""


def _somebody(store: Store) -> Somebody:
    for row in store.lists.caseload():
        if row.status is CaseStatus.ACTIVE and row.sessions >= 3:
            record = store.patients.record(row.id)
            assert record.current is not None
            sessions = store.sessions.of_episode(record.current.id)
            planned = [each.id for each in sessions if store.plans.plan(each.id)]
            return row.id, record.current.id, sessions[-1].id, planned[-1]
    raise LookupError


def main() -> None:
    """Measure and print."""
    app = make_application(["bench"])
    use = Use(app, Profile(Path(sys.argv[1])))
    Collector(app, use.built.context.hub)
    beat = Beat()
    unlock = use.unlock_ms()
    use.settle()
    keys = use.keystroke_ms()
    places = use.places()
    first = {route.screen.value: use.go_ms(route) for route in places}
    memory = resident_mb()
    beat.begin()
    changes = {route.screen.value: [] for route in places}  # type: dict[str, list[float]]
    for _ in range(int(sys.argv[2])):
        for route in places:
            changes[route.screen.value].append(use.go_ms(route))
    whole = [use.whole_ms(route) for _ in range(int(sys.argv[2])) for route in places[2:4]][1::2]
    block = beat.longest
    locks = []
    for _ in range(LOCKS):
        use.go_ms(places[3])
        locks.append(use.lock_ms())
    use.built.stop()
    say(
        {
            "unlock": unlock,
            "keys": keys,
            "first": first,
            "changes": changes,
            "session_whole": whole,
            "longest_block": block,
            "locks": locks,
            "mb": memory,
        }
    )


if __name__ == "__main__":
    main()
