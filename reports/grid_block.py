"""A grid to write in; in large print, or beside English, one card a row where it has no room."""

from collections.abc import Mapping
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, KeepTogether, TableStyle

from planner.pack import Sheet
from planner.worksheets import CellKind, Column, Grid, RowKind, Version
from reports.easy_blocks import NumberRow, TickRows
from reports.flowables import Mark, Rule, Stack, Text, WriteHere, WritingLines, gap
from reports.lines import longest_word, text_width
from reports.pictures import Pictures
from reports.said import NOTHING, Said
from reports.tables import DataTable, HeadedTable, columns
from reports.theme import MARGIN, WRITING_LINE, Style, Theme
from reports.wording import Wording

PADDING = 4.0
LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.2}
LARGE_LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.24}
"""The most of the width that row labels may take; they take no more than they need."""
SCALE = "0\u00a0to\u00a010"
ROOM_TO_SPARE = 1.5
"""How much taller than asked rows may get to use what is left of a page."""
HIGHEST_HEADING = 0.3
"""Share of a page's height that the headings of a grid may take."""
SHORT_ANSWER = 0.3
"""Share of a card's width for a number or a time, beside what it answers."""
WIDE_COLUMN = 2
"""From this weight of a column its answer is words, not a number."""
TO_WRITE_IN = 46.0
"""The least width in points in which a hand can write."""


def needs_cards(grid: Grid, sheet: Sheet, theme: Theme, words: Wording, room: float) -> bool:
    """Tell whether the words of a grid have no room in its columns, so that rows become cards."""
    if not theme.large and not words.paired:
        return False
    style = theme.column
    heads = [words.label(column.label, "column") for column in grid.columns]
    needed = [longest_word(each, style) + 2 * PADDING for each in heads]
    for number, column in enumerate(grid.columns):
        options = [words.label(each, "option") for each in column.options]
        ticks = [longest_word(each, theme.cell) + theme.cell.size + 18 for each in options]
        needed[number] = max([needed[number], *ticks, TO_WRITE_IN])
    labels = _labels(grid, sheet.days, words)
    own = max((longest_word(each, style) for each in labels), default=0.0)
    if grid.rows in LABEL_SHARE:
        own = max(own, longest_word(words.label(grid.row_heading, "column"), style)) + 2 * PADDING
        if own > room * LARGE_LABEL_SHARE[grid.rows]:
            return True
    total = sum(column.weight for column in grid.columns)
    widths = [(room - own) * column.weight / total for column in grid.columns]
    if any(least > width for least, width in zip(needed, widths, strict=True)):
        return True
    tallest = max(_height(Text(h, style), width) for h, width in zip(heads, widths, strict=True))
    page: float = A4[0] if room > A4[0] else A4[1]
    return tallest > HIGHEST_HEADING * page


def cards(
    grid: Grid, sheet: Sheet, fills: Mapping[str, Said], theme: Theme, words: Wording
) -> list[Flowable]:
    """Return a grid as one card a row: each column's heading with room for its answer under it."""
    found: list[Flowable] = []
    pictures = Pictures(sheet.pictures, sheet.alts)
    for index, label in enumerate(_labels(grid, sheet.days, words)):
        head: list[Flowable] = [Text(label, theme.heading)] if label else []
        for column in grid.columns:
            filled = fills.get(column.fills, NOTHING) if not index else NOTHING
            answer = _answer(column, filled, sheet, theme, words)
            picture = pictures.glyph(column.picture, theme.column.size * 1.4)
            head += [_beside(picture, answer, theme) if picture else Stack(answer), gap(6)]
        found.append(KeepTogether([*head, Rule(6, 4)]))
    return found


def _beside(picture: Flowable, answer: list[Flowable], theme: Theme) -> Flowable:
    wide = theme.column.size * 2.6
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return columns([[picture, answer]], [wide, A4[0] - 2 * MARGIN - wide], [middle])


def _answer(
    column: Column, filled: Said, sheet: Sheet, theme: Theme, words: Wording
) -> list[Flowable]:
    prompt = Text(words.label(column.label, "column"), theme.column)
    if filled:
        return [prompt, Text(filled, theme.cell)]
    if column.kind is CellKind.TICK:
        return [Mark(theme.cell.size, box=True, words=prompt)]
    if column.kind is CellKind.CHOICE:
        options = [words.label(each, "option") for each in column.options]
        return [prompt, TickRows(options, theme.cell)]
    if column.kind is CellKind.SCALE and sheet.version is not Version.WRITING:
        return [prompt, NumberRow(0, 10, theme.cell, tip=column.label)]
    if column.kind is not CellKind.TEXT or column.weight < WIDE_COLUMN:
        whole = A4[0] - 2 * MARGIN
        short = whole * SHORT_ANSWER
        low = ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
        return [
            columns(
                [[prompt, WritingLines(1, theme.cell, tip=column.label)]],
                [whole - short, short],
                [low],
            )
        ]
    return [prompt, WritingLines(2, theme.cell, tip=column.label)]


