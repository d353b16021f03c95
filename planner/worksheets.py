"""A printable sheet described as data, drawn by one renderer in reports."""

from dataclasses import dataclass
from enum import StrEnum


class Version(StrEnum):
    """How a sheet is filled in: by writing, by ticking only, or easy read with pictures."""

    WRITING = "writing"
    TICK = "tick"
    EASY = "easy"


class CellKind(StrEnum):
    """What a worksheet cell is for; a choice offers words to tick in the cell."""

    TEXT = "text"
    TICK = "tick"
    SCALE = "scale"
    TIME = "time"
    CHOICE = "choice"


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
        options: Words to tick in every cell where ``kind`` is a choice.
        picture: Id of the picture over the heading, or empty.
    """

    id: str
    label: str
    weight: float
    kind: CellKind = CellKind.TEXT
    fills: str = ""
    options: tuple[str, ...] = ()
    picture: str = ""


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


@dataclass(frozen=True, slots=True)
class Rating:
    """A prompt with a row of numbers to circle, and words at both ends.

    Attributes:
        prompt: What is rated.
        low: Lowest number.
        high: Highest number.
        low_words: What the lowest means.
        high_words: What the highest means.
    """

    prompt: str
    low_words: str
    high_words: str
    low: int = 0
    high: int = 10


@dataclass(frozen=True, slots=True)
class Idea:
    """An example as it stands on a sheet."""

    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Ideas:
    """Everyday examples from the bank.

    Attributes:
        prompt: What stands above them.
        topic: Topic of the bank, for example ``pleasant``.
        count: How many.
        tick: True with a box before each, False as one line of words.
        chosen: The examples, put in when the sheet is made (``planner.sheets``); no library file
            has them.
    """

    prompt: str
    topic: str
    count: int
    tick: bool = False
    chosen: tuple[Idea, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """One idea with its picture, and room for the answer.

    Attributes:
        picture: Id of the picture to the left.
        text: One short sentence.
        options: Words to tick, or none.
        lines: Lines to write on, 0 for none.
        fills: Name of the plan's field printed under the sentence, or empty.
    """

    picture: str
    text: str
    options: tuple[str, ...] = ()
    lines: int = 0
    fills: str = ""


@dataclass(frozen=True, slots=True)
class Pictured:
    """Easy read: one idea a row, a picture beside it."""

    rows: tuple[PictureRow, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a cycle or a tree.

    Attributes:
        label: What stands in it.
        lines: Lines to write on under the label.
        options: Words to tick in it.
        picture: Id of a picture, or empty.
    """

    label: str
    lines: int = 0
    options: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Boxes in a ring, each leading to the next: 3 to 5 of them."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A question of a tree: no leads to the right, yes goes on down.

    Attributes:
        question: Answered by yes or no.
        no: The box to the right.
    """

    question: str
    no: Box


@dataclass(frozen=True, slots=True)
class Tree:
    """Questions from the top down, such as a worry tree.

    Attributes:
        start: The first box.
        branches: Questions in order.
        end: The last box, after the last yes.
    """

    start: Box
    branches: tuple[Branch, ...]
    end: Box


Block = Grid | Lines | Ticks | Rating | Ideas | Pictured | Cycle | Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One version of a sheet.

    Attributes:
        intro: How to use it, at most 3 short sentences.
        blocks: Top to bottom.
        landscape: True where it needs the wide way round.
        footer: A closing line such as how to read the scale; may be empty.
    """

    intro: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    footer: str = ""


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
        tick: The version that needs no writing, or None.
        easy: The easy-read version with pictures, or None.
    """

    id: str
    title: str
    neutral_title: str
    intro: str
    landscape: bool
    blocks: tuple[Block, ...]
    footer: str
    tick: Layout | None = None
    easy: Layout | None = None

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions there are, writing first."""
        has = {Version.WRITING: self, Version.TICK: self.tick, Version.EASY: self.easy}
        return tuple(each for each, layout in has.items() if layout is not None)

    def layout(self, version: Version) -> Layout:
        """Return a version, or the writing one where that version is not there."""
        found = {Version.TICK: self.tick, Version.EASY: self.easy}.get(version)
        return found or Layout(
            intro=self.intro, blocks=self.blocks, landscape=self.landscape, footer=self.footer
        )


def boxes_of(block: Cycle | Tree) -> tuple[Box, ...]:
    """Return the boxes of a cycle or a tree, from the top."""
    if isinstance(block, Cycle):
        return block.boxes
    return (block.start, *(branch.no for branch in block.branches), block.end)


def pictures_of(block: Block) -> tuple[str, ...]:
    """Return the ids of the pictures a block shows."""
    match block:
        case Grid():
            found = [each.picture for each in block.columns]
        case Ideas():
            found = [each.picture for each in block.chosen]
        case Pictured():
            found = [each.picture for each in block.rows]
        case Cycle() | Tree():
            found = [each.picture for each in boxes_of(block)]
        case _:
            found = []
    return tuple(each for each in found if each)
