"""Sizes, faces and colours of a page, from how a pack is to be printed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.units import mm

from planner.pack import PackOptions
from planner.patients import PrintSize
from reports.text.faces import Family

MARGIN = 18 * mm
LARGEST_CELL = 14
"""From this size of a cell, in points, sheets to tick need no larger print."""
LARGE_FROM = 15
"""From this size of print, in points, nothing stands in two columns."""
WRITING_LINE = 9 * mm
"""Height of a line to write on."""
POINTS = {PrintSize.STANDARD: 12, PrintSize.P16: 16, PrintSize.P18: 18, PrintSize.P24: 24}
LEGIBLE_LEADING = 1.12
LEGIBLE_TRACKING = 0.035
"""Room added after every letter, in em, in the dyslexia-friendly setting."""


class Ink(StrEnum):
    """What a colour is for."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page. One accent, dark enough to survive a black-and-white printer.

    Attributes:
        ink: Of text.
        quiet: Of text that steps back.
        accent: Of headings and marks.
        line: Of rules and writing lines.
        tint: Behind headings of tables.
        stroke: How much thicker than usual lines are.
    """

    ink: Color
    quiet: Color
    accent: Color
    line: Color
    tint: Color
    stroke: float = 1.0

    def of(self, ink: Ink) -> Color:
        """Return the colour for a purpose."""
        found: Color = getattr(self, ink)
        return found


CALM = Palette(
    ink=HexColor(0x1C2326),
    quiet=HexColor(0x4A555A),
    accent=HexColor(0x14505C),
    line=HexColor(0x7C888D),
    tint=HexColor(0xE9EFF0),
)
CONTRAST = Palette(ink=black, quiet=black, accent=black, line=black, tint=white, stroke=1.8)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        size: In points.
        leading: Line height in points.
        bold: Set in bold.
        ink: What its colour is for.
        before: Space above in points.
        after: Space below in points.
        tag: What it is in the document's structure (PDF 1.7, 14.8.4).
        family: Wish for Latin letters.
        tracking: Added after every letter, in em.
        nastaliq: Set Urdu in Nastaliq, as books are, not in Naskh, as forms are.
    """

    size: float
    leading: float
    bold: bool = False
    ink: Ink = Ink.INK
    before: float = 0
    after: float = 0
    tag: str = "P"
    family: Family = Family.SANS
    tracking: float = 0.0
    nastaliq: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The styles of a document and its colours."""

    palette: Palette
    title: Style
    heading: Style
    body: Style
    strong: Style
    label: Style
    small: Style
    cell: Style
    column: Style
    easy: Style

    @property
    def large(self) -> bool:
        """True where nothing stands in two columns."""
        return self.body.size >= LARGE_FROM


STANDARD = Theme(
    palette=CALM,
    title=Style(22, 27, bold=True, ink=Ink.ACCENT, after=3, tag="H1"),
    heading=Style(13, 17, bold=True, ink=Ink.ACCENT, before=13, after=4, tag="H2"),
    body=Style(12, 16.5, after=3),
    strong=Style(15, 20, bold=True, after=4),
    label=Style(11, 16.5, ink=Ink.QUIET),
    small=Style(10, 13.5, ink=Ink.QUIET),
    cell=Style(10.5, 13.5),
    column=Style(10, 12.5, bold=True),
    easy=Style(15, 20, bold=True),
)
READ_TEXT = ("title", "heading", "body", "strong", "easy")
STYLES = ("title", "heading", "body", "strong", "label", "small", "cell", "column", "easy")


@cache
def large(points: int) -> Theme:
    """Return the styles of large print: no text is smaller than its size."""
    line = points * 1.28
    return Theme(
        palette=CALM,
        title=Style(points * 1.4, points * 1.75, bold=True, ink=Ink.ACCENT, after=3, tag="H1"),
        heading=Style(
            points * 1.1, points * 1.4, bold=True, ink=Ink.ACCENT, before=14, after=4, tag="H2"
        ),
        body=Style(points, line, after=4),
        strong=Style(points * 1.15, points * 1.5, bold=True, after=5),
        label=Style(points, line, ink=Ink.QUIET),
        small=Style(points, line),
        cell=Style(points, points * 1.22),
        column=Style(points, points * 1.22, bold=True),
        easy=Style(points * 1.1, points * 1.45, bold=True),
    )


def theme_of(options: PackOptions) -> Theme:
    """Return the styles and colours of a pack."""
    theme = _theme(options.print_size, options.contrast, options.legible)
    return _for_reading(theme) if options.nastaliq else theme


@cache
def _theme(size: PrintSize, contrast: bool, legible: bool) -> Theme:
    theme = STANDARD if size is PrintSize.STANDARD else large(POINTS[size])
    if contrast:
        theme = replace(theme, palette=CONTRAST)
    return _legible(theme) if legible else theme


def _legible(theme: Theme) -> Theme:
    """Return a theme in the dyslexia-friendly face with room between its letters and lines."""
    changed = {
        name: replace(
            style,
            leading=style.leading * LEGIBLE_LEADING,
            family=Family.LEGIBLE,
            tracking=LEGIBLE_TRACKING,
        )
        for name in STYLES
        for style in (getattr(theme, name),)
    }
    return replace(theme, **changed)


@cache
def _for_reading(theme: Theme) -> Theme:
    """Return a theme whose running text is Nastaliq; cells and columns stay in Naskh."""
    changed = {name: replace(getattr(theme, name), nastaliq=True) for name in READ_TEXT}
    return replace(theme, **changed)


def roomy(theme: Theme) -> Theme:
    """Return a theme for sheets to tick, with pictures or without: larger than sheets to write on.

    They have few words, and whoever would rather tick is helped by size.
    """
    if theme.cell.size >= LARGEST_CELL:
        return theme
    return replace(
        theme,
        cell=replace(theme.cell, size=12, leading=16),
        column=replace(theme.column, size=12, leading=15.5),
        small=theme.label,
    )
