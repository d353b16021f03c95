"""Locks after a time without a key or the mouse, with a warning half a minute before."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcutEvent, QWindow

WARNING_SECONDS = 30
REST_SECONDS = 3
LOCK_KEY = "Ctrl+L"
LET_GO_MS = 1000
"""A key that ended the warning and whose release went elsewhere is over by then."""
ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
# A shortcut is taken before the window hears of its key; only the release comes here.
SIGNS = ACTS | {QEvent.Type.MouseMove, QEvent.Type.KeyRelease}
SHORTCUTS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut})
ENDS = frozenset(
    {QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd}
    | {QEvent.Type.TabletRelease}
)


def is_lock_key(event: QEvent) -> bool:
    """Tell whether a key, or the shortcut it was found to be, is Ctrl+L."""
    if isinstance(event, QShortcutEvent):
        return event.key() == QKeySequence(LOCK_KEY)
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


class Waking(QObject):
    """During the warning, takes the key or click that ends it, so that it does nothing else.

    Looks at every event of the program, and only for that half minute. Ctrl+L locks all the same.

    Signals:
        woken: A sign of life.
    """

    woken = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taken = False
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(LET_GO_MS)
        self._over.timeout.connect(self.stop)

    def start(self) -> None:
        """Look from now on."""
        self.stop()
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    @Slot()
    def stop(self) -> None:
        """Look no more."""
        self._taken = False
        self._over.stop()
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    @property
    def taken(self) -> bool:
        """True between the key that ended the warning and its release."""
        return self._taken

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take keys and clicks (Qt)."""
        kind = event.type()
        if kind in ENDS and self._taken:
            self._over.start(0)
            return True
        if (kind not in ACTS and kind not in SHORTCUTS) or is_lock_key(event):
            return False
        if not self._taken:
            self._taken = True
            self._over.start()
            self.woken.emit()
        event.accept()
        return True


class IdleWatch(QObject):
    """Watches the window that has the focus; a window's own events only, so it costs nothing.

    Signals:
        warned: So many seconds are left.
        rested: Nothing for a few seconds, once after each sign of life.
        woken: A sign of life came after the warning.
        expired: The time is over.
        lock_pressed: Ctrl+L where no shortcut of the window hears it: over a dialog, in a list.
    """

    warned = Signal(int)
    rested = Signal()
    woken = Signal()
    expired = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self._minutes = 0
        self._warning = False
        self._waking = Waking(self)
        self._waking.woken.connect(self.note_life)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_SECONDS * 1000)
        self._rest.timeout.connect(self.rested)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(WARNING_SECONDS * 1000)
        self._last.timeout.connect(self._on_over)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window)
            self._on_focus_window(app.focusWindow())

    @property
    def running(self) -> bool:
        """True while it counts."""
        return self._quiet.isActive() or self._last.isActive()

    @property
    def warning(self) -> bool:
        """True during the last half minute."""
        return self._warning

    def start(self, minutes: int) -> None:
        """Count from now."""
        self._minutes = minutes
        self._warning = False
        self._last.stop()
        self._quiet.start(minutes * 60_000 - WARNING_SECONDS * 1000)
        self._rest.start()

    def stop(self) -> None:
        """Count no more (locked)."""
        self._warning = False
        self._waking.stop()
        self._quiet.stop()
        self._rest.stop()
        self._last.stop()

    @Slot()
    def note_life(self) -> None:
        """Begin again."""
        if not self.running:
            return
        woken = self._warning
        self.start(self._minutes)
        if woken:
            if not self._waking.taken:
                self._waking.stop()
            self.woken.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look for signs of life (Qt)."""
        kind = event.type()
        if kind not in SIGNS:
            return False
        if kind == QEvent.Type.KeyPress and self.running and is_lock_key(event):
            self.lock_pressed.emit()
            return True
        self.note_life()
        return False

    @Slot()
    def _on_quiet(self) -> None:
        self._warning = True
        self._last.start()
        self._waking.start()
        self.warned.emit(WARNING_SECONDS)

    @Slot()
    def _on_over(self) -> None:
        self.stop()
        self.expired.emit()

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return
        window.installEventFilter(self)
        self._watched = window
