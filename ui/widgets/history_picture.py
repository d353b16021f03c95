"""A course of treatment as one picture. Where what stands is ``planner.history_layout``'s."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.history_chart import Chart
from planner.history_layout import draw
from planner.history_marks import (
    SERIES,
    Align,
    Box,
    Dot,
    Drawing,
    Labels,
    Letters,
    Mark,
    Role,
    Shape,
    Stroke,
    Words,
)

NARROWEST = 60
"""Least width of the picture, in letters."""
COLOURS = {
    Role.TEXT: QPalette.ColorRole.WindowText,
    Role.QUIET: QPalette.ColorRole.PlaceholderText,
    Role.GRID: QPalette.ColorRole.Mid,
    Role.BAND: QPalette.ColorRole.Dark,
    Role.CUT_OFF: QPalette.ColorRole.PlaceholderText,
    Role.AWAY: QPalette.ColorRole.Dark,
    Role.OUTLINE: QPalette.ColorRole.Dark,
    Role.MINE: QPalette.ColorRole.WindowText,
}
ALIGN = {
    Align.START: Qt.AlignmentFlag.AlignLeft,
    Align.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}
ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class HistoryPicture(QWidget):
    """The picture. The pointer and the arrow keys choose a session, and say the same of it.

    Signals:
        column_chosen: A session was chosen; carries its position.
    """

    column_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Chart, Labels] | None = None
        self._drawing: Drawing | None = None
        self._series: tuple[str, ...] = ()
        self._at = -1
        self._fonts: dict[float, QFont] = {}
        self._letters = self._measured()
        self.setAccessibleName("History as a picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def current(self) -> int:
        """The session chosen, -1 where there is none."""
        return self._at

    @property
    def drawing(self) -> Drawing | None:
        """What is drawn."""
        return self._drawing

    def set_series(self, colours: Sequence[str]) -> None:
        """Draw measures and bars in these colours."""
        self._series = tuple(colours)
        self.update()

    def show_picture(self, chart: Chart, labels: Labels, start: int) -> None:
        """Show a course, with one session chosen."""
        self._shown = (chart, labels)
        self._at = -1
        self._lay_out()
        self.choose(start)

    def forget(self) -> None:
        """Let go of everything."""
        self._shown = self._drawing = None
        self._at = -1
        self.setMinimumHeight(0)
        self.setAccessibleDescription("")
        self.update()

    def place_of(self, at: int) -> QPointF:
        """Return the middle of a session's column."""
        if self._drawing is None or at < 0:
            return QPointF(0.0, self.height() / 2)
        span = self._drawing.spans[at]
        return QPointF((span.left + span.right) / 2, self.height() / 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it (Qt)."""
        return QSize(round(self._letters.letter * NARROWEST), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw (Qt)."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chosen(painter, self._drawing)
        for mark in self._drawing.marks:
            self._paint(mark, painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another width (Qt)."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Tell in a tip what the session under the pointer shows (Qt)."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self._column_at(event.pos().x())
            said = self._shown[1].spoken[at] if self._shown and at >= 0 else ""
            QToolTip.showText(event.globalPos(), wrapped_tip(said), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a session with the arrows, Home and End (Qt)."""
        last = len(self._drawing.spoken) - 1 if self._drawing else -1
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self.choose(min(max(places[Qt.Key(event.key())], 0), last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the session under the pointer (Qt)."""
        self.choose(self._column_at(event.position().x()))

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for larger text (Qt)."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fonts = {}
            self._letters = self._measured()
            self.updateGeometry()
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrows stand (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus (Qt)."""
        super().focusOutEvent(event)
        self.update()

    def _lay_out(self) -> None:
        if self._shown is None:
            return
        chart, labels = self._shown
        width = max(float(self.width()), self._letters.letter * NARROWEST)
        self._drawing = draw(chart, labels, width, float(self.height()), self._letters)
        needed = round(self._drawing.least + 0.5)
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)
        self.update()

    def _measured(self) -> Letters:
        return Letters(self._wide, QFontMetricsF(self._font(1.0)).height())

    def _wide(self, text: str, scale: float) -> float:
        return QFontMetricsF(self._font(scale)).horizontalAdvance(text)

    def _font(self, scale: float) -> QFont:
        if scale not in self._fonts:
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * scale)
            self._fonts[scale] = font
        return self._fonts[scale]

    def _column_at(self, x: float) -> int:
        spans = self._drawing.spans if self._drawing else ()
        away = [abs((each.left + each.right) / 2 - x) for each in spans]
        return away.index(min(away)) if away else -1

    def choose(self, at: int) -> None:
        """Choose a session, where there is one at this position."""
        if self._drawing is None or at == self._at or not 0 <= at < len(self._drawing.spoken):
            return
        self._at = at
        self.setAccessibleDescription(self._drawing.spoken[at])
        self.update()
        self.column_chosen.emit(at)

    def _paint_chosen(self, painter: QPainter, drawing: Drawing) -> None:
        if not 0 <= self._at < len(drawing.spans):
            return
        span = drawing.spans[self._at]
        box = QRectF(span.left + 1, 1, span.right - span.left - 2, drawing.height - 2)
        ring = QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box, 6, 6)

    def _colour(self, role: Role) -> QColor:
        if role in COLOURS:
            return self.palette().color(COLOURS[role])
        index = SERIES.index(role) if role in SERIES else 0
        if not self._series:
            return self.palette().color(QPalette.ColorRole.WindowText)
        return QColor(self._series[index % len(self._series)])

    def _pen(self, role: Role, width: float, dash: tuple[float, ...]) -> QPen:
        pen = QPen(self._colour(role), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern([each / width for each in dash])
        return pen

    def _paint(self, mark: Mark, painter: QPainter) -> None:
        match mark:
            case Stroke():
                painter.setPen(self._pen(mark.role, mark.width, mark.dash))
                painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
            case Box():
                self._paint_box(mark, painter)
            case Dot():
                self._paint_dot(mark, painter)
            case Words():
                painter.setFont(self._font(mark.face.scale))
                painter.setPen(self._colour(mark.face.role))
                flags = ALIGN[mark.face.align] | Qt.AlignmentFlag.AlignVCenter | ONE_LINE
                room = QRectF(mark.x, mark.y, mark.width, mark.height)
                painter.drawText(room, flags, mark.text)

    def _paint_box(self, mark: Box, painter: QPainter) -> None:
        box = QRectF(mark.x, mark.y, mark.width, mark.height)
        if mark.filled:
            painter.fillRect(box, self._colour(mark.role))
            return
        painter.setPen(self._pen(mark.role, 1.0, mark.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _paint_dot(self, mark: Dot, painter: QPainter) -> None:
        colour = self._colour(mark.role)
        ring = mark.shape is Shape.RING
        painter.setPen(QPen(colour, 1.5) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if ring else colour)
        if mark.corners:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.corners]))
        else:
            painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)


def wrapped_tip(text: str) -> str:
    """Return a text as rich text, so that a tip of Qt breaks its lines."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>{safe}</p>" if safe else ""
