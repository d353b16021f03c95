"""What there is to read of an item: headings on the left, their lines on the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.screens.library.parts import Part, Said
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.layout import boxed, clear_layout
from ui.widgets.text import Body, Quiet, Small, Strong

HEADING_CHARACTERS = 20
WIDEST = 100
TOP = Qt.AlignmentFlag.AlignTop


class ArticleView(QScrollArea):
    """The parts of an item under each other; arrows scroll.

    Signals:
        link_chosen: A way to another item; carries its key.
        gave_up: Esc: back to the list.
    """

    link_chosen = Signal(str)
    gave_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts: tuple[Part, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout()
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._column.setSpacing(Space.L)
        inner = boxed(self._column)
        self._column.setContentsMargins(0, 0, Space.M, Space.L)
        # The height follows from the width alone: without this, hints add empty room at the end.
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        self.setWidget(inner)
        self.show_parts("", ())

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def put_on_top(self, widget: QWidget) -> None:
        """Put a widget above the parts."""
        self._column.insertWidget(0, widget)

    def show_parts(self, title: str, parts: Sequence[Part], *, narrow: bool = False) -> None:
        """Show these parts of an item with a title.

        Args:
            title: For screen readers.
            parts: From the top.
            narrow: Headings stand above their lines instead of beside them.
        """
        self.setAccessibleName(f"Read: {title}")
        self._parts = tuple(parts)
        clear_layout(self._grid)
        width = self.fontMetrics().averageCharWidth() * HEADING_CHARACTERS
        for row, part in enumerate(parts):
            heading = Strong(part.heading)
            if narrow:
                self._grid.addWidget(heading, 2 * row, 0, 1, 2, TOP)
                self._grid.addWidget(self._lines(part), 2 * row + 1, 0, 1, 2, TOP)
            else:
                heading.setFixedWidth(width)
                self._grid.addWidget(heading, row, 0, TOP)
                self._grid.addWidget(self._lines(part), row, 1, TOP)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; the rest scrolls (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self, part: Part) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for each in part.lines:
            column.addWidget(self._line(each))
        return boxed(column)

    def _line(self, line: Said) -> QWidget:
        if line.link:
            link = LinkButton(line.text)
            link.clicked.connect(partial(self.link_chosen.emit, line.link))
            return link
        words = Small(line.text) if line.quiet else Body(line.text)
        if not line.mark:
            return words
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        mark = Quiet(line.mark)
        mark.setWordWrap(False)
        mark.setFixedWidth(self.fontMetrics().horizontalAdvance("0. "))
        row.addWidget(mark, 0, TOP)
        row.addWidget(words, 1)
        return boxed(row)
