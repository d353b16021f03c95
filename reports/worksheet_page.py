"""One renderer for every worksheet: grids, lines, ticks, with the plan's first line filled in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from planner.pack import PackOptions, Sheet, Typed
from planner.plans import When
from planner.worksheets import Block, CellKind, Column, Grid, Lines, RowKind, Ticks
from reports.flowables import CELL_FONT, Mark, Text, WritingLines, columns, gap
from reports.theme import LINE, THEMES, TINT, WRITING_LINE, Theme
from reports.wording import Wording

PADDING = 4.0
LABEL_SHARE = {RowKind.DAYS: 0.13, RowKind.HOURS: 0.13, RowKind.NAMED: 0.2}
LARGE_LABEL_SHARE = {RowKind.DAYS: 0.17, RowKind.HOURS: 0.17, RowKind.NAMED: 0.24}
NO_BREAK = "\u00a0"
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
    for block in worksheet.blocks:
        made = _block(block, sheet.days, fills, theme, words)
        made[-1].takes_rest = block is worksheet.blocks[-1]
        story += made
        story.append(gap(8))
    if worksheet.footer:
        story.append(Text(words.typed(worksheet.footer, where + "footer"), theme.small))
    return story


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
    """Options to tick, in as many columns as their words allow."""

    def __init__(self, options: list[str], theme: Theme, *, most: int = 3) -> None:
        super().__init__()
        self._options, self._theme, self._most = options, theme, most

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Set the options in columns of equal width."""
        across = self._most if self._theme.cell.size < 14 else max(self._most - 1, 1)
        size = self._theme.cell.size
        marks = [Mark(size, box=True, words=Text(each, self._theme.cell)) for each in self._options]
        rows: list[list[Any]] = [
            list(marks[at : at + across]) for at in range(0, len(marks), across)
        ]
        rows[-1] += [Spacer(0, 0)] * (across - len(rows[-1]))
        self._table = columns(
            rows,
            [available_width / across] * across,
            [("BOTTOMPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 6)],
        )
        self.width, self.height = self._table.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the table of marks."""
        self._table.drawOn(self.canv, 0, 0)


class GridBlock(Flowable):
    """A grid to write in; no row is lower than a writing line.

    Attributes:
        takes_rest: The rows share what is left of the page; set on a sheet's last block.
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
        self.takes_rest = False
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
        rows = [self._heading(), *[self._row(n, label) for n, label in enumerate(self._labels)]]
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
            max(_height(cell, width) for cell, width in zip(row, widths, strict=True))
            for row in rows
        ]
        heights = [needed[0], *[max(WRITING_LINE, each) for each in needed[1:]]]
        wanted = [needed[0], *[max(asked, each) for each in needed[1:]]]
        if not self.takes_rest:
            return wanted
        footer = 2 * self._theme.small.leading + 10
        if sum(wanted) <= available - footer:
            spare = (available - footer) / sum(wanted)
            grow = min(spare, ROOM_TO_SPARE)
            return [wanted[0], *[each * grow for each in wanted[1:]]] if spare > 1 else wanted
        room = available - footer - heights[0]
        low = sum(heights[1:])
        if low <= room:
            share = room / low
            return [heights[0], *[each * share for each in heights[1:]]]
        return wanted

    def _label_share(self) -> float:
        shares = LABEL_SHARE if self._theme.cell.size < 14 else LARGE_LABEL_SHARE
        return shares.get(self._grid.rows, 0.0)

    def _widths(self, available: float) -> list[float]:
        label = available * self._label_share()
        total = sum(column.weight for column in self._grid.columns)
        rest = [(available - label) * column.weight / total for column in self._grid.columns]
        return [label, *rest] if label else rest

    def _heading(self) -> list[Flowable]:
        style = self._theme.column
        cells: list[Flowable] = [
            Text(together(self._words.typed(column.label, "column")), style)
            for column in self._grid.columns
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


def _height(cell: Flowable, width: float) -> float:
    height: float = cell.wrap(max(width - 2 * PADDING, 1), 10**6)[1]
    return height + 2 * PADDING


def together(text: str) -> str:
    """Return the text with "0 to 10" kept on one line."""
    return text.replace("0 to 10", f"0{NO_BREAK}to{NO_BREAK}10")


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
