"""A printable sheet described as data, drawn by one renderer in reports."""

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What a worksheet cell is for."""

    TEXT = "text"
    TICK = "tick"
    SCALE = "scale"
    TIME = "time"


class RowKind(StrEnum):
    """What the rows of a grid are."""

    DAYS = "days"
    HOURS = "hours"
    BLANK = "blank"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid.

    Attributes:
        id: Stable within the worksheet.
        label: Heading.
        weight: Share of the width, relative to the other columns.
        kind: What is filled in.
        fills: Name of the plan's field printed in the first row (``what``, ``when``, ``where``,
            ``with_whom``, ``minutes``, ``bad_day``), or empty.
    """

    id: str
    label: str
    weight: float
    kind: CellKind = CellKind.TEXT
    fills: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to write in.

    Attributes:
        columns: Left to right, without the row-label column.
        rows: What the rows are: the 7 days of the plan's week, hours of a day, blank, or named.
        labels: Row labels where ``rows`` is named, or the hour bands where it is hours.
        count: Number of rows where ``rows`` is blank.
        row_height: Height of a row as a multiple of the text's line height.
        row_heading: Heading over the row labels.
    """

    columns: tuple[Column, ...]
    rows: RowKind
    labels: tuple[str, ...] = ()
    count: int = 0
    row_height: float = 2.0
    row_heading: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A prompt with lines to write on.

    Attributes:
        prompt: What to write.
        count: Number of lines.
        fills: Name of the plan's field printed on the first line, or empty.
    """

    prompt: str
    count: int
    fills: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """A prompt with boxes to tick."""

    prompt: str
    options: tuple[str, ...]


Block = Grid | Lines | Ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A printable sheet described as data and drawn by one renderer.

    Attributes:
        id: Stable.
        title: Heading.
        neutral_title: Heading in a discreet pack.
        intro: How to use it, at most 3 short sentences.
        landscape: True where the sheet needs the wide way round.
        blocks: Top to bottom.
        footer: A closing line such as how to read the scale; may be empty.
    """

    id: str
    title: str
    neutral_title: str
    intro: str
    landscape: bool
    blocks: tuple[Block, ...]
    footer: str
