"""Where the columns of the history stand on a sheet of a certain width."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.history_chart import Chart, Column
from planner.history_marks import SMALL, Labels, Letters, Span

WIDEST = 28
"""Greatest width of a week, in letters: two sessions are not drawn a page apart."""
ROOMIEST = 32
"""Greatest room for the words of a session, in letters."""
LEFT_SHARE, RIGHT_SHARE = 0.17, 0.16
"""Most of the width that the names on the left and the bands on the right may take."""
CUT_OFF = 14
"""Most room a cut-off asks for, in letters; a longer one has several lines."""
PAD = 0.9
"""Between the words of two sessions, in letters."""
SAMPLE = 4
"""Room of a measure's mark before its name, in letters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The sheet's columns.

    Attributes:
        letters: How text is set.
        width: Of the sheet.
        left: Where the first column's room begins.
        end: Where the last column's room ends; the names of bands follow.
        xs: Middle of each session.
        rooms: Width of each session's room for words, about its middle.
        breaks: Middles of the long times without a session.
        unit: Width of a week.
    """

    letters: Letters
    width: float
    left: float
    end: float
    xs: tuple[float, ...]
    rooms: tuple[float, ...]
    breaks: tuple[float, ...]
    unit: float

    @property
    def line(self) -> float:
        """Height of a line of text."""
        return self.letters.line

    @property
    def small(self) -> float:
        """Height of a line of small text."""
        return self.letters.line * SMALL

    @property
    def spans(self) -> tuple[Span, ...]:
        """The room of each session, from edge to edge."""
        pad = self.letters.letter * PAD / 2
        return tuple(
            Span(x - room / 2 - pad, x + room / 2 + pad)
            for x, room in zip(self.xs, self.rooms, strict=True)
        )


def frame_of(chart: Chart, labels: Labels, width: float, letters: Letters) -> Frame:
    """Return the frame of a picture on a sheet of this width."""
    left = _left(labels, width, letters)
    right = _right(labels, width, letters)
    unit = min((width - left - right) / chart.width, WIDEST * letters.letter)
    middles = [each.x for each in chart.columns]
    return Frame(
        letters=letters,
        width=width,
        left=left,
        end=left + chart.width * unit,
        xs=tuple(left + x * unit for x in middles),
        rooms=tuple(_room(chart.columns, at, unit, letters) for at in range(len(middles))),
        breaks=tuple(left + each.x * unit for each in chart.breaks),
        unit=unit,
    )


def _left(labels: Labels, width: float, letters: Letters) -> float:
    one = letters.letter
    names = [labels.task, labels.how_much, labels.in_the_way, labels.changed]
    wide = [letters.wide(each, 1.0) for each in names]
    wide += [letters.wide(each.name, 1.0) + (SAMPLE + 3) * one for each in labels.lines]
    wide += [min(letters.wide(each.cut_off, SMALL), CUT_OFF * one) for each in labels.lines]
    wide += [letters.wide(each, SMALL) for each in (labels.all_of_it, labels.none_of_it)]
    return min(max(wide) + one, width * LEFT_SHARE)


def _right(labels: Labels, width: float, letters: Letters) -> float:
    """Return room for the bands: by name where that is not too wide, else by number."""
    most = width * RIGHT_SHARE
    wide = [0.0]
    for each in (band for line in labels.lines for band in line.bands):
        named, numbered = (letters.wide(text, SMALL) for text in each)
        wide.append(named if named + letters.letter <= most else numbered)
    return min(max(wide) + letters.letter, most) if len(wide) > 1 else 0.0


def _room(columns: Sequence[Column], at: int, unit: float, letters: Letters) -> float:
    """Return the room for the words of a session: its share of what is free on the nearer side."""
    own = columns[at]
    halves = [own.width / 2] if at in (0, len(columns) - 1) else []
    for other in (columns[each] for each in (at - 1, at + 1) if 0 <= each < len(columns)):
        share = own.width / (own.width + other.width)
        halves.append(abs(own.x - other.x) * share)
    return min(2 * min(halves) * unit, ROOMIEST * letters.letter) - letters.letter * PAD
