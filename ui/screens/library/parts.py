"""The parts of what there is to read: headings, lines, ways to other items. No Qt here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A line.

    Attributes:
        text: The words.
        mark: What stands before it: a number, a dot, or nothing.
        quiet: True for small print.
        link: Key of the item a click opens, or empty.
    """

    text: str
    mark: str = ""
    quiet: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[Said, ...]


def dots(*lines: str) -> tuple[Said, ...]:
    """Return lines with a dot before each."""
    return tuple(Said(each, "•") for each in lines)


def said(text: str) -> tuple[Said, ...]:
    """Return one line, or none for an empty text."""
    return (Said(text),) if text else ()
