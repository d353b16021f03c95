"""Appointments under each other, drawn in columns: time, who, what they were going to do, state."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.ids import SessionId
from ui.screens.today.presenter import AppointmentLine
from ui.style.space import Space

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
TIME_CHARACTERS = 8
NAME_CHARACTERS = 30
STATE_CHARACTERS = 34
DONE, OPEN = "✓", "○"


class AppointmentModel(QAbstractListModel):
    """The lines as a model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AppointmentLine, ...] = ()

    @property
    def lines(self) -> tuple[AppointmentLine, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[AppointmentLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of lines (Qt)."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a line (Qt)."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(part for part in (line.task, line.when) if part) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen (Qt)."""
        if index.isValid() and self._lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class AppointmentDelegate(QStyledItemDelegate):
    """Draws a line of two rows, or the name of a day. Columns are as wide as what is in them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._who = self._last = 0

    def measure(self, lines: Sequence[AppointmentLine], font: QFont) -> None:
        """Fit the columns to these lines."""
        plain, small = QFontMetrics(font), QFontMetrics(_small(font))
        strong, one = QFontMetrics(_bold(font)), plain.averageCharWidth()
        names = [strong.horizontalAdvance(line.name) for line in lines]
        self._who = min(max(names, default=0) + one * 4, one * NAME_CHARACTERS)
        ends = [plain.horizontalAdvance(_state(line)) for line in lines]
        ends += [small.horizontalAdvance(line.below) for line in lines]
        self._last = min(max(ends, default=0) + one, one * STATE_CHARACTERS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a line (Qt)."""
        line: AppointmentLine = index.data(LINE_ROLE)
        one = QFontMetrics(option.font).lineSpacing()
        if line.heading:
            return QSize(0, one + Space.M * 2)
        return QSize(0, one + QFontMetrics(_small(option.font)).lineSpacing() + Space.S * 2 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, hairline and columns (Qt)."""
        line: AppointmentLine = index.data(LINE_ROLE)
        painter.save()
        box = option.rect.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        if line.heading:
            self._paint_heading(painter, option, line, box)
        else:
            self._paint_ground(painter, option, last=_is_last(index))
            self._paint_columns(painter, option, line, box)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, line: AppointmentLine, box: QRect
    ) -> None:
        painter.setFont(_bold(_small(option.font)))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line.heading
        )

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, last: bool) -> None:
        style, panel = option.widget.style(), QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, option.widget)
        if last:
            return
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
        bottom = option.rect.bottom()
        painter.drawLine(
            option.rect.left() + Space.M, bottom, option.rect.right() - Space.M, bottom
        )

    def _paint_columns(
        self, painter: QPainter, option: QStyleOptionViewItem, line: AppointmentLine, box: QRect
    ) -> None:
        one = QFontMetrics(option.font).averageCharWidth()
        at, who, last = one * TIME_CHARACTERS, self._who, self._last
        middle = box.left() + at + who
        room = max(one, box.right() - last - middle - one * 2)
        ink, quiet = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText
        bold, small = _bold(option.font), _small(option.font)
        row = _Row(painter, option, box)
        row.draw(line.time, bold, ink, box.left(), at)
        row.draw(line.name, bold, ink, box.left() + at, who - one)
        row.draw(line.number, small, quiet, box.left() + at, who - one, lower=True)
        row.draw(line.task, option.font, ink if line.has_task else quiet, middle, room)
        row.draw(line.when, small, quiet, middle, room, lower=True)
        row.draw(_state(line), option.font, quiet, box.right() - last, last)
        row.draw(line.below, small, quiet, box.right() - last, last, lower=True)


class _Row:
    """Draws texts into the upper or lower half of a line, cut with an ellipsis."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        self._painter, self._option, self._box = painter, option, box

    def draw(
        self,
        text: str,
        font: QFont,
        role: QPalette.ColorRole,
        left: int,
        wide: int,
        *,
        lower: bool = False,
    ) -> None:
        """Draw one text."""
        if not text:
            return
        metrics = QFontMetrics(font)
        top = self._box.top()
        if lower:
            top += QFontMetrics(self._option.font).lineSpacing() + 2
        self._painter.setFont(font)
        self._painter.setPen(self._option.palette.color(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
        self._painter.drawText(QRect(left, top, wide, metrics.lineSpacing()), 0, shown)


def _is_last(index: Index) -> bool:
    return index.row() == index.model().rowCount() - 1


def _state(line: AppointmentLine) -> str:
    return f"{DONE if line.done else OPEN} {line.state}" if line.state else ""


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


class AppointmentList(QListView):
    """The list; as high as its lines, so that the page scrolls and not the list.

    Signals:
        session_opened: Enter, Return or a click on a line; carries the id of the contact.
    """

    session_opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = AppointmentModel(self)
        self._beside: tuple[AppointmentLine, ...] = ()
        self.setModel(self._lines)
        self._delegate = AppointmentDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def lines(self) -> tuple[AppointmentLine, ...]:
        """What is shown."""
        return self._lines.lines

    def show_lines(
        self, lines: Sequence[AppointmentLine], beside: Sequence[AppointmentLine] = ()
    ) -> None:
        """Show these; the place stays on the same contact.

        Args:
            lines: What is shown.
            beside: Lines of another list on the page whose columns should agree.
        """
        before = self.session_here
        self._beside = tuple(beside)
        self._lines.set_lines(lines)
        self._fit()
        self.setVisible(bool(lines))
        wanted = [n for n, line in enumerate(self.lines) if line.session_id and not line.heading]
        same = [n for n in wanted if self.lines[n].session_id == before]
        if same or wanted:
            self._stand_on(self._lines.index((same or wanted)[0]))

    @property
    def session_here(self) -> SessionId:
        """The contact of the line one is on, or empty."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.session_id if isinstance(line, AppointmentLine) else SessionId("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows leave at both ends (Qt)."""
        key, before = event.key(), self.currentIndex()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self._open(before)
            return
        super().keyPressEvent(event)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.currentIndex() == before:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is (Qt)."""
        super().focusInEvent(event)
        self._stand_on(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it: two lists with a line chosen in each would confuse (Qt)."""
        super().focusOutEvent(event)
        self.clearSelection()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to a new size of text (Qt)."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()
            self._fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Bring the line into the sight of the page that scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if inner is not None and isinstance(area, QScrollArea) and self.hasFocus():
            middle = self.viewport().mapTo(inner, self.visualRect(index).center())
            area.ensureVisible(middle.x(), middle.y(), 0, Space.XXL)

    def _stand_on(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag
        shown = flag.ClearAndSelect if self.hasFocus() else flag.NoUpdate
        self.selectionModel().setCurrentIndex(index, shown)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, AppointmentLine) and not line.heading:
            self.session_opened.emit(line.session_id)

    def _fit(self) -> None:
        self._delegate.measure((*self.lines, *self._beside), self.font())
        high = sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))
        self.setFixedHeight(high + Space.S)
