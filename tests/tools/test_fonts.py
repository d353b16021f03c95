"""The bundled fonts hold what screens and packs need."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from tools.make_fonts import TARGET, WANTED

FACES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")

NAMES = "Nguyễn Thị Ánh Şeyma Öztürk Wałęsa Țepeș Hőgyészi Ọláyínká Ɓello Иванов Ђорђе Αθηνά Þóra ẞ"
MARKS = "\u00a0\u2011\u2013\u2014‘’“”…•·€£₹₺№½¼¾²×÷±°"


@pytest.mark.parametrize("face", FACES)
def test_a_face_holds_every_letter_it_should(face: str) -> None:
    glyphs = TTFontFile(str(TARGET / face)).charToGlyph
    assert [c for c in WANTED + NAMES + MARKS if not glyphs.get(ord(c))] == []


@pytest.mark.parametrize(("face", "style"), [(FACES[0], "Regular"), (FACES[1], "Bold")])
def test_a_face_says_what_it_is(face: str, style: str) -> None:
    font = TTFontFile(str(TARGET / face))
    assert (font.familyName, font.styleName) == (b"Noto Sans", style.encode())


@pytest.mark.parametrize("face", FACES)
def test_a_face_stays_small(face: str) -> None:
    assert (TARGET / face).stat().st_size < 500_000


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (TARGET / "OFL.txt").read_text(encoding="utf-8")
