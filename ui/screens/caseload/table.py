"""The table of the caseload: its columns share the room there is."""

from PySide6.QtGui import QResizeEvent

from ui.style.space import Space
from ui.tables.caseload_table_model import WIDTHS
from ui.widgets.data_table import DataTable

NARROWEST = 0.8
WIDEST = 1.6
PADDING = 2 * Space.S


class CaseloadTable(DataTable):
    """Columns grow and shrink with the window; below their least it scrolls sideways."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns (Qt)."""
        super().resizeEvent(event)
        one = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - PADDING * len(WIDTHS)
        factor = min(WIDEST, max(NARROWEST, room / (one * sum(WIDTHS))))
        for column, characters in enumerate(WIDTHS):
            self.setColumnWidth(column, round(one * characters * factor) + PADDING)
