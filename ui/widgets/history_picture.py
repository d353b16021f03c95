"""A course of treatment as one picture: scores as lines, tasks as bars, one axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.history_chart import Bar, Chart, Line, Pattern
from ui import texts

BRUSHES = {
    Pattern.NOT_ASKED: Qt.BrushStyle.HorPattern,
    Pattern.FAINT: Qt.BrushStyle.Dense7Pattern,
    Pattern.SPARSE: Qt.BrushStyle.Dense6Pattern,
    Pattern.EVEN: Qt.BrushStyle.Dense4Pattern,
    Pattern.DENSE: Qt.BrushStyle.Dense2Pattern,
    Pattern.SOLID: Qt.BrushStyle.SolidPattern,
}
DASHES: tuple[Sequence[float], ...] = ((), (5.0, 3.0))
NARROWEST, WIDEST = 13, 22
"""Width of a column of a week, in characters."""
MARGIN = 13
"""Width of the names on the left, in characters."""
HEAD, SCORES, TITLE, BARS, WORDS, FOOT = 2.4, 10.0, 2.2, 3.6, 2.2, 0.3
"""Heights of the parts, in lines of text."""
AMOUNT = 2.2
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn, and the words for it.

    Attributes:
        chart: The geometry.
        heads: Two short lines over each column.
        bars: Under each bar: task, amount, what got in the way, what was changed.
        spoken: For each column everything it shows, as a sentence.
        start: The column chosen at first.
    """

    chart: Chart
    heads: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str, str, str], ...]
    spoken: tuple[str, ...]
    start: int = -1


