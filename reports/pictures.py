"""Small pictures: characters of Noto Emoji, drawn as glyphs so that they print sharp and grey."""

from collections.abc import Mapping

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable

from planner.errors import UserFacingError
from reports.theme import ACCENT
from resources import path

FACE = "NotoEmoji"
FILE = "NotoEmoji-Regular.ttf"
ADVANCE = 1.25
"""Width of a picture's glyph relative to its size, about the same for all of them."""
DROP = 0.12
"""How far below its middle a glyph's baseline lies, relative to its size."""


class Glyph(Flowable):
    """One picture, centred in the room it is given."""

    def __init__(self, character: str, size: float) -> None:
        super().__init__()
        self._character, self._size = character, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a square of the picture's size, as wide as there is room."""
        del available_height
        self.width, self.height = available_width, self._size * ADVANCE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the glyph."""
        self.canv.setFillColor(ACCENT)
        self.canv.setFont(FACE, self._size)
        self.canv.drawCentredString(self.width / 2, self._size * DROP * 1.6, self._character)


class Pictures:
    """The pictures of one sheet by id; the face is loaded with the first that is asked for."""

    def __init__(self, glyphs: Mapping[str, str]) -> None:
        self._glyphs = glyphs

    def glyph(self, picture: str, size: float) -> Glyph | None:
        """Return a picture, or None where the sheet has none of that id.

        Raises:
            UserFacingError: ``pack.unsupported_text`` where the face lacks the character.
        """
        character = self._glyphs.get(picture, "")
        if not character:
            return None
        if FACE not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(FACE, str(path("fonts", FILE))))
        if ord(character) not in pdfmetrics.getFont(FACE).face.charToGlyph:
            raise UserFacingError(
                "pack.unsupported_text", character=character, name=picture, where="picture"
            )
        return Glyph(character, size)
