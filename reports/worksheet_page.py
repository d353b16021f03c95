"""One renderer for every worksheet: grids, lines, ticks, with the plan's first line filled in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from planner.pack import PackOptions, Sheet, Typed
from planner.plans import When
from planner.worksheets import Block, CellKind, Column, Grid, Lines, RowKind, Ticks
from reports.flowables import CELL_FONT, Mark, Text, WritingLines, columns, gap
from reports.fonts import width
from reports.theme import LINE, THEMES, TINT, WRITING_LINE, Style, Theme
from reports.wording import Wording

PADDING = 4.0
LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.2}
LARGE_LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.24}
"""The most of the width that row labels may take; they take no more than they need."""
TICK_GAP = 9.5
"""Points from a mark to its words, and from them to the next mark."""
SCALE = "0\u00a0to\u00a010"
ROOM_TO_SPARE = 1.35
"""How much taller than asked rows may get to use what is left of a page."""


def worksheet_page(sheet: Sheet, options: PackOptions, words: Wording) -> list[Flowable]:
    """Return a worksheet's flowables."""
    theme = THEMES[options.print_size]
    worksheet = sheet.worksheet
    title = worksheet.neutral_title if options.discreet else worksheet.title
    fills = {name: fill_text(value, words) for name, value in sheet.fills}
    where = f"{worksheet.id}."
    story: list[Flowable] = [
        Text(words.typed(title, where + "title"), theme.title),
        Text(words.typed(worksheet.intro, where + "intro"), theme.body),
        gap(6),
    ]
    following: list[Flowable] = []
    if worksheet.footer:
        following = [Text(words.typed(worksheet.footer, where + "footer"), theme.small)]
    for block in reversed(worksheet.blocks):
        made = _block(block, sheet.days, fills, theme, words)
        following = [gap(8), *following] if following else []
        if isinstance(made[-1], GridBlock):
            made[-1].following = tuple(following)
        following = [*made, *following]
    return story + following


def fill_text(value: Typed | When | int, words: Wording) -> str:
    """Return what the plan fills in, in words."""
    if isinstance(value, When):
        return words.when(value)
    if isinstance(value, int):
        return words.words("pack.minutes", count=value)
    return words.text(value)


def _block(
    block: Block, days: tuple[date, ...], fills: Mapping[str, str], theme: Theme, words: Wording
) -> list[Flowable]:
    if isinstance(block, Lines):
        filled = fills.get(block.fills, "")
        return [
            Text(words.typed(block.prompt, "prompt"), theme.column),
            WritingLines(block.count, theme.cell, filled),
        ]
    if isinstance(block, Ticks):
        return [
            Text(words.typed(block.prompt, "prompt"), theme.column),
            gap(3),
            _ticks(block, theme, words),
        ]
    return [GridBlock(block, days, fills, theme, words)]


def _ticks(block: Ticks, theme: Theme, words: Wording) -> Flowable:
    return TickRows([words.typed(each, "option") for each in block.options], theme)


class TickRows(Flowable):
    """Options to tick, in as many columns as their words need: a scale stands in one row."""

    def __init__(self, options: list[str], theme: Theme) -> None:
        super().__init__()
        self._options, self._style = options, theme.cell

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Set the options in columns of equal width; none is broken that fits the page."""
        style = self._style
        longest = max(width(each, style.bold, style.size) for each in self._options)
        across = int(available_width // (longest + style.size + TICK_GAP))
        across = min(max(across, 1), len(self._options))
        marks = [Mark(style.size, box=True, words=Text(each, style)) for each in self._options]
        rows: list[list[Any]] = [marks[at : at + across] for at in range(0, len(marks), across)]
        rows[-1] += [Spacer(0, 0)] * (across - len(rows[-1]))
        self._table = columns(
            rows,
            [available_width / across] * across,
            [("BOTTOMPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 2)],
        )
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the table of marks."""
        self._table.drawOn(self.canv, 0, 0)


