"""Sizes and colours of a page. One accent, dark enough to survive a black-and-white printer."""

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

from planner.patients import PrintSize

INK = HexColor(0x1C2326)
QUIET = HexColor(0x4A555A)
ACCENT = HexColor(0x14505C)
LINE = HexColor(0x7C888D)
TINT = HexColor(0xE9EFF0)

MARGIN = 18 * mm
LARGEST_CELL = 14
"""From this size of a cell, in points, sheets to tick need no larger print."""
WRITING_LINE = 9 * mm
"""Height of a line to write on."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        size: In points.
        leading: Line height in points.
        bold: Set in bold.
        color: Of the text.
        before: Space above in points.
        after: Space below in points.
    """

    size: float
    leading: float
    bold: bool = False
    color: Color = INK
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Theme:
    """The styles of one print size."""

    title: Style
    heading: Style
    body: Style
    strong: Style
    label: Style
    small: Style
    cell: Style
    column: Style
    easy: Style


THEMES = {
    PrintSize.STANDARD: Theme(
        title=Style(22, 27, bold=True, color=ACCENT, after=3),
        heading=Style(13, 17, bold=True, color=ACCENT, before=13, after=4),
        body=Style(12, 16.5, after=3),
        strong=Style(15, 20, bold=True, after=4),
        label=Style(11, 16.5, color=QUIET),
        small=Style(10, 13.5, color=QUIET),
        cell=Style(10.5, 13.5),
        column=Style(10, 12.5, bold=True),
        easy=Style(15, 20, bold=True),
    ),
    PrintSize.LARGE: Theme(
        title=Style(28, 34, bold=True, color=ACCENT, after=3),
        heading=Style(20, 26, bold=True, color=ACCENT, before=14, after=4),
        body=Style(18, 24, after=4),
        strong=Style(21, 27, bold=True, after=5),
        label=Style(18, 24, color=QUIET),
        small=Style(16, 21, color=INK),
        cell=Style(16, 20),
        column=Style(16, 20, bold=True),
        easy=Style(20, 26, bold=True),
    ),
}


def roomy(theme: Theme) -> Theme:
    """Return a theme for sheets to tick, with pictures or without: larger than sheets to write on.

    They have few words, and whoever would rather tick is helped by size.
    """
    if theme.cell.size >= LARGEST_CELL:
        return theme
    return replace(theme, cell=Style(12, 16), column=Style(12, 15.5, bold=True), small=theme.label)
