"""The order of text that runs both ways: the Unicode Bidirectional Algorithm (UAX #9).

Levels only; which glyph stands for a mirrored bracket is HarfBuzz's work. Held to every case of
Unicode's BidiCharacterTest.txt (tests/reports/text).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from reports.text.bidi_explicit import EXPLICIT, INITIATORS, STRONG, Explicit, first_strong

ISOLATES = INITIATORS | {"PDI"}
NEUTRAL = frozenset({"B", "S", "WS", "ON"}) | ISOLATES
BLANK = frozenset({"WS"}) | ISOLATES | EXPLICIT
PAIRED = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are canonically the same as others."""
CLOSING = {
    SAME.get(opens, opens): SAME.get(closes, closes)
    for opens, closes in zip(PAIRED[::2], PAIRED[1::2], strict=True)
}
CLOSERS = frozenset(CLOSING.values())
MOST_OPEN = 63
UNASSIGNED = (
    (0x0590, 0x05FF, "R"), (0x0600, 0x07BF, "AL"), (0x07C0, 0x085F, "R"), (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"), (0xFB1D, 0xFB4F, "R"), (0xFB50, 0xFDCF, "AL"), (0xFDD0, 0xFDEF, "BN"),
    (0xFDF0, 0xFDFF, "AL"), (0xFE70, 0xFEFF, "AL"), (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"), (0x10D40, 0x10EBF, "R"), (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"), (0x10F30, 0x10F6F, "AL"), (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"), (0x1EC70, 0x1ECBF, "AL"), (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"), (0x1ED50, 0x1EDFF, "R"), (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)  # fmt: skip
"""Classes of what is not assigned (DerivedBidiClass.txt); everything else is L."""
TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff\u061c]"
)


def is_simple(text: str) -> bool:
    """Tell whether no character can lead to a right-to-left level."""
    return TURNING.search(text) is None


@lru_cache(maxsize=4096)
def bidi_class(character: str) -> str:
    """Return a character's Bidi_Class."""
    found = unicodedata.bidirectional(character)
    if found:
        return found
    code = ord(character)
    return next((name for low, high, name in UNASSIGNED if low <= code <= high), "L")


def levels(text: str, base: int | None) -> tuple[int, list[int]]:
    """Return a paragraph's level and the level of each of its characters.

    Args:
        text: One paragraph.
        base: 0 from left to right, 1 from right to left, None for that of its first strong letter.

    Returns:
        The paragraph's level, and a level a character after rule I2. Characters that rule X9
        removes have the level of the one before them.
    """
    classes = [bidi_class(each) for each in text]
    matches = _matching_isolates(classes)
    if base is None:
        base = first_strong(classes, matches, 0, len(classes))
        base = 0 if base is None else base
    found, overrides = Explicit(classes, matches, base).walked()
    changed = [override or name for override, name in zip(overrides, classes, strict=True)]
    kept = [number for number, name in enumerate(classes) if name not in EXPLICIT]
    explicit = list(found)
    for run in _sequences(kept, classes, found, matches):
        edges = _edges(run, kept, classes, explicit, base, matches)
        _Sequence(text, classes, changed, run, explicit[run[0]], edges).resolve(found)
    before = base
    for number, name in enumerate(classes):
        if name in EXPLICIT:
            found[number] = before
        before = found[number]
    return base, found


def reset_line(text: str, found: Sequence[int], base: int, start: int, end: int) -> list[int]:
    """Return the levels of a line by rule L1: blanks at its end and separators are the base's."""
    line = list(found[start:end])
    blank = True
    for number in range(end - 1, start - 1, -1):
        name = bidi_class(text[number])
        if name in ("B", "S"):
            line[number - start] = base
            blank = True
        elif name in BLANK:
            if blank:
                line[number - start] = base
        else:
            blank = False
    return line


