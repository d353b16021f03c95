"""A grid to type in what stands on paper: laid out like it, one key a mark, arrows to move."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.plans import Done
from planner.sheet_entry import TICKED, Fill, PaperBlock, PaperColumn

TICK = "✓"
BLANKS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
MARK_KEYS = {"0": Done.NONE, "n": Done.NONE, "1": Done.SOME, "s": Done.SOME, "2": Done.DONE,
             "d": Done.DONE}  # fmt: skip
MARKS = (Done.NONE, Done.SOME, Done.DONE)
NOT_TYPED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
ROW = 1.9
MOST_ROWS = 14
LABEL_CHARACTERS = 30


class KeyGrid(QTableWidget):
    """A table as high as its rows, without editing by the mouse alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW))

    def sizeHint(self) -> QSize:
        """Return room for the rows, up to a page of them (Qt)."""
        rows = min(self.rowCount(), MOST_ROWS)
        high = sum(self.rowHeight(at) for at in range(rows))
        header = self.horizontalHeader()
        head = 0 if header.isHidden() else header.sizeHint().height()
        return QSize(super().sizeHint().width(), head + high + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, not the grid (Qt)."""
        return QSize(200, self.sizeHint().height())

    def here(self) -> tuple[int, int]:
        """Return the cell one is in; the first where one was in none."""
        if self.currentRow() < 0:
            self.go(0, 0)
        return self.currentRow(), self.currentColumn()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is (Qt)."""
        self.go(*self.here())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no cell while one is elsewhere (Qt)."""
        super().focusOutEvent(event)
        self.clearSelection()

    def label_rows(self, labels: Sequence[str]) -> None:
        """Name the rows; their names wrap in the room there is."""
        self.setVerticalHeaderLabels(list(labels))
        wide = self.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
        self.verticalHeader().setMaximumWidth(wide)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def put(self, row: int, column: int, text: str, spoken: str) -> None:
        """Show a text in a cell, and how it is spoken."""
        item = self.cell(row, column)
        item.setText(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return a cell, made where it was never filled."""
        item: QTableWidgetItem | None = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        return item

    def go(self, row: int, column: int) -> None:
        """Move to a cell, or stay at the end."""
        if 0 <= row < self.rowCount() and 0 <= column < self.columnCount():
            self.setCurrentCell(row, column, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class MarkGrid(KeyGrid):
    """The return slip: a row a time, "not", "some" and "done" beside it, or blank.

    Signals:
        marked: A row was marked: its number and a Done.
    """

    marked = Signal(int, object)

    HEADS = ("not", "some", "done")
    LEGEND = "0 not · 1 some · 2 done · Delete blank · arrows move. Blank is not “not done”."

    def __init__(self, name: str, rows: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._names = tuple(rows)
        self._marks = [Done.BLANK] * len(rows)
        self.setRowCount(len(rows))
        self.setColumnCount(len(MARKS))
        self.setHorizontalHeaderLabels(list(self.HEADS))
        self.label_rows(rows)
        for row in range(len(rows)):
            self._show(row)
        self.cellClicked.connect(self._on_clicked)

    @property
    def marks(self) -> tuple[Done, ...]:
        """What each row says."""
        return tuple(self._marks)

    def set_marks(self, marks: Sequence[Done]) -> None:
        """Show these; tells nobody."""
        for row, mark in enumerate(marks):
            if self._marks[row] is not mark:
                self._marks[row] = mark
                self._show(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by a key and go down; Space marks the column one is in (Qt)."""
        row, column = self.here()
        mark = MARK_KEYS.get(event.text().casefold())
        if event.key() in BLANKS:
            self._mark(row, Done.BLANK)
        elif event.key() == Qt.Key.Key_Space:
            again = self._marks[row] is MARKS[column]
            self._mark(row, Done.BLANK if again else MARKS[column])
        elif mark is not None:
            self._mark(row, mark)
            self.go(row + 1, column)
        elif event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_clicked(self, row: int, column: int) -> None:
        again = self._marks[row] is MARKS[column]
        self._mark(row, Done.BLANK if again else MARKS[column])

    def _mark(self, row: int, mark: Done) -> None:
        if row >= 0 and self._marks[row] is not mark:
            self._marks[row] = mark
            self._show(row)
            self.marked.emit(row, mark)

    def _show(self, row: int) -> None:
        for column, mark in enumerate(MARKS):
            here = self._marks[row] is mark
            said = self.HEADS[MARKS.index(self._marks[row])] if self._marks[row] in MARKS else ""
            self.put(row, column, TICK if here else "", f"{self._names[row]}: {said or 'blank'}")
            self.cell(row, column).setTextAlignment(Qt.AlignmentFlag.AlignCenter)


class PaperGrid(KeyGrid):
    """A part of a sheet: words are typed, boxes ticked with x or Space, numbers by their digits.

    Signals:
        cell_changed: Row, column and what stands there now.
    """

    cell_changed = Signal(int, int, str)

    LEGEND = "Type into a cell, Enter goes on · x or Space ticks · Delete blanks · arrows move."

    def __init__(
        self, name: str, block: PaperBlock, rows: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._block = block
        self._names = tuple(rows)
        self._quiet = False
        self.setRowCount(len(rows))
        self.setColumnCount(len(block.columns))
        heads = [each.label for each in block.columns]
        self.setHorizontalHeaderLabels(heads)
        self.horizontalHeader().setVisible(any(heads))
        self.label_rows(rows)
        self.verticalHeader().setVisible(any(rows))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.itemChanged.connect(self._on_item)
        self.cellClicked.connect(self._on_clicked)

    def set_cells(self, cells: Sequence[Sequence[str]]) -> None:
        """Show these; tells nobody."""
        self._quiet = True
        for row, line in enumerate(cells):
            for column, text in enumerate(line):
                self._show(row, column, text)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, blank, choose or begin to type (Qt)."""
        row, column = self.here()
        if event.key() in MOVES:
            super().keyPressEvent(event)
            return
        if row < 0 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        kind = self._block.columns[column]
        if event.key() in BLANKS:
            self._change(row, column, "")
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._onward(row, column)
        elif kind.fill is Fill.TEXT and _begins_typing(event):
            super().keyPressEvent(event)
        elif not self._take(row, column, kind, event.text()):
            event.ignore()

    def commit(self) -> None:
        """Take over what stands in a cell that is still open."""
        field = QApplication.focusWidget()
        if field is not None and field is not self and self.isAncestorOf(field):
            self.commitData(field)

    def _take(self, row: int, column: int, kind: PaperColumn, typed: str) -> bool:
        """Take one key into a cell that is no text; tell whether it meant anything."""
        before = self._text(row, column)
        if kind.fill is Fill.TICK and typed.casefold() in ("x", " "):
            self._change(row, column, "" if before else TICKED)
            return True
        if kind.fill is Fill.NUMBER and typed.isdecimal():
            self._change(row, column, number_typed(before, typed, kind.low, kind.high))
            return True
        if kind.fill is Fill.CHOICE and typed.strip():
            chosen = option_typed(before, typed, kind.options)
            if chosen:
                self._change(row, column, chosen)
                return True
        return False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on after Enter (Qt)."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._onward(self.currentRow(), self.currentColumn())

    def _on_clicked(self, row: int, column: int) -> None:
        if self._block.columns[column].fill is Fill.TICK:
            self._change(row, column, "" if self._text(row, column) else TICKED)

    def _onward(self, row: int, column: int) -> None:
        if column + 1 < self.columnCount():
            self.go(row, column + 1)
        else:
            self.go(row + 1, 0)

    def _on_item(self, item: QTableWidgetItem) -> None:
        if not self._quiet:
            self._tell(item.row(), item.column(), item.text())

    def _change(self, row: int, column: int, text: str) -> None:
        if text != self._text(row, column):
            self._quiet = True
            self._show(row, column, text)
            self._quiet = False
            self._tell(row, column, text)

    def _tell(self, row: int, column: int, text: str) -> None:
        self._quiet = True
        self._show(row, column, text)
        self._quiet = False
        self.cell_changed.emit(row, column, text)

    def _text(self, row: int, column: int) -> str:
        text = self.cell(row, column).text()
        ticks = self._block.columns[column].fill is Fill.TICK
        return TICKED if ticks and text else text

    def _show(self, row: int, column: int, text: str) -> None:
        kind = self._block.columns[column]
        ticks = kind.fill is Fill.TICK
        said = ("ticked" if ticks else text) if text else "blank"
        name = ", ".join(each for each in (self._names[row], kind.label) if each)
        if kind.fill is not Fill.TEXT:
            self.cell(row, column).setFlags(NOT_TYPED)
        self.put(row, column, TICK if ticks and text else text, f"{name}: {said}")


def _begins_typing(event: QKeyEvent) -> bool:
    printable = bool(event.text()) and event.text().isprintable()
    return printable or event.key() == Qt.Key.Key_F2


def number_typed(before: str, digit: str, low: int, high: int) -> str:
    """Return the number after one more digit; one that would be too high begins anew.

    A number the scale does not have is blank.
    """
    for text in (before + digit, digit):
        if text.isdecimal() and low <= int(text) <= high:
            return str(int(text))
    return ""


def option_typed(before: str, key: str, options: Sequence[str]) -> str:
    """Return the word a key means: its number, or the next one that begins with the letter."""
    if key.isdecimal() and 1 <= int(key) <= len(options):
        return options[int(key) - 1]
    fits = [each for each in options if each.casefold().startswith(key.casefold())]
    if not fits:
        return ""
    return fits[(fits.index(before) + 1) % len(fits)] if before in fits else fits[0]
