"""One layout of the history for screen and paper: a chart and its words become marks on a sheet.

Whoever draws gives the width, the height and how wide text is, and then only walks the marks.
Words stand under their task where they fit; where they do not, letters and numbers stand for them
and a key under the picture tells which. What is known of a session is told whole in ``spoken``.
"""

from collections.abc import Sequence
from enum import StrEnum

from planner.history_bars import bar_marks
from planner.history_chart import Chart
from planner.history_frame import Frame, frame_of
from planner.history_marks import (
    SMALL,
    Align,
    Drawing,
    Face,
    Labels,
    Letters,
    Role,
    Stroke,
)
from planner.history_panels import Panels
from planner.history_rows import PAD, InCodes, InWords, Rows, task_room
from planner.history_text import TOLERANCE, Sheet
from planner.sessions import Status

LEAST_PANEL, MOST_PANEL = 3.9, 10.0
"""Height of a measure, in lines."""
LEAST_BARS, MOST_BARS = 2.4, 4.0
"""Height of the bars, in lines."""
BAR_SHARE, WIDEST_BAR = 0.64, 3.2
"""Width of a bar: of its task's room, and at most so many lines."""
BARS_SHARE = 0.2
"""Share of spare height that the bars get; the scores get the rest."""
AWAY_DASH = (2.0, 4.0)
SCALE = Face(Role.QUIET, SMALL, Align.END)


class Detail(StrEnum):
    """How much stands under a task."""

    FULL = "full"
    FIELDS = "fields"
    SMALL = "small"
    CODES = "codes"


WORDS = frozenset({Detail.FULL, Detail.FIELDS, Detail.SMALL})


def draw(
    chart: Chart, labels: Labels, width: float, least_height: float, letters: Letters
) -> Drawing:
    """Return the picture at a width, as high as wished or as it has to be.

    Args:
        chart: The geometry.
        labels: Its words.
        width: Of the sheet.
        least_height: What there is to fill.
        letters: How text is set.
    """
    made = (_Layout(chart, labels, width, letters, detail) for detail in Detail)
    layout = next(each for each in made if each.fits)
    return layout.drawing(max(least_height, layout.height))


def draw_page(
    chart: Chart, labels: Labels, width: float, height: float, sizes: Sequence[Letters]
) -> Drawing:
    """Return the picture on a sheet that cannot grow: in words, in the largest letters that fit.

    Where nothing fits, the key is cut and says that there is more.

    Args:
        chart: The geometry.
        labels: Its words.
        width: Of the sheet.
        height: Of the sheet.
        sizes: How text is set, from the largest to the smallest; at least one.
    """
    in_words = [(letters, detail) for letters in sizes for detail in Detail if detail in WORDS]
    for letters, detail in (*in_words, *((letters, Detail.CODES) for letters in sizes)):
        layout = _Layout(chart, labels, width, letters, detail)
        if layout.fits and layout.height <= height + TOLERANCE:
            return layout.drawing(height)
    layout = _Layout(chart, labels, width, sizes[-1], Detail.CODES)
    layout.cut(height)
    return layout.drawing(max(height, layout.height))


class _Layout:
    """One way to lay a picture out."""

    def __init__(
        self, chart: Chart, labels: Labels, width: float, letters: Letters, detail: Detail
    ) -> None:
        self._chart, self._labels, self._detail = chart, labels, detail
        self._frame: Frame = frame_of(chart, labels, width, letters)
        self._sheet = Sheet(letters)
        self._rows: Rows
        if detail is Detail.CODES:
            self._rows = InCodes(chart, labels, self._frame)
        else:
            full = detail is Detail.FULL
            scale = SMALL if detail is Detail.SMALL else 1.0
            self._rows = InWords(chart, labels, self._frame, full=full, scale=scale)

    @property
    def fits(self) -> bool:
        """True where everything has room in its column."""
        return self._rows.fits

    @property
    def height(self) -> float:
        """The least height it needs."""
        lines = LEAST_PANEL * len(self._chart.lines) + self._least_bars + PAD
        return self._rows.head + self._rows.over + self._rows.under + lines * self._frame.line

    @property
    def _least_bars(self) -> float:
        return LEAST_BARS if self._chart.bars else 0.0

    def cut(self, height: float) -> None:
        """Leave out of the key what a sheet of this height has no room for."""
        most = height - (self.height - self._rows.under)
        self._rows = InCodes(self._chart, self._labels, self._frame, most)

    def drawing(self, height: float) -> Drawing:
        """Return the marks on a sheet of this height, what is left over given to the parts."""
        line, rows = self._frame.line, self._rows
        spare = max(height - self.height, 0.0) / line
        bars = min(LEAST_BARS + spare * BARS_SHARE, MOST_BARS) * line if self._least_bars else 0.0
        spare -= bars / line - self._least_bars
        count = len(self._chart.lines)
        panel = min(LEAST_PANEL + spare / max(count, 1), MOST_PANEL) * line
        scores = rows.head + panel * count
        self._away(rows.head, scores + PAD * line + rows.over + bars)
        rows.write_head(self._sheet)
        Panels(self._sheet, self._frame, self._chart, self._labels).draw(rows.head, panel)
        top = scores + PAD * line
        rows.write_over(self._sheet, top)
        self._bars(top + rows.over, bars)
        rows.write_under(self._sheet, top + rows.over + bars)
        return Drawing(
            width=self._frame.width,
            height=height,
            least=self.height,
            line=line,
            marks=tuple(self._sheet.marks),
            spans=self._frame.spans,
            spoken=self._labels.spoken,
            coded=self._detail is Detail.CODES,
        )

    def _away(self, top: float, bottom: float) -> None:
        """Draw a broken line where a session was not held."""
        for at, column in enumerate(self._chart.columns):
            if column.status is not Status.ATTENDED:
                x = self._frame.xs[at]
                self._sheet.put(
                    Stroke(x1=x, y1=top, x2=x, y2=bottom, role=Role.AWAY, dash=AWAY_DASH, column=at)
                )

    def _bars(self, top: float, height: float) -> None:
        frame = self._frame
        room = frame.left - frame.letters.letter / 2
        if self._chart.bars:
            self._sheet.write(self._labels.all_of_it, (0.0, top, room), SCALE)
            foot = top + height - frame.small
            self._sheet.write(self._labels.none_of_it, (0.0, foot, room), SCALE)
        for at, bar in enumerate(self._chart.bars):
            left, wide = task_room(self._chart, frame, at)
            width = min(wide * BAR_SHARE, WIDEST_BAR * frame.line)
            box = (left + (wide - width) / 2, top, width, height)
            self._sheet.put(*bar_marks(bar, box, frame.line))
