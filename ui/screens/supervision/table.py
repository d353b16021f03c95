"""The cases as a table."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.screens.supervision.presenter import HEADINGS

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SHOWN = (DISPLAY, int(Qt.ItemDataRole.ToolTipRole))


class CaseTableModel(QAbstractTableModel):
    """Rows of words, in the order they are given: by name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are (Qt)."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return a cell (Qt)."""
        if role in SHOWN and index.isValid():
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Return the name of a column (Qt)."""
        across = orientation is Qt.Orientation.Horizontal
        if role == DISPLAY and across and 0 <= section < len(HEADINGS):
            return HEADINGS[section]
        return None
