"""The bundled faces, and which of them sets which character.

A face is opened when a text first needs it, so that a pack in English never pays for Chinese.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

import uharfbuzz as hb

from resources import path


class Family(StrEnum):
    """The faces for Latin letters that differ by wish."""

    SANS = "sans"
    LEGIBLE = "legible"


@dataclass(frozen=True, slots=True)
class Measures:
    """How far a face's letters reach from the baseline, as a share of the size.

    Attributes:
        ascent: Above it.
        descent: Below it.
    """

    ascent: float
    descent: float

    @property
    def leading(self) -> float:
        """The least height of a line in which two lines do not touch."""
        return self.ascent + self.descent


LATIN = Measures(0.72, 0.0)
"""Cap height alone: the leading of a style has the room for accents and descenders."""
TALL = Measures(0.95, 0.42)
NASTALIQ = Measures(1.45, 0.95)
MEASURES = {
    "NotoNaskhArabic": Measures(1.0, 0.5),
    "NotoNastaliqUrdu": NASTALIQ,
    "NotoSansBengali": TALL,
    "NotoSansGujarati": TALL,
    "NotoSansGurmukhi": TALL,
    "NotoSansDevanagari": TALL,
    "NotoSansTamil": TALL,
    "NotoSansEthiopic": Measures(0.9, 0.3),
    "NotoSansSC": Measures(0.9, 0.25),
}
ONE_WEIGHT = frozenset({"NotoSansSC", "NotoEmoji"})
SANS = "NotoSans"
LEGIBLE = "AtkinsonHyperlegible"
EMOJI = "NotoEmoji"
SPACED = frozenset({SANS, LEGIBLE})
"""Families whose letters may stand further apart; others join theirs, and would come apart."""
NASKH = "NotoNaskhArabic"
NASTALIQ_FAMILY = "NotoNastaliqUrdu"
BLOCKS = (
    (0x0000, SANS),
    (0x0600, NASKH),
    (0x0700, SANS),
    (0x0750, NASKH),
    (0x0780, SANS),
    (0x08A0, NASKH),
    (0x0900, "NotoSansDevanagari"),
    (0x0964, "NotoSansDevanagari"),  # dandas, which stay in the face of what they end
    (0x0966, "NotoSansDevanagari"),
    (0x0980, "NotoSansBengali"),
    (0x0A00, "NotoSansGurmukhi"),
    (0x0A80, "NotoSansGujarati"),
    (0x0B00, SANS),
    (0x0B80, "NotoSansTamil"),
    (0x0C00, SANS),
    (0x1200, "NotoSansEthiopic"),
    (0x1400, SANS),
    (0x1CD0, "NotoSansDevanagari"),
    (0x1D00, SANS),
    (0x2D80, "NotoSansEthiopic"),
    (0x2DE0, SANS),
    (0x2E80, "NotoSansSC"),
    (0xA000, SANS),
    (0xA8E0, "NotoSansDevanagari"),
    (0xA900, SANS),
    (0xAB00, "NotoSansEthiopic"),
    (0xAB30, SANS),
    (0xFB50, NASKH),
    (0xFE00, SANS),
    (0xFE30, "NotoSansSC"),
    (0xFE70, NASKH),
    (0xFEFF, SANS),
    (0xFF00, "NotoSansSC"),
    (0xFFF0, SANS),
    (0x1F000, EMOJI),
    (0x20000, "NotoSansSC"),
)
"""Where the faces take turns: first character of a stretch, and its family."""
STARTS = [start for start, _ in BLOCKS]
FALLBACKS = (SANS, "NotoSansSC", EMOJI)
"""For signs that the family itself does not have, such as arrows, boxes and pictures."""


class Face:
    """One font file, open for shaping.

    Attributes:
        name: Of the file, without its ending.
        family: Name without the weight.
        measures: How far its letters reach.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.family = name.partition("-")[0]
        self.measures = MEASURES.get(self.family, LATIN)
        self.face = hb.Face(hb.Blob.from_file_path(str(path("fonts", f"{name}.ttf"))))
        self.font = hb.Font(self.face)
        self.units: int = self.face.upem

    def __repr__(self) -> str:
        return f"Face({self.name})"

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points it has a glyph for."""
        return frozenset(self.face.unicodes)

    def has(self, character: str) -> bool:
        """Tell whether it has a glyph for a character."""
        return self.font.get_nominal_glyph(ord(character)) is not None


@cache
def face(name: str) -> Face:
    """Return a face by the name of its file without the ending."""
    return Face(name)


def weighted(family: str, bold: bool) -> Face:
    """Return a family's face of a weight; the regular one where it has only that."""
    heavy = bold and family not in ONE_WEIGHT
    return face(f"{family}-Bold" if heavy else f"{family}-Regular")


def latin(family: Family) -> str:
    """Return the family that sets Latin letters."""
    return LEGIBLE if family is Family.LEGIBLE else SANS


@lru_cache(maxsize=8192)
def face_for(
    character: str, bold: bool, family: Family, before: Face | None, arabic: str = NASKH
) -> Face | None:
    """Return the face that sets a character, or None where no bundled face has it.

    Args:
        character: One character.
        bold: The weight wanted.
        family: The wish for Latin letters.
        before: The face of the text before it: signs and digits that belong to no script stay in it
            where it has them, so that a sentence does not change its face in the middle. Those
            of the pictures are left: their spaces and digits are as wide as pictures.
        arabic: The family that sets Arabic letters.
    """
    stays = before is not None and before.family != EMOJI and before.has(character)
    if stays and is_shared(character):
        return before
    stretch = BLOCKS[bisect_right(STARTS, ord(character)) - 1][1]
    own = {SANS: latin(family), NASKH: arabic}.get(stretch, stretch)
    for each in dict.fromkeys((own, *FALLBACKS)):
        found = weighted(each, bold)
        if found.has(character):
            return found
    return None


@lru_cache(maxsize=8192)
def is_shared(character: str) -> bool:
    """Tell whether a character belongs to no script of its own: signs, digits, spaces, marks."""
    return unicodedata.category(character)[0] != "L" and character < "\U0001f000"
