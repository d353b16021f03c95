"""The history on paper: the picture on one wide page, and pages for its person. English."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial, singledispatchmethod

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from planner.history_layout import draw_page
from planner.history_marks import (
    Align,
    Box,
    Dot,
    Drawing,
    Letters,
    Mark,
    Role,
    Shape,
    Stroke,
    Words,
)
from planner.history_sheet import DoneDay, DonePages, DoneTask, HistoryPrint, HistorySheet
from planner.pack import PackOptions, Rendered
from planner.reviews import Amount
from reports.document import Heading, write
from reports.flowables import Rule, Stack, Text, gap
from reports.lines import baseline_of, broken, text_width
from reports.said import NOTHING, Said
from reports.structure import Element
from reports.theme import CONTRAST, Ink, Style, Theme, theme_of
from reports.wording import Wording

SIZES = (10.0, 9.0, 8.0)
"""Sizes of the picture's words in points, tried from the largest."""
LEADING = 1.28
WHERE = "history"
INKS = {Role.QUIET: Ink.QUIET}
GREYS = {
    Role.GRID: 0.62,
    Role.BAND: 0.55,
    Role.CUT_OFF: 0.25,
    Role.AWAY: 0.45,
    Role.OUTLINE: 0.35,
}
"""How light lines are, 0.0 being black; everything else is black."""
SHARES = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
BAR_WIDTH, BAR_HEIGHT = 120.0, 12.0


def render_history(content: HistoryPrint) -> Rendered:
    """Return the pages as a PDF; see ``reports.render_history``."""
    words, theme = Wording("en"), theme_of(PackOptions())
    notices = (words.words("pack.made_up"),) if content.made_up else ()
    if isinstance(content, HistorySheet):
        theme = replace(theme, palette=replace(CONTRAST, stroke=1.0))
        notices = (*notices, *((Said(content.keep_safe),) if content.keep_safe else ()))
        story = _sheet(content, theme, words)
    else:
        story = _pages(content, theme, words)
    heading = Heading(words.name(content.person), NOTHING, theme, words, notices)
    wide = isinstance(content, HistorySheet)
    pdf, pages, unread = write(story, heading, None, content.title, theme, words, wide=wide)
    return Rendered(pdf, pages, hashlib.sha256(pdf).hexdigest(), unread)


def _sheet(content: HistorySheet, theme: Theme, words: Wording) -> list[Flowable]:
    title = replace(theme.title, size=15, leading=19, after=0)
    small = replace(theme.small, size=9, leading=11.5)
    under = f"{content.legend} {content.state}".rstrip()
    legend = Text(words.typed(under, WHERE), replace(small, size=8, leading=10.2))
    return [
        Text(Said(content.title), title),
        Text(words.typed(content.about, WHERE), small),
        gap(5),
        HistoryFigure(content, legend, words),
    ]


