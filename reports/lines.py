"""Lines of words in a style: how they break, how wide and high they are."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reports.said import RIGHT_TO_LEFT, Said
from reports.text.faces import NASKH, NASTALIQ_FAMILY
from reports.text.paragraph import Line, Setting, Span, lines_of
from reports.theme import Ink, Style

BESIDE = 0.86
"""Size of the English relative to the text it stands beside."""
SMALLEST = 9.0
"""No text is smaller than this, in points."""


def spans_of(text: str, strong: Sequence[tuple[str, str]]) -> Iterator[Span]:
    """Yield a text in spans: what stands out in bold, with where it leads."""
    rest = text
    for words, link in strong:
        before, found, after = rest.partition(words)
        if found:
            yield Span(before)
            yield Span(found, bold=True, link=link)
            rest = after
    yield Span(rest)


@lru_cache(maxsize=2048)
def broken(text: str, language: str, style: Style, room: float) -> tuple[Line, ...]:
    """Return a text's lines in a style; ``room`` is in points."""
    return lines_of((Span(text),), setting_of(language, style), room / style.size, style.tracking)


@cache
def setting_of(language: str, style: Style) -> Setting:
    """Return what shaping depends on; typed text goes by its own first letter."""
    right_to_left = True if language in RIGHT_TO_LEFT else None
    arabic = NASTALIQ_FAMILY if style.nastaliq and language == "ur" else NASKH
    return Setting(language, style.bold, style.family, right_to_left, arabic)


def text_width(said: Said | str, style: Style) -> float:
    """Return how wide a text is on one line in points, its English under it included."""
    whole = said if isinstance(said, Said) else Said(said)
    own = _one_line(whole.text, whole.language, style)
    return max(own, _one_line(whole.beside, "en", beside_style(style))) if whole.beside else own


def longest_word(said: Said | str, style: Style) -> float:
    """Return the width of the longest word of a text in points: the least a column needs."""
    whole = said if isinstance(said, Said) else Said(said)
    own = [_one_line(each, whole.language, style) for each in whole.text.split(" ")]
    small = beside_style(style)
    other = [_one_line(each, "en", small) for each in whole.beside.split(" ")]
    return max([*own, *other], default=0.0)


def _one_line(text: str, language: str, style: Style) -> float:
    lines = broken(text, language, style, 10**6)
    return max((each.width for each in lines), default=0.0) * style.size


def beside_style(style: Style) -> Style:
    """Return the style of the English beside a text."""
    size = max(style.size * BESIDE, min(style.size, SMALLEST))
    return Style(
        size,
        style.leading * size / style.size,
        ink=Ink.QUIET,
        family=style.family,
        tracking=style.tracking,
    )


def line_height(line: Line, style: Style) -> float:
    """Return the height of a line in points: the style's, or more where its letters are tall."""
    return max(style.leading, line.leading * style.size)


def baseline_of(line: Line, style: Style) -> float:
    """Return how far below the top of a line its baseline lies, in points."""
    letters = line.leading * style.size
    return (line_height(line, style) - letters) / 2 + line.ascent * style.size


def block_height(lines: Sequence[Line], style: Style) -> float:
    """Return the height of lines in points."""
    return sum(line_height(each, style) for each in lines)
