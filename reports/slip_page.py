"""The slip to bring back, in the order of the review screen, its code beside it."""

from reportlab.platypus import Flowable, KeepTogether, TableStyle

from planner.pack import PackContent, ReturnSlip, SlipRow
from reports.easy_blocks import TickRows
from reports.flowables import Mark, Text, WritingLines, gap
from reports.lines import longest_word
from reports.plan_page import BESIDE_CODE, TEXT_WIDTH, CodeSquare
from reports.said import Said, joined
from reports.tables import HeadedTable, columns
from reports.theme import Theme
from reports.wording import Wording

MARKS = ("slip.not", "slip.some", "slip.done")
PADDING = 4


def slip_page(
    slip: ReturnSlip, content: PackContent, theme: Theme, words: Wording
) -> list[Flowable]:
    """Return the slip's flowables."""
    obstacles = [words.label(each.source, each.key).stripped(".") for each in slip.obstacles]
    other = words.words("slip.obstacle.other")
    noticed = words.words("slip.noticed")
    remarks = WritingLines(4, theme.cell, tip=noticed.english)
    return [
        _head(content, theme, words),
        gap(6),
        _what_happened(slip, theme, words, several=len(content.tasks) > 1),
        KeepTogether(
            [
                Text(words.words("slip.in_the_way"), theme.heading),
                TickRows(obstacles, theme.cell),
                Mark(theme.cell.size, box=True, words=Text(other, theme.cell)),
                WritingLines(1, theme.cell, tip=other.english),
            ]
        ),
        KeepTogether([Text(noticed, theme.heading), remarks]),
    ]


def _head(content: PackContent, theme: Theme, words: Wording) -> Flowable:
    """Return the title and what was planned beside the code to type or scan."""
    code = Text(Said(content.code), theme.column)
    left: list[Flowable] = [Text(words.words("slip.title"), theme.title)]
    if len(content.tasks) == 1:
        left.append(Text(words.text(content.tasks[0].what), theme.body))
    left.append(code)
    return columns([[left, "", CodeSquare(content.code)]], BESIDE_CODE)


def _what_happened(slip: ReturnSlip, theme: Theme, words: Wording, *, several: bool) -> Flowable:
    heads = [words.words(key) for key in MARKS]
    needed = max(longest_word(each, theme.column) for each in heads) + 2 * PADDING + 2
    mark_width = min(max(needed, TEXT_WIDTH * 0.11), TEXT_WIDTH * 0.2)
    rows: list[list[Flowable]] = [
        [
            Text(words.words("slip.what_happened"), theme.column),
            *[Text(each, theme.column, align="middle") for each in heads],
        ]
    ]
    for number, row in enumerate(slip.rows, start=1):
        said = Text(row_text(row, words, several=several), theme.cell)
        group = f"{number}. {said.plain}"
        marks = [Mark(theme.cell.size + 2, tip=each.english, group=group) for each in heads]
        rows.append([said, *marks])
    return HeadedTable(
        rows,
        colWidths=[TEXT_WIDTH - 3 * mark_width, *[mark_width] * 3],
        repeatRows=1,
        style=TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.5 * theme.palette.stroke, theme.palette.line),
                ("BACKGROUND", (0, 0), (-1, 0), theme.palette.tint),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), PADDING),
                ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
            ]
        ),
    )


def row_text(row: SlipRow, words: Wording, *, several: bool) -> Said:
    """Return a row's day and time, with the task where there is more than one."""
    if row.day is None:
        when = words.words("day.no_fixed")
    else:
        day = words.day(row.day)
        when = words.at(day, row.at) if row.at else day
    return joined([when, words.text(row.task)], ": ") if several else when
