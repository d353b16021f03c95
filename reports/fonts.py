"""The bundled family, and what it can set right.

Until the text engine of a later issue only left-to-right text whose every character has a glyph of
its own is set; anything else is refused with the character and the field, never set wrong.
"""

import unicodedata
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planner.errors import UserFacingError
from resources import path

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})
INVISIBLE = {ord("\u00ad"): None, ord("\t"): " ", ord("\r"): None}


def register() -> None:
    """Make the family known to reportlab, once a process."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in FILES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(path("fonts", file))))


def settable(text: str, where: str) -> str:
    """Return the text ready to be set: composed, without soft hyphens, tabs as spaces.

    Args:
        text: Any text.
        where: Field or key it comes from, for the refusal.

    Raises:
        UserFacingError: ``pack.unsupported_text`` with the first character that cannot be set.
    """
    composed = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    wrong = _first_wrong(composed)
    if wrong is not None:
        raise UserFacingError(
            "pack.unsupported_text",
            character=wrong,
            name=unicodedata.name(wrong, f"U+{ord(wrong):04X}").lower(),
            where=where,
        )
    return composed


@lru_cache(maxsize=4096)
def width(text: str, bold: bool, size: float) -> float:
    """Return the width of a text in points."""
    found: float = pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size)
    return found


@lru_cache(maxsize=4096)
def _first_wrong(text: str) -> str | None:
    register()
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    bold_glyphs = pdfmetrics.getFont(BOLD).face.charToGlyph
    for character in text:
        if character == "\n":
            continue
        stands_alone = unicodedata.category(character) not in ("Mn", "Me", "Cc", "Cf", "Cs", "Co")
        has_glyph = ord(character) in glyphs and ord(character) in bold_glyphs
        ordered = unicodedata.bidirectional(character) in LEFT_TO_RIGHT
        if not (stands_alone and has_glyph and ordered):
            return character
    return None
