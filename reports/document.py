"""The document: pages upright or wide, each headed by person, code and page n of m."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from planner.errors import UserFacingError
from planner.patients import PrintSize
from reports.fonts import BOLD, REGULAR, width
from reports.theme import ACCENT, INK, LINE, MARGIN, QUIET, THEMES
from reports.wording import Wording

BOTTOM = MARGIN * 0.8
FIRST, UPRIGHT, WIDE = "first", "upright", "wide"


class Heading:
    """The line on top of every page: the wrong person's pack must be seen at once.

    A name too long for the line is shortened here with an ellipsis; the plan page has it whole.
    """

    def __init__(
        self, person: str, code: str, print_size: PrintSize, words: Wording, made_up: str = ""
    ) -> None:
        self._words = words
        self._style = THEMES[print_size].small
        self._person = person.replace("\n", " ")
        self._code = code.replace(" ", "\u00a0")
        self._made_up = made_up

    @property
    def height(self) -> float:
        """Room it takes in points, made-up mark included."""
        return self._style.leading * (2 if self._made_up else 1) + 10

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw it on a page."""
        page_width, page_height = canvas._pagesize  # noqa: SLF001 (no public reading of it)
        size = self._style.size
        y = page_height - MARGIN + 2
        right = self._words.words("pack.page", page=page, pages=pages)
        right = f"{self._code}   {right}" if self._code else right
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, size)
        canvas.drawRightString(page_width - MARGIN, y, right)
        room = page_width - 2 * MARGIN - width(right, False, size) - 16
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, size)
        canvas.drawString(MARGIN, y, shortened(self._person, size, room))
        if self._made_up:
            y -= self._style.leading
            canvas.setFillColor(ACCENT)
            canvas.drawString(MARGIN, y, self._made_up)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y - 6, page_width - MARGIN, y - 6)


class CountedCanvas(Canvas):
    """Keeps pages back until their number is known, then heads each of them."""

    heading: Heading | None = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, object]] = []

    def showPage(self) -> None:
        """Keep the page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Head the kept pages and write the file."""
        pages = len(self._kept)
        for number, state in enumerate(self._kept, start=1):
            self.__dict__.update(state)
            if self.heading is not None:
                self.heading.draw(self, number, pages)
            super().showPage()
        super().save()


class Foot:
    """What stands at the bottom of page one, whatever the page above it says: the help lines."""

    def __init__(self, content: Sequence[Flowable]) -> None:
        self._content = list(content)
        wide = A4[0] - 2 * MARGIN
        self._heights: list[float] = [each.wrap(wide, A4[1])[1] for each in self._content]

    @property
    def height(self) -> float:
        """Room it takes in points."""
        return sum(self._heights)

    def draw(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Draw it from the bottom up."""
        y = BOTTOM + self.height
        for each, height in zip(self._content, self._heights, strict=True):
            y -= height
            each.drawOn(canvas, MARGIN, y)


def write(
    story: list[Flowable],
    heading: Heading,
    foot: Foot | None,
    title: str,
    language: str,
    *,
    wide: bool = False,
) -> tuple[bytes, int]:
    """Return the document's bytes and number of pages; no person is in its metadata.

    Args:
        story: What flows, on page one above the foot.
        heading: The top of every page.
        foot: The bottom of page one, or None.
        title: Of the document.
        language: ISO 639-1 code.
        wide: Page one is the wide way round.

    Raises:
        UserFacingError: ``pack.too_tall`` where something that cannot part is taller than a page.
    """
    buffer = BytesIO()
    document = _document(buffer, title, language)
    document.addPageTemplates(
        [
            _template(FIRST, landscape(A4) if wide else A4, heading, foot),
            _template(UPRIGHT, A4, heading),
            _template(WIDE, landscape(A4), heading),
        ]
    )
    try:
        document.build(story, canvasmaker=_canvas_headed(heading))
    except LayoutError as error:
        raise UserFacingError("pack.too_tall") from error
    return buffer.getvalue(), document.page


def _document(buffer: BytesIO, title: str, language: str) -> BaseDocTemplate:
    return BaseDocTemplate(
        buffer,
        title=title,
        author="Between Sessions",
        subject="",
        creator="Between Sessions",
        producer="Between Sessions",
        invariant=1,
        lang=language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        pageCompression=1,
        allowSplitting=1,
    )


def _canvas_headed(heading: Heading) -> Callable[..., CountedCanvas]:
    def make(*args: object, **kwargs: object) -> CountedCanvas:
        kwargs["initialFontName"] = REGULAR
        canvas = CountedCanvas(*args, **kwargs)
        canvas.heading = heading
        return canvas

    return make


def _template(
    name: str, size: tuple[float, float], heading: Heading, foot: Foot | None = None
) -> PageTemplate:
    below = foot.height if foot else 0.0
    frame = Frame(
        MARGIN,
        BOTTOM + below,
        size[0] - 2 * MARGIN,
        size[1] - MARGIN - BOTTOM - heading.height + 6 - below,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=name,
    )
    if foot is None:
        return PageTemplate(id=name, frames=[frame], pagesize=size)
    return PageTemplate(
        id=name, frames=[frame], pagesize=size, onPage=foot.draw, autoNextPageTemplate=UPRIGHT
    )


def shortened(text: str, size: float, room: float) -> str:
    """Return the text, or as much of it as has room with an ellipsis."""
    if width(text, True, size) <= room:
        return text
    while text and width(text + "…", True, size) > room:
        text = text[:-1]
    return text + "…"
