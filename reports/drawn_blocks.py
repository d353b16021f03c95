"""Blocks that are drawings: a ring of boxes each leading to the next, and a tree of questions."""

from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from planner.worksheets import Box, Cycle, Tree
from reports.canvas import PackCanvas
from reports.easy_blocks import TickRows
from reports.flowables import MIDDLE, Text, WritingLines, gap
from reports.lines import text_width
from reports.pictures import Pictures
from reports.said import Said
from reports.theme import MARGIN, Ink, Theme
from reports.wording import Wording

PADDING = 8.0
ARROW = 26.0
"""Points between two boxes, for the arrow."""
HEAD = 5.0
"""Half the width of an arrow's head in points."""
RING = {3: (1, 2), 4: (1, 2, 1), 5: (1, 2, 2)}
"""How many boxes stand in each row of a ring, from the top."""
ROOM_FOR_DRAWING = 0.82
"""Share of a page that a drawing may take; what is taller stands one box below the other."""
NO_SHARE = 0.4
"""Share of the width for where "no" leads."""


class Boxed(Flowable):
    """A box with rounded corners, its words and room to write or tick."""

    def __init__(
        self, box: Box, theme: Theme, words: Wording, pictures: Pictures, *, tinted: bool = False
    ) -> None:
        super().__init__()
        self._tinted = tinted
        self.floor = 0.0
        picture = pictures.glyph(box.picture, theme.cell.size * 2)
        parts: list[Flowable | None] = [picture, Text(words.label(box.label, "box"), theme.column)]
        if box.options:
            options = [words.label(each, "option") for each in box.options]
            parts += [gap(4), TickRows(options, theme.cell)]
        if box.lines:
            parts.append(WritingLines(box.lines, theme.cell, tip=box.label))
        self._parts = [each for each in parts if each is not None]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the width there is and the height of what is inside, at least ``floor``."""
        inner = available_width - 2 * PADDING
        self._heights = [each.wrap(inner, available_height)[1] for each in self._parts]
        self.width = available_width
        self.height = max(sum(self._heights) + 2 * PADDING, self.floor)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frame and what is inside from the top."""
        self.canv.pen(1, Ink.ACCENT)
        self.canv.setFillColor(self.canv.palette.tint)
        self.canv.roundRect(0, 0, self.width, self.height, 7, fill=int(self._tinted))
        y = self.height - PADDING
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, PADDING, y)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands, from the lower left corner in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


class Ring(Flowable):
    """Boxes in a ring, clockwise from the top, an arrow from each to the next."""

    def __init__(self, cycle: Cycle, theme: Theme, words: Wording, pictures: Pictures) -> None:
        super().__init__()
        self._boxes = [Boxed(each, theme, words, pictures) for each in cycle.boxes]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Give every box the same size, as wide as two side by side leave."""
        box_width = (available_width - 2 * ARROW) / 2
        highest = max(each.wrap(box_width, available_height)[1] for each in self._boxes)
        for each in self._boxes:
            each.floor = highest
            each.wrap(box_width, available_height)
        rows = RING[len(self._boxes)]
        self.width = available_width
        self.height = len(rows) * highest + (len(rows) - 1) * ARROW
        self._places = self._placed(rows, box_width, highest)
        return self.width, self.height

    def _placed(self, rows: tuple[int, ...], wide: float, high: float) -> list[Place]:
        """Return the places clockwise: down the right side, then up the left."""
        left, middle, right = 0.0, (self.width - wide) / 2, self.width - wide
        ys = [self.height - high - row * (high + ARROW) for row in range(len(rows))]
        single = {row for row, count in enumerate(rows) if count == 1}
        down = [Place(middle if r in single else right, y, wide, high) for r, y in enumerate(ys)]
        up = [Place(left, y, wide, high) for r, y in enumerate(ys) if r not in single]
        return [*down, *reversed(up)]

    def draw(self) -> None:
        """Draw the boxes, then the arrows between them; from right to left where the page is."""
        places = self._places
        if self.canv.right_to_left:
            places = [replace(each, x=self.width - each.x - each.width) for each in places]
        for box, place in zip(self._boxes, places, strict=True):
            box.drawOn(self.canv, place.x, place.y)
        following = [*places[1:], places[0]]
        for here, there in zip(places, following, strict=True):
            _arrow_between(self.canv, here, there)


def _arrow_between(canvas: PackCanvas, here: Place, there: Place) -> None:
    """Draw an arrow over the gap between two boxes that lie beside or above one another."""
    if abs(here.y - there.y) < 1:
        right = there.x > here.x
        start = here.x + here.width if right else here.x
        end = there.x if right else there.x + there.width
        y = here.middle[1]
        arrow(canvas, (start + (4 if right else -4), y), (end - (4 if right else -4), y))
        return
    overlap = (max(here.x, there.x) + min(here.x + here.width, there.x + there.width)) / 2
    down = there.y < here.y
    start = here.y if down else here.y + here.height
    end = there.y + there.height if down else there.y
    gap_ = -4 if down else 4
    arrow(canvas, (overlap, start + gap_), (overlap, end - gap_))


def arrow(canvas: PackCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a straight arrow, upright or level."""
    canvas.pen(1.4, Ink.ACCENT)
    canvas.setFillColor(canvas.palette.accent)
    canvas.line(*start, *end)
    level = abs(start[1] - end[1]) < 1
    sign = (1 if end[0] > start[0] else -1) if level else (1 if end[1] > start[1] else -1)
    x, y = end
    head = canvas.beginPath()
    head.moveTo(x, y)
    back = sign * HEAD * 1.5
    sides = ((x - back, y - HEAD), (x - back, y + HEAD)) if level else (
        (x - HEAD, y - back), (x + HEAD, y - back),
    )  # fmt: skip
    head.lineTo(*sides[0])
    head.lineTo(*sides[1])
    head.close()
    canvas.drawPath(head, fill=1, stroke=0)


