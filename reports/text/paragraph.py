"""A paragraph: pieces of one face and direction, broken into lines, each line in visual order."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from reports.text.bidi import bidi_class, is_simple, levels, visual_order
from reports.text.breaks import breaks
from reports.text.faces import NASKH, Face, Family, face_for
from reports.text.shaping import NO_BREAK_SPACE, Shaped, shape

UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that order or part a text and are never drawn."""
JOINERS = frozenset("\u200c\u200d")
RIGHT_TO_LEFT_MARK = "\u200f"


class NoGlyphError(LookupError):
    """No bundled face has a glyph for a character.

    Attributes:
        character: The character.
    """

    def __init__(self, character: str) -> None:
        super().__init__(character)
        self.character = character


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text that is set in its own way.

    Attributes:
        text: What it says.
        bold: In bold.
        link: Where it leads when the document is read on a screen, or empty.
        color: Red, green and blue from 0 to 1, or None for that of the whole text.
    """

    text: str
    bold: bool = False
    link: str = ""
    color: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What shaping depends on.

    Attributes:
        language: ISO 639-1 code of the text.
        bold: In bold throughout.
        family: The wish for Latin letters.
        right_to_left: Direction of the paragraph, or None for that of its first strong letter.
        arabic: The family that sets Arabic letters.
    """

    language: str = "en"
    bold: bool = False
    family: Family = Family.SANS
    right_to_left: bool | None = False
    arabic: str = NASKH


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph that is drawn at once.

    Attributes:
        shaped: Its glyphs.
        level: Bidirectional level.
        space: True for spaces, which hang over the end of a line.
        may_end: True where a line may end behind it.
        link: Where it leads, or empty.
        color: Red, green and blue from 0 to 1, or None for that of the whole text.
    """

    shaped: Shaped
    level: int
    space: bool
    may_end: bool
    link: str = ""
    color: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    Attributes:
        pieces: From left to right.
        width: In em, without the spaces at its end.
        leading: The least height in em that keeps it off its neighbours.
        ascent: How far its letters reach above the baseline, in em.
        right_to_left: Direction of its paragraph.
    """

    pieces: tuple[Piece, ...]
    width: float
    leading: float
    ascent: float
    right_to_left: bool


def lines_of(
    spans: Sequence[Span], setting: Setting, room: float, tracking: float = 0.0
) -> tuple[Line, ...]:
    """Return the lines of a text; a word wider than a line is parted inside, never cut off.

    Args:
        spans: The text; a line break in it ends a paragraph.
        setting: What shaping depends on.
        room: Width of a line in em.
        tracking: Added after every glyph of letters that do not join, in em.

    Raises:
        NoGlyphError: A character has no glyph in any bundled face.
    """
    found: list[Line] = []
    for paragraph in _paragraphs(spans):
        right_to_left, pieces = pieces_of(paragraph, setting)
        found += [
            _line(taken, right_to_left, tracking) for taken in _filled(pieces, room, tracking)
        ]
    return tuple(found)


