"""The bars of the history: filled to how much was done, hatched by how close to what was meant."""

from collections.abc import Iterator

from planner.history_chart import Bar, Pattern
from planner.history_marks import Box, Mark, Role, Stroke

TIGHT = {Pattern.FAINT: 0.5, Pattern.SPARSE: 0.34, Pattern.EVEN: 0.22, Pattern.DENSE: 0.14}
"""Distance of the strokes of a filling, in lines of text."""
STRIPES = 0.3
"""Distance of the level stripes that say that closeness was not asked, in lines."""
NOT_REVIEWED_DASH = (2.0, 3.0)
OVERHANG = 0.16
"""How far the line of what the practitioner says stands out, in widths of the bar."""


def bar_marks(bar: Bar, box: tuple[float, float, float, float], line: float) -> Iterator[Mark]:
    """Yield the marks of a bar.

    Args:
        bar: What it shows.
        box: Left, top, width and height of the full bar.
        line: Height of a line of text.
    """
    left, top, width, height = box
    filled = height * bar.height
    if filled:
        yield from _filling(bar, (left, top + height - filled, width, filled), line)
    dash = NOT_REVIEWED_DASH if bar.amount is None else ()
    yield Box(
        x=left,
        y=top,
        width=width,
        height=height,
        role=Role.OUTLINE,
        dash=dash,
        column=bar.column,
    )
    if bar.practitioner_y is not None:
        y = top + height * (1.0 - bar.practitioner_y)
        out = OVERHANG * width
        yield Stroke(
            x1=left - out,
            y1=y,
            x2=left + width + out,
            y2=y,
            role=Role.MINE,
            width=2.0,
            column=bar.column,
        )


def _filling(bar: Bar, box: tuple[float, float, float, float], line: float) -> Iterator[Mark]:
    left, top, width, height = box
    if bar.pattern is Pattern.SOLID:
        yield Box(
            x=left, y=top, width=width, height=height, role=Role.BAR, filled=True, column=bar.column
        )
        return
    yield _stroke(left, top, left + width, top, bar.column)
    if bar.pattern is Pattern.NOT_ASKED:
        y = top + height - STRIPES * line
        while y > top:
            yield _stroke(left, y, left + width, y, bar.column)
            y -= STRIPES * line
        return
    step = TIGHT[bar.pattern] * line
    at = step
    while at < width + height:
        # A slanted stroke, from the left or lower edge to the upper or right one.
        x1, y1 = (left, top + at) if at <= height else (left + at - height, top + height)
        x2, y2 = (left + at, top) if at <= width else (left + width, top + at - width)
        yield _stroke(x1, y1, x2, y2, bar.column)
        at += step


def _stroke(x1: float, y1: float, x2: float, y2: float, column: int) -> Stroke:
    return Stroke(x1=x1, y1=y1, x2=x2, y2=y2, role=Role.BAR, width=1.2, column=column)