def visual_order(found: Sequence[int]) -> list[int]:
    """Return indices from left to right by rule L2."""
    order = list(range(len(found)))
    if not found:
        return order
    odd = [each for each in found if each % 2]
    for level in range(max(found), (min(odd) if odd else max(found) + 1) - 1, -1):
        start = 0
        while start < len(order):
            if found[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return where each isolate that is closed ends (BD9)."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for number, name in enumerate(classes):
        if name in INITIATORS:
            open_.append(number)
        elif name == "PDI" and open_:
            found[open_.pop()] = number
        elif name == "B":
            open_.clear()
    return found


def _sequences(
    kept: Sequence[int], classes: Sequence[str], found: Sequence[int], matches: dict[int, int]
) -> list[list[int]]:
    """Return the isolating run sequences (BD13)."""
    runs: list[list[int]] = []
    for number in kept:
        if runs and found[runs[-1][-1]] == found[number]:
            runs[-1].append(number)
        else:
            runs.append([number])
    closers = {end: start for start, end in matches.items()}
    by_first = {run[0]: run for run in runs}
    sequences: list[list[int]] = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in closers:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in INITIATORS and sequence[-1] in matches:
            sequence += by_first[matches[sequence[-1]]]
        sequences.append(sequence)
    return sequences


def _edges(
    run: Sequence[int],
    kept: Sequence[int],
    classes: Sequence[str],
    found: Sequence[int],
    base: int,
    matches: dict[int, int],
) -> tuple[str, str]:
    """Return the directions before and after a sequence (X10)."""
    level = found[run[0]]
    at = bisect_left(kept, run[0])
    before = found[kept[at - 1]] if at else base
    last = run[-1]
    after = base
    if not (classes[last] in INITIATORS and last not in matches):
        at = bisect_left(kept, last)
        after = found[kept[at + 1]] if at + 1 < len(kept) else base
    return _direction(max(level, before)), _direction(max(level, after))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


class _Sequence:
    """One isolating run sequence: weak types, brackets, neutrals, levels."""

    def __init__(
        self,
        text: str,
        classes: Sequence[str],
        changed: Sequence[str],
        run: Sequence[int],
        level: int,
        edges: tuple[str, str],
    ) -> None:
        self._text, self._run, self._level = text, run, level
        self._first, self._last = edges
        self._own = _direction(level)
        self._original = [classes[number] for number in run]
        self._types = [changed[number] for number in run]

    def resolve(self, found: list[int]) -> None:
        """Put the resolved levels in their places."""
        self._weak()
        self._separators()
        self._terminators()
        self._pairs()
        self._neutral()
        for name, number in zip(self._types, self._run, strict=True):
            found[number] = self._level + STEPS[self._level % 2][name]

    def _weak(self) -> None:
        """Apply W1 to W3."""
        before, strong = self._first, self._first
        for at, name in enumerate(self._types):
            if name == "NSM":
                name = "ON" if before in ISOLATES else before
            elif name == "EN" and strong == "AL":
                name = "AN"
            if name == "EN" and strong == "AL":
                name = "AN"
            if name in STRONG:
                strong = name
            before = name
            self._types[at] = name
        self._types = ["R" if name == "AL" else name for name in self._types]

    def _separators(self) -> None:
        """Apply W4: one separator between two numbers of a kind is part of them."""
        types = self._types
        for at in range(1, len(types) - 1):
            both = types[at - 1] if types[at - 1] == types[at + 1] else ""
            if (types[at] in ("ES", "CS") and both == "EN") or (types[at] == "CS" and both == "AN"):
                types[at] = both

    def _terminators(self) -> None:
        """Apply W5 to W7."""
        types = self._types
        at = 0
        while at < len(types):
            end = at
            while end < len(types) and types[end] == "ET":
                end += 1
            if end > at:
                beside = (at and types[at - 1] == "EN") or (end < len(types) and types[end] == "EN")
                types[at:end] = ["EN" if beside else "ON"] * (end - at)
            at = max(end, at + 1)
        strong = self._first
        for at, name in enumerate(types):
            if name in ("ES", "CS"):
                types[at] = "ON"
            elif name == "EN" and strong == "L":
                types[at] = "L"
            elif name in ("L", "R"):
                strong = name

    def _pairs(self) -> None:
        """Apply N0: both brackets of a pair take one direction."""
        for start, end in self._bracket_pairs():
            inside = {_strong(name) for name in self._types[start + 1 : end]} - {""}
            if self._own in inside:
                self._set_pair(start, end, self._own)
            elif inside:
                before = next(
                    (_strong(n) for n in reversed(self._types[:start]) if _strong(n)), self._first
                )
                self._set_pair(start, end, before if before != self._own else self._own)

    def _set_pair(self, start: int, end: int, direction: str) -> None:
        for place in (start, end):
            self._types[place] = direction
            following = place + 1
            while following < len(self._types) and self._original[following] == "NSM":
                self._types[following] = direction
                following += 1

    def _bracket_pairs(self) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        open_: list[tuple[str, int]] = []
        for at, name in enumerate(self._types):
            sign = self._text[self._run[at]]
            sign = SAME.get(sign, sign)
            if name != "ON":
                continue
            if sign in CLOSING:
                if len(open_) == MOST_OPEN:
                    return []
                open_.append((CLOSING[sign], at))
            elif sign in CLOSERS:
                place = next((n for n in range(len(open_) - 1, -1, -1) if open_[n][0] == sign), -1)
                if place >= 0:
                    pairs.append((open_[place][1], at))
                    del open_[place:]
        return sorted(pairs)

    def _neutral(self) -> None:
        """Apply N1 and N2: neutrals between two of a direction take it, others the embedding's."""
        types = self._types
        at = 0
        while at < len(types):
            end = at
            while end < len(types) and types[end] in NEUTRAL:
                end += 1
            if end > at:
                before = _strong(types[at - 1]) if at else self._first
                after = _strong(types[end]) if end < len(types) else self._last
                types[at:end] = [before if before == after else self._own] * (end - at)
            at = max(end, at + 1)


STEPS = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"R": 0, "L": 1, "AN": 1, "EN": 1})
"""How much a resolved type adds to an even and to an odd level (I1, I2)."""


def _strong(name: str) -> str:
    """Return a type's direction as N0 to N2 see it: numbers count as right to left."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(name, "")
