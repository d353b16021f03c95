"""A line to the user that stays until it is out of date."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import picture
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.layout import show_when
from ui.widgets.text import Body

PICTURES = {Tone.INFO: "info", Tone.GOOD: "check", Tone.ATTENTION: "attention"}
SPOKEN = {Tone.INFO: "Note", Tone.GOOD: "Done", Tone.ATTENTION: "Attention", Tone.PROBLEM: "Error"}


class Notice(QFrame):
    """A mark, a sentence, perhaps one thing to do about it.

    Signals:
        action_chosen: The button was pressed.
        dismissed: It was closed (only where it can be).
    """

    action_chosen = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.INFO,
        action: str = "",
        parent: QWidget | None = None,
        *,
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._tone = tone
        self._drawn: tuple[Tone, int, int, float] | None = None
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = Body()
        self._action = LinkButton(action)
        self._action.clicked.connect(self.action_chosen)
        self._close = IconButton("close", "Close this message")
        self._close.clicked.connect(self._on_closed)
        show_when(self._close, closable)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.S)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._text)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._inner, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_text(text, tone, action)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    @property
    def tone(self) -> Tone:
        """How it is meant."""
        return self._tone

    def show_text(self, text: str, tone: Tone | None = None, action: str = "") -> None:
        """Show a sentence; hides itself where there is none."""
        before, self._tone = self.property("tone"), tone or self._tone
        for each in (self, self._text, self._action):
            each.setProperty("tone", str(self._tone))
        self._text.setText(text)
        self._text.setAccessibleName(f"{SPOKEN[self._tone]}: {text}")
        self._action.setText(action)
        show_when(self._action, bool(action))
        if before not in {None, str(self._tone)}:
            for each in (self, self._text, self._action):
                each.style().polish(each)
        self._draw()
        show_when(self, bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the new colours."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not worth drawing while nobody saw it."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        side = round(self.fontMetrics().height())
        colour = self._text.palette().color(QPalette.ColorRole.WindowText)
        ratio = self.devicePixelRatioF()
        drawn = (self._tone, side, colour.rgba(), ratio)
        if drawn != self._drawn:
            self._drawn = drawn
            self._mark.setPixmap(picture(PICTURES.get(self._tone, "problem"), colour, side, ratio))

    def _on_closed(self) -> None:
        self.hide()
        self.dismissed.emit()
