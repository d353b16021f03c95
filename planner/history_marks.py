"""What the history is drawn with: lines, boxes, dots and lines of text, and the words for them.

Lengths are in the units of whoever draws (pixels, points); x runs right, y runs down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

NO_COLUMN = -1
SMALL = 0.86
"""Size of less important text, relative to the rest."""


class Role(StrEnum):
    """What a mark is for; whoever draws gives it a colour."""

    TEXT = "text"
    QUIET = "quiet"
    GRID = "grid"
    BAND = "band"
    CUT_OFF = "cut_off"
    AWAY = "away"
    OUTLINE = "outline"
    BAR = "bar"
    MINE = "mine"
    SERIES0 = "series0"
    SERIES1 = "series1"
    SERIES2 = "series2"
    SERIES3 = "series3"


SERIES = (Role.SERIES0, Role.SERIES1, Role.SERIES2, Role.SERIES3)


class Shape(StrEnum):
    """The shape of a dot, so that it is known without colour."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    RING = "ring"


SHAPES = (Shape.DISC, Shape.SQUARE, Shape.DIAMOND, Shape.TRIANGLE)


CORNERS: Mapping[Shape, tuple[tuple[float, float], ...]] = {
    Shape.DISC: (),
    Shape.RING: (),
    Shape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Shape.DIAMOND: ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    Shape.TRIANGLE: ((0.0, -1.0), (1.0, 0.9), (-1.0, 0.9)),
}
"""Corners about the middle, in radii."""


class Align(StrEnum):
    """Where a line of text stands in its room."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line; ``dash`` is empty or the lengths of ink and gap, in the drawer's units."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1.0
    dash: tuple[float, ...] = ()
    column: int = NO_COLUMN


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle, filled or outlined."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    filled: bool = False
    dash: tuple[float, ...] = ()
    column: int = NO_COLUMN


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A small shape about a point; filled, except a ring."""

    x: float
    y: float
    radius: float
    role: Role
    shape: Shape
    column: int = NO_COLUMN

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of what is not round."""
        return tuple(
            (self.x + across * self.radius, self.y + down * self.radius)
            for across, down in CORNERS[self.shape]
        )


@dataclass(frozen=True, slots=True)
class Face:
    """How a line of text is set: its colour, its size relative to body text, where it stands."""

    role: Role = Role.TEXT
    scale: float = 1.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text, centred in the height of its room.

    Attributes:
        x: Left edge of its room.
        y: Top edge.
        width: Of its room; the text is no wider.
        height: Of its room: a line's.
        text: What it says.
        face: How it is set.
        column: The session it belongs to.
    """

    x: float
    y: float
    width: float
    height: float
    text: str
    face: Face = Face()
    column: int = NO_COLUMN


Mark = Stroke | Box | Dot | Words


class Letters:
    """How whoever draws sets text. Each text is measured once.

    Attributes:
        line: The height of a line of body text.
        letter: Width of a usual letter of body text.
    """

    def __init__(self, measure: Callable[[str, float], float], line: float) -> None:
        """Keep how text is measured.

        Args:
            measure: Returns the width of a text at a size relative to the body text.
            line: The height of a line of body text.
        """
        self._measure = measure
        self._known: dict[tuple[str, float], float] = {}
        self.line = line
        self.letter = measure("abcdefghijklmnop", 1.0) / 16

    def wide(self, text: str, scale: float) -> float:
        """Return the width of a text at a size relative to the body text."""
        found = self._known.get((text, scale))
        if found is None:
            found = self._known[text, scale] = self._measure(text, scale)
        return found


@dataclass(frozen=True, slots=True)
class ColumnLabels:
    """Over a session: its number, its day, and what became of it unless it was held."""

    number: str
    day: str
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLabels:
    """Under a task.

    Attributes:
        title: Its short name.
        amount: How much, in a word or two.
        amount_code: The same in one character.
        obstacles: What got in the way.
        changes: What was changed, in full.
        fields: The same by name only.
    """

    title: str
    amount: str
    amount_code: str
    obstacles: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineLabels:
    """Beside a measure.

    Attributes:
        name: Its name.
        cut_off: Names its cut-off, or empty.
        low: Its lowest total.
        high: Its highest total.
        bands: Its bands from low to high, each in a long form and a short one.
    """

    name: str
    cut_off: str
    low: str
    high: str
    bands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of a picture, in the order of its chart.

    Attributes:
        columns: Of the sessions.
        bars: Of the tasks.
        lines: Of the measures.
        breaks: Of the long times without a session.
        task: Names the row of tasks.
        how_much: Names the row of bars.
        in_the_way: Names the row of obstacles.
        changed: Names the row of changes.
        all_of_it: At the top of a bar's scale.
        none_of_it: At its foot.
        nothing: Where nothing was in the way or changed.
        not_held: Names the sessions that were not held.
        amount_key: Says what the one-character amounts stand for.
        away_key: Says what became of each session that was not held, or empty.
        more: Says that a list goes on in the table.
        spoken: For each session everything that is known of it, as sentences.
    """

    columns: tuple[ColumnLabels, ...]
    bars: tuple[BarLabels, ...]
    lines: tuple[LineLabels, ...]
    breaks: tuple[str, ...]
    task: str
    how_much: str
    in_the_way: str
    changed: str
    all_of_it: str
    none_of_it: str
    nothing: str
    not_held: str
    amount_key: str
    away_key: str
    more: str
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The room of a session, from edge to edge."""

    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture ready to be drawn.

    Attributes:
        width: Of the whole.
        height: Of the whole.
        least: The height it would have where there was no more room.
        line: Height of a line of body text.
        marks: In the order they are drawn.
        spans: The room of each session.
        spoken: For each session everything that is known of it.
        coded: True where letters and numbers stand for words, told under the picture.
    """

    width: float
    height: float
    least: float
    line: float
    marks: tuple[Mark, ...]
    spans: tuple[Span, ...]
    spoken: tuple[str, ...]
    coded: bool
