"""Locks after a time without a key or the mouse, with a warning half a minute before."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

WARNING_SECONDS = 30
SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Watches the window that has the focus; a window's own events only, so it costs nothing.

    Signals:
        warned: So many seconds are left.
        woken: A sign of life came after the warning.
        expired: The time is over.
    """

    warned = Signal(int)
    woken = Signal()
    expired = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self._minutes = 0
        self._warning = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(WARNING_SECONDS * 1000)
        self._last.timeout.connect(self._on_over)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window)

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

    def stop(self) -> None:
        """Count no more (locked)."""
        self._warning = False
        self._quiet.stop()
        self._last.stop()

    def note_life(self) -> None:
        """Begin again."""
        if not self.running:
            return
        woken = self._warning
        self.start(self._minutes)
        if woken:
            self.woken.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look for signs of life (Qt)."""
        if event.type() in SIGNS:
            self.note_life()
        return False

    @Slot()
    def _on_quiet(self) -> None:
        self._warning = True
        self._last.start()
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
