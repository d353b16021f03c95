"""A sheet that came back on paper, typed in: its cells laid out like the paper.

Blank stays blank: an empty cell says that nothing stands there, not that nothing was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.ids import OccasionId, SessionId, SheetEntryId, TaskId
from planner.pack import Sheet
from planner.patients import Patient
from planner.plans import Done, Plan
from planner.sessions import Session
from planner.worksheets import (
    Block,
    Box,
    CellKind,
    Cycle,
    Grid,
    Ideas,
    Lines,
    Pictured,
    PictureRow,
    Rating,
    RowKind,
    Ticks,
    Tree,
    Version,
    boxes_of,
)

TICKED = "x"
"""What a ticked cell holds."""
Cells = tuple[tuple[tuple[str, ...], ...], ...]
"""By block, row and column, as typed; empty is blank."""


class Fill(StrEnum):
    """What is typed into a cell."""

    TEXT = "text"
    TICK = "tick"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a block.

    Attributes:
        label: Its heading; may be empty.
        fill: What is typed.
        options: The words of a choice, in their order on the paper.
        low: Lowest number.
        high: Highest number.
    """

    label: str
    fill: Fill = Fill.TEXT
    options: tuple[str, ...] = ()
    low: int = 0
    high: int = 10


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A part of a sheet with room for answers.

    Attributes:
        title: What stands over it; may be empty.
        rows: The label of each row, a day where it is one.
        columns: Left to right.
    """

    title: str
    rows: tuple[str | date, ...]
    columns: tuple[PaperColumn, ...]


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What was typed in, and of which version of the sheet."""

    version: Version = Version.WRITING
    blocks: Cells = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEntry:
    """A sheet typed in; one a task and sheet.

    Attributes:
        id: Identity.
        task_id: The task it belongs to.
        sheet: Id of the worksheet.
        session_id: The contact its plan was made at.
        cells: What stands in it.
    """

    id: SheetEntryId
    task_id: TaskId
    sheet: str
    session_id: SessionId
    cells: SheetCells


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What can come back of one plan.

    Attributes:
        patient: Whose.
        session: The contact the plan was made at.
        plan: The plan, with what slips said of its occasions so far.
        sheets: Its sheets as they were printed, or as they would be, in their order.
        entries: What was typed in already, by sheet.
        newer: The contact of the newest later plan of the course, or None.
    """

    patient: Patient
    session: Session
    plan: Plan
    sheets: tuple[Sheet, ...]
    entries: Mapping[str, SheetEntry] = field(default_factory=dict)
    newer: Session | None = None


def blocks_of(sheet: Sheet) -> tuple[PaperBlock, ...]:
    """Return the parts of a sheet with room for answers, from the top."""
    layout = sheet.worksheet.layout(sheet.version)
    found = (_block(block, sheet.days) for block in layout.blocks)
    return tuple(each for each in found if each is not None and each.rows)


def fitted(cells: Cells, blocks: tuple[PaperBlock, ...]) -> Cells:
    """Return cells as many as the blocks have; what is missing is blank."""
    return tuple(
        tuple(
            tuple(_cell(cells, at, row, column) for column in range(len(block.columns)))
            for row in range(len(block.rows))
        )
        for at, block in enumerate(blocks)
    )


def with_cell(cells: Cells, place: tuple[int, int, int], text: str) -> Cells:
    """Return the cells with one of them changed; ``place`` is block, row and column."""
    at, row, column = place
    rows = cells[at]
    changed = (*rows[row][:column], text, *rows[row][column + 1 :])
    block = (*rows[:row], changed, *rows[row + 1 :])
    return (*cells[:at], block, *cells[at + 1 :])


def marked(plan: Plan, marks: Mapping[OccasionId, Done]) -> tuple[int, int]:
    """Return how many occasions of a plan are marked, and how many there are."""
    every = [each for task in plan.tasks for each in task.occasions]
    done = [marks.get(each.id, each.done) for each in every]
    return sum(each is not Done.BLANK for each in done), len(every)


def _cell(cells: Cells, block: int, row: int, column: int) -> str:
    try:
        return cells[block][row][column]
    except IndexError:
        return ""


def _block(block: Block, days: tuple[date, ...]) -> PaperBlock | None:
    match block:
        case Grid():
            return PaperBlock(block.row_heading, _grid_rows(block, days), _columns(block))
        case Lines():
            return PaperBlock(block.prompt, ("",) * block.count, (PaperColumn(""),))
        case Ticks():
            return PaperBlock(block.prompt, block.options, (PaperColumn("", Fill.TICK),))
        case Rating():
            ends = f"{block.low} {block.low_words}, {block.high} {block.high_words}"
            number = PaperColumn(ends, Fill.NUMBER, low=block.low, high=block.high)
            return PaperBlock("", (block.prompt,), (number,))
        case Ideas():
            ideas = tuple(each.text for each in block.chosen) if block.tick else ()
            return PaperBlock(block.prompt, ideas, (PaperColumn("", Fill.TICK),))
        case Pictured():
            return _answered([_of_picture(each) for each in block.rows])
        case Cycle() | Tree():
            return _answered([_of_box(each) for each in boxes_of(block)])


Answered = tuple[str, tuple[str, ...], int]
"""A label, the words to tick beside it, and its lines to write on."""


def _of_picture(row: PictureRow) -> Answered:
    return row.text, row.options, row.lines


def _of_box(box: Box) -> Answered:
    return box.label, box.options, box.lines


def _answered(rows: list[Answered]) -> PaperBlock:
    """Return rows that are ticked or written in; each has a column for both where any has both."""
    kept = [row for row in rows if row[1] or row[2]]
    options = tuple(dict.fromkeys(word for _, words, _ in kept for word in words))
    columns = [PaperColumn("Ticked", Fill.CHOICE, options)] if options else []
    if any(lines for _, _, lines in kept):
        columns.append(PaperColumn("Written"))
    return PaperBlock("", tuple(label for label, _, _ in kept), tuple(columns))


def _grid_rows(grid: Grid, days: tuple[date, ...]) -> tuple[str | date, ...]:
    if grid.rows is RowKind.DAYS:
        return days
    if grid.rows is RowKind.BLANK:
        return tuple(str(number) for number in range(1, grid.count + 1))
    return grid.labels


def _columns(grid: Grid) -> tuple[PaperColumn, ...]:
    kinds = {
        CellKind.TICK: Fill.TICK,
        CellKind.SCALE: Fill.NUMBER,
        CellKind.CHOICE: Fill.CHOICE,
    }
    return tuple(
        PaperColumn(each.label, kinds.get(each.kind, Fill.TEXT), each.options)
        for each in grid.columns
    )
