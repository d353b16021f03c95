"""What a page is built from: shaped text, rules, lines to write on, circles to mark."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from reportlab.platypus import Flowable, Spacer

from reports.canvas import PackCanvas
from reports.lines import (
    baseline_of,
    beside_style,
    block_height,
    broken,
    line_height,
    setting_of,
    spans_of,
)
from reports.said import Said
from reports.structure import Element
from reports.text.paragraph import UNSEEN, Line, lines_of
from reports.theme import WRITING_LINE, Ink, Style

ROOM_FOR_TWO = 300.0
"""From this width in points English stands beside a text, below it under the text."""
OWN_SHARE = 0.54
"""Share of the width that a text has beside its English."""
BETWEEN = 12.0
"""Points between a text and the English beside it."""
TALLEST = 400.0
"""A text that is taller than this in points with its English has it behind itself instead."""
FEW = 2
"""As many lines never stand alone at the foot or the head of a page."""
SHORT = 4
"""A text of as many lines is never parted."""
START, MIDDLE, END = "start", "middle", "end"


class Text(Flowable):
    """Text in any language, its English beside or under it; nothing in it is read as markup.

    Attributes:
        stacked: English stands under it however wide the room is.
    """

    def __init__(self, said: Said | str, style: Style, *, align: str = START) -> None:
        super().__init__()
        self._said = said if isinstance(said, Said) else Said(said)
        self._style = style
        self._align = align
        self.stacked = False

    @property
    def plain(self) -> str:
        """What it says, for the name of a field."""
        return UNSEEN.sub("", self._said.text).replace("\u00a0", " ")

    def getSpaceBefore(self) -> float:
        """Return the space above in points."""
        return self._style.before

    def getSpaceAfter(self) -> float:
        """Return the space below in points."""
        return self._style.after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break into lines of the width there is."""
        del available_height
        self.width = available_width
        wide = available_width >= ROOM_FOR_TWO and not self.stacked
        self._aside = bool(self._said.beside) and wide
        own = (available_width - BETWEEN) * OWN_SHARE if self._aside else available_width
        other = available_width - own - BETWEEN if self._aside else available_width
        self._own_width = own
        self._lines = self._broken(self._said.text, self._said.language, self._style, own)
        self._english = (
            self._broken(self._said.beside, "en", self._small, other) if self._said.beside else ()
        )
        heights = (block_height(self._lines, self._style), block_height(self._english, self._small))
        self.height = max(heights) if self._aside else sum(heights)
        return available_width, self.height

    def _broken(self, text: str, language: str, style: Style, room: float) -> tuple[Line, ...]:
        if not self._said.strong:
            return broken(text, language, style, room)
        spans = tuple(spans_of(text, self._said.strong))
        return lines_of(spans, setting_of(language, style), room / style.size, style.tracking)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Part at a line's end where the page ends; a text with its English stays whole."""
        self.wrap(available_width, available_height)
        if self._said.beside and self.height > TALLEST:
            alone = Text(replace(self._said, paired=False), self._style, align=self._align)
            parts = alone.split(available_width, available_height)
            english = Text(Said(self._said.beside), self._small, align=self._align)
            return [*parts, english] if parts else []
        if self.height <= available_height or self._said.beside:
            return [self] if self.height <= available_height else []
        fit, used = 0, 0.0
        for line in self._lines:
            used += line_height(line, self._style)
            if used > available_height:
                break
            fit += 1
        if fit < FEW or len(self._lines) <= SHORT:
            return []
        fit = min(fit, len(self._lines) - FEW)
        return [self._of(self._lines[:fit]), self._of(self._lines[fit:])]

    def _of(self, lines: Sequence[Line]) -> "Text":
        return SetText(self._said, self._style, lines, align=self._align)

    @cached_property
    def _small(self) -> Style:
        return beside_style(self._style)

    def drawOn(self, canvas: PackCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803
        """Draw at a place, without moving the origin there: most of a page is text."""
        self.canv, self._at = canvas, (x, y)
        self.draw()
        del self.canv

    def draw(self) -> None:
        """Set the lines from the top."""
        if not self._said.text.strip():
            return
        canvas, said = self.canv, self._said
        x = self.width - self._own_width if canvas.right_to_left else 0.0
        language = said.language if said.language != canvas.language else ""
        with canvas.marked(Element(self._style.tag, language=language)):
            self._set(self._lines, self._style, x, self._own_width)
        if not said.read:
            canvas.note_unread(self.width, self.height, *self._at)
        if self._style.tag == "H1":
            canvas.list_part(said.text)
        if self._english:
            self._draw_english()

    def _draw_english(self) -> None:
        canvas = self.canv
        top = self.height
        room, x = self.width, 0.0
        if self._aside:
            room = self.width - self._own_width - BETWEEN
            x = 0.0 if canvas.right_to_left else self._own_width + BETWEEN
        else:
            top -= block_height(self._lines, self._style)
        language = "en" if canvas.language != "en" else ""
        with canvas.marked(Element("P", language=language)):
            self._set(self._english, self._small, x, room, top)

    def _set(
        self,
        lines: Sequence[Line],
        style: Style,
        x: float,
        room: float,
        top: float | None = None,
    ) -> None:
        y = self.height if top is None else top
        # English that stands beside a text has an edge of its own.
        right_to_left = self.canv.right_to_left and not (self._aside and style is not self._style)
        across, up = self._at
        for line in lines:
            high = line_height(line, style)
            y -= high
            wide = line.width * style.size
            left = across + x + _indent(room - wide, self._align, right_to_left)
            baseline = up + y + high - baseline_of(line, style)
            self.canv.draw_line(line, left, baseline, style.size, style.ink, style.tracking)


class SetText(Text):
    """Lines that are already broken: what of a text stands on one page."""

    def __init__(
        self, said: Said, style: Style, lines: Sequence[Line], *, align: str = START
    ) -> None:
        super().__init__(said, style, align=align)
        self._set_lines = tuple(lines)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the lines as they are."""
        del available_height
        self.width = self._own_width = available_width
        self._aside, self._english = False, ()
        self._lines = self._set_lines
        self.height = block_height(self._lines, self._style)
        return available_width, self.height


def _indent(spare: float, align: str, right_to_left: bool) -> float:
    """Return how far a line stands from the left edge of its room."""
    if align == MIDDLE:
        return spare / 2
    return spare if (align == END) != right_to_left else 0.0


class Rule(Flowable):
    """One thin rule across the text."""

    def __init__(self, before: float = 8, after: float = 8) -> None:
        super().__init__()
        self._before, self._after = before, after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the width there is."""
        del available_height
        self.width = available_width
        return available_width, self._before + self._after

    def draw(self) -> None:
        """Draw the rule."""
        self.canv.pen(0.7)
        self.canv.line(0, self._after, self.width, self._after)


class WritingLines(Flowable):
    """Lines to write on, the first of them perhaps filled in."""

    def __init__(self, count: int, style: Style, filled: Said | str = "", *, tip: str = "") -> None:
        super().__init__()
        self._count, self._style, self._tip = count, style, tip
        self._filled = filled if isinstance(filled, Said) else Said(filled)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a writing line's height for each, and what the filled text needs."""
        self.width = available_width
        self._text = Text(self._filled, self._style) if self._filled else None
        self._top = 0.0
        taken = 0
        if self._text is not None:
            self._top = self._text.wrap(available_width, available_height)[1] + 3
            taken = max(1, round(self._top / self._style.leading))
        step = max(WRITING_LINE, self._style.leading)
        self._steps = [step] * max(self._count - taken, 0)
        self.height = self._top + sum(self._steps) + 2
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Go on with the lines on the next page; what is filled in stays with the first."""
        self.wrap(available_width, available_height)
        step = max(WRITING_LINE, self._style.leading)
        fit = int((available_height - self._top - 2) // step)
        if fit < 1 or fit >= len(self._steps):
            return []
        head = len(self._steps) - fit
        if fit >= FEW and head <= FEW:
            return [WritingLines(self._count - head, self._style, self._filled, tip=self._tip)]
        rest = WritingLines(head, self._style, tip=self._tip)
        first = WritingLines(self._count - head, self._style, self._filled, tip=self._tip)
        return [first, rest]

    def draw(self) -> None:
        """Draw the lines, with the filled text on the first."""
        y = self.height - self._top
        self.canv.pen(0.6)
        if self._text is not None:
            self.canv.line(0, y, self.width, y)
            self._text.drawOn(self.canv, 0, y + 3)
            self.canv.pen(0.6)
        if self.canv.fields is not None and self._steps:
            high = sum(self._steps) - 4
            self.canv.fields.text(0, 2, self.width, high, self._tip, self._style.size)
            return
        for step in self._steps:
            y -= step
            self.canv.line(0, y, self.width, y)


class Mark(Flowable):
    """A circle or box to mark, with or without words beside it."""

    def __init__(
        self,
        size: float,
        *,
        box: bool = False,
        words: Text | None = None,
        tip: str = "",
        group: str = "",
    ) -> None:
        super().__init__()
        self._size, self._box, self._words = size, box, words
        self._tip, self._group = tip, group
        if words is not None:
            words.stacked = True
            self._tip = tip or words.plain

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of the mark or of its words."""
        self.width, self.height = available_width, self._size + 4
        if self._words is not None:
            beside = available_width - self._size - 7
            self._words_height = self._words.wrap(beside, available_height)[1]
            self.height = max(self.height, self._words_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the mark, its words after it."""
        size = self._size
        x = (self.width - size) / 2 if self._words is None else 0
        y = (self.height - size) / 2 if self._words is None else self.height - size - 2.5
        if self._words is not None and self.canv.right_to_left:
            x = self.width - size
        self.canv.pen(1, Ink.ACCENT)
        fields = self.canv.fields
        if fields is not None and self._group:
            fields.choice(self._group, self._tip, x, y, size, self.canv.palette.accent)
        elif fields is not None:
            fields.tick(x, y, size, self._tip, self.canv.palette.accent)
        elif self._box:
            self.canv.rect(x, y, size, size)
        else:
            self.canv.circle(x + size / 2, y + size / 2, size / 2)
        if self._words is not None:
            beside = 0 if self.canv.right_to_left else size + 7
            self._words.drawOn(self.canv, beside, self.height - self._words_height)


class Stack(Flowable):
    """Flowables one above the other that never part: a prompt stays with what answers it."""

    def __init__(self, parts: list[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of all of them."""
        self._heights = [each.wrap(available_width, available_height)[1] for each in self._parts]
        self.width, self.height = available_width, sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        y = self.height
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


class WriteHere(Flowable):
    """The empty cell of a table, to write in; a field where it is filled in on a computer."""

    def __init__(self, tip: str, size: float, least: float = 0.0) -> None:
        super().__init__()
        self.tip, self.size, self._least = tip, size, least

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the least height there has to be."""
        del available_height
        self.width, self.height = available_width, self._least
        return self.width, self.height

    def draw(self) -> None:
        """Draw nothing: the table makes the field, which knows the whole cell."""


def gap(height: float) -> Flowable:
    """Return empty space."""
    return Spacer(1, height)
