"""The days of a plan in a row, with what falls on each."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.week_days import StripDay


class WeekStrip(QWidget):
    """A row of days.

    A filled square is a day with something on it, a dot a free one, a diamond one whose hours are
    taken, an empty square one that is kept free. What is marked says so in words under it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[StripDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days of this plan")

    def show_days(self, days: tuple[StripDay, ...]) -> None:
        """Show these days, first to last."""
        self._days = days
        said = "; ".join(day.spoken for day in days if day.spoken)
        self.setAccessibleDescription(said or "No fixed day")
        self.updateGeometry()
        self.update()

    @property
    def days(self) -> tuple[StripDay, ...]:
        """What is shown."""
        return self._days

    def _cell_width(self) -> float:
        line = self.fontMetrics()
        widest = line.horizontalAdvance("00:00") + line.averageCharWidth() * 2
        if not self._days:
            return float(widest)
        words = (
            max(line.horizontalAdvance(day.mark) for day in self._days) + line.averageCharWidth()
        )
        return min(
            max(widest * 1.6, words),
            max(line.averageCharWidth() * 5, self.width() / len(self._days)),
        )

    def _paint_day(self, painter: QPainter, box: QRectF, day: StripDay) -> None:
        palette = self.palette()
        line = self.fontMetrics().lineSpacing()
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        strong = palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(strong if day.times else quiet)
        head = QRectF(box.left(), box.top(), box.width(), line)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"{day.label} {day.number}")
        middle = QPointF(box.center().x(), box.top() + line * 1.75)
        if day.kept_free or (day.times and day.clash):
            self._paint_hollow(painter, middle, line, turned=day.clash)
        elif day.times:
            self._paint_mark(painter, middle, line)
        else:
            painter.setBrush(quiet)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(middle, line * 0.1, line * 0.1)
        if day.ends:
            painter.setPen(QPen(quiet, 1, Qt.PenStyle.DashLine))
            painter.drawLine(box.topRight(), box.bottomRight())
        self._paint_times(painter, box, day, line)
        self._paint_word(painter, box, day, line)

    def _paint_mark(self, painter: QPainter, middle: QPointF, line: int) -> None:
        side = line * 0.62
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.drawRoundedRect(square, 3, 3)

    def _paint_hollow(self, painter: QPainter, middle: QPointF, line: int, *, turned: bool) -> None:
        side = line * 0.62
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.translate(middle)
        painter.rotate(45 if turned else 0)
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.restore()

    def _paint_word(self, painter: QPainter, box: QRectF, day: StripDay, line: int) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = QRectF(box.left() + 2, box.top() + line * 3.4, box.width() - 4, line)
        fits = self.fontMetrics().elidedText(
            day.mark, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, fits)

    def _paint_times(self, painter: QPainter, box: QRectF, day: StripDay, line: int) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        first = day.times[0] if day.times else ""
        more = f" +{len(day.times) - 1}" if len(day.times) > 1 else ""
        foot = QRectF(box.left(), box.top() + line * 2.4, box.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{first}{more}".strip())

    def _height(self) -> int:
        lines = 4.6 if any(day.mark for day in self._days) else 3.6
        return int(self.fontMetrics().lineSpacing() * lines)

    def sizeHint(self) -> QSize:
        """Return room for three lines and the days."""
        line = self.fontMetrics()
        wide = line.horizontalAdvance("Wed 00") + line.averageCharWidth() * 3
        return QSize(wide * max(7, len(self._days)), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the days can still be told apart."""
        line = self.fontMetrics()
        return QSize(line.averageCharWidth() * 40, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._cell_width()
        for index, day in enumerate(self._days):
            self._paint_day(painter, QRectF(index * width, 0, width, self.height()), day)
        painter.end()
