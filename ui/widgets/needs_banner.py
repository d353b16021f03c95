"""A person's needs, always in sight at the top of their pages."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from planner.patients import Known, Needs, PrintSize, Writes
from ui.icons import picture
from ui.languages import language_text
from ui.style.space import Space
from ui.texts import sentence_case, word
from ui.widgets.text import Body

NOT_SAFE = (
    ("paper_safe", "paper at home is not safe"),
    ("post_safe", "post is not safe"),
    ("call_safe", "calls are not safe"),
)


def needs_text(needs: Needs) -> str:
    """Return a person's needs in one line; says so where none is recorded."""
    parts: list[str] = []
    if needs.language:
        parts.append(f"reads {language_text(needs.language)}")
    if needs.takes_in:
        parts.append("takes in by " + ", ".join(word(way) for way in needs.takes_in))
    if needs.writes not in (Writes.UNKNOWN, Writes.WRITE):
        parts.append(f"fills in sheets by {word(needs.writes)}")
    if needs.print_size is not PrintSize.STANDARD:
        parts.append(word(needs.print_size))
    if needs.easy_read:
        parts.append("easy read")
    if needs.interpreter:
        parts.append("interpreter needed")
    if needs.discreet is Known.YES:
        parts.append("discreet pages")
    parts.extend(text for name, text in NOT_SAFE if getattr(needs, name) is Known.NO)
    if needs.who_may_see:
        parts.append(f"may see the plan: {needs.who_may_see}")
    if needs.other:
        parts.append(needs.other)
    return sentence_case(" · ".join(parts)) or "No needs recorded yet"


class NeedsBanner(QFrame):
    """The line under the top bar; hidden until it is told whose needs to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "needs")
        self._mark = QLabel()
        self._text = Body()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def text(self) -> str:
        """The line shown."""
        return self._text.text()

    def show_needs(self, needs: Needs) -> None:
        """Show these needs."""
        self._text.setText(needs_text(needs))
        self._draw()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the new colours (Qt)."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Link)
        side = self.fontMetrics().height()
        self._mark.setPixmap(picture("bookmark", colour, side, self.devicePixelRatioF()))
