"""The practitioner's sheet of the day's packs. English: it is for nobody else."""

import hashlib

from reportlab.platypus import Flowable

from planner.collection import CollectionRow, CollectionSheet
from planner.pack import PackOptions, Rendered
from reports.document import Heading, write
from reports.flowables import Mark, Text, gap
from reports.plan_page import TEXT_WIDTH
from reports.said import NOTHING, Said
from reports.tables import HeadedTable, ruled
from reports.theme import Theme, theme_of
from reports.wording import Wording

TITLE = "Packs to hand over"
KEEP_SAFE = "This sheet names people: keep it safe, shred it after."
HEADS = ("Given", "Time", "Name on the pages", "Called", "Pack code", "Pages", "Printer")
SHARES = (0.085, 0.08, 0.235, 0.16, 0.175, 0.085, 0.18)
NO_BREAK_HYPHEN = "\u2011"


def render_collection(content: CollectionSheet) -> Rendered:
    """Return the sheet as a PDF; see ``reports.render_collection``."""
    words, theme = Wording("en"), theme_of(PackOptions())
    notices = (words.words("pack.made_up"),) if content.made_up else ()
    heading = Heading(Said(KEEP_SAFE), NOTHING, theme, words, notices)
    pdf, pages, unread = write(_story(content, theme, words), heading, None, TITLE, theme, words)
    return Rendered(pdf, pages, hashlib.sha256(pdf).hexdigest(), unread)


def _story(content: CollectionSheet, theme: Theme, words: Wording) -> list[Flowable]:
    count = len(content.rows)
    packs = "1 pack" if count == 1 else f"{count} packs"
    day = f"{words.day(content.day).text} {content.day.year}"
    made = f"{day} · {packs} · made at {content.made_at:%H:%M}"
    return [
        Text(TITLE, theme.title),
        Text(made, theme.body),
        gap(8),
        _table(content, theme, words),
        gap(8),
        Text("Before a pack leaves your hand: the name and the code on its pages.", theme.small),
    ]


def _table(content: CollectionSheet, theme: Theme, words: Wording) -> Flowable:
    rows: list[list[Flowable | list[Flowable]]] = [[Text(each, theme.column) for each in HEADS]]
    rows += [_row(each, theme, words) for each in content.rows]
    return HeadedTable(
        rows,
        colWidths=[TEXT_WIDTH * share for share in SHARES],
        repeatRows=1,
        style=ruled(theme.palette),
    )


def _row(row: CollectionRow, theme: Theme, words: Wording) -> list[Flowable | list[Flowable]]:
    name: list[Flowable] = [Text(words.text(row.printed_as), theme.column)]
    if row.like:
        name.append(Text(f"Name like: {', '.join(map(_whole, row.like))}", theme.small))
    given: Flowable = Mark(theme.cell.size + 2, box=True)
    if row.handed:
        given = Text("yes", theme.cell, align="middle")
    return [
        given,
        Text(f"{row.at:%H:%M}" if row.at else "", theme.cell),
        name,
        Text(words.text(row.called), theme.cell),
        Text(_whole(row.code), theme.column),
        Text(str(row.pages) if row.pages else "", theme.cell),
        Text(words.typed(row.printer, "printer"), theme.cell),
    ]


def _whole(code: str) -> str:
    """Return a code that is not broken at the end of a line."""
    return code.replace("-", NO_BREAK_HYPHEN)