def _paragraphs(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    if not any("\n" in each.text for each in spans):
        yield tuple(spans)
        return
    current: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        current.append(replace(span, text=first))
        for text in others:
            yield tuple(current)
            current = [replace(span, text=text)]
    yield tuple(current)


@lru_cache(maxsize=4096)
def pieces_of(spans: tuple[Span, ...], setting: Setting) -> tuple[bool, tuple[Piece, ...]]:
    """Return a paragraph's direction and its pieces in the order they are read.

    Raises:
        NoGlyphError: A character has no glyph in any bundled face.
    """
    text = "".join(each.text for each in spans)
    if is_simple(text):  # numbers and Latin alone keep their order on a page from right to left
        base = int(bool(setting.right_to_left))
        level_of = [2 * base] * len(text)
    else:
        wanted = None if setting.right_to_left is None else int(setting.right_to_left)
        base, level_of = levels(text, wanted)
    ends = frozenset(breaks(text))
    owner = [span for span in spans for _ in span.text]
    pieces: list[Piece] = []
    start = 0
    faces = _faces(text, owner, setting)
    while start < len(text):
        if UNSEEN.match(text[start]):
            start += 1
            continue
        stop = _stop(text, start, faces, level_of, ends, owner)
        pieces.append(
            Piece(
                shape(text[start:stop], faces[start], bool(level_of[start] % 2), setting.language),
                level_of[start],
                space=text[start] == " ",
                may_end=stop in ends,
                link=owner[start].link,
                color=owner[start].color,
            )
        )
        start = stop
    return bool(base), tuple(pieces)


def _faces(text: str, owner: Sequence[Span], setting: Setting) -> list[Face]:
    found: list[Face] = []
    before: Face | None = None
    bold_before = False
    for character, span in zip(text, owner, strict=True):
        bold = setting.bold or span.bold
        if UNSEEN.match(character) or character in JOINERS:
            found.append(before or _face(" ", bold, setting, None))
            continue
        before = _face(character, bold, setting, before if bold == bold_before else None)
        bold_before = bold
        found.append(before)
    return found


def _face(character: str, bold: bool, setting: Setting, before: Face | None) -> Face:
    found = face_for(character, bold, setting.family, before, setting.arabic)
    if found is None:
        raise NoGlyphError(character)
    return found


def _stop(
    text: str,
    start: int,
    faces: Sequence[Face],
    level_of: Sequence[int],
    ends: frozenset[int],
    owner: Sequence[Span],
) -> int:
    space = text[start] == " "
    stop = start + 1
    while stop < len(text) and stop not in ends:
        same = faces[stop] is faces[start] and level_of[stop] == level_of[start]
        if not same or (text[stop] == " ") != space or owner[stop] is not owner[start]:
            break
        if UNSEEN.match(text[stop]):
            break
        stop += 1
    return stop


def _filled(pieces: Sequence[Piece], room: float, tracking: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each line: as many as have room, spaces aside."""
    line: list[Piece] = []
    used = 0.0
    for chunk in _chunks(pieces):
        wide = _width(chunk, tracking)
        bare = _width(_bare(chunk), tracking)
        if line and used + bare > room:
            yield line
            line, used = [], 0.0
        while bare > room:
            head, chunk = _parted(chunk, room, tracking)
            if not chunk:
                chunk = head
                break
            yield head
            wide, bare = _width(chunk, tracking), _width(_bare(chunk), tracking)
        line.extend(chunk)
        used += wide
    if line or not pieces:
        yield line


def _chunks(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    chunk: list[Piece] = []
    for piece in pieces:
        chunk.append(piece)
        if piece.may_end:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _width(pieces: Sequence[Piece], tracking: float) -> float:
    wide = sum(each.shaped.width for each in pieces)
    return wide + tracking * sum(each.shaped.spaced_count for each in pieces) if tracking else wide


def _bare(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces without the spaces at their end."""
    end = len(pieces)
    while end and pieces[end - 1].space:
        end -= 1
    return pieces[:end]


def _parted(
    pieces: Sequence[Piece], room: float, tracking: float
) -> tuple[list[Piece], list[Piece]]:
    """Return what of an over-long word has room, at least one letter, and the rest of it."""
    head: list[Piece] = []
    left = room
    for number, piece in enumerate(pieces):
        wide = _width([piece], tracking)
        if wide <= left:
            head.append(piece)
            left -= wide
            continue
        fit, rest = _cut(piece, left, tracking, at_least_one=not head)
        return [*head, *fit], [*rest, *pieces[number + 1 :]]
    return head, []


def _cut(
    piece: Piece, room: float, tracking: float, *, at_least_one: bool
) -> tuple[list[Piece], list[Piece]]:
    letters = graphemes(piece.shaped.text)
    count = 0
    for tried in range(1, len(letters)):
        if _width([_part(piece, letters[:tried])], tracking) > room:
            break
        count = tried
    kept = next((n for n in range(count, 0, -1) if letters[n - 1] == NO_BREAK_SPACE), 0)
    count = kept or count  # better between words that should stay together than inside one
    count = max(count, 1) if at_least_one else count
    if count >= len(letters):
        return [piece], []
    head = [_part(piece, letters[:count])] if count else []
    return head, [_part(piece, letters[count:])]


def _part(piece: Piece, letters: Sequence[str]) -> Piece:
    shaped = piece.shaped
    found = shape("".join(letters), shaped.face, shaped.right_to_left, shaped.language)
    return replace(piece, shaped=found)


def graphemes(text: str) -> list[str]:
    """Return the letters of a text, each with the marks, joiners and viramas that hang on it."""
    found: list[str] = []
    for character in text:
        hangs = unicodedata.category(character)[0] == "M" or character in JOINERS
        conjunct = bool(found) and unicodedata.combining(found[-1][-1]) == VIRAMA
        if found and (hangs or conjunct or found[-1][-1] == "\u200d"):
            found[-1] += character
        else:
            found.append(character)
    return found


VIRAMA = 9
"""Canonical combining class of the sign that joins two Indic consonants."""


def _kept_apart(ordered: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces marked where they turn to the left again after a number.

    Never drawn, and read only by programs that take text out of a PDF and order it anew: without
    it they put the space or comma behind a number before it.
    """
    found = list(ordered)
    for at, (piece, before) in enumerate(pairwise(ordered)):
        if not piece.level % 2 or before.space:
            continue
        if not _turns(piece.shaped.text[0]) and not _turns(before.shaped.text[-1]):
            found[at] = replace(piece, shaped=_marked(piece.shaped))
    return tuple(found)


def _turns(character: str) -> bool:
    return bidi_class(character) in ("R", "AL", "NSM")


@lru_cache(maxsize=512)
def _marked(shaped: Shaped) -> Shaped:
    *others, first = shaped.clusters
    said = replace(first, text=first.text + RIGHT_TO_LEFT_MARK)
    return replace(shaped, clusters=(*others, said))


def _line(pieces: Sequence[Piece], right_to_left: bool, tracking: float) -> Line:
    shown = _bare(pieces)
    if right_to_left or any(each.level for each in shown):
        order = visual_order([each.level for each in shown])
        ordered = _kept_apart([shown[index] for index in order])
    else:
        ordered = tuple(
            pieces[: len(shown) + 1]
        )  # a space at the end parts words that are read out
    measures = {each.shaped.face.measures for each in ordered}
    return Line(
        pieces=ordered,
        width=_width(shown, tracking),
        leading=max((each.leading for each in measures), default=0.0),
        ascent=max((each.ascent for each in measures), default=0.0),
        right_to_left=right_to_left,
    )