class GridBlock(Flowable):
    """A grid to write in. Its rows share what the page has left, down to a writing line each.

    Attributes:
        following: What comes after it on the sheet and should find room on the same page.
    """

    def __init__(
        self,
        grid: Grid,
        days: tuple[date, ...],
        fills: Mapping[str, str],
        theme: Theme,
        words: Wording,
    ) -> None:
        super().__init__()
        self.following: tuple[Flowable, ...] = ()
        self._grid, self._theme, self._words = grid, theme, words
        self._labels = _labels(grid, days, words)
        self._fills = fills
        self._table: Table | None = None

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

    def _made(self, available_width: float, available_height: float) -> Table:
        widths = self._widths(available_width)
        rows = [
            self._heading(widths),
            *[self._row(n, label) for n, label in enumerate(self._labels)],
        ]
        heights = self._heights(rows, widths, available_height)
        return Table(
            rows,
            colWidths=widths,
            rowHeights=heights,
            repeatRows=1,
            style=_grid_style(bool(self._label_share())),
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
        reserved = sum(each.wrap(sum(widths), 10**6)[1] for each in self.following) + 2
        room = available - reserved - needed[0]
        if sum(wanted[1:]) <= room:
            grow = min(room / sum(wanted[1:]), ROOM_TO_SPARE)
            return [needed[0], *[each * grow for each in wanted[1:]]]
        if sum(heights[1:]) <= room:
            share = room / sum(heights[1:])
            return [needed[0], *[each * share for each in heights[1:]]]
        return wanted

    def _label_share(self) -> float:
        shares = LABEL_SHARE if self._theme.cell.size < 14 else LARGE_LABEL_SHARE
        return shares.get(self._grid.rows, 0.0)

    def _widths(self, available: float) -> list[float]:
        label = self._label_width(available * self._label_share())
        total = sum(column.weight for column in self._grid.columns)
        rest = [(available - label) * column.weight / total for column in self._grid.columns]
        return [label, *rest] if label else rest

    def _label_width(self, most: float) -> float:
        style = self._theme.column
        names = [*self._labels, self._words.typed(self._grid.row_heading, "column") or ""]
        longest = max((width(each, style.bold, style.size) for each in names), default=0.0)
        return min(most, longest + 2 * PADDING + 2) if most else 0.0

    def _heading(self, widths: list[float]) -> list[Flowable]:
        style = self._theme.column
        labels = [self._words.typed(column.label, "column") for column in self._grid.columns]
        rooms = widths[-len(labels) :]
        cells: list[Flowable] = [
            Text(together(label, style, room), style)
            for label, room in zip(labels, rooms, strict=True)
        ]
        if self._label_share():
            cells.insert(0, Text(self._words.typed(self._grid.row_heading, "column"), style))
        return cells

    def _row(self, index: int, label: str) -> list[Flowable]:
        cells = [self._cell(column, first=index == 0) for column in self._grid.columns]
        if self._label_share():
            cells.insert(0, Text(label, self._theme.column))
        return cells

    def _cell(self, column: Column, *, first: bool) -> Flowable:
        filled = self._fills.get(column.fills, "") if first and column.fills else ""
        if filled:
            return Text(filled, self._theme.cell)
        if column.kind is CellKind.TICK:
            return Mark(self._theme.cell.size, box=True)
        return Text("", self._theme.cell)


def _height(cell: Flowable, room: float) -> float:
    height: float = cell.wrap(max(room - 2 * PADDING, 1), 10**6)[1]
    return height + 2 * PADDING


def together(text: str, style: Style, room: float) -> str:
    """Return the text with "0 to 10" kept on one line where the column is wide enough for it."""
    fits = width(SCALE, style.bold, style.size) <= room - 2 * PADDING
    return text.replace("0 to 10", SCALE) if fits else text


def _labels(grid: Grid, days: tuple[date, ...], words: Wording) -> list[str]:
    if grid.rows is RowKind.DAYS:
        return [words.short_day(day) for day in days]
    if grid.rows is RowKind.BLANK:
        return [""] * grid.count
    return [words.typed(label, "row") for label in grid.labels]


def _grid_style(has_labels: bool) -> TableStyle:
    commands = [
        CELL_FONT,
        ("GRID", (0, 0), (-1, -1), 0.6, LINE),
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PADDING),
    ]
    if has_labels:
        commands.append(("BACKGROUND", (0, 1), (0, -1), TINT))
    return TableStyle(commands)
