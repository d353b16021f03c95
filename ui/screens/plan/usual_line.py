"""The library's usual words for an empty field, taken with one press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Small


class UsualLine(QWidget):
    """A quiet line under a field.

    Signals:
        taken: The words shall go into the field.
    """

    taken = Signal()

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._words = Small("")
        self._use = LinkButton("Use")
        self._use.clicked.connect(self.taken)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._use)

    def show_words(self, words: str) -> None:
        """Offer these words, or nothing."""
        self._words.setText(f"Usual: {words}")
        self._use.setAccessibleName(f"{self._field}: use “{words}”")
        self.setVisible(bool(words))
