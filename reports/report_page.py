"""The practitioner's own pages. English: they are for nobody else."""

import hashlib
from dataclasses import replace

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate

from planner.pack import PackOptions, Rendered
from planner.report import Block, Report, ReportHeading, ReportTable, ReportText
from reports.document import WIDE, Heading, write
from reports.flowables import Text, gap
from reports.said import NOTHING, Said
from reports.tables import PADDING, HeadedTable, ruled
from reports.theme import MARGIN, Style, Theme, theme_of
from reports.wording import Wording

CELL = 9
"""Size of a cell's text in points: a line a case has to fit."""
HEADING_ROOM = 130
"""A heading goes to the next page with what follows it where less than this is left, in points."""


def render_report(content: Report) -> Rendered:
    """Return the document as a PDF; see ``reports.render_report``."""
    words, theme = Wording("en"), theme_of(PackOptions())
    notices = (words.words("pack.made_up"),) if content.made_up else ()
    heading = Heading(Said(content.keep_safe), NOTHING, theme, words, notices)
    story = _story(content, _Setter(content, theme, words))
    pdf, pages, unread = write(story, heading, None, content.title, theme, words, wide=content.wide)
    return Rendered(pdf, pages, hashlib.sha256(pdf).hexdigest(), unread)


class _Setter:
    """Sets the parts of one document."""

    def __init__(self, content: Report, theme: Theme, words: Wording) -> None:
        size = landscape(A4) if content.wide else A4
        self.width = size[0] - 2 * MARGIN
        self.theme = theme
        self._words = words
        self._cell = replace(theme.cell, size=CELL, leading=CELL * 1.3)
        self._head = replace(self._cell, bold=True)

    def text(self, text: str, style: Style) -> Flowable:
        """Return a paragraph of what somebody may have typed."""
        return Text(self._words.typed(text, "report"), style)

    def heading(self, block: ReportHeading) -> list[Flowable]:
        """Return a heading that stays with what follows."""
        room = CondPageBreak(HEADING_ROOM)
        return [room, gap(10), self.text(block.text, self.theme.heading), gap(3)]

    def paragraph(self, block: ReportText) -> list[Flowable]:
        """Return a paragraph."""
        style = self.theme.small if block.quiet else self.theme.body
        return [self.text(block.text, style), gap(5)]

    def table(self, block: ReportTable) -> list[Flowable]:
        """Return a table with its headings on every page."""
        rows: list[list[Flowable]] = [[self.text(each, self._head) for each in block.heads]]
        rows += [[self.text(cell, self._cell) for cell in row] for row in block.rows]
        style = ruled(self.theme.palette)
        if block.room:
            free = PADDING + block.room * self._cell.leading
            style.add("BOTTOMPADDING", (0, 1), (-1, -1), free)
        widths = [self.width * share for share in block.shares]
        made = HeadedTable(rows, colWidths=widths, repeatRows=1, style=style)
        return [made, gap(6)]


def _story(content: Report, setter: _Setter) -> list[Flowable]:
    story = [
        setter.text(content.title, setter.theme.title),
        setter.text(content.about, setter.theme.body),
        gap(6),
    ]
    for block in content.blocks:
        story += _set(block, setter)
    if content.state:
        story += [gap(4), *setter.paragraph(ReportText(content.state, quiet=True))]
    return [NextPageTemplate(WIDE), *story] if content.wide else story


def _set(block: Block, setter: _Setter) -> list[Flowable]:
    if isinstance(block, ReportHeading):
        return setter.heading(block)
    if isinstance(block, ReportTable):
        return setter.table(block)
    return setter.paragraph(block)