class GridBlock(Flowable):
    """A grid to write in. Its rows share what the page has left, down to a writing line each.

    Attributes:
        following: What comes after it on the sheet and should find room on the same page.
    """

    def __init__(
        self,
        grid: Grid,
        sheet: Sheet,
        fills: Mapping[str, Said],
        theme: Theme,
        words: Wording,
    ) -> None:
        super().__init__()
        self.following: tuple[Flowable, ...] = ()
        self._grid, self._theme, self._words = grid, theme, words
        self._labels = _labels(grid, sheet.days, words)
        self._fills = fills
        self._pictures = Pictures(sheet.pictures, sheet.alts)
        self._circled = sheet.version is not Version.WRITING
        self._table: DataTable | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Lay the grid out for the room there is."""
        self._table = self._made(available_width, available_height)
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Go on with the grid on the next page, its headings again."""
        parts: list[Flowable] = self._made(available_width, available_height).split(
            available_width, available_height
        )
        return parts

    def draw(self) -> None:
        """Draw the grid."""
        if self._table is not None:
            self._table.drawOn(self.canv, 0, 0)

    def _made(self, available_width: float, available_height: float) -> DataTable:
        widths = self._widths(available_width)
        rows = [
            self._heading(widths),
            *[self._row(n, label) for n, label in enumerate(self._labels)],
        ]
        heights = self._heights(rows, widths, available_height)
        headed = bool(self._label_share())
        made = HeadedTable if headed else DataTable
        return made(
            rows,
            colWidths=widths,
            rowHeights=heights,
            repeatRows=1,
            style=_grid_style(headed, self._theme),
        )

    def _heights(
        self, rows: list[list[Flowable]], widths: list[float], available: float
    ) -> list[float]:
        asked = max(self._grid.row_height * self._theme.cell.leading, WRITING_LINE)
        needed = [
            max(_height(cell, room) for cell, room in zip(row, widths, strict=True)) for row in rows
        ]
        heights = [needed[0], *[max(WRITING_LINE, each) for each in needed[1:]]]
        wanted = [needed[0], *[max(asked, each) for each in needed[1:]]]
        near = [each for each in self.following if not isinstance(each, KeepTogether)]
        reserved = sum(each.wrap(sum(widths), 10**6)[1] for each in near) + 2
        room = available - reserved - needed[0]
        if sum(wanted[1:]) <= room:
            grow = min(room / sum(wanted[1:]), ROOM_TO_SPARE)
            return [needed[0], *[each * grow for each in wanted[1:]]]
        if sum(heights[1:]) <= room:
            share = room / sum(heights[1:])
            return [needed[0], *[each * share for each in heights[1:]]]
        return wanted

    def _label_share(self) -> float:
        shares = LARGE_LABEL_SHARE if self._theme.large else LABEL_SHARE
        return shares.get(self._grid.rows, 0.0)

    def _widths(self, available: float) -> list[float]:
        label = self._label_width(available * self._label_share())
        total = sum(column.weight for column in self._grid.columns)
        rest = [(available - label) * column.weight / total for column in self._grid.columns]
        return [label, *rest] if label else rest

    def _label_width(self, most: float) -> float:
        style = self._theme.column
        names = [*self._labels, self._words.label(self._grid.row_heading, "column")]
        longest = max((text_width(each, style) for each in names), default=0.0)
        return min(most, longest + 2 * PADDING + 2) if most else 0.0

    def _heading(self, widths: list[float]) -> list[Flowable]:
        style = self._theme.column
        labels = [self._words.label(column.label, "column") for column in self._grid.columns]
        rooms = widths[-len(labels) :]
        texts = [
            Text(together(label, style, room), style)
            for label, room in zip(labels, rooms, strict=True)
        ]
        pictures = [self._pictures.glyph(c.picture, style.size * 1.9) for c in self._grid.columns]
        cells: list[Flowable] = [
            Stack([picture, text]) if picture else text
            for picture, text in zip(pictures, texts, strict=True)
        ]
        if self._label_share():
            cells.insert(0, Text(self._words.label(self._grid.row_heading, "column"), style))
        return cells

    def _row(self, index: int, label: Said) -> list[Flowable]:
        cells = [self._cell(column, label, first=index == 0) for column in self._grid.columns]
        if self._label_share():
            cells.insert(0, Text(label, self._theme.column))
        return cells

    def _cell(self, column: Column, label: Said, *, first: bool) -> Flowable:
        filled = self._fills.get(column.fills, NOTHING) if first else NOTHING
        if filled:
            return Text(filled, self._theme.cell)
        tip = f"{label.english} {column.label}".strip()
        if column.kind is CellKind.TICK:
            return Mark(self._theme.cell.size, box=True, tip=tip)
        if column.kind is CellKind.CHOICE:
            options = [self._words.label(each, "option") for each in column.options]
            return TickRows(options, self._theme.cell)
        if column.kind is CellKind.SCALE and self._circled:
            return NumberRow(0, 10, self._theme.cell, ringed=False, tip=tip)
        return WriteHere(tip, self._theme.cell.size, self._theme.cell.leading)


def _height(cell: Flowable, room: float) -> float:
    height: float = cell.wrap(max(room - 2 * PADDING, 1), 10**6)[1]
    return height + 2 * PADDING


def together(text: Said, style: Style, room: float) -> Said:
    """Return the text with "0 to 10" kept on one line where the column is wide enough for it."""
    if "0 to 10" not in text.english:
        return text
    fits = text_width(SCALE, style) <= room - 2 * PADDING
    return text.changed("0 to 10", SCALE) if fits else text


def _labels(grid: Grid, days: tuple[date, ...], words: Wording) -> list[Said]:
    if grid.rows is RowKind.DAYS:
        return [words.short_day(day) for day in days]
    if grid.rows is RowKind.BLANK:
        return [NOTHING] * grid.count
    return [words.label(label, "row") for label in grid.labels]


def _grid_style(has_labels: bool, theme: Theme) -> TableStyle:
    palette = theme.palette
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6 * palette.stroke, palette.line),
        ("BACKGROUND", (0, 0), (-1, 0), palette.tint),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
    ]
    if has_labels:
        commands.append(("BACKGROUND", (0, 1), (0, -1), palette.tint))
    return TableStyle(commands)
