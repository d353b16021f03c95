"""Parts of the main window: rail, top bar, banner of a made-up caseload, message line."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserFacingError
from ui.errors import word_error
from ui.icons import icon
from ui.routes import BACKUPS, CASELOAD, LIBRARY, SETTINGS, SUPERVISION, TODAY, Route, Screen
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import IconButton, LinkButton, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.text import Body, Heading

NOTICE_MS = 6000
RAIL_CHARACTERS = 19
PLACES = (
    ("Today", "today", TODAY),
    ("Caseload", "caseload", CASELOAD),
    ("Library", "library", LIBRARY),
    ("Supervision", "supervision", SUPERVISION),
)
FOOT = (("Settings", "settings", SETTINGS),)
BELONGS = {
    Screen.TODAY: TODAY,
    Screen.TODAYS_PACKS: TODAY,
    Screen.CLINIC_SHEET: TODAY,
    Screen.CASELOAD: CASELOAD,
    Screen.PATIENT: CASELOAD,
    Screen.PATIENT_EDIT: CASELOAD,
    Screen.SESSION: CASELOAD,
    Screen.PLAN: CASELOAD,
    Screen.PACK: CASELOAD,
    Screen.HISTORY: CASELOAD,
    Screen.PAPER: CASELOAD,
    Screen.RECORD_TEXT: CASELOAD,
    Screen.WORK_SUMMARY: CASELOAD,
    Screen.LIBRARY: LIBRARY,
    Screen.SUPERVISION: SUPERVISION,
    Screen.MY_PLANNING: SUPERVISION,
    Screen.PERSON_DATA: CASELOAD,
    Screen.HANDOVER: CASELOAD,
    Screen.HANDOVER_IN: CASELOAD,
    Screen.AUDIT: SETTINGS,
    Screen.RETENTION: SETTINGS,
    Screen.KEYS: SETTINGS,
    Screen.BACKUPS: SETTINGS,
    Screen.SETTINGS: SETTINGS,
}


class RailButton(QPushButton):
    """One place in the rail."""

    def __init__(self, text: str, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(f"  {text}", parent)
        self._picture = picture
        self.setAccessibleName(text)
        self.setProperty("kind", "rail")
        self.setAutoDefault(False)
        self.toggled.connect(self._on_toggled)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours (Qt)."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()
        super().changeEvent(event)

    def _on_toggled(self, _chosen: bool) -> None:
        self._draw()

    def _draw(self) -> None:
        role = QPalette.ColorRole.Link if self.isChecked() else QPalette.ColorRole.WindowText
        side = round(self.fontMetrics().height() * 1.05)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._picture, self.palette().color(role)))


class Rail(QFrame):
    """The slim strip on the left.

    Signals:
        route_wanted: A Route.
        lock_wanted: Lock the vault now.
    """

    route_wanted = Signal(object)
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._buttons: dict[Route, RailButton] = {}
        self._state = LinkButton("")
        self._state.setToolTip("How the backups stand")
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._state.clicked.connect(partial(self.route_wanted.emit, BACKUPS))
        self._state.hide()
        self._lock = RailButton("Lock", "lock")
        self._lock.setToolTip("Lock the vault now (Ctrl+L)")
        self._lock.clicked.connect(self.lock_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.XS)
        for place in PLACES:
            layout.addWidget(self._place(*place))
        layout.addStretch(1)
        layout.addWidget(self._state)
        for place in FOOT:
            layout.addWidget(self._place(*place))
        layout.addWidget(self._lock)
        self._fit()

    def show_place(self, route: Route) -> None:
        """Mark where one is."""
        here = BELONGS.get(route.screen)
        for place, button in self._buttons.items():
            button.setChecked(place == here)

    def show_state(self, text: str) -> None:
        """Say how the vault is, in words."""
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the width in step with the text (Qt)."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * RAIL_CHARACTERS + 2 * Space.M)

    def _place(self, text: str, picture: str, route: Route) -> RailButton:
        button = RailButton(text, picture)
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_place, route))
        self._buttons[route] = button
        return button

    def _on_place(self, route: Route) -> None:
        self._buttons[route].setChecked(True)
        self.route_wanted.emit(route)


class TopBar(QFrame):
    """Back, forward, where one is, find, help.

    Signals:
        back_wanted: One place back.
        forward_wanted: One place forward again.
        find_wanted: Find a person.
        help_wanted: The page of keys.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    find_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._back = IconButton("back", "Back")
        self._back.rename("Back", "Alt+Left")
        self._forward = IconButton("forward", "Forward")
        self._forward.rename("Forward", "Alt+Right")
        self._title = Heading()
        self._title.setWordWrap(False)
        self._find = QuietButton("Find a person")
        self._find.setToolTip("Ctrl+K")
        self._help = IconButton("help", "Keys and help")
        self._help.rename("Keys and help", "F1")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.L, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        layout.addSpacing(Space.S)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._find)
        layout.addWidget(self._help)
        self._back.clicked.connect(self.back_wanted)
        self._forward.clicked.connect(self.forward_wanted)
        self._find.clicked.connect(self.find_wanted)
        self._help.clicked.connect(self.help_wanted)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def show_title(self, text: str) -> None:
        """Show where one is."""
        self._title.setText(text)

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Show whether there is a way back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)


class MadeUpBanner(QFrame):
    """Says on every page that nobody here is real."""

    TEXT = "Made-up caseload: nobody here is real. Do not enter a real person."

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "made_up")
        label = Body(self.TEXT)
        label.setProperty("tone", str(Tone.ATTENTION))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        layout.addWidget(label, 1)


class ErrorBar(QWidget):
    """The error in sight, under the top bar, until it is closed or out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = Notice(tone=Tone.PROBLEM, closable=True)
        self._error.dismissed.connect(self.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, 0)
        layout.addWidget(self._error)
        self.hide()

    @property
    def text(self) -> str:
        """The error in sight, or empty."""
        return "" if self.isHidden() else self._error.text

    def show_error(self, error: UserFacingError) -> None:
        """Show an error with its next step."""
        self._error.show_text(str(word_error(error)))
        self.show()

    def clear(self) -> None:
        """Take the error away."""
        self.hide()
        self._error.show_text("")


class Toast(Notice):
    """A line that floats over the foot of the page for a while; never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tone=Tone.GOOD, parent=parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_MS)
        self._timer.timeout.connect(self.clear)

    def show_for_a_while(self, text: str, tone: Tone) -> None:
        """Show a line, then take it away."""
        self.show_text(text, tone)
        self._timer.start()
        self.place()

    def show_until_cleared(self, text: str, action: str = "") -> None:
        """Show a line that wants attention until it is cleared."""
        self._timer.stop()
        self.show_text(text, Tone.ATTENTION, action)
        self.place()

    def clear(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.show_text("")

    def place(self) -> None:
        """Stand over the foot of the parent, in the middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.size()
        wide = min(room.width() - 2 * Space.XL, self.fontMetrics().averageCharWidth() * 90)
        wide = min(wide, self.sizeHint().width() + Space.XL)
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        self.setGeometry((room.width() - wide) // 2, room.height() - high - Space.XL, wide, high)
        self.raise_()
