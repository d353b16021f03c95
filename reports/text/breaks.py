"""Where a line may end: the Unicode Line Breaking Algorithm (UAX #14, Unicode 15).

With the regular expression for numbers of its section 8.2, example 7, as Unicode's own test has it,
and rules of ours (``TOGETHER``): a range of numbers, such as 0–10 or £5–£10, a number with a dash
for its minus and a number in wide digits are never parted.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise

from resources import path

PLAIN = re.compile("[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f .,;:'’\"“”!?()·•\u2011]*")
"""Text whose lines may end behind spaces only: most of what is printed in Latin letters."""
PLAIN_BREAK = re.compile(r"(?<!\() +(?=[^ .,;:!?)])")
TOGETHER = re.compile(
    r"\d[^\s\d]{0,3}?[\u2012-\u2014\u301c\uff5e-](?=[^\w\s]?\d)"  # 0–10, £5–£10, 5mg–10mg
    r"|\d[^\s\d]{0,3} +(?=[\u2012-\u2014-] +[^\w\s]?\d)"  # "5 –", which " – 10" would make a minus
    r"|(?<!\w)[\u2012\u2013](?=\d)"  # –5
    "|[０-９][．，：／]?(?=[０-９])"
)
"""No line ends inside a match or behind it, though UAX #14 lets it.

A range with spaces may part behind its dash: glued, it would be cut inside a number where it is
wider than its column.
"""
LATER = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}
NO_BREAK_BEFORE = frozenset({"CL", "CP", "EX", "IS", "SY"})
NUMBER = frozenset({"NU", "SY", "IS"})
LETTERS = frozenset({"AL", "HL"})
KOREAN = frozenset({"JL", "JV", "JT", "H2", "H3"})
WIDE = frozenset("FWH")
PAIRS = frozenset(
    [(a, b) for a in ("AL", "HL", "CL", "CP", "EX", "ID", "EB", "EM", "IN", "NU") for b in ("IN",)]
    + [(a, b) for a in ("AL", "HL") for b in ("NU", "AL", "HL", "PR", "PO")]
    + [("NU", "AL"), ("NU", "HL"), ("IS", "AL"), ("IS", "HL"), ("EB", "EM"), ("SY", "HL")]
    + [("PR", b) for b in ("ID", "EB", "EM", "AL", "HL")]
    + [(a, "PO") for a in ("ID", "EB", "EM")]
    + [("PO", "AL"), ("PO", "HL"), ("JL", "JL"), ("JL", "JV"), ("JL", "H2"), ("JL", "H3")]
    + [("JV", "JV"), ("JV", "JT"), ("H2", "JV"), ("H2", "JT"), ("JT", "JT"), ("H3", "JT")]
    + [(a, "PO") for a in KOREAN]
    + [("PR", b) for b in KOREAN]
)
"""Neighbours that never part (LB21b to LB29)."""
COMMON = {
    (a, b): False for a in ("AL", "HL", "ID", "NU", "CL") for b in ("SP", "CM", "CL", "EX", "IS", a)
} | {("ID", "ID"): True, ("CL", "ID"): True}
"""Whether a line may end between the most frequent neighbours, whatever stands around them."""


@lru_cache(maxsize=8192)
def breaks(text: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end, ascending, the end of the text among them.

    Args:
        text: Text of one paragraph: what must break is parted before.
    """
    if PLAIN.fullmatch(text):
        ends = [each.end() for each in PLAIN_BREAK.finditer(text)]
        return (*ends, len(text)) if text else ()
    kept = {
        at for each in TOGETHER.finditer(text) for at in range(each.start() + 1, each.end() + 1)
    }
    return (*(at for at in _Walk(text).ends() if at not in kept), len(text))


@lru_cache(maxsize=8192)
def line_break_class(character: str) -> str:
    """Return a character's Line_Break class, resolved by LB1."""
    starts, names = _table()
    code = ord(character)
    if 0xAC00 <= code < 0xD7A4:
        return "H2" if (code - 0xAC00) % 28 == 0 else "H3"
    name = names[bisect_right(starts, code) - 1]
    if name == "SA":
        return "CM" if unicodedata.category(character) in ("Mn", "Mc") else "AL"
    return LATER.get(name, name)


@cache
def _table() -> tuple[list[int], list[str]]:
    lines = path("text", "line_break.txt").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split() for line in lines]
    return [int(code, 16) for code, _ in pairs], [name for _, name in pairs]


