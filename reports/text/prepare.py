"""Text made ready to be set: composed, without what is never drawn, numbers kept in their order."""

import re
import unicodedata
from functools import lru_cache

from planner.errors import UserFacingError
from reports.text.bidi import bidi_class, is_simple
from reports.text.faces import Family, face_for
from reports.text.paragraph import JOINERS, UNSEEN

LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
LEFT_TO_RIGHT_MARK = "\u200e"
STRONG = frozenset({"L", "R", "AL"})
DROPPED = re.compile("[\u00ad\r\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Soft hyphens and the signs that vary a picture: skin, colour, flags of regions."""
JOINED_PICTURES = re.compile("(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\u200d")
LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f@"
WORD = rf"(?:\(\d+\)|[+#£€$]){{0,4}}[{LATIN}](?:[{LATIN}._%+'’&-]*[{LATIN}%+&])?(?:(?<=\b[A-Z])\.)?"
"""Its last stop belongs to it only behind an initial; else it ends the sentence."""
ORDERED = re.compile(rf"{WORD}(?:[ \u00a0./:,&\u2013-]+{WORD})*")
"""Latin words, numbers and what stands between them: names, telephones, ranges, addresses."""
EITHER_LATIN = (Family.SANS, Family.LEGIBLE)


@lru_cache(maxsize=8192)
def prepared(text: str, where: str) -> str:
    """Return a text ready to be set.

    In text from right to left, telephone numbers, ranges, scores and names in Latin letters are
    isolated from left to right: else their groups would change places (pdf.md 1).

    Args:
        text: Any text.
        where: Field or key it comes from, for the refusal.

    Raises:
        UserFacingError: ``pack.unsupported_text`` with the first character no bundled face has.
    """
    composed = unicodedata.normalize("NFC", text).replace("\t", " ")
    composed = JOINED_PICTURES.sub("", DROPPED.sub("", composed))
    for character in dict.fromkeys(composed):
        if not _can_be_set(character):
            raise UserFacingError(
                "pack.unsupported_text",
                character=character,
                name=unicodedata.name(character, f"U+{ord(character):04X}").lower(),
                where=where,
            )
    if is_simple(composed):
        return composed
    return ORDERED.sub(rf"{LEFT_TO_RIGHT_ISOLATE}\g<0>{POP_ISOLATE}", composed)


@lru_cache(maxsize=8192)
def prepared_as_typed(text: str, where: str) -> str:
    """Return a text ready to be set, each line of which goes by its own first letter.

    What ``prepared`` isolates does not count for the direction of a line (UAX #9, P2): a line that
    begins from left to right says so by a mark, else one foreign letter in it turned all of it.

    Raises:
        UserFacingError: As ``prepared``.
    """
    done = prepared(text, where)
    if LEFT_TO_RIGHT_ISOLATE not in done:
        return done
    return "\n".join(_led(line) for line in done.split("\n"))


def _led(line: str) -> str:
    first = next((found for each in line if (found := bidi_class(each)) in STRONG), "")
    return f"{LEFT_TO_RIGHT_MARK}{line}" if first == "L" else line


@lru_cache(maxsize=8192)
def _can_be_set(character: str) -> bool:
    if character == "\n" or character in JOINERS or UNSEEN.match(character):
        return True
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return False
    return all(
        face_for(character, bold, family, None) is not None
        for bold in (False, True)
        for family in EITHER_LATIN
    )
