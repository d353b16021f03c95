"""A quiet table: rows as high as the text wants, whole rows chosen, Enter opens."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.style.space import Space

ROW = 2.1
NARROWEST = 0.8
WIDEST = 1.6
PADDING = 2 * Space.S


class DataTable(QTableView):
    """A preset of QTableView.

    Signals:
        row_opened: Enter, Return or a double click on this index.
        left_upwards: The up arrow in the first row (back to the search field).
    """

    row_opened = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.doubleClicked.connect(self.row_opened)
        self._fit_rows()

    def set_widths(self, characters: tuple[int, ...]) -> None:
        """Give the columns their widths in characters of the font; 0 leaves one alone."""
        one = self.fontMetrics().averageCharWidth()
        for column, count in enumerate(characters):
            if count:
                self.setColumnWidth(column, one * count)

    def share_room(self, characters: tuple[int, ...]) -> None:
        """Let the columns share the room there is, in these proportions.

        They grow and shrink with the window; below their least the table scrolls sideways.

        Args:
            characters: What each column wants, in characters of the font.
        """
        self._shares = characters
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns (Qt)."""
        super().resizeEvent(event)
        self._fit_columns()

    def choose_row(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        model: QAbstractItemModel | None = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.updateGeometries()  # rows that just came cannot be scrolled to before
            self.setCurrentIndex(model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up in the first row leaves (Qt)."""
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif current.isValid():
                self.row_opened.emit(current)
        elif event.key() == Qt.Key.Key_Up and current.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to a new size of text (Qt)."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()
        super().changeEvent(event)

    def _fit_columns(self) -> None:
        if not self._shares:
            return
        one = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - PADDING * len(self._shares)
        factor = min(WIDEST, max(NARROWEST, room / (one * sum(self._shares))))
        for column, characters in enumerate(self._shares):
            self.setColumnWidth(column, int(one * characters * factor) + PADDING)

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = round(self.fontMetrics().height() * ROW)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
