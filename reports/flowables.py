"""What a page is built from: checked text, rules, lines to write on, circles to mark."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from reports.fonts import BOLD, REGULAR, width
from reports.theme import ACCENT, LINE, WRITING_LINE, Style

CELL_FONT = ("FONT", (0, 0), (-1, -1), REGULAR, 16)
"""reportlab sets a cell's font even where the cell draws itself: ours, or Helvetica is listed."""
NO_PADDING = [
    CELL_FONT,
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


class Text(Flowable):
    """Plain text, already checked by ``fonts.settable``; nothing in it is read as markup."""

    def __init__(self, text: str, style: Style, *, centred: bool = False) -> None:
        super().__init__()
        self._text = text
        self._style = style
        self._centred = centred
        self._lines: list[str] = []

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
        self._lines = break_lines(self._text, self._style, available_width)
        self.height = len(self._lines) * self._style.leading
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Part at a line's end where the page ends."""
        self.wrap(available_width, available_height)
        fit = int(available_height // self._style.leading)
        if fit < 1 or fit >= len(self._lines):
            return [] if fit < 1 else [self]
        head, tail = self._lines[:fit], self._lines[fit:]
        parts = ("\n".join(head), "\n".join(tail))
        return [Text(part, self._style, centred=self._centred) for part in parts]

    def draw(self) -> None:
        """Set the lines from the top."""
        style = self._style
        self.canv.setFont(BOLD if style.bold else REGULAR, style.size)
        self.canv.setFillColor(style.color)
        baseline = self.height - (style.leading + style.size * 0.72) / 2
        for line in self._lines:
            if self._centred:
                self.canv.drawCentredString(self.width / 2, baseline, line)
            else:
                self.canv.drawString(0, baseline, line)
            baseline -= style.leading


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
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.7)
        self.canv.line(0, self._after, self.width, self._after)


class WritingLines(Flowable):
    """Lines to write on, the first of them perhaps filled in."""

    def __init__(self, count: int, style: Style, filled: str = "") -> None:
        super().__init__()
        self._count, self._style, self._filled = count, style, filled

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a writing line's height for each, and what the filled text needs."""
        del available_height
        self.width = available_width
        self._lines = (
            break_lines(self._filled, self._style, available_width) if self._filled else []
        )
        step = max(WRITING_LINE, self._style.leading)
        self._steps = [self._style.leading] * len(self._lines)
        self._steps += [step] * max(self._count - len(self._lines), 0)
        self.height = sum(self._steps) + 2
        return available_width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Go on with the lines on the next page; what is filled in stays with the first."""
        self.wrap(available_width, available_height)
        fit = int((available_height - 2) // max(WRITING_LINE, self._style.leading))
        if fit <= len(self._lines) or fit >= self._count:
            return []
        rest = WritingLines(self._count - fit, self._style)
        return [WritingLines(fit, self._style, self._filled), rest]

    def draw(self) -> None:
        """Draw the lines, with the filled text on the first."""
        y = self.height
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.6)
        for index, step in enumerate(self._steps):
            y -= step
            if index < len(self._lines):
                self.canv.setFont(REGULAR, self._style.size)
                self.canv.setFillColor(self._style.color)
                self.canv.drawString(0, y + 3.5, self._lines[index])
            self.canv.line(0, y, self.width, y)


class Mark(Flowable):
    """A circle or box to mark, with or without words beside it."""

    def __init__(self, size: float, *, box: bool = False, words: Text | None = None) -> None:
        super().__init__()
        self._size, self._box, self._words = size, box, words

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of the mark or of its words."""
        self.width, self.height = available_width, self._size + 4
        if self._words is not None:
            beside = available_width - self._size - 7
            self.height = max(self.height, self._words.wrap(beside, available_height)[1])
        return self.width, self.height

    def draw(self) -> None:
        """Draw the mark, its words to the right."""
        size = self._size
        alone = self._words is None
        x = (self.width - size) / 2 if alone else 0
        y = (self.height - size) / 2 if alone else self.height - size - 2.5
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(1)
        if self._box:
            self.canv.rect(x, y, size, size)
        else:
            self.canv.circle(x + size / 2, y + size / 2, size / 2)
        if self._words is not None:
            self._words.drawOn(self.canv, size + 7, 0)


def gap(height: float) -> Flowable:
    """Return empty space."""
    return Spacer(1, height)


def columns(
    rows: list[list[Any]], widths: list[float], extra: Sequence[tuple[object, ...]] = ()
) -> Table:
    """Return rows of cells without lines or padding."""
    return Table(rows, colWidths=widths, style=TableStyle([*NO_PADDING, *extra]), hAlign="LEFT")


def break_lines(text: str, style: Style, available: float) -> list[str]:
    """Return the lines of a text; a word wider than the line is broken inside, never cut off."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            tried = f"{line} {word}" if line else word
            if width(tried, style.bold, style.size) <= available:
                line = tried
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, style, available)
            lines.extend(full)
        lines.append(line)
    return lines


def _broken(word: str, style: Style, available: float) -> list[str]:
    pieces = [""]
    for character in word:
        tried = pieces[-1] + character
        if pieces[-1] and width(tried, style.bold, style.size) > available:
            pieces.append(character)
        else:
            pieces[-1] = tried
    return pieces
