"""What a document's parts are, for those who hear it: the structure tree of a tagged PDF.

PDF 1.7 (ISO 32000-1), 14.7 and 14.8. Everything that is drawn is an artifact unless it is marked:
``PackCanvas`` opens and closes the marks, this keeps what they belong to.
"""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

FIRST_LINK = 10_000
"""Keys of links in the tree of parents begin here; pages have those below."""
ROOT, PARENTS = "StructTreeRoot", "StructParents"


@dataclass(eq=False)
class Element:
    """One part of the document.

    Attributes:
        tag: Standard structure type, for example ``P`` or ``TH``.
        language: ISO 639-1 code where it differs from what it stands in, or empty.
        alt: What a figure shows, or empty.
        scope: ``Row`` or ``Column`` of a table's heading, or empty.
        box: A figure's place on its page in points, or None.
        annotation: Page and name of the annotation that a link is, or None.
        kids: Elements, and marked content as page and number, in reading order.
    """

    tag: str
    language: str = ""
    alt: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    annotation: tuple[int, str] | None = None
    kids: "list[Element | tuple[int, int]]" = field(default_factory=list)
    object: "_Raw" = field(init=False)


class Structure:
    """The tree of one document, built while its pages are drawn."""

    def __init__(self) -> None:
        self._root = Element("Document")
        self._open = [self._root]
        self._pages: list[list[Element]] = []
        self._links: list[Element] = []

    def begin(self, element: Element) -> None:
        """Open a part inside the one that is open."""
        self._open[-1].kids.append(element)
        self._open.append(element)

    def end(self) -> None:
        """Close the part opened last; one with nothing in it is dropped, cells aside."""
        closed = self._open.pop()
        if not closed.kids and closed.tag not in ("TD", "TH"):
            self._open[-1].kids.remove(closed)

    def link(self, page: int, name: str) -> int:
        """Put a link into the open part; return the key its annotation names it by."""
        element = Element("Link", annotation=(page, f"Annot.{name}"))
        self._open[-1].kids.append(element)
        self._links.append(element)
        return FIRST_LINK + len(self._links) - 1

    def mark(self, page: int) -> int:
        """Return the number of a new stretch of content of the open part on a page."""
        while len(self._pages) <= page:
            self._pages.append([])
        owners = self._pages[page]
        owners.append(self._open[-1])
        number = len(owners) - 1
        self._open[-1].kids.append((page, number))
        return number

    def write(self, document: PDFDocument, language: str) -> None:
        """Put the tree into the document once its pages are known."""
        numbers: dict[int, int] = {}
        self._number(self._root, document, numbers)
        document.Reference(_Raw(self._parents(numbers)), PARENTS)
        root = numbers[id(self._root)]
        parents = document.idToObjectNumberAndVersion[PARENTS][0]
        document.Reference(
            _Raw(
                f"<< /Type /{ROOT} /K {root} 0 R /ParentTree {parents} 0 R "
                f"/ParentTreeNextKey {FIRST_LINK + len(self._links)} >>"
            ),
            ROOT,
        )
        top = document.idToObjectNumberAndVersion[ROOT][0]
        self._write(self._root, top, document, numbers)
        catalog = document.Catalog
        catalog.StructTreeRoot = PDFObjectReference(ROOT)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Lang = PDFString(language)

    def _number(self, element: Element, document: PDFDocument, numbers: dict[int, int]) -> None:
        """Give every element its object number before any is written: they name each other."""
        name = f"Struct{len(numbers) + 1}"
        element.object = _Raw("")
        document.Reference(element.object, name)
        numbers[id(element)] = document.idToObjectNumberAndVersion[name][0]
        for kid in element.kids:
            if isinstance(kid, Element):
                self._number(kid, document, numbers)

    def _parents(self, numbers: dict[int, int]) -> str:
        pages = [
            f"{page} [{' '.join(f'{numbers[id(each)]} 0 R' for each in owners)}]"
            for page, owners in enumerate(self._pages)
        ]
        links = [
            f"{FIRST_LINK + place} {numbers[id(each)]} 0 R"
            for place, each in enumerate(self._links)
        ]
        return f"<< /Nums [{' '.join([*pages, *links])}] >>"

    def _write(
        self, element: Element, parent: int, document: PDFDocument, numbers: dict[int, int]
    ) -> None:
        own = numbers[id(element)]
        pages = [f"Page{kid[0] + 1}" for kid in element.kids if isinstance(kid, tuple)]
        places = document.idToObjectNumberAndVersion
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{numbers[id(kid)]} 0 R")
                self._write(kid, own, document, numbers)
            else:
                page = places[f"Page{kid[0] + 1}"][0]
                kids.append(f"<< /Type /MCR /Pg {page} 0 R /MCID {kid[1]} >>")
        if element.annotation is not None:
            page, name = element.annotation
            place, link = places[f"Page{page + 1}"][0], places[name][0]
            kids.append(f"<< /Type /OBJR /Pg {place} 0 R /Obj {link} 0 R >>")
        if len(kids) == 1 and pages:
            number = next(kid[1] for kid in element.kids if isinstance(kid, tuple))
            inside = f"/Pg {places[pages[0]][0]} 0 R /K {number}"
        else:
            inside = f"/K [{' '.join(kids)}]" if kids else ""
        element.object.text = (
            f"<< /Type /StructElem /S /{element.tag} /P {parent} 0 R "
            f"{inside}{_attributes(element)} >>"
        )


class _Raw(PDFObject):
    """An object that is already in the words of a PDF."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: object) -> bytes:
        """Return it as it stands (reportlab's name)."""
        return self.text.encode("latin-1")


def _attributes(element: Element) -> str:
    found = ""
    if element.language:
        found += f" /Lang ({element.language})"
    if element.alt:
        found += f" /Alt <feff{element.alt.encode('utf-16-be').hex()}>"
    if element.scope:
        found += f" /A << /O /Table /Scope /{element.scope} >>"
    elif element.box:
        corners = " ".join(f"{each:g}" for each in element.box)
        found += f" /A << /O /Layout /BBox [{corners}] >>"
    return found
