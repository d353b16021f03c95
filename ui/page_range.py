"""Which pages to print, as people type it: "all", or "1-2,5". No Qt here."""

import re
from collections.abc import Iterable

from planner.errors import UserFacingError
from ui.texts import count_text

Span = tuple[int, int]
"""First and last page, counted from 1."""
ALL = "All"
_SPAN = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_BETWEEN = re.compile(r"\s*[,;]\s*")


def read_pages(text: str, count: int) -> tuple[Span, ...]:
    """Return the pages meant, in order and each once; empty means all of them.

    Args:
        text: As typed; "all" or nothing is every page.
        count: How many pages there are.

    Raises:
        UserFacingError: ``print.bad_pages`` with ``typed`` and ``pages``.
    """
    typed = text.strip()
    if typed.casefold() in ("", ALL.casefold()):
        return ()
    found = [_span(part) for part in _BETWEEN.split(typed)]
    spans = [each for each in found if each is not None and 1 <= each[0] <= each[1] <= count]
    if len(spans) < len(found):
        raise UserFacingError("print.bad_pages", typed=typed, pages=count_text(count, "page"))
    merged = _merged(spans)
    return () if merged == ((1, count),) else merged


def pages_text(spans: Iterable[Span]) -> str:
    """Return "1-2,5", as ``lp`` reads it too; empty for all pages."""
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in spans)


def page_numbers(spans: tuple[Span, ...], count: int) -> tuple[int, ...]:
    """Return the pages of the ranges, counted from 1; those past the end are left out."""
    wanted = spans or ((1, count),)
    return tuple(page for first, last in wanted for page in range(first, min(last, count) + 1))


def _span(part: str) -> Span | None:
    found = _SPAN.fullmatch(part)
    return None if found is None else (int(found[1]), int(found[2] or found[1]))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return ranges in order; those that touch or overlap become one, as printing wants it."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
