"""Faces in a PDF: Type 0 fonts with the glyphs a document uses and the text they stand for.

reportlab's own hooks are used: an object with ``addObjects`` among the document's delayed fonts,
and a name in its dictionary of fonts (pdf.md 1).
"""

import hashlib
from collections.abc import Iterable

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from reports.text.faces import Face
from reports.text.shaping import Shaped

NOT_IN_A_PDF = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "gasp", "meta", "DSIG")
"""Tables a viewer has no use for: glyphs are named by their ids."""
SYMBOLIC = 4
STEM = 80


class Embedded:
    """One face in one document.

    Attributes:
        face: The face.
        name: What the page's content calls it, with its slash.
        plain: Pieces each of whose glyphs alone stands for its text, by identity.
    """

    def __init__(self, face: Face, number: int, document: PDFDocument) -> None:
        self.face = face
        self.name = f"/T{number}"
        self._key = f"T{number}"
        self._texts: dict[int, str] = {}
        self.plain: dict[int, Shaped] = {}
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self._key] = PDFObjectReference(self._key)
        document.delayedFonts.append(self)

    def says(self, glyph: int, text: str) -> bool:
        """Note that a glyph is used; tell whether it alone stands for this text."""
        return self._texts.setdefault(glyph, text) == text

    def addObjects(self, document: PDFDocument) -> None:
        """Write the face when the document is finished (reportlab's name)."""
        glyphs = sorted(self._texts)
        data = subset(self.face, glyphs)
        name = f"{_tag(data)}+{self.face.name}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(name, data, document)),
                "DW": 1000,
                "W": self._widths(glyphs),
                "CIDToGIDMap": PDFName("Identity"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(_to_unicode(self._texts).encode())),
            }
        )
        document.Reference(font, self._key)

    def _descriptor(self, name: str, data: bytes, document: PDFDocument) -> PDFDictionary:
        scale = 1000 / self.face.units
        extents = self.face.font.get_font_extents("ltr")
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": SYMBOLIC,
                "FontBBox": PDFArrayCompact([-500, descent, 2000, ascent]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": round(ascent * 0.7),
                "StemV": STEM,
                "FontFile2": document.Reference(file),
            }
        )

    def _widths(self, glyphs: Iterable[int]) -> str:
        """Return the widths in the words of a PDF: reportlab is slow with many numbers."""
        scale = 1000 / self.face.units
        runs: list[tuple[int, list[str]]] = []
        for glyph in glyphs:
            width = f"{round(self.face.font.get_glyph_h_advance(glyph) * scale, 2):g}"
            if runs and runs[-1][0] + len(runs[-1][1]) == glyph:
                runs[-1][1].append(width)
            else:
                runs.append((glyph, [width]))
        return "[" + " ".join(f"{start} [{' '.join(widths)}]" for start, widths in runs) + "]"


class Faces:
    """The faces of one document, in the order they were first used."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._embedded: dict[str, Embedded] = {}

    def use(self, face: Face) -> Embedded:
        """Return a face as the document has it."""
        found = self._embedded.get(face.name)
        if found is None:
            found = Embedded(face, len(self._embedded) + 1, self._document)
            self._embedded[face.name] = found
        return found


def subset(face: Face, glyphs: Iterable[int]) -> bytes:
    """Return a face's file with some glyphs only, which keep their ids."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_tag_number(each) for each in NOT_IN_A_PDF)
    data: bytes = hb.subset(face.face, wanted).blob.data
    return data


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode(), "big")


def _tag(data: bytes) -> str:
    """Return the six capitals that mark a subset, from what is in it."""
    digest = hashlib.sha256(data).digest()
    return "".join(chr(ord("A") + each % 26) for each in digest[:6])


def _stream(data: bytes) -> PDFStream:
    return PDFStream(content=data, filters=[PDFZCompress])


def _to_unicode(texts: dict[int, str]) -> str:
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>"
        for glyph, text in sorted(texts.items())
        if text
    ]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "".join(f"{len(p)} beginbfchar\n" + "\n".join(p) + "\nendbfchar\n" for p in parts)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
