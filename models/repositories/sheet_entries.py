"""Sheets typed in from paper."""

from models.repositories.convert import get_json, put_json
from models.repositories.rows import Row, Rows
from models.tables import SheetEntry as SheetEntryTable
from planner.ids import SessionId, SheetEntryId, TaskId
from planner.sheet_entry import SheetCells, SheetEntry

_ENTRY = (
    "SELECT n.id, n.uuid, t.uuid, n.sheet, s.uuid, n.cells FROM sheet_entry n"
    " JOIN task t ON t.id = n.task_id JOIN session s ON s.id = n.session_id"
)


class SheetEntries:
    """Reads and writes sheets typed in; keys are the tables' own."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of_sheet(self, task_key: int, sheet: str) -> tuple[int, SheetEntry] | None:
        """Return a sheet of a task with its key, or None."""
        sql = _ENTRY + " WHERE n.task_id = ? AND n.sheet = ? AND n.deleted_at IS NULL"
        row = self._rows.first(sql, task_key, sheet)
        return None if row is None else (row[0], _entry(row))

    def of_plan(self, plan_session: SessionId) -> tuple[SheetEntry, ...]:
        """Return the sheets typed in of the plan made at a contact."""
        sql = (
            _ENTRY + " JOIN plan l ON l.id = t.plan_id JOIN session m ON m.id = l.session_id"
            " WHERE m.uuid = ? AND n.deleted_at IS NULL ORDER BY n.id"
        )
        return tuple(_entry(row) for row in self._rows.all(sql, plan_session))

    def insert(self, task_key: int, session_key: int, entry: SheetEntry) -> int:
        """Store a new one and return its key."""
        return self._rows.insert(SheetEntryTable, _values(task_key, session_key, entry))

    def update(self, key: int, task_key: int, session_key: int, entry: SheetEntry) -> None:
        """Overwrite one, its identity too."""
        self._rows.update(SheetEntryTable, key, _values(task_key, session_key, entry))


def _values(task_key: int, session_key: int, entry: SheetEntry) -> dict[str, object]:
    return {
        "uuid": entry.id,
        "task_id": task_key,
        "sheet": entry.sheet,
        "session_id": session_key,
        "cells": put_json(entry.cells),
    }


def _entry(row: Row) -> SheetEntry:
    return SheetEntry(
        id=SheetEntryId(row[1]),
        task_id=TaskId(row[2]),
        sheet=row[3],
        session_id=SessionId(row[4]),
        cells=get_json(SheetCells, row[5]),
    )
