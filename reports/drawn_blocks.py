"""Blocks that are drawings: a ring of boxes each leading to the next, and a tree of questions."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from planner.worksheets import Box, Cycle, Tree
from reports.easy_blocks import TickRows
from reports.flowables import Text, WritingLines, gap
from reports.pictures import Pictures
from reports.theme import ACCENT, LINE, TINT, Theme
from reports.wording import Wording

PADDING = 8.0
ARROW = 26.0
"""Points between two boxes, for the arrow."""
HEAD = 5.0
"""Half the width of an arrow's head in points."""
RING = {3: (1, 2), 4: (1, 2, 1), 5: (1, 2, 2)}
"""How many boxes stand in each row of a ring, from the top."""
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
        parts: list[Flowable | None] = [picture, Text(words.typed(box.label, "box"), theme.column)]
        if box.options:
            options = [words.typed(each, "option") for each in box.options]
            parts += [gap(4), TickRows(options, theme.cell)]
        if box.lines:
            parts.append(WritingLines(box.lines, theme.cell))
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
        self.canv.setStrokeColor(ACCENT)
        self.canv.setFillColor(TINT)
        self.canv.setLineWidth(1)
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
        """Draw the boxes, then the arrows between them."""
        for box, place in zip(self._boxes, self._places, strict=True):
            box.drawOn(self.canv, place.x, place.y)
        following = [*self._places[1:], self._places[0]]
        for here, there in zip(self._places, following, strict=True):
            _arrow_between(self.canv, here, there)


def _arrow_between(canvas: Canvas, here: Place, there: Place) -> None:
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


def arrow(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a straight arrow, upright or level."""
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(1.4)
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
            box.drawOn(self.canv, 0, low)
            if 1 <= row <= len(self._aside):
                self._draw_aside(self._aside[row - 1], top, low + box.height / 2)
            if row < len(self._down) - 1:
                self._draw_down(low, y - self._step, word=self._yes if row else "")
            y -= self._step

    def _draw_aside(self, box: Boxed, top: float, level: float) -> None:
        x = self.width - self._aside_width
        box.drawOn(self.canv, x, top - box.height)
        level = max(level, top - box.height + 6)
        self._word(self._no, (self._down_width + x) / 2, level + 4)
        arrow(self.canv, (self._down_width + 3, level), (x - 3, level))

    def _draw_down(self, start: float, end: float, word: str) -> None:
        x = self._down_width / 2
        arrow(self.canv, (x, start - 3), (x, end + 3))
        if word:
            self._word(word, x + 8 + self._label.size, (start + end) / 2 - self._label.size * 0.3)

    def _word(self, word: str, x: float, y: float) -> None:
        self.canv.setFillColor(self._label.color)
        self.canv.setStrokeColor(LINE)
        self.canv.setFont("NotoSans-Bold", self._label.size)
        self.canv.drawCentredString(x, y, word)
