"""The slip to bring back, in the order of the review screen."""

from reportlab.platypus import Flowable, KeepTogether, Table, TableStyle

from planner.pack import PackContent, PackOptions, ReturnSlip, SlipRow
from reports.easy_blocks import TickRows
from reports.flowables import CELL_FONT, Mark, Text, WritingLines, gap
from reports.plan_page import TEXT_WIDTH
from reports.theme import LINE, THEMES, TINT, Theme
from reports.wording import Wording

MARKS = ("slip.not", "slip.some", "slip.done")


def slip_page(
    slip: ReturnSlip, content: PackContent, options: PackOptions, words: Wording
) -> list[Flowable]:
    """Return the slip's flowables."""
    theme = THEMES[options.print_size]
    story: list[Flowable] = [Text(words.words("slip.title"), theme.title)]
    if len(content.tasks) == 1:
        story.append(Text(words.text(content.tasks[0].what), theme.body))
    story += [gap(6), _what_happened(slip, theme, words, several=len(content.tasks) > 1)]
    options_to_tick = [words.text(each).rstrip(".") for each in slip.obstacles]
    other = words.words("slip.obstacle.other")
    story += [
        KeepTogether(
            [
                Text(words.words("slip.in_the_way"), theme.heading),
                TickRows(options_to_tick, theme.cell),
                Mark(theme.cell.size, box=True, words=Text(other, theme.cell)),
                WritingLines(1, theme.cell),
            ]
        ),
        KeepTogether(
            [Text(words.words("slip.noticed"), theme.heading), WritingLines(4, theme.cell)]
        ),
    ]
    return story


def _what_happened(slip: ReturnSlip, theme: Theme, words: Wording, *, several: bool) -> Table:
    mark_width = TEXT_WIDTH * (0.11 if theme.cell.size < 14 else 0.14)
    heads = [Text(words.words(key), theme.column, centred=True) for key in MARKS]
    rows = [[Text(words.words("slip.what_happened"), theme.column), *heads]]
    for row in slip.rows:
        marks = [Mark(theme.cell.size + 2) for _ in MARKS]
        rows.append([Text(row_text(row, words, several=several), theme.cell), *marks])
    return Table(
        rows,
        colWidths=[TEXT_WIDTH - 3 * mark_width, *[mark_width] * 3],
        repeatRows=1,
        style=TableStyle(
            [
                CELL_FONT,
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
                ("BACKGROUND", (0, 0), (-1, 0), TINT),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        ),
    )


def row_text(row: SlipRow, words: Wording, *, several: bool) -> str:
    """Return a row's day and time, with the task where there is more than one."""
    if row.day is None:
        when = words.words("day.no_fixed")
    else:
        day = words.day(row.day)
        when = words.at(day, row.at) if row.at else day
    return f"{when}: {words.text(row.task)}" if several else when
