"""Offers back what was typed and never saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.layout import row
from ui.widgets.text import Body


class KeptOffer(Card):
    """Asks once, before the form can be used: put back, or throw away.

    Signals:
        taken: Put it back.
        thrown_away: Throw it away.
    """

    taken = Signal()
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Something was not saved", parent)
        self._text = Body("")
        self.take = PlainButton("Put it back")
        self.throw = PlainButton("Throw it away")
        self.add(self._text)
        self.add_layout(row(self.take, self.throw, gap=Space.S))
        self.take.clicked.connect(self._on_taken)
        self.throw.clicked.connect(self._on_thrown_away)
        self.setFocusProxy(self.take)
        self.hide()

    def offer(self, when: str) -> None:
        """Offer what was kept at a time."""
        self._text.setText(f"What was typed here on {when} was kept, but never saved.")
        self.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self) -> None:
        self.hide()
        self.taken.emit()

    def _on_thrown_away(self) -> None:
        self.hide()
        self.thrown_away.emit()
