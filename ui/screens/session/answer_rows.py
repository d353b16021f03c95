"""A question with its answers. Keys go to the board around it; clicks are answers here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.chips import Chips, Choice, MultiChips
from ui.widgets.layout import column
from ui.widgets.text import Quiet, Strong

QUESTION = 30
"""Width of the questions, in characters."""


class KeylessChips(Chips):
    """Chips whose keys are read by what stands around them.

    Signals:
        back_wanted: Backspace or Delete was pressed.
    """

    back_wanted = Signal()

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, parent, may_be_empty=False)

    def _index_of_key(self, typed: str) -> int | None:  # noqa: ARG002 (read by the board)
        return None

    def _empty(self) -> None:
        self.back_wanted.emit()


class KeylessMultiChips(MultiChips):
    """The same for several answers."""

    back_wanted = Signal()

    def _index_of_key(self, typed: str) -> int | None:  # noqa: ARG002 (read by the board)
        return None

    def _empty(self) -> None:
        self.back_wanted.emit()


class AnswerRow(QWidget):
    """A question beside its answers, which wrap where the line is short."""

    def __init__(self, text: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._question = Strong(text)
        self._question.setFixedWidth(self.fontMetrics().averageCharWidth() * QUESTION)
        self._note: Quiet | None = None
        self._column = column(field, gap=Space.XS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        asked = column(self._question)
        asked.setContentsMargins(0, Space.XS, 0, 0)
        asked.addStretch(1)
        layout.addLayout(asked)
        layout.addLayout(self._column, 1)

    def ask(self, text: str) -> None:
        """Change the question."""
        self._question.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put something under the answers."""
        self._column.addWidget(widget)

    def add_note(self, text: str) -> None:
        """Say something under the answers, or nothing."""
        if self._note is None and text:
            self._note = Quiet("")
            self._column.addWidget(self._note)
        if self._note is not None:
            self._note.show_text(text)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the question to a new size of text (Qt)."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._question.setFixedWidth(self.fontMetrics().averageCharWidth() * QUESTION)
        super().changeEvent(event)
