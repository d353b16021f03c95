"""Small pictures: characters of Noto Emoji, drawn as glyphs so that they print sharp and grey."""

from collections.abc import Mapping

from reportlab.platypus import Flowable

from planner.errors import UserFacingError
from reports.structure import Element
from reports.text.faces import EMOJI, face
from reports.text.paragraph import Line, Piece
from reports.text.shaping import shape
from reports.theme import Ink

ADVANCE = 1.25
"""Width of a picture's glyph relative to its size, about the same for all of them."""
DROP = 0.12
"""How far below its middle a glyph's baseline lies, relative to its size."""


class Glyph(Flowable):
    """One picture, centred in the room it is given."""

    def __init__(self, character: str, alt: str, size: float) -> None:
        super().__init__()
        self._character, self._alt, self._size = character, alt, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a square of the picture's size, as wide as there is room."""
        del available_height
        self.width, self.height = available_width, self._size * ADVANCE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the glyph."""
        shaped = shape(self._character, face(f"{EMOJI}-Regular"), False, "en")
        piece = Piece(shaped, 0, space=False, may_end=False)
        line = Line((piece,), shaped.width, 1.0, 1.0, right_to_left=False)
        x = (self.width - shaped.width * self._size) / 2
        box = self.canv.box_of(self.width, self.height)
        with self.canv.marked(Element("Figure", alt=self._alt, box=box)):
            self.canv.draw_line(line, x, self._size * DROP * 1.6, self._size, Ink.ACCENT)


class Pictures:
    """The pictures of one sheet by id; the face is opened with the first that is asked for."""

    def __init__(self, glyphs: Mapping[str, str], alts: Mapping[str, str]) -> None:
        self._glyphs, self._alts = glyphs, alts

    def glyph(self, picture: str, size: float) -> Glyph | None:
        """Return a picture, or None where the sheet has none of that id.

        Raises:
            UserFacingError: ``pack.unsupported_text`` where the face lacks the character.
        """
        character = self._glyphs.get(picture, "")
        if not character:
            return None
        if not face(f"{EMOJI}-Regular").has(character):
            raise UserFacingError(
                "pack.unsupported_text", character=character, name=picture, where="picture"
            )
        return Glyph(character, self._alts.get(picture, picture), size)