class _Walk:
    """The classes of a text, what each stands behind, and the numbers in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._classes = [line_break_class(each) for each in text]
        own = frozenset(self._classes)
        self._merged = self._classes if own.isdisjoint(("CM", "ZWJ")) else self._with_marks()
        self._numbers = self._numbered() if "NU" in own else [0] * len(text)

    def ends(self) -> list[int]:
        """Return the offsets inside the text at which a line may end."""
        found: list[int] = []
        for at, pair in enumerate(pairwise(self._classes), start=1):
            known = COMMON.get(pair)
            if known or (known is None and self._may_end(at)):
                found.append(at)
        return found

    def _with_marks(self) -> list[str]:
        """Return classes with marks taken as what they stand on (LB9, LB10)."""
        found: list[str] = []
        for name in self._classes:
            if name not in ("CM", "ZWJ"):
                found.append(name)
            elif found and found[-1] not in ("BK", "CR", "LF", "NL", "SP", "ZW"):
                found.append(found[-1])
            else:
                found.append("AL")
        return found

    def _numbered(self) -> list[int]:
        """Return for each place 1 inside a number, 2 behind the bracket that closes it, else 0."""
        found: list[int] = []
        state = 0
        for raw, name in zip(self._classes, self._merged, strict=True):
            if raw in ("CM", "ZWJ") and state:
                pass
            elif name == "NU" or (state == 1 and name in NUMBER):
                state = 1
            elif state == 1 and name in ("CL", "CP"):
                state = 2
            else:
                state = 0
            found.append(state)
        return found

    def _may_end(self, at: int) -> bool:
        """Tell whether a line may end before the character at an offset."""
        before, after = self._classes[at - 1], self._classes[at]
        if before in ("BK", "LF", "NL") or (before == "CR" and after != "LF"):
            return True
        if after in ("BK", "CR", "LF", "NL", "SP", "ZW"):
            return False
        start = at - 1
        while start >= 0 and self._classes[start] == "SP":
            start -= 1
        strong = self._merged[start] if start >= 0 else ""
        if strong == "ZW":
            return True
        if before == "ZWJ" or (after in ("CM", "ZWJ") and before != "SP"):
            return False
        return not self._kept(at, strong, start)

    def _kept(self, at: int, strong: str, start: int) -> bool:
        """Tell whether nothing may part here (LB11 to LB30b)."""
        spaced = self._classes[at - 1] == "SP"
        before, after = self._merged[at - 1], self._merged[at]
        if "WJ" in (before, after) and not (spaced and after != "WJ"):
            return True
        if before == "GL" or (after == "GL" and before not in ("SP", "BA", "HY")):
            return True
        if after in NO_BREAK_BEFORE or strong == "OP":
            return True
        if (strong == "QU" and after == "OP") or (strong in ("CL", "CP") and after == "NS"):
            return True
        if strong == "B2" and after == "B2":
            return True
        if spaced:
            return False
        return self._kept_close(at, before, after, start)

    def _kept_close(self, at: int, before: str, after: str, start: int) -> bool:
        """Tell whether neighbours without a space between them stay together (LB19 to LB30b)."""
        if "QU" in (before, after):
            return True
        if "CB" in (before, after):
            return False
        if after in ("BA", "HY", "NS") or before == "BB":
            return True
        if before in ("HY", "BA") and self._stands_behind(at) == "HL":
            return True
        if after == "IN" or (before, after) in PAIRS:
            return True
        return self._kept_number(at, before, after) or self._kept_last(at, before, after, start)

    def _stands_behind(self, at: int) -> str:
        """Return what stands before the character that a break would follow."""
        place = at - 1
        while place > 0 and self._classes[place] in ("CM", "ZWJ"):
            place -= 1
        return self._merged[place - 1] if place else ""

    def _kept_number(self, at: int, before: str, after: str) -> bool:
        inside = self._numbers[at - 1]
        if inside == 1 and after in NUMBER | {"CL", "CP"}:
            return True
        if inside and after in ("PO", "PR"):
            return True
        if after == "NU":
            return before in ("PO", "PR", "OP", "HY")
        if before in ("PO", "PR") and after in ("OP", "HY"):
            return at + 1 < len(self._merged) and self._next_after(at) == "NU"
        return False

    def _next_after(self, at: int) -> str:
        place = at + 1
        while place < len(self._classes) and self._classes[place] in ("CM", "ZWJ"):
            place += 1
        return self._merged[place] if place < len(self._merged) else ""

    def _kept_last(self, at: int, before: str, after: str, start: int) -> bool:
        words = LETTERS | {"NU"}
        if before in words and after == "OP":
            return not self._is_wide(at)
        if before == "CP" and after in words:
            return not self._is_wide(start)
        if before == after == "RI":
            return self._flags_before(at) % 2 == 1
        return False

    def _is_wide(self, place: int) -> bool:
        while place > 0 and self._classes[place] in ("CM", "ZWJ"):
            place -= 1
        return unicodedata.east_asian_width(self._text[place]) in WIDE

    def _flags_before(self, at: int) -> int:
        count, place = 0, at - 1
        while place >= 0 and self._merged[place] == "RI":
            count += self._classes[place] == "RI"
            place -= 1
        return count
