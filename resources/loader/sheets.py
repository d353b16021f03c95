"""Checks of worksheets: every version can be drawn, and the tick version asks for no writing."""

from collections.abc import Iterator

from planner.worksheets import (
    Block,
    CellKind,
    Cycle,
    Grid,
    Ideas,
    Layout,
    Lines,
    Pictured,
    Rating,
    RowKind,
    Tree,
    Version,
    Worksheet,
    boxes_of,
    pictures_of,
)
from resources.loader.lines import Path
from resources.loader.shelf import Shelf
from resources.loader.sources import Entry

FILLS = frozenset({"what", "when", "where", "with_whom", "minutes", "bad_day"})
"""Fields of a plan that a sheet's first row or line may show."""

SPARE = 2
"""A topic of the bank has this many times the ideas a sheet asks for, so that they can vary."""

Sheet = Entry[Worksheet]


def check_worksheet(entry: Sheet, shelf: Shelf) -> None:
    """Check a worksheet in all its versions.

    Raises:
        ContentError: The first fault found.
    """
    worksheet = entry.value
    for version in worksheet.versions:
        at: Path = () if version is Version.WRITING else (str(version),)
        layout = worksheet.layout(version)
        for index, block in enumerate(layout.blocks):
            place = (*at, "blocks", index)
            _check_block(entry, block, place, shelf)
            if version is Version.TICK:
                _refuse_writing(entry, block, place)
        if version is Version.EASY and not any(_pictures(layout)):
            raise entry.error("the easy version has no picture", *at)


def _check_block(entry: Sheet, block: Block, at: Path, shelf: Shelf) -> None:
    match block:
        case Grid():
            _check_grid(entry, block, at)
        case Lines():
            _check_lines(entry, block, at)
        case Rating() if not 0 <= block.low < block.high:
            raise entry.error("low is 0 or more and less than high", *at, "low")
        case Ideas():
            _check_ideas(entry, block, at, shelf)
        case Cycle() if not 3 <= len(block.boxes) <= 5:
            raise entry.error("a cycle has 3 to 5 boxes", *at, "boxes")
        case Pictured():
            _check_rows(entry, block, at)
    for picture in pictures_of(block):
        if picture not in shelf.pictures:
            raise entry.error(f"the picture {picture} is not known", *at)


def _check_lines(entry: Sheet, lines: Lines, at: Path) -> None:
    if lines.count < 1:
        raise entry.error("count is 1 or more", *at, "count")
    _check_fills(entry, lines.fills, *at, "fills")


def _check_rows(entry: Sheet, pictured: Pictured, at: Path) -> None:
    for index, row in enumerate(pictured.rows):
        _check_fills(entry, row.fills, *at, "rows", index, "fills")


def _check_ideas(entry: Sheet, ideas: Ideas, at: Path, shelf: Shelf) -> None:
    always = [
        each.value
        for each in shelf.examples.values()
        if ideas.topic in each.value.topics and not each.value.faith and not each.value.seasons
    ]
    if ideas.count < 1:
        raise entry.error("count is 1 or more", *at, "count")
    if len(always) < SPARE * ideas.count:
        reason = f"the bank has {len(always)} examples of {ideas.topic} for all the year"
        raise entry.error(f"{reason}, and {SPARE * ideas.count} are needed", *at, "topic")


def _check_grid(entry: Sheet, grid: Grid, at: Path) -> None:
    named = grid.rows in (RowKind.NAMED, RowKind.HOURS)
    if named != bool(grid.labels):
        raise entry.error("rows that are named or hours have labels, others none", *at, "labels")
    if (grid.rows is RowKind.BLANK) != (grid.count > 0):
        raise entry.error("blank rows have a count, others none", *at, "count")
    if grid.row_height <= 0:
        raise entry.error("row_height is more than 0", *at, "row_height")
    names: set[str] = set()
    for place, column in enumerate(grid.columns):
        here = (*at, "columns", place)
        if column.id in names:
            raise entry.error(f"the column {column.id} stands twice", *here, "id")
        names.add(column.id)
        if column.weight <= 0:
            raise entry.error("weight is more than 0", *here, "weight")
        if (column.kind is CellKind.CHOICE) != bool(column.options):
            raise entry.error("a choice has options, other cells none", *here, "options")
        _check_fills(entry, column.fills, *here, "fills")


def _check_fills(entry: Sheet, fills: str, *keys: str | int) -> None:
    if fills and fills not in FILLS:
        raise entry.error(f"fills is one of {', '.join(sorted(FILLS))}", *keys)


def _refuse_writing(entry: Sheet, block: Block, at: Path) -> None:
    if any(_writing(block)):
        raise entry.error("the tick version asks for writing here; offer words to tick", *at)


def _writing(block: Block) -> Iterator[bool]:
    """Yield for each part of a block whether it is to be written in."""
    match block:
        case Lines():
            yield not block.fills
        case Grid():
            yield from (
                column.kind in (CellKind.TEXT, CellKind.TIME) and not column.fills
                for column in block.columns
            )
        case Pictured():
            yield from (row.lines > 0 for row in block.rows)
        case Cycle() | Tree():
            yield from (box.lines > 0 for box in boxes_of(block))


def _pictures(layout: Layout) -> Iterator[str]:
    for block in layout.blocks:
        yield from pictures_of(block)
        if isinstance(block, Ideas):
            yield block.topic