class HistoryPicture(QWidget):
    """The picture. The pointer and the arrow keys choose a session.

    Signals:
        column_chosen: A session was chosen; carries its position.
    """

    column_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._series = ("", "")
        self._at = -1
        self.setAccessibleName("History as a picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The session chosen, -1 where there is none."""
        return self._at

    def set_series(self, colours: Sequence[str]) -> None:
        """Draw lines and bars in these colours."""
        self._series = (colours[0], colours[1])
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Show a course."""
        self._picture = picture
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self._at = -1
        self._choose(picture.start)
        self.update()

    def forget(self) -> None:
        """Let go of everything."""
        self._picture = None
        self._at = -1
        self.setAccessibleDescription("")
        self.update()

    def place_of(self, at: int) -> QPointF:
        """Return the middle of a column, for what wants it in sight."""
        chart = self._picture.chart if self._picture else None
        x = self._x(chart.columns[at].x) if chart and at >= 0 else 0.0
        return QPointF(x, self.height() / 2)

    def sizeHint(self) -> QSize:
        """Return room for every session (Qt)."""
        chart = self._picture.chart if self._picture else None
        wide = (chart.width if chart else 1.0) * NARROWEST + MARGIN
        lines = HEAD + SCORES + TITLE + BARS + AMOUNT + 2 * WORDS + FOOT
        metrics = self.fontMetrics()
        return QSize(round(wide * metrics.averageCharWidth()), round(lines * metrics.lineSpacing()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw (Qt)."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chart = self._picture.chart
        self._paint_chosen(painter, chart)
        self._paint_names(painter, chart)
        self._paint_heads(painter, chart)
        for index, line in enumerate(chart.lines):
            self._paint_cut_off(painter, line, index)
        for index, line in enumerate(chart.lines):
            self._paint_line(painter, line, index)
        self._paint_totals(painter, chart)
        for bar, words in zip(chart.bars, self._picture.bars, strict=True):
            self._paint_bar(painter, bar, words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a session with the arrows, Home and End (Qt)."""
        last = len(self._picture.spoken) - 1 if self._picture else -1
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self._choose(min(max(places[Qt.Key(event.key())], 0), last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the session under the pointer (Qt)."""
        if self._picture is not None and self._picture.chart.columns:
            columns = self._picture.chart.columns
            away = [abs(self._x(each.x) - event.position().x()) for each in columns]
            self._choose(away.index(min(away)))

    def changeEvent(self, event: QEvent) -> None:
        """Ask for more room for larger text (Qt)."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMinimumSize(self.sizeHint())
            self.updateGeometry()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrows stand (Qt)."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without the focus (Qt)."""
        super().focusOutEvent(event)
        self.update()

    def _choose(self, at: int) -> None:
        if self._picture is None or at == self._at:
            return
        if not 0 <= at < len(self._picture.spoken):
            return
        self._at = at
        self.setAccessibleDescription(self._picture.spoken[at])
        self.update()
        self.column_chosen.emit(at)

    def _unit(self) -> float:
        chart = self._picture.chart if self._picture else None
        one = self.fontMetrics().averageCharWidth()
        room = (self.width() - one * MARGIN) / (chart.width if chart else 1.0)
        return min(max(room, one * NARROWEST), one * WIDEST)

    def _x(self, x: float) -> float:
        return self.fontMetrics().averageCharWidth() * MARGIN + x * self._unit()

    def _y(self, lines: float) -> float:
        return self.fontMetrics().lineSpacing() * lines

    def _score_y(self, share: float) -> float:
        top, bottom = self._y(HEAD + 1.0), self._y(HEAD + SCORES - 1.0)
        return bottom - (bottom - top) * share

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _series_colour(self, index: int) -> QColor:
        return QColor(self._series[index % len(self._series)] or "black")

    def _paint_chosen(self, painter: QPainter, chart: Chart) -> None:
        if not 0 <= self._at < len(chart.columns):
            return
        half = self._unit() * 0.47
        x = self._x(chart.columns[self._at].x)
        box = QRectF(x - half, 1, 2 * half, self.height() - 2)
        ring = QPen(self._colour(QPalette.ColorRole.Highlight), 1.5)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_names(self, painter: QPainter, chart: Chart) -> None:
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        wide = self.fontMetrics().averageCharWidth() * (MARGIN - 1)
        at = HEAD + SCORES
        for name, height in (
            ("Task", TITLE),
            ("How much", BARS + AMOUNT),
            ("In the way", WORDS),
            ("Changed", WORDS),
        ):
            box = QRectF(0, self._y(at), wide, self._y(height))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
            at += height
        for index, line in enumerate(chart.lines):
            y = self._y(HEAD + 1.5 + index * 1.6)
            painter.setPen(self._pen(index))
            painter.drawLine(QPointF(0, y), QPointF(26, y))
            self._paint_mark(painter, QPointF(13, y), index)
            painter.setPen(self._colour(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(32, y - self._y(0.6), wide, self._y(1.2)), MIDDLE, line.name)

    def _paint_heads(self, painter: QPainter, chart: Chart) -> None:
        heads = self._picture.heads if self._picture else ()
        for column, (number, below) in zip(chart.columns, heads, strict=True):
            box = QRectF(self._x(column.x) - self._unit() / 2, 2, self._unit(), self._y(1.2))
            painter.setPen(self._colour(QPalette.ColorRole.WindowText))
            painter.drawText(box, CENTRE, number)
            painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box.translated(0, self._y(1.0)), CENTRE, self._fit(below, box, 1))
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Mid), 1))
        for share in (0.0, 1.0):
            y = self._score_y(share)
            painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(chart.width), y))

    def _paint_cut_off(self, painter: QPainter, line: Line, index: int) -> None:
        if line.cut_off_y is None:
            return
        y = self._score_y(line.cut_off_y)
        colour = self._colour(QPalette.ColorRole.PlaceholderText)
        pen = QPen(colour, 1)
        pen.setDashPattern([2.0, 4.0] if index == 0 else [8.0, 4.0])
        painter.setPen(pen)
        chart = self._picture.chart if self._picture else None
        right = self._x(chart.width if chart else 1.0)
        painter.drawLine(QPointF(self._x(0), y), QPointF(right, y))
        text = f"{line.name} cut-off {line.cut_off}{texts.sureness(line.sure)}"
        wide = self.fontMetrics().horizontalAdvance(text) + 4
        above = -self._y(1.05) if index == 0 else 1.0
        painter.setPen(colour)
        left = max(self._x(0) - wide, 0.0)
        painter.drawText(QRectF(left, y + above, wide, self._y(1.0)), RIGHT, text)

    def _pen(self, index: int) -> QPen:
        pen = QPen(self._series_colour(index), 2)
        if DASHES[index % len(DASHES)]:
            pen.setDashPattern(list(DASHES[index % len(DASHES)]))
        return pen

    def _paint_line(self, painter: QPainter, line: Line, index: int) -> None:
        spots = [QPointF(self._x(each.x), self._score_y(each.y)) for each in line.points]
        painter.setPen(self._pen(index))
        painter.drawPolyline(spots)
        for spot in spots:
            self._paint_mark(painter, spot, index)

    def _paint_mark(self, painter: QPainter, spot: QPointF, index: int) -> None:
        """Draw a filled disc for the first line, an open square for the second."""
        painter.setPen(QPen(self._series_colour(index), 2))
        if index == 0:
            painter.setBrush(self._series_colour(index))
            painter.drawEllipse(spot, 4, 4)
        else:
            painter.setBrush(self._colour(QPalette.ColorRole.Button))
            painter.drawRect(QRectF(spot.x() - 4, spot.y() - 4, 8, 8))

    def _paint_totals(self, painter: QPainter, chart: Chart) -> None:
        """Write the higher total of a session above its mark, the lower one below."""
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        for column in chart.columns:
            points = [each for line in chart.lines for each in line.points if each.x == column.x]
            for rank, point in enumerate(sorted(points, key=_higher)):
                shift = -self._y(1.35) if rank == 0 else self._y(0.35)
                spot = QPointF(self._x(point.x), self._score_y(point.y))
                box = QRectF(spot.x() - 20, spot.y() + shift, 40, self._y(1.0))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(point.total))

    def _paint_bar(self, painter: QPainter, bar: Bar, words: tuple[str, str, str, str]) -> None:
        left, wide = self._x(bar.x), bar.width * self._unit()
        at = HEAD + SCORES
        title, amount, obstacle, change = words
        self._write(painter, title, (left, at, wide, TITLE), strong=True)
        at += TITLE
        self._paint_filling(painter, bar, QRectF(left, self._y(at), wide, self._y(BARS - 0.3)))
        at += BARS
        self._write(painter, amount, (left, at, wide, AMOUNT), strong=True)
        self._write(painter, obstacle, (left, at + AMOUNT, wide, WORDS))
        self._write(painter, change, (left, at + AMOUNT + WORDS, wide, WORDS))

    def _paint_filling(self, painter: QPainter, bar: Bar, room: QRectF) -> None:
        side = min(room.width() * 0.6, self._y(3.0))
        box = QRectF(room.center().x() - side / 2, room.top(), side, room.height())
        colour = self._series_colour(0)
        full = QRectF(box)
        full.setTop(box.bottom() - box.height() * bar.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour, BRUSHES[bar.pattern]))
        painter.drawRect(full)
        outline = QPen(self._colour(QPalette.ColorRole.Dark), 1)
        if bar.amount is None:
            outline.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if bar.practitioner_y is not None:
            y = box.bottom() - box.height() * bar.practitioner_y
            painter.setPen(QPen(self._colour(QPalette.ColorRole.WindowText), 2))
            painter.drawLine(QPointF(box.left() - 6, y), QPointF(box.right() + 6, y))

    def _write(
        self,
        painter: QPainter,
        text: str,
        place: tuple[float, float, float, float],
        *,
        strong: bool = False,
    ) -> None:
        left, at, wide, lines = place
        box = QRectF(left, self._y(at), wide, self._y(lines))
        role = QPalette.ColorRole.WindowText if strong else QPalette.ColorRole.PlaceholderText
        painter.setPen(self._colour(role))
        painter.drawText(box, CENTRE, self._fit(text, box, int(lines)))

    def _fit(self, text: str, box: QRectF, lines: int) -> str:
        """Return the words that fit into so many lines; the line below the picture has all."""
        metrics = self.fontMetrics()
        found: list[str] = []
        left = text.split()
        while left and len(found) < lines:
            line = left.pop(0)
            while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= box.width():
                line = f"{line} {left.pop(0)}"
            found.append(line)
        if left and found:
            found[-1] = f"{found[-1]} {' '.join(left)}"
        cut = Qt.TextElideMode.ElideRight
        return "\n".join(metrics.elidedText(each, cut, int(box.width())) for each in found)


def _higher(point: object) -> float:
    return -float(getattr(point, "y", 0.0))
