"""One renderer for every worksheet: grids, lines, ticks, with the plan's first line filled in."""

from collections.abc import Mapping
from datetime import date

from reportlab.platypus import Flowable, Table, TableStyle

from planner.pack import PackOptions, Sheet, Typed
from planner.plans import When
from planner.worksheets import (
    Block,
    CellKind,
    Column,
    Cycle,
    Grid,
    Ideas,
    Lines,
    Pictured,
    Rating,
    RowKind,
    Ticks,
    Tree,
    Version,
)
from reports.drawn_blocks import Branches, Ring
from reports.easy_blocks import NumberRow, TickRows, ideas, pictured, rating
from reports.flowables import CELL_FONT, Mark, Text, WritingLines, gap
from reports.fonts import width
from reports.pictures import Pictures
from reports.theme import LINE, THEMES, TINT, WRITING_LINE, Style, Theme, roomy
from reports.wording import Wording

PADDING = 4.0
LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.2}
LARGE_LABEL_SHARE = {RowKind.DAYS: 0.25, RowKind.HOURS: 0.25, RowKind.NAMED: 0.24}
"""The most of the width that row labels may take; they take no more than they need."""
SCALE = "0\u00a0to\u00a010"
TICK_ROOM = 7
"""Points under each row of boxes that stand outside a grid."""
ROOM_TO_SPARE = 1.5
"""How much taller than asked rows may get to use what is left of a page."""


def worksheet_page(sheet: Sheet, options: PackOptions, words: Wording) -> list[Flowable]:
    """Return a worksheet's flowables, in the version of the sheet."""
    plain = THEMES[options.print_size]
    theme = plain if sheet.version is Version.WRITING else roomy(plain)
    worksheet = sheet.worksheet
    layout = worksheet.layout(sheet.version)
    title = worksheet.neutral_title if options.discreet else worksheet.title
    where = f"{worksheet.id}."
    maker = Maker(sheet, theme, words)
    between = 8 if sheet.version is Version.WRITING else 16
    story: list[Flowable] = [
        Text(words.typed(title, where + "title"), theme.title),
        Text(words.typed(layout.intro, where + "intro"), theme.body),
        gap(6),
    ]
    following: list[Flowable] = []
    if layout.footer:
        following = [Text(words.typed(layout.footer, where + "footer"), theme.small)]
    for block in reversed(layout.blocks):
        made = maker.made(block)
        following = [gap(between), *following] if following else []
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


class Maker:
    """Makes the flowables of a sheet's blocks."""

    def __init__(self, sheet: Sheet, theme: Theme, words: Wording) -> None:
        self._sheet, self._theme, self._words = sheet, theme, words
        self._fills = {name: fill_text(value, words) for name, value in sheet.fills}
        self._pictures = Pictures(sheet.pictures)

    def made(self, block: Block) -> list[Flowable]:
        """Return the flowables of a block."""
        theme, words, pictures = self._theme, self._words, self._pictures
        match block:
            case Lines():
                return self._lines(block)
            case Ticks():
                options = [words.typed(each, "option") for each in block.options]
                ticks = TickRows(options, theme.cell, TICK_ROOM)
                return [Stack([self._prompt(block.prompt), gap(4), ticks])]
            case Rating():
                return [Stack(rating(block, theme, words))]
            case Ideas():
                return [Stack(ideas(block, theme, words, pictures))]
            case Pictured():
                return pictured(block, self._fills, theme, words, pictures)
            case Cycle():
                return [Ring(block, theme, words, pictures)]
            case Tree():
                return [Branches(block, theme, words, pictures)]
            case Grid():
                return [GridBlock(block, self._sheet, self._fills, theme, words)]

    def _lines(self, block: Lines) -> list[Flowable]:
        filled = self._fills.get(block.fills, "")
        return [self._prompt(block.prompt), WritingLines(block.count, self._theme.cell, filled)]

    def _prompt(self, text: str) -> Text:
        return Text(self._words.typed(text, "prompt"), self._theme.column)


class GridBlock(Flowable):
    """A grid to write in. Its rows share what the page has left, down to a writing line each.

    Attributes:
        following: What comes after it on the sheet and should find room on the same page.
    """

    def __init__(
        self,
        grid: Grid,
        sheet: Sheet,
        fills: Mapping[str, str],
        theme: Theme,
        words: Wording,
    ) -> None:
        super().__init__()
        self.following: tuple[Flowable, ...] = ()
        self._grid, self._theme, self._words = grid, theme, words
        self._labels = _labels(grid, sheet.days, words)
        self._fills = fills
        self._pictures = Pictures(sheet.pictures)
        self._circled = sheet.version is not Version.WRITING
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
        if column.kind is CellKind.CHOICE:
            options = [self._words.typed(each, "option") for each in column.options]
            return TickRows(options, self._theme.cell)
        if column.kind is CellKind.SCALE and self._circled:
            return NumberRow(0, 10, self._theme.cell, ringed=False)
        return Text("", self._theme.cell)


def _height(cell: Flowable, room: float) -> float:
    height: float = cell.wrap(max(room - 2 * PADDING, 1), 10**6)[1]
    return height + 2 * PADDING


def together(text: str, style: Style, room: float) -> str:
    """Return the text with "0 to 10" kept on one line where the column is wide enough for it."""
    fits = width(SCALE, style.bold, style.size) <= room - 2 * PADDING
    return text.replace("0 to 10", SCALE) if fits else text


class Stack(Flowable):
    """Flowables one above the other that never part: a prompt stays with what answers it."""

    def __init__(self, parts: list[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of all of them."""
        self._heights = [each.wrap(available_width, available_height)[1] for each in self._parts]
        self.width, self.height = available_width, sum(self._heights)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        y = self.height
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


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