class HistoryFigure(Flowable):
    """The picture in what is left of the page, with how it is read under it."""

    def __init__(self, content: HistorySheet, legend: Text, words: Wording) -> None:
        super().__init__()
        self._content, self._legend, self._words = content, legend, words
        self._drawing: Drawing | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole room."""
        self._under = self._legend.wrap(available_width, available_height)[1]
        self.width, self.height = available_width, available_height - 1
        room = self.height - self._under - 4
        sizes = [Letters(partial(self._wide, size), size * LEADING) for size in SIZES]
        content = self._content
        self._drawing = draw_page(content.chart, content.labels, self.width, room, sizes)
        self._size = self._drawing.line / LEADING
        return self.width, self.height

    def draw(self) -> None:
        """Walk the marks."""
        drawing = self._drawing
        if drawing is None:
            return
        box = self.canv.box_of(self.width, self.height)
        told = ". ".join(drawing.spoken)
        with self.canv.marked(Element("Figure", alt=told, box=box)):
            for mark in drawing.marks:
                self._draw(mark)
        self._legend.drawOn(self.canv, 0, 0)

    def _wide(self, size: float, text: str, scale: float) -> float:
        return text_width(self._words.typed(text, WHERE), Style(size * scale, size * scale))

    def _pen(self, role: Role, width: float, dash: tuple[float, ...]) -> None:
        grey = GREYS.get(role, 0.0)
        self.canv.setStrokeColor(Color(grey, grey, grey))
        self.canv.setLineWidth(width * 0.6)
        self.canv.setDash([each * 0.7 for each in dash] if dash else [])

    @singledispatchmethod
    def _draw(self, mark: Mark) -> None:
        raise TypeError(mark)

    @_draw.register
    def _(self, mark: Stroke) -> None:
        self._pen(mark.role, mark.width, mark.dash)
        self.canv.line(mark.x1, self.height - mark.y1, mark.x2, self.height - mark.y2)

    @_draw.register
    def _(self, mark: Box) -> None:
        self._pen(mark.role, 1.0, mark.dash)
        self.canv.setFillColor(Color(0.25, 0.25, 0.25))
        y = self.height - mark.y - mark.height
        stroke = 0 if mark.filled else 1
        self.canv.rect(mark.x, y, mark.width, mark.height, stroke=stroke, fill=int(mark.filled))

    @_draw.register
    def _(self, mark: Dot) -> None:
        self._pen(mark.role, 1.5, ())
        self.canv.setFillColor(Color(0.0, 0.0, 0.0))
        if mark.shape in {Shape.DISC, Shape.RING}:
            filled = mark.shape is Shape.DISC
            y = self.height - mark.y
            self.canv.circle(mark.x, y, mark.radius, stroke=int(not filled), fill=int(filled))
            return
        path = self.canv.beginPath()
        for at, (x, y) in enumerate(mark.corners):
            (path.lineTo if at else path.moveTo)(x, self.height - y)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)

    @_draw.register
    def _(self, mark: Words) -> None:
        size = self._size * mark.face.scale
        style = Style(size, mark.height, ink=INKS.get(mark.face.role, Ink.INK))
        said = self._words.typed(mark.text, WHERE)
        (line, *_) = broken(said.text, said.language, style, 10**6)
        x = mark.x + (mark.width - line.width * size) * SHARES[mark.face.align]
        y = self.height - mark.y - baseline_of(line, style)
        self.canv.draw_line(line, x, y, size, style.ink)


def _pages(content: DonePages, theme: Theme, words: Wording) -> list[Flowable]:
    body = theme.body
    story: list[Flowable] = [
        Text(Said(content.title), theme.title),
        Text(Said(content.lead), body),
        Text(Said(content.key), body),
        gap(6),
    ]
    said = partial(_task, content=content, theme=theme, words=words)
    for day in content.days:
        story += _day(day, theme, said)
    story += [
        Rule(),
        Text(Said(content.close), body),
        Text(words.words("help.not_emergency"), body),
    ]
    return story


def _day(day: DoneDay, theme: Theme, said: Callable[[DoneTask], list[Flowable]]) -> list[Flowable]:
    head = Text(Said(day.day), replace(theme.heading, before=6, after=2))
    first, *rest = [said(each) for each in day.tasks]
    return [Stack([head, *first]), *(Stack(each) for each in rest), gap(4)]


def _task(task: DoneTask, content: DonePages, theme: Theme, words: Wording) -> list[Flowable]:
    strong = replace(theme.body, bold=True, after=1)
    parts: list[Flowable] = [
        Text(words.typed(task.title, "title"), strong),
        AmountBar(task, theme.body),
    ]
    if task.noticed:
        noticed = words.typed(task.noticed, "noticed").text
        parts.append(Text(Said(f"{content.noticed} {noticed}"), theme.body))
    return [*parts, gap(6)]


class AmountBar(Flowable):
    """Four boxes, filled to how much was done, with the words beside them."""

    def __init__(self, task: DoneTask, style: Style) -> None:
        super().__init__()
        self._task = task
        self._words = Text(Said(task.how_much), style)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a line."""
        room = available_width - self._left
        self.width = available_width
        self.height = self._words.wrap(room, available_height)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draw boxes and words; the boxes say nothing that the words do not."""
        amount = self._task.amount
        if amount is not None:
            wide = BAR_WIDTH / int(Amount.ALL)
            y = self.height - BAR_HEIGHT - 2
            self.canv.pen(0.8, Ink.ACCENT)
            self.canv.setFillColor(self.canv.palette.accent)
            for at in range(int(Amount.ALL)):
                self.canv.rect(at * wide, y, wide - 3, BAR_HEIGHT, fill=int(at < int(amount)))
        self._words.drawOn(self.canv, self._left, 0)

    @property
    def _left(self) -> float:
        return 0.0 if self._task.amount is None else BAR_WIDTH + 8
