"""The document: pages upright or wide, each headed by person, code and page n of m."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from planner.errors import UserFacingError
from planner.pack import UnreadMark
from reports.canvas import PackCanvas
from reports.flowables import END, Text
from reports.form_fields import FormFields
from reports.lines import text_width
from reports.said import Said, joined
from reports.text.paragraph import UNSEEN
from reports.theme import MARGIN, Ink, Style, Theme
from reports.wording import Wording

rl_config.useA85 = 0  # pages as plain bytes: a quarter smaller, and no slow encoding of them
BOTTOM = MARGIN * 0.8
FIRST, UPRIGHT, WIDE = "first", "upright", "wide"


class Heading:
    """The lines on top of every page: the wrong person's pack must be seen at once.

    A name too long for the line is shortened here with an ellipsis; the plan page has it whole.
    """

    def __init__(
        self, person: Said, code: Said, theme: Theme, words: Wording, notices: Sequence[Said] = ()
    ) -> None:
        self._words = words
        small = theme.small
        self._style = Style(
            min(small.size, LARGEST_HEADING),
            min(small.leading, LARGEST_HEADING * 1.3),
            family=small.family,
            ink=Ink.QUIET,
        )
        self._strong = Style(self._style.size, self._style.leading, bold=True, family=small.family)
        self._notice = Style(
            self._style.size, self._style.leading, family=small.family, ink=Ink.ACCENT
        )
        self._person = person.changed("\n", " ")
        self._code = code
        notes = [Text(each, self._notice) for each in notices]
        self._notices = [(each, each.wrap(A4[0] - 2 * MARGIN, A4[1])[1]) for each in notes]

    @property
    def height(self) -> float:
        """Room it takes in points, notices included."""
        return self._style.leading + sum(high for _, high in self._notices) + 10

    def draw(self, canvas: PackCanvas, page: int, pages: int) -> None:
        """Draw it on a page, apart from the structure."""
        page_width, page_height = canvas._pagesize  # noqa: SLF001 (no public reading of it)
        y = page_height - MARGIN + 2 - (self._style.leading - self._style.size)
        wide = page_width - 2 * MARGIN
        number = self._words.words("pack.page", page=page, pages=pages)
        right = joined([_inline(self._code), _inline(number)], "   ")
        taken = text_width(right, self._style) + 2
        room = wide - taken - 16
        person = shortened(self._person.text, self._strong, room)
        far, near = (MARGIN + wide - taken, MARGIN)
        if canvas.right_to_left:
            far, near = MARGIN, MARGIN + wide - room
        _put(canvas, Text(right, self._style, align=END), far, y, taken)
        _put(canvas, Text(person, self._strong), near, y, room)
        for notice, high in self._notices:
            y -= high
            _put(canvas, notice, MARGIN, y, wide)
        canvas.pen(0.5)
        canvas.line(MARGIN, y - 6, page_width - MARGIN, y - 6)


LARGEST_HEADING = 16
"""The line on top of a page is no larger than this, in points, or it would not be one line."""


def _put(canvas: PackCanvas, text: Text, x: float, y: float, room: float) -> None:
    text.wrap(room, 100)
    text.drawOn(canvas, x, y)


def _inline(said: Said) -> Said:
    """Return words with their English behind them, on one line."""
    return Said(f"{said.text} · {said.beside}" if said.beside else said.text, said.language)


class HeadedCanvas(PackCanvas):
    """A canvas that heads each page once their number is known."""

    heading: Heading

    def head(self, page: int, pages: int) -> None:
        """Draw the lines on top of a page."""
        with self.untagged():
            self.heading.draw(self, page, pages)


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

    def draw(self, canvas: PackCanvas, _document: BaseDocTemplate) -> None:
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
    theme: Theme,
    words: Wording,
    *,
    wide: bool = False,
    fillable: bool = False,
) -> tuple[bytes, int, tuple[UnreadMark, ...]]:
    """Return the document's bytes, its number of pages, and what its reader cannot read.

    No person is in its metadata.

    Args:
        story: What flows, on page one above the foot.
        heading: The top of every page.
        foot: The bottom of page one, or None.
        title: Of the document.
        theme: Its colours.
        words: Its language and direction.
        wide: Page one is the wide way round.
        fillable: With fields to fill in on a computer.

    Raises:
        UserFacingError: ``pack.too_tall`` where something that cannot part is taller than a page.
    """
    buffer = BytesIO()
    document = _document(buffer, UNSEEN.sub("", title), words.language)
    sizes = ((UPRIGHT, A4), (WIDE, landscape(A4)))
    first = _template(FIRST, landscape(A4) if wide else A4, heading, foot)
    document.addPageTemplates([first, *[_template(*each, heading) for each in sizes]])
    unread: list[UnreadMark] = []
    try:
        maker = _canvas_headed(heading, theme, words, unread, fillable=fillable)
        document.build(story, canvasmaker=maker)
    except LayoutError as error:
        raise UserFacingError("pack.too_tall") from error
    return buffer.getvalue(), document.page, tuple(unread)


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
        pageCompression=1,
        allowSplitting=1,
    )


def _canvas_headed(
    heading: Heading, theme: Theme, words: Wording, unread: list[UnreadMark], *, fillable: bool
) -> Callable[..., HeadedCanvas]:
    def make(*args: object, **kwargs: object) -> HeadedCanvas:
        canvas = HeadedCanvas(*args, **kwargs)
        canvas.heading = heading
        canvas.palette = theme.palette
        canvas.right_to_left = words.right_to_left
        canvas.language = words.language
        canvas.unread = unread
        canvas.fields = FormFields(canvas) if fillable else None
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
        id=name, frames=[frame], pagesize=size, onPageEnd=foot.draw, autoNextPageTemplate=UPRIGHT
    )


def shortened(text: str, style: Style, room: float) -> str:
    """Return the text, or as much of it as has room with an ellipsis."""
    if text_width(text, style) <= room:
        return text
    while text and text_width(text + "…", style) > room:
        text = text[:-1]
    return text + "…"
