"""Erasing: what goes, what backups keep, and the reference typed to confirm."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.erase_words import WHAT_GOES, WORKING
from ui.widgets.busy import Busy
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.fields import LineEdit
from ui.widgets.layout import row
from ui.widgets.text import Body, Quiet


class EraseCard(Card):
    """The button works once the reference stands in the field.

    Signals:
        erase_wanted: Erase; carries the reference as typed.
    """

    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Erase this person for good", parent)
        self._reference = ""
        self._backups = Quiet("")
        self._ask = Body("")
        self.typed = LineEdit("Reference, typed to confirm")
        self.erase = PlainButton("Erase for good")
        self._busy = Busy(WORKING)
        self.typed.setFixedWidth(self.fontMetrics().averageCharWidth() * 28)
        for each in (Body(WHAT_GOES), self._backups, self._ask):
            self.add(each)
        self.add_layout(row(self.typed, self.erase))
        self.add(self._busy)
        self.erase.setEnabled(False)
        self.typed.textChanged.connect(self._on_typed)
        self.erase.clicked.connect(self._on_erase)

    def show_reference(self, reference: str) -> None:
        """Say what has to be typed."""
        self._reference = reference
        self._ask.setText(f"To confirm, type the reference: {reference}")
        self.typed.clear()
        self._busy.stop()

    def show_backups(self, text: str) -> None:
        """Say what backups keep."""
        self._backups.setText(text)

    def forget(self) -> None:
        """Forget the person."""
        self._reference = ""
        self._ask.setText("")
        self.typed.clear()
        self._busy.stop()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        same = text.strip().casefold() == self._reference.strip().casefold()
        self.erase.setEnabled(bool(self._reference) and same)

    @Slot()
    def _on_erase(self) -> None:
        self.erase.setEnabled(False)
        self._busy.start()
        self.erase_wanted.emit(self.typed.text())
