"""Blocks with pictures and marks: ratings, ideas from the bank, pictured rows, words to tick."""

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable, Spacer, TableStyle

from planner.worksheets import Ideas, Pictured, PictureRow, Rating
from reports.flowables import END, MIDDLE, Mark, Text, WritingLines, gap
from reports.lines import text_width
from reports.pictures import Pictures
from reports.said import NOTHING, Said, joined
from reports.tables import Items, Layout, columns
from reports.theme import Ink, Style, Theme
from reports.wording import Wording

TICK_GAP = 14.0
"""Points from a mark to its words, and from them to the next mark."""
PICTURE_SHARE = 0.16
"""Share of the width a row's picture has."""

ROW_PADDING = 12.0
"""Points above and below a pictured row."""


class TickRows(Flowable):
    """Options to tick, in as many columns as their words need: a scale stands in one row."""

    def __init__(self, options: list[Said], style: Style, gap: float = 3) -> None:
        super().__init__()
        self._options, self._style, self._gap = options, style, gap

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Set the options in one row where they fit, else in columns of equal width."""
        self.width, self.height = available_width, 0.0
        if not self._options:
            return self.width, self.height
        style = self._style
        beside = style.size + TICK_GAP
        needed = [text_width(each, style) + beside for each in self._options]
        if sum(needed) <= available_width:
            spare = (available_width - sum(needed)) / len(needed)
            widths = [each + spare for each in needed]
        else:
            across = min(max(int(available_width // max(needed)), 1), len(needed))
            widths = [available_width / across] * across
        across = len(widths)
        marks = [Mark(style.size, box=True, words=Text(each, style)) for each in self._options]
        rows: list[list[Any]] = [marks[at : at + across] for at in range(0, len(marks), across)]
        rows[-1] += [Spacer(0, 0)] * (across - len(rows[-1]))
        padding = [
            ("BOTTOMPADDING", (0, 0), (-1, -1), self._gap),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ]
        self._table = columns(rows, widths, padding, Items)
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Go on with the options on the next page: forty in large print are more than one."""
        if not self._options:
            return []
        self.wrap(available_width, available_height)
        found: list[Flowable] = self._table.split(available_width, available_height)
        return found

    def draw(self) -> None:
        """Draw the table of marks."""
        if self._options:
            self._table.drawOn(self.canv, 0, 0)


