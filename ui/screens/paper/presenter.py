"""What came back of one plan, as far as it is typed in. Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.ids import IdSource, OccasionId, SessionId, SheetEntryId, TaskId
from planner.pack import Sheet
from planner.plans import Done, Task
from planner.sheet_entry import (
    Paper,
    PaperBlock,
    SheetCells,
    SheetEntry,
    blocks_of,
    fitted,
    marked,
    with_cell,
)
from ui import texts

if TYPE_CHECKING:
    from models.store import Store


@dataclass(frozen=True, slots=True)
class Writing:
    """What is not in the vault yet.

    Attributes:
        entries: Sheets.
        marks: What slips say, by task.
        again: Sheets of ``entries`` that were written in this sitting already.
    """

    entries: tuple[SheetEntry, ...] = ()
    marks: tuple[tuple[TaskId, Mapping[OccasionId, Done]], ...] = ()
    again: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """True where there is nothing to write."""
        return not self.entries and not self.marks


def read_paper(session_id: SessionId, store: "Store") -> Paper:
    """Read what can come back of the plan made at a contact."""
    return store.sheets.paper(session_id)


def write(writing: Writing, store: "Store") -> Changes:
    """Write it in one transaction."""
    changes = Changes()
    with store.batch():
        for entry in writing.entries:
            changes |= store.sheets.save(entry, again=entry.sheet in writing.again)
        for task_id, marks in writing.marks:
            changes |= store.sheets.mark(task_id, marks)
    return changes


class PaperPresenter:
    """One plan's paper."""

    def __init__(self, paper: Paper, ids: IdSource) -> None:
        self._paper = paper
        self._ids = ids
        self._entries: dict[str, SheetEntry] = dict(paper.entries)
        self._waiting: dict[str, SheetEntry] = {}
        self._marks: dict[OccasionId, Done] = {}
        self._unwritten: dict[TaskId, dict[OccasionId, Done]] = {}
        self._written = Writing()
        self._sitting: set[str] = set()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks with times on the slip."""
        return tuple(each for each in self._paper.plan.tasks if each.occasions)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that have room for answers, in the order they were printed."""
        return tuple(each for each in self._paper.sheets if blocks_of(each))

    @property
    def about(self) -> str:
        """Which plan it is, and that a newer one was made since."""
        said = f"Of the plan of {texts.day_text(self._paper.session.day)}."
        newer = self._paper.newer
        if newer is None:
            return said
        return f"{said} A newer plan was made on {texts.day_text(newer.day)}; it stays as it is."

    @property
    def counted(self) -> str:
        """How many times are marked; says nothing of how much was done."""
        count, of = marked(self._paper.plan, self._marks)
        return f"{count} of {of} times marked"

    def row_names(self, task: Task) -> tuple[str, ...]:
        """Return the times of a task as they stand on the slip."""
        return tuple(texts.occasion_text(each, at) for at, each in enumerate(task.occasions, 1))

    def marks(self, task: Task) -> tuple[Done, ...]:
        """Return what the slip says of each."""
        return tuple(self._marks.get(each.id, each.done) for each in task.occasions)

    def mark(self, task: Task, at: int, done: Done) -> None:
        """Take what the slip says of one."""
        occasion = task.occasions[at].id
        self._marks[occasion] = done
        self._unwritten.setdefault(task.id, {})[occasion] = done

    def cells(self, sheet: Sheet) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Return what stands in a sheet; an entry of another version shows where it fits."""
        known = self._entries.get(sheet.worksheet.id)
        blocks = () if known is None else known.cells.blocks
        return fitted(blocks, blocks_of(sheet))

    def typed(self, sheet: Sheet) -> bool:
        """Tell whether anything of a sheet is typed in."""
        return any(text for block in self.cells(sheet) for line in block for text in line)

    def set_cell(self, sheet: Sheet, place: tuple[int, int, int], text: str) -> None:
        """Write a cell: block, row, column."""
        name = sheet.worksheet.id
        cells = SheetCells(sheet.version, with_cell(self.cells(sheet), place, text))
        known = self._entries.get(name)
        if known is None:
            known = SheetEntry(
                id=SheetEntryId(self._ids.new()),
                task_id=self._owner(name).id,
                sheet=name,
                session_id=self._paper.session.id,
                cells=cells,
            )
        self._entries[name] = self._waiting[name] = replace(known, cells=cells)

    def row_labels(self, block: PaperBlock) -> tuple[str, ...]:
        """Return the labels of a block's rows; days as "Wed 13 May"."""
        return tuple(
            texts.short_day_text(each) if isinstance(each, date) else each for each in block.rows
        )

    def writing(self) -> Writing:
        """Return what is not in the vault yet, and take it for written."""
        entries, marks = tuple(self._waiting.values()), tuple(self._unwritten.items())
        found = Writing(entries, marks, frozenset(self._sitting))
        self._sitting |= self._waiting.keys()
        self._written = found
        self._waiting, self._unwritten = {}, {}
        return found

    def forget_written(self) -> None:
        """Know that the last writing did not arrive: it goes again with the next."""
        for entry in self._written.entries:
            self._waiting.setdefault(entry.sheet, entry)
        for task_id, marks in self._written.marks:
            self._unwritten[task_id] = {**marks, **self._unwritten.get(task_id, {})}

    def _owner(self, sheet: str) -> Task:
        """Return the first task that has a sheet, as on the paper."""
        tasks = self._paper.plan.tasks
        return next((each for each in tasks if sheet in each.worksheets), tasks[0])