class Branches(Flowable):
    """Questions from the top down: yes goes on down, no leads to the right."""

    def __init__(self, tree: Tree, theme: Theme, words: Wording, pictures: Pictures) -> None:
        super().__init__()
        self._label = theme.small
        self._yes, self._no = words.words("sheet.yes"), words.words("sheet.no")
        asked = [Box(each.question) for each in tree.branches]
        down = [tree.start, *asked, tree.end]
        self._down = [Boxed(each, theme, words, pictures, tinted=each in asked) for each in down]
        self._aside = [Boxed(each.no, theme, words, pictures) for each in tree.branches]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Stack the questions; a row is as high as its higher box."""
        gap_ = ARROW + self._label.leading
        self._aside_width = available_width * NO_SHARE
        self._down_width = available_width - self._aside_width - gap_
        for each in self._down:
            each.wrap(self._down_width, available_height)
        for each in self._aside:
            each.wrap(self._aside_width, available_height)
        self._step = ARROW + self._label.leading * 0.6
        heights = [each.height for each in self._down]
        for row, each in enumerate(self._aside, start=1):
            heights[row] = max(heights[row], each.height)
        self._heights = heights
        self.width = available_width
        self.height = sum(heights) + self._step * (len(heights) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes from the top with their arrows and words."""
        y = self.height
        for row, box in enumerate(self._down):
            top = y
            y -= self._heights[row]
            low = top - box.height
            box.drawOn(self.canv, self._mirrored(0, self._down_width), low)
            if 1 <= row <= len(self._aside):
                self._draw_aside(self._aside[row - 1], top, low + box.height / 2)
            if row < len(self._down) - 1:
                self._draw_down(low, y - self._step, word=self._yes if row else None)
            y -= self._step

    def _mirrored(self, x: float, wide: float = 0.0) -> float:
        """Return where something stands on a page from right to left, else where it stood."""
        return self.width - x - wide if self.canv.right_to_left else x

    def _draw_aside(self, box: Boxed, top: float, level: float) -> None:
        x = self.width - self._aside_width
        level = max(level, top - box.height + 6)
        self._word(self._no, (self._down_width + x) / 2, level + 4)
        start, end = self._mirrored(self._down_width + 3), self._mirrored(x - 3)
        arrow(self.canv, (start, level), (end, level))
        box.drawOn(self.canv, self._mirrored(x, self._aside_width), top - box.height)

    def _draw_down(self, start: float, end: float, word: Said | None) -> None:
        x = self._mirrored(self._down_width / 2)
        arrow(self.canv, (x, start - 3), (x, end + 3))
        if word is not None:
            level = (start + end) / 2 - self._label.size * (0.8 if word.beside else 0.3)
            self._word(word, self._mirrored(self._down_width / 2 + 8 + self._label.size), level)

    def _word(self, word: Said, x: float, level: float) -> None:
        """Draw a short word, its baseline at a level."""
        made = Text(word, replace(self._label, bold=True), align=MIDDLE)
        wide = text_width(word, self._label) + 8
        made.wrap(wide, 1000)
        made.drawOn(self.canv, x - wide / 2, level - self._label.size * 0.4)


class DownArrow(Flowable):
    """An arrow from one box to the next below it, with a word beside it."""

    def __init__(self, theme: Theme, word: Said | None = None) -> None:
        super().__init__()
        self._words = Text(word, theme.column) if word is not None else None
        self._least = ARROW

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of an arrow, or of its word."""
        self.width, self.height = available_width, self._least
        if self._words is not None:
            beside = available_width / 2 - PADDING
            self._high = self._words.wrap(beside, available_height)[1]
            self.height = max(self.height, self._high + 4)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the arrow in the middle, its word after it."""
        x = self.width / 2
        arrow(self.canv, (x, self.height - 2), (x, 3))
        if self._words is not None:
            beside = 0.0 if self.canv.right_to_left else x + PADDING
            self._words.drawOn(self.canv, beside, (self.height - self._high) / 2)


def fits(drawn: Flowable) -> bool:
    """Tell whether a drawing has room on one page, below a title and a sentence."""
    high: float = drawn.wrap(A4[0] - 2 * MARGIN, A4[1])[1]
    return bool(high <= (A4[1] - 2 * MARGIN) * ROOM_FOR_DRAWING)


def ring(cycle: Cycle, theme: Theme, words: Wording, pictures: Pictures) -> list[Flowable]:
    """Return a cycle: a ring, or in large print its boxes one below the other."""
    drawn = Ring(cycle, theme, words, pictures)
    if not theme.large and fits(drawn):
        return [drawn]
    found: list[Flowable] = []
    for box in cycle.boxes:
        found += [Boxed(box, theme, words, pictures), DownArrow(theme)]
    return [*found, Text(words.words("sheet.round_again"), theme.column, align=MIDDLE)]


def branches(tree: Tree, theme: Theme, words: Wording, pictures: Pictures) -> list[Flowable]:
    """Return a tree of questions: two columns, or in large print all of it one below the other."""
    drawn = Branches(tree, theme, words, pictures)
    if not theme.large and fits(drawn):
        return [drawn]
    yes, no = words.words("sheet.yes"), words.words("sheet.no")
    found: list[Flowable] = [Boxed(tree.start, theme, words, pictures), DownArrow(theme)]
    for branch in tree.branches:
        question = Boxed(Box(branch.question), theme, words, pictures, tinted=True)
        found += [question, DownArrow(theme, no), Boxed(branch.no, theme, words, pictures)]
        found.append(DownArrow(theme, yes))
    return [*found, Boxed(tree.end, theme, words, pictures)]