class NumberRow(Flowable):
    """Numbers to circle, evenly across; only every second where there is no room for all."""

    def __init__(
        self, low: int, high: int, style: Style, *, ringed: bool = True, tip: str = ""
    ) -> None:
        super().__init__()
        self._low, self._high, self._style, self._ringed = low, high, style, ringed
        self._tip = tip

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Choose the numbers there is room for."""
        del available_height
        numbers = range(self._low, self._high + 1)
        step = self._style.size * (1.8 if self._ringed else 1.35)
        every = next((n for n in (1, 2, 5) if len(numbers[::n]) * step <= available_width), 10)
        self._numbers = list(numbers[::every])
        self.width, self.height = available_width, self._style.size * (2.2 if self._ringed else 1.3)
        return self.width, self.height

    def draw(self) -> None:
        """Draw each number, in a ring where it is a row of its own; on a screen, to choose."""
        fields, size = self.canv.fields, self._style.size
        if fields is not None and not self._ringed:
            fields.text(0, 0, self.width, self.height, self._tip, size)
            return
        group = fields.new_group(self._tip) if fields is not None else ""
        room = self.width / len(self._numbers)
        self.canv.pen(0.8, Ink.ACCENT)
        for place, number in enumerate(self._numbers):
            x, middle = room * (place + 0.5), self.height / 2
            if fields is not None:
                accent = self.canv.palette.accent
                fields.choice(group, str(number), x - size / 2, 0, size, accent)
                middle = self.height - size * 0.55
            elif self._ringed:
                self.canv.circle(x, middle, min(size * 0.92, room / 2 - 1))
            self._set(str(number), x, middle, room)

    def _set(self, number: str, x: float, middle: float, room: float) -> None:
        made = Text(number, self._style, align=MIDDLE)
        _, high = made.wrap(room, self.height)
        made.drawOn(self.canv, x - room / 2, middle - high / 2)


def rating(block: Rating, theme: Theme, words: Wording) -> list[Flowable]:
    """Return a prompt, numbers to circle, and what both ends mean."""
    low = Text(words.label(block.low_words, "low_words"), theme.small)
    high = Text(words.label(block.high_words, "high_words"), theme.small, align=END)
    ends = Halves(low, high)
    prompt = Text(words.label(block.prompt, "prompt"), theme.column)
    return [
        prompt,
        gap(2),
        NumberRow(block.low, block.high, theme.cell, tip=block.prompt),
        ends,
        gap(6),
    ]


class Halves(Flowable):
    """Two texts side by side, at both edges."""

    def __init__(self, first: Flowable, second: Flowable) -> None:
        super().__init__()
        self._parts = (first, second)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Give half of the width to each."""
        half = available_width / 2 - 4
        self.width = available_width
        self.height = max(each.wrap(half, available_height)[1] for each in self._parts)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both from the top."""
        first, second = self._parts
        near, far = (0.0, self.width / 2 + 4)
        if self.canv.right_to_left:
            near, far = far, near
        first.drawOn(self.canv, near, self.height - first.height)
        second.drawOn(self.canv, far, self.height - second.height)


def ideas(block: Ideas, theme: Theme, words: Wording, pictures: Pictures) -> list[Flowable]:
    """Return examples from the bank: words on a line, or boxes to tick with their pictures."""
    texts = [words.sentence(each.text, "example") for each in block.chosen]
    prompt = words.label(block.prompt, "prompt")
    if not texts:
        return [Text(prompt, theme.column)]
    if not block.tick:
        return [Text(prompt, theme.column), Text(joined(texts, " · "), theme.cell), gap(4)]
    rows = []
    for idea, text in zip(block.chosen, texts, strict=True):
        picture = pictures.glyph(idea.picture, theme.cell.size * 1.5)
        rows.append([picture or "", Mark(theme.cell.size, box=True, words=Text(text, theme.cell))])
    return [Text(prompt, theme.column), gap(3), TwoAcross(rows, theme)]


class TwoAcross(Flowable):
    """Pictures with their boxes, two side by side where the words fit."""

    def __init__(self, rows: list[list[Any]], theme: Theme) -> None:
        super().__init__()
        self._rows, self._theme = rows, theme

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Lay the rows out in one or two columns."""
        picture = self._theme.cell.size * 2.6
        across = 2 if self._theme.cell.size < 14 else 1
        half = available_width / across
        pairs = [*self._rows, *[[Spacer(0, 0), Spacer(0, 0)]] * (-len(self._rows) % across)]
        rows = [
            [cell for pair in pairs[at : at + across] for cell in pair]
            for at in range(0, len(pairs), across)
        ]
        extra = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, 0), (-1, -1), 6)]
        self._table = columns(rows, [picture, half - picture] * across, extra)
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the table."""
        self._table.drawOn(self.canv, 0, 0)


def pictured(
    block: Pictured, fills: Mapping[str, Said], theme: Theme, words: Wording, pictures: Pictures
) -> list[Flowable]:
    """Return one idea a row, its picture to the left, a thin rule under each."""
    rows = []
    for each in block.rows:
        picture = pictures.glyph(each.picture, theme.easy.size * 2.6)
        rows.append([picture or "", _answer(each, fills, theme, words)])
    return [PicturedRows(rows, theme)]


def _answer(
    row: PictureRow, fills: Mapping[str, Said], theme: Theme, words: Wording
) -> list[Flowable]:
    cells: list[Flowable] = [Text(words.sentence(row.text, "text"), theme.easy)]
    filled = fills.get(row.fills, NOTHING)
    if row.options:
        cells += [
            gap(4),
            TickRows([words.label(each, "option") for each in row.options], theme.body),
        ]
    if row.lines:
        cells.append(WritingLines(row.lines, theme.cell, filled, tip=row.text))
    elif filled:
        cells.append(Text(filled, theme.body))
    return cells


class PicturedRows(Flowable):
    """Rows of a picture and what goes with it; goes on over the page between two rows."""

    def __init__(self, rows: list[list[Any]], theme: Theme) -> None:
        super().__init__()
        self._rows, self._line = rows, theme.palette.line

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Lay the rows out."""
        self._table = self._made(available_width)
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Part between two rows where the page ends."""
        parts: list[Flowable] = self._made(available_width).split(available_width, available_height)
        return parts

    def draw(self) -> None:
        """Draw the rows."""
        self._table.drawOn(self.canv, 0, 0)

    def _made(self, available_width: float) -> Layout:
        picture = available_width * PICTURE_SHARE
        return Layout(
            self._rows,
            colWidths=[picture, available_width - picture],
            style=TableStyle(
                [
                    ("LINEBELOW", (0, 0), (-1, -2), 0.6, self._line),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                    ("TOPPADDING", (0, 0), (-1, -1), ROW_PADDING),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), ROW_PADDING),
                ]
            ),
        )
