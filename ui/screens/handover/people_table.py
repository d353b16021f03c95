"""A table in which Space, Enter and a click on the tick choose a person."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.screens.handover.people_model import TICK
from ui.widgets.data_table import DataTable


class PeopleTable(DataTable):
    """See above.

    Signals:
        toggled: The tick of this row is wanted the other way round.
    """

    toggled = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.row_opened.connect(self.toggled)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks (Qt)."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            self.toggled.emit(current)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.toggled.emit(index)
