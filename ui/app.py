"""Builds the application around a context: used by main.py, by tests and by the tour."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.clock import Clock
from planner.ids import IdSource
from ui.context import AppContext, Hub
from ui.crash import CrashHook
from ui.doors import LateDialogs, RealVaults, VaultDoor, printing_door
from ui.main_window import NAME, MainWindow
from ui.navigator import Navigator
from ui.people import OnlyOne
from ui.preferences import PreferenceKeeper
from ui.routes import PROFILES, SETUP, UNLOCK
from ui.steady import steady_constants
from ui.tasks import Tasks
from ui.theme import Theme

if TYPE_CHECKING:
    from models.paths import Profile
    from ui.messages import Dialogs
    from ui.people import People

COLLECT_MS = 20_000
COLLECT_AT_LAST_MS = 300_000
SIZE = (1240, 740)


class Collector(QObject):
    """Collects Python's garbage in the UI thread only: no widget may die in a worker.

    What the start has loaded stays for good and is not looked at again; still, a full collection
    takes 50 ms after some hours of work, so it waits for a moment in which nobody types or clicks.
    One follows every lock, so that nothing of a patient waits for it.
    """

    def __init__(self, parent: QObject, hub: Hub) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._since = QElapsedTimer()
        self._since.start()
        hub.locked.connect(self._on_due, Qt.ConnectionType.QueuedConnection)
        hub.rested.connect(self._on_rested)
        self._at_last = QTimer(self)
        self._at_last.timeout.connect(self._on_due)
        self._at_last.start(COLLECT_AT_LAST_MS)

    @Slot()
    def _on_rested(self) -> None:
        if self._since.hasExpired(COLLECT_MS):
            self._on_due()

    @Slot()
    def _on_due(self) -> None:
        self._at_last.start()
        self._since.restart()
        gc.collect()


@dataclass(slots=True)
class Built:
    """The parts of a running window.

    Attributes:
        context: The services.
        navigator: The way through the screens.
        window: The window.
    """

    context: AppContext
    navigator: Navigator
    window: MainWindow

    def show_first(self) -> None:
        """Open the first page and show the window."""
        ctx = self.context
        known = ctx.people.known() if ctx.people.offered else ()
        if len(known) > 1:
            self.navigator.replace(PROFILES)
        else:
            if known and known[0].profile != ctx.profile:
                ctx.work_as(known[0].profile)
            self.navigator.replace(UNLOCK if ctx.profile.exists() else SETUP)
        room = QGuiApplication.primaryScreen().availableSize()
        self.window.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self.window.start()

    def stop(self) -> bool:
        """Lock, then end the threads; False where one did not end in time."""
        self.window.lock()
        ended = self.context.tasks.stop()
        for act in self.context.at_exit:
            act()
        return ended


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the one QApplication."""
    steady_constants()
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName(NAME)
    app.setDesktopFileName("between-sessions")
    return app


def build(
    app: QApplication,
    profile: "Profile",
    *,
    clock: Clock,
    ids: IdSource,
    keeper: PreferenceKeeper,
    vaults: VaultDoor | None = None,
    dialogs: "Dialogs | None" = None,
    people: "People | None" = None,
) -> Built:
    """Put the window together.

    Args:
        app: The application.
        profile: The folder to work in; it need not exist yet.
        clock: The time.
        ids: New ids.
        keeper: Where the preferences are kept.
        vaults: Other vaults than the real ones, for tests.
        dialogs: Other dialogs than Qt's, for tests and the tour.
        people: Who works on this computer; nobody else by default.
    """
    navigator, at_exit = Navigator(), list[Callable[[], None]]()
    context = AppContext(
        clock=clock,
        ids=ids,
        profile=profile,
        preferences=keeper.load(),
        keeper=keeper,
        tasks=Tasks(),
        navigator=navigator,
        dialogs=dialogs or LateDialogs(),
        theme=Theme(app),
        vaults=vaults or RealVaults(clock, ids),
        people=people or OnlyOne(),
        printing=printing_door(app, at_exit),
        at_exit=at_exit,
    )
    return Built(context, navigator, _dressed_window(context, navigator))


def _dressed_window(context: AppContext, navigator: Navigator) -> MainWindow:
    context.tasks.store_changed.connect(context.hub.store_changed)
    window = MainWindow(context, navigator)
    context.theme.dress(window)
    context.theme.apply(context.preferences.appearance)
    return window


def guard(app: QApplication, built: Built) -> CrashHook:
    """Install the crash hook, for slots and for the threads."""
    hook = CrashHook(built.context.dialogs.tell_fault, app.quit)
    hook.install()
    built.context.tasks.fault_found.connect(hook.on_fault)
    return hook
