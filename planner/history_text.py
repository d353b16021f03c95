"""Lines of text that fit their room and stand on nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.history_marks import NO_COLUMN, Align, Face, Letters, Mark, Words

ELLIPSIS = "…"
HYPHEN = "-"
COMPOUND = re.compile(r"[^-]*-|[^-]+")
"""Parts of a compound: a line may be broken behind its hyphen."""
LONG = 10
"""A word with more letters may be parted at the end of a line."""
LEAST_ROOM = 7
"""Narrower than this, in letters, nothing is told in words."""
NO_BREAK = "\u00a0"
WHITE = re.compile(r"[ \t\r\n]+")
"""Where a line may be broken: a no-break space is none of it."""
GAP = 0.4
"""Least distance of two texts side by side, in letters."""
TOLERANCE = 1e-6
PLAIN = Face()
Room = tuple[float, float, float]
"""Left edge, top edge and width of a line."""


def broken(text: str, room: float, letters: Letters, scale: float = 1.0) -> tuple[str, ...]:
    """Return a text in lines of words no wider than the room; a longer word is parted."""
    lines: list[str] = []
    for word in _short_enough(WHITE.split(text.strip()), room, letters, scale):
        joined = f"{lines[-1]} {word}" if lines else ""
        if lines and letters.wide(joined, scale) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def holds(text: str, room: float, letters: Letters, scale: float = 1.0) -> bool:
    """Tell whether no word of a text, long ones aside, is wider than the room."""
    if room < LEAST_ROOM * letters.letter * scale:
        return False
    return all(
        len(part) > LONG or letters.wide(part, scale) <= room
        for word in WHITE.split(text)
        for part in COMPOUND.findall(word)
    )


def shortened(text: str, room: float, letters: Letters, scale: float = 1.0) -> str:
    """Return a text that fits on one line, with an ellipsis where it had to be cut."""
    if letters.wide(text, scale) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if letters.wide(text[:middle].rstrip() + ELLIPSIS, scale) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def _short_enough(
    words: Iterable[str], room: float, letters: Letters, scale: float
) -> Iterator[str]:
    for word in words:
        for part in [word] if letters.wide(word, scale) <= room else COMPOUND.findall(word):
            rest = part
            while rest and letters.wide(rest, scale) > room:
                size = _most(rest, room, letters, scale)
                yield f"{rest[:size]}{HYPHEN}" if size > 1 else rest[:size]
                rest = rest[size:]
            if rest:
                yield rest


def _most(word: str, room: float, letters: Letters, scale: float) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if letters.wide(word[:middle] + HYPHEN, scale) <= room:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(slots=True)
class Sheet:
    """Collects marks. Texts are put where there is room for them, so that none covers another.

    Attributes:
        letters: How text is set.
        marks: What was put so far.
    """

    letters: Letters
    marks: list[Mark] = field(default_factory=list)
    _taken: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)

    def put(self, *marks: Mark) -> None:
        """Add what is no text."""
        self.marks += marks

    def write(self, text: str, box: Room, face: Face = PLAIN, column: int = NO_COLUMN) -> bool:
        """Write a line where nothing else is written, and tell whether there was room."""
        x, y, width = box
        own = self.letters.wide(text, face.scale)
        if not text or own > width + TOLERANCE:
            return False
        words = Words(
            x=x,
            y=y,
            width=width,
            height=self.letters.line * face.scale,
            text=text,
            face=face,
            column=column,
        )
        return self._claim(words, own)

    def lines(
        self, lines: Iterable[str], box: Room, face: Face = PLAIN, column: int = NO_COLUMN
    ) -> None:
        """Write lines one under the other."""
        x, y, width = box
        high = self.letters.line * face.scale
        for at, line in enumerate(lines):
            self.write(line, (x, y + at * high, width), face, column)

    def _claim(self, words: Words, wide: float) -> bool:
        left, right = edges_of(words, wide)
        line, gap = self.letters.line, self.letters.letter * GAP
        top, bottom = words.y, words.y + words.height
        rows = range(int(top // line), int((bottom - TOLERANCE) // line) + 1)
        for each in (other for row in rows for other in self._taken.get(row, ())):
            across = left < each[1] + gap and each[0] < right + gap
            if across and top < each[3] - TOLERANCE and each[2] < bottom - TOLERANCE:
                return False
        for row in rows:
            self._taken.setdefault(row, []).append((left, right, top, bottom))
        self.marks.append(words)
        return True


def edges_of(words: Words, wide: float) -> tuple[float, float]:
    """Return where a line of text begins and ends; ``wide`` is its own width."""
    spare = words.width - wide
    share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[words.face.align]
    left = words.x + spare * share
    return left, left + wide
