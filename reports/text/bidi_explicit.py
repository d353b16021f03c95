"""The first half of the Unicode Bidirectional Algorithm: explicit levels (UAX #9, P2 to X8)."""

from collections.abc import Sequence

MAX_DEPTH = 125
STRONG = frozenset({"L", "R", "AL"})
EXPLICIT = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
"""Removed by rule X9; they are given the level of what stands before them."""
INITIATORS = frozenset({"LRI", "RLI", "FSI"})


def first_strong(
    classes: Sequence[str], matches: dict[int, int], start: int, end: int
) -> int | None:
    """Return the level of the first strong letter outside isolates (P2, P3)."""
    at = start
    while at < end:
        name = classes[at]
        if name in STRONG:
            return 0 if name == "L" else 1
        if name in INITIATORS:
            at = matches.get(at, end)
        at += 1
    return None


class Explicit:
    """Explicit levels and overrides (X1 to X8)."""

    def __init__(self, classes: Sequence[str], matches: dict[int, int], base: int) -> None:
        self._classes, self._matches, self._base = classes, matches, base
        self._begin()

    def _begin(self) -> None:
        self._stack: list[tuple[int, str, bool]] = [(self._base, "", False)]
        self._lost_isolates = self._lost_embeddings = self._open_isolates = 0

    def walked(self) -> tuple[list[int], list[str]]:
        """Return a level and an override a character."""
        levels_: list[int] = []
        overrides: list[str] = []
        for number, name in enumerate(self._classes):
            if name == "PDI":
                self._close_isolate()
            level, override, _ = self._stack[-1]
            if name == "B":
                level, override = self._base, ""
                self._begin()
            levels_.append(level)
            overrides.append("" if name in EXPLICIT else override)
            if name in INITIATORS:
                self._open(number, name)
            elif name in ("RLE", "LRE", "RLO", "LRO"):
                self._embed(name)
            elif name == "PDF":
                self._close_embedding()
        return levels_, overrides

    def _next(self, *, odd: bool) -> int:
        level = self._stack[-1][0]
        return level + 1 + int((level % 2 == 1) == odd)

    def _has_room(self, level: int) -> bool:
        return level <= MAX_DEPTH and not self._lost_isolates and not self._lost_embeddings

    def _open(self, number: int, name: str) -> None:
        odd = name == "RLI"
        if name == "FSI":
            end = self._matches.get(number, len(self._classes))
            odd = first_strong(self._classes, self._matches, number + 1, end) == 1
        level = self._next(odd=odd)
        if self._has_room(level):
            self._open_isolates += 1
            self._stack.append((level, "", True))
        else:
            self._lost_isolates += 1

    def _embed(self, name: str) -> None:
        level = self._next(odd=name[0] == "R")
        if self._has_room(level):
            self._stack.append((level, name[0] if name[2] == "O" else "", False))
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def _close_isolate(self) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._open_isolates:
            self._lost_embeddings = 0
            while not self._stack[-1][2]:
                self._stack.pop()
            self._stack.pop()
            self._open_isolates -= 1

    def _close_embedding(self) -> None:
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()
