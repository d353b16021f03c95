"""reportlab's canvas with what a pack needs: our faces, our colours, direction, and tags."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import PATH_OPS, Canvas

from planner.pack import UnreadMark
from reports.form_fields import FormFields
from reports.structure import Element, Structure
from reports.text.embedding import Faces
from reports.text.paragraph import UNSEEN, Line
from reports.text.setting import line_code
from reports.theme import CALM, Ink, Palette

ARTIFACT = "/Artifact BMC"
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
PRINTED = 4
"""Flag of an annotation that is printed with its page."""


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """Return a number as reportlab writes it: its rounding is slow, and most places come again."""
    written: str = fp_str(value)
    return written


def _links(line: Line, size: float, tracking: float) -> Iterator[tuple[str, float, float]]:
    """Yield where a line leads: the link, and its edges from the line's left end in points."""
    if not any(piece.link for piece in line.pieces):
        return
    at = 0.0
    for piece in line.pieces:
        wide = (piece.shaped.width + tracking * piece.shaped.spaced_count) * size
        if piece.link:
            yield piece.link, at, at + wide
        at += wide


def _metadata(title: str) -> PDFStream:
    """Return the title as XMP, where newer programs look for it; nobody is named there."""
    text = XMP.format(title=escape(title))
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(kind), text.encode())


class PackCanvas(Canvas):
    """A canvas that draws text by ``reports.text`` only: reportlab's own text is never used.

    What is drawn is an artifact (a rule, a frame) unless it stands within ``marked``.

    Attributes:
        palette: Colours of the document.
        right_to_left: Direction of its pages.
        language: ISO 639-1 code of the document.
        unread: Where something stands that its reader cannot read.
        fields: Where it is filled in on a computer, else None.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        self._artifact_open = False
        super().__init__(*args, **kwargs)
        self.palette: Palette = CALM
        self.right_to_left = False
        self.language = "en"
        self.unread: list[UnreadMark] = []
        self.fields: FormFields | None = None
        self._faces = Faces(self._doc)
        self._structure = Structure()
        self._parts = self._made_links = 0
        self._tagging = True
        self._kept: list[dict[str, object]] = []
        self._open_artifact()

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:
        """Do nothing: tables ask for a font of their own, which would be listed unembedded."""

    def translate(self, dx: float, dy: float) -> None:
        """Move the origin."""
        if self._code and self._code[-1].endswith(" cm"):
            super().translate(dx, dy)
            return
        a, b, c, d, e, f = self.__dict__["_currentMatrix"]
        self.__dict__["_currentMatrix"] = (a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f)
        self._code.append(f"1 0 0 1 {_number(dx)} {_number(dy)} cm")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        start, end = f"{_number(x1)} {_number(y1)}", f"{_number(x2)} {_number(y2)}"
        self._code.append(f"n {start} m {end} l S")

    def rect(
        self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0
    ) -> None:
        """Draw a rectangle, outlined, filled or both."""
        place = " ".join(_number(each) for each in (x, y, width, height))
        paint = PATH_OPS[stroke, fill, self._fillMode]
        self._code.append(f"n {place} re {paint}")

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:
        """Keep the page until the number of pages is known."""
        self._close_artifact()
        self._kept.append(dict(self.__dict__))
        self._startPage()
        self._open_artifact()

    def save(self) -> None:
        """Head the kept pages and write the file."""
        kept, self._kept = self._kept, []
        for number, state in enumerate(kept, start=1):
            self.__dict__.update(state)
            self._open_artifact()
            self.head(number, len(kept))
            self._close_artifact()
            super().showPage()
            page = self._doc.idToObject[f"Page{number}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number - 1
            page.Tabs = PDFName("S")
        self._structure.write(self._doc, self.language)
        self._doc.Catalog.Metadata = self._doc.Reference(_metadata(self._doc.info.title))
        self._doc.SaveToFile(self._filename, self)

    def head(self, page: int, pages: int) -> None:
        """Draw what stands on every page; a document fills this in."""

    @property
    def page_index(self) -> int:
        """Number of the page that is drawn, from 0."""
        return len(self._kept)

    @contextmanager
    def part(self, element: Element) -> Iterator[None]:
        """Open a part of the structure for what is drawn inside."""
        self._structure.begin(element)
        try:
            yield
        finally:
            self._structure.end()

    def begin_part(self, element: Element) -> None:
        """Open a part; for callbacks that cannot use ``part``."""
        self._structure.begin(element)

    def end_part(self) -> None:
        """Close the part opened last."""
        self._structure.end()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Draw the content of a part of its own."""
        if not self._tagging:
            yield
            return
        with self.part(element):
            number = self._structure.mark(self.page_index)
            self._close_artifact()
            self._code.append(f"/{element.tag} <</MCID {number}>> BDC")
            try:
                yield
            finally:
                self._code.append("EMC")
                self._open_artifact()

    @contextmanager
    def untagged(self) -> Iterator[None]:
        """Draw text that is no part of the structure, such as the line on top of a page."""
        self._tagging = False
        try:
            yield
        finally:
            self._tagging = True

    def draw_line(
        self, line: Line, x: float, y: float, size: float, ink: Ink, tracking: float = 0.0
    ) -> None:
        """Draw a line of text from its left end; ``y`` is its baseline."""
        color = self.palette.of(ink)
        self.setFillColor(color)
        self._code.append(line_code(line, self._faces, x, y, size, tracking, color.rgb()))
        for link, left, right in _links(line, size, tracking):
            self._link(link, (x + left, y - size * 0.25), (x + right, y + size * 0.8))

    def _link(self, link: str, low: tuple[float, float], high: tuple[float, float]) -> None:
        """Make a place that leads somewhere on a screen; ``Contents`` says where."""
        self._made_links += 1
        name = f"Link{self._made_links}"
        entries: dict[str, object] = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([*self.absolutePosition(*low), *self.absolutePosition(*high)]),
            "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link)}),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(link),
            "F": PRINTED,
        }
        if self._tagging:
            entries["StructParent"] = self._structure.link(self.page_index, name)
        self._addAnnotation(PDFDictionary(entries), name)

    def pen(self, width: float, ink: Ink = Ink.LINE) -> None:
        """Choose how lines are drawn from now on; ``width`` is in points."""
        self.setStrokeColor(self.palette.of(ink))
        self.setLineWidth(width * self.palette.stroke)

    def list_part(self, title: str) -> None:
        """List a part of the document among its bookmarks, where it begins."""
        self._parts += 1
        key = f"part{self._parts}"
        self.bookmarkPage(key)
        self.addOutlineEntry(UNSEEN.sub("", title), key)

    def box_of(
        self, width: float, height: float, x: float = 0.0, y: float = 0.0
    ) -> tuple[float, float, float, float]:
        """Return where a flowable of this size stands on its page: left, bottom, right, top."""
        left, bottom = self.absolutePosition(x, y)
        return (
            round(left, 1), round(bottom, 1), round(left + width, 1), round(bottom + height, 1)
        )  # fmt: skip

    def note_unread(self, width: float, height: float, x: float, y: float) -> None:
        """Note that what a flowable says cannot be read by its reader."""
        left, bottom, right, top = self.box_of(width, height, x, y)
        self.unread.append(UnreadMark(self.page_index, left, bottom, right - left, top - bottom))

    def _open_artifact(self) -> None:
        if not self._artifact_open:
            self._code.append(ARTIFACT)
            self._artifact_open = True

    def _close_artifact(self) -> None:
        if self._artifact_open:
            if self._code and self._code[-1] == ARTIFACT:
                self._code.pop()
            else:
                self._code.append("EMC")
            self._artifact_open = False
