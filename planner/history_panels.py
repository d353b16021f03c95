"""The scores of the history: each measure on a scale of its own, one above the other."""

from planner.history_chart import Chart, Line
from planner.history_frame import SAMPLE, Frame
from planner.history_marks import (
    SERIES,
    SHAPES,
    SMALL,
    Align,
    Dot,
    Face,
    Labels,
    LineLabels,
    Role,
    Stroke,
)
from planner.history_text import Sheet, broken

ABOVE, BELOW = 1.0, 0.45
"""Room over the highest and under the lowest total, in lines."""
DOT = 0.21
"""Radius of a total's mark, in lines."""
GAP_DASH = (1.0, 3.0)
BAND_DASH = (1.0, 4.0)
CUT_OFF_DASH = (5.0, 3.0)
QUIET = Face(Role.QUIET, SMALL)
QUIET_END = Face(Role.QUIET, SMALL, Align.END)
TOTAL = Face(Role.TEXT, SMALL, Align.MIDDLE)


class Panels:
    """Draws the measures."""

    def __init__(self, sheet: Sheet, frame: Frame, chart: Chart, labels: Labels) -> None:
        self._sheet, self._frame = sheet, frame
        self._chart, self._labels = chart, labels

    def draw(self, top: float, height: float) -> None:
        """Draw all of them, each of this height, from here down."""
        pairs = zip(self._chart.lines, self._labels.lines, strict=True)
        for index, (line, labels) in enumerate(pairs):
            _Panel(self._sheet, self._frame, line, index).draw(labels, top, height)
            top += height


class _Panel:
    """Draws one measure."""

    def __init__(self, sheet: Sheet, frame: Frame, line: Line, index: int) -> None:
        self._sheet, self._frame, self._line = sheet, frame, line
        self._role = SERIES[index % len(SERIES)]
        self._shape = SHAPES[index % len(SHAPES)]
        self._top = self._bottom = 0.0

    def draw(self, labels: LineLabels, top: float, height: float) -> None:
        """Draw it from the top of its room."""
        line = self._frame.line
        self._top, self._bottom = top + ABOVE * line, top + height - BELOW * line
        self._scale()
        self._name(labels)
        self._bands(labels)
        self._totals()

    def _y(self, share: float) -> float:
        return self._bottom - share * (self._bottom - self._top)

    def _across(self, share: float, role: Role, dash: tuple[float, ...] = ()) -> None:
        y = self._y(share)
        left, end = self._frame.left, self._frame.end
        self._sheet.put(Stroke(x1=left, y1=y, x2=end, y2=y, role=role, dash=dash))

    def _scale(self) -> None:
        self._across(0.0, Role.GRID)
        self._across(1.0, Role.GRID)
        cut_off = self._line.cut_off_y
        for stripe in self._line.stripes[1:]:
            if stripe.bottom != cut_off:
                self._across(stripe.bottom, Role.BAND, BAND_DASH)
        if cut_off is not None:
            self._across(cut_off, Role.CUT_OFF, CUT_OFF_DASH)

    def _name(self, labels: LineLabels) -> None:
        frame, one = self._frame, self._frame.letters.letter
        y = self._top - frame.line / 2
        middle = y + frame.line / 2
        self._sheet.put(
            Stroke(x1=0.0, y1=middle, x2=one * 3, y2=middle, role=self._role, width=2.0),
            self._dot(one * 1.5, middle),
        )
        left = one * SAMPLE
        self._sheet.write(labels.name, (left, y, frame.left - left - one / 2))
        self._cut_off(labels)
        room = (0.0, frame.left - one / 2)
        for text, share in ((labels.high, 1.0), (labels.low, 0.0)):
            self._sheet.write(text, (room[0], self._y(share) - frame.small / 2, room[1]), QUIET_END)

    def _cut_off(self, labels: LineLabels) -> None:
        if self._line.cut_off_y is None:
            return
        frame = self._frame
        room = frame.left - frame.letters.letter / 2
        lines = broken(labels.cut_off, room, frame.letters, SMALL)
        high = len(lines) * frame.small
        least = self._top + frame.line / 2
        top = max(self._y(self._line.cut_off_y) - frame.small / 2, least)
        top = min(top, self._bottom + BELOW * frame.line - high)
        self._sheet.lines(lines, (0.0, top, room), QUIET_END)

    def _bands(self, labels: LineLabels) -> None:
        """Name each band beside its stripe, in words or else in numbers, where there is room."""
        frame = self._frame
        left = frame.end + frame.letters.letter / 2
        room = frame.width - left
        pairs = list(zip(self._line.stripes, labels.bands, strict=True))
        for at, (stripe, texts) in enumerate(pairs):
            above = pairs[at + 1][0].bottom if at + 1 < len(pairs) else stripe.top
            middle = self._y((stripe.bottom + above) / 2)
            box = (left, middle - frame.small / 2, room)
            if not self._sheet.write(texts[0], box, QUIET):
                self._sheet.write(texts[1], box, QUIET)

    def _totals(self) -> None:
        spots = [(self._frame.xs[each.column], self._y(each.y)) for each in self._line.points]
        for at in range(1, len(spots)):
            (x1, y1), (x2, y2) = spots[at - 1], spots[at]
            dash = GAP_DASH if self._line.points[at].after_gap else ()
            self._sheet.put(
                Stroke(x1=x1, y1=y1, x2=x2, y2=y2, role=self._role, width=2.0, dash=dash)
            )
        for (x, y), point in zip(spots, self._line.points, strict=True):
            self._sheet.put(self._dot(x, y, point.column))
        for (x, y), point in zip(spots, self._line.points, strict=True):
            self._total(x, y, point.text, point.column)

    def _total(self, x: float, y: float, text: str, column: int) -> None:
        """Write a total above its mark, or below it where something stands above."""
        frame = self._frame
        away = DOT * frame.line
        half = frame.letters.wide(text, SMALL) / 2 + 1.0
        for top in (y - away - frame.small, y + away):
            if top + frame.small > self._bottom + BELOW * frame.line:
                continue
            if self._sheet.write(text, (x - half, top, 2 * half), TOTAL, column):
                return

    def _dot(self, x: float, y: float, column: int = -1) -> Dot:
        radius = DOT * self._frame.line
        return Dot(x=x, y=y, radius=radius, role=self._role, shape=self._shape, column=column)
