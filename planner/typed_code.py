"""Whether what somebody typed or scanned is a pack code, so far or already."""

from dataclasses import dataclass
from enum import StrEnum

from planner.pack_code import LENGTH, PREFIX, is_valid, tidy

MARKS = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u2212_.\t\u00a0")
"""What people, printers and scanners put between the groups."""
WHOLE = LENGTH + 1


class Typed(StrEnum):
    """What a typed text is as a code."""

    NONE = "none"
    BEGUN = "begun"
    WRONG = "wrong"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class CodeTyped:
    """A text read as a pack code.

    Attributes:
        kind: No code, one begun, one with something wrong in it, or a whole one.
        code: The code as it is printed, where it is whole; else empty.
        marked: True where it was typed with its ``PK``, so that it can be nothing else.
    """

    kind: Typed
    code: str = ""
    marked: bool = False


NO_CODE = CodeTyped(Typed.NONE)


def read_code(text: str) -> CodeTyped:
    """Return what a text is as a pack code; any marks, any case, with or without ``PK``."""
    bare = "".join(each for each in text if each not in MARKS).upper()
    if not bare.isascii() or not bare.isalnum():
        return NO_CODE
    code = tidy(bare)
    marked = bare.startswith(PREFIX) and len(bare) > WHOLE
    if is_valid(code) and len(bare) in (WHOLE, WHOLE + len(PREFIX)):
        return CodeTyped(Typed.WHOLE, code, marked)
    if bare.startswith(PREFIX) and _meant(text):
        kind = Typed.BEGUN if len(bare) < WHOLE + len(PREFIX) else Typed.WRONG
        return CodeTyped(kind, marked=True)
    mixed = not bare.isalpha() and not bare.isdigit()
    return CodeTyped(Typed.WRONG) if len(bare) == WHOLE and mixed else NO_CODE


def _meant(text: str) -> bool:
    """Tell a code from a name that begins with PK: it has a mark after that, or a digit."""
    after = text.strip()[len(PREFIX) :]
    return any(each in MARKS or each.isdigit() for each in after)
