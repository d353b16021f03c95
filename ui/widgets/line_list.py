"""A calm list to choose from: headings, and lines of up to three rows with a mark when chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
PAD = 8
MARK = "✓"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list.

    Attributes:
        id: What choosing it sends; the same id may stand under two headings.
        title: First row.
        text: Second row, wrapped; may be empty.
        detail: Small row under it; may be empty.
        heading: True for a heading, which cannot be chosen.
        chosen: Shown with a mark.
    """

    id: str = ""
    title: str
    text: str = ""
    detail: str = ""
    heading: bool = False
    chosen: bool = False

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        parts = [self.title, self.text, self.detail, "chosen" if self.chosen else ""]
        return ". ".join(part for part in parts if part)


class LineListModel(QAbstractListModel):
    """The lines as a model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these; where only marks or words changed, the place and the focus stay."""
        new = tuple(lines)
        if [(each.id, each.heading) for each in new] == [(e.id, e.heading) for e in self._lines]:
            self._lines = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a line."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == LINE_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        if index.isValid() and self._lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class LineDelegate(QStyledItemDelegate):
    """Draws a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room a line takes at the width of its list."""
        line: Line = index.data(LINE_ROLE)
        width = _text_width(option)
        height = PAD * 2 + _title_room(option, line, width).height()
        if line.text:
            height += _wrapped(option, line.text, width).height()
        if line.detail:
            height += QFontMetrics(_small(option.font)).lineSpacing()
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the mark and the rows."""
        line: Line = index.data(LINE_ROLE)
        painter.save()
        self._paint_ground(painter, option)
        box = option.rect.adjusted(PAD + _mark_width(option), PAD, -PAD, -PAD)
        if line.heading:
            box = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        elif line.chosen:
            _pen(painter, option, QPalette.ColorRole.Link)
            painter.setFont(_bold(option.font))
            painter.drawText(option.rect.adjusted(PAD, PAD, 0, 0), 0, MARK)
        self._paint_rows(painter, option, line, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )

    def _paint_rows(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, box: QRect
    ) -> None:
        painter.setFont(_bold(option.font) if line.heading or line.chosen else option.font)
        role = QPalette.ColorRole.PlaceholderText if line.heading else QPalette.ColorRole.Text
        _pen(painter, option, role)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, line.title)
        top = box.top() + _title_room(option, line, box.width()).height()
        painter.setFont(option.font)
        _pen(painter, option, QPalette.ColorRole.PlaceholderText)
        if line.text:
            room = _wrapped(option, line.text, box.width())
            row = QRect(box.left(), top, box.width(), room.height())
            painter.drawText(row, Qt.TextFlag.TextWordWrap, line.text)
            top += room.height()
        if line.detail:
            small = _small(option.font)
            painter.setFont(small)
            shown = QFontMetrics(small).elidedText(
                line.detail, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(QRect(box.left(), top, box.width(), box.height()), 0, shown)


_MODIFIER = Qt.KeyboardModifier
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def _pen(painter: QPainter, option: QStyleOptionViewItem, role: QPalette.ColorRole) -> None:
    painter.setPen(option.palette.color(role))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def _title_room(option: QStyleOptionViewItem, line: Line, width: int) -> QRect:
    metrics = QFontMetrics(_bold(option.font) if line.heading or line.chosen else option.font)
    room = QRect(0, 0, max(1, width), 10_000)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line.title)


def _mark_width(option: QStyleOptionViewItem) -> int:
    return QFontMetrics(option.font).horizontalAdvance(MARK) + PAD


def _text_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
    return int(width) - PAD * 2 - _mark_width(option)


def _wrapped(option: QStyleOptionViewItem, text: str, width: int) -> QRect:
    room = QRect(0, 0, max(1, width), 10_000)
    return QFontMetrics(option.font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)


class LineList(QListView):
    """The list. Up and down move over headings; Enter, Space or a click chooses.

    Signals:
        line_chosen: A line was chosen; carries its id.
        line_reached: The place moved to a line; carries its id.
    """

    line_chosen = Signal(str)
    line_reached = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = LineListModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._most = 0
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._lines.set_lines(lines)
        self.updateGeometry()
        if not self.currentIndex().isValid():
            self.go_first()

    def keep_within(self, most: int) -> None:
        """Be as high as the lines are, but no higher than this.

        Args:
            most: Pixels.
        """
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room the lines take, where that is bounded."""
        usual = super().sizeHint()
        if not self._most:
            return usual
        rows = range(self._lines.rowCount())
        high = sum(self.sizeHintForRow(at) for at in rows) + 2 * self.frameWidth()
        return QSize(usual.width(), min(self._most, high))

    def minimumSizeHint(self) -> QSize:
        """Shrink no further than that."""
        return self.sizeHint() if self._most else super().minimumSizeHint()

    def go_first(self) -> None:
        """Put the place on the first line that can be chosen."""
        for row, line in enumerate(self.lines):
            if not line.heading:
                self.setCurrentIndex(self._lines.index(row))
                return

    def go_to(self, line_id: str) -> None:
        """Put the place on a line."""
        for row, line in enumerate(self.lines):
            if line.id == line_id and not line.heading:
                self.setCurrentIndex(self._lines.index(row))
                return

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line) and not line.heading:
            self.line_reached.emit(line.id)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line) and not line.heading:
            self.line_chosen.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space; leave the rest to Qt."""
        plain = event.modifiers() in (_MODIFIER.NoModifier, _MODIFIER.KeypadModifier)
        if plain and event.key() in _CHOOSES:
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the wrapped rows out again."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._most and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again at another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
