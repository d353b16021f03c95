"""Everything of one person as the file has it (``models.handover.shape``)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from models.handover.shape import (
    LIBRARY,
    LINKS,
    MOVED,
    MOVED_LAST,
    MOVED_PATIENTS,
    TABLES,
    Column,
    Json,
    columns_of,
    has_key,
    name_of,
)
from models.person_rows import PERSON_ROWS
from models.repositories.convert import get_instant, put_day, put_instant, put_time
from models.repositories.rows import Row, Rows
from models.tables import Merge, Patient, Revision, Table, TaskSnapshot

Places = Mapping[str, Mapping[int, int]]
_LINKS = (
    "SELECT task_snapshot.task_id, c.sha256 FROM task_snapshot"
    " JOIN content_snapshot c ON c.id = task_snapshot.snapshot_id"
)
_LINKED = f"{_LINKS} WHERE {PERSON_ROWS[TaskSnapshot]} ORDER BY task_snapshot.task_id, c.sha256"
# A merge that was undone has no texts any more, and its other record is not theirs.
_MERGED = "undone_at IS NULL AND deleted_at IS NULL AND kept_id IN (??)"


def gathered(rows: Rows, keys: Sequence[int], practitioner: str) -> Json:
    """Return everything of one person.

    Args:
        rows: The vault.
        keys: The keys of their record and of those set aside into it, theirs first.
        practitioner: Whoever made the changes that say nobody else did.
    """
    read = {name_of(table): _read(rows, table, keys) for table in TABLES}
    places = {
        name_of(table): {row[0]: place for place, row in enumerate(read[name_of(table)], start=1)}
        for table in TABLES
        if has_key(table)
    }
    tables = {
        name_of(table): [_entry(table, row, places, practitioner) for row in read[name_of(table)]]
        for table in TABLES
    }
    links = [[places["task"][key], sha256] for key, sha256 in rows.among(_LINKED, keys)]
    return {"tables": tables, LINKS: links}


def library_of(rows: Rows, hashes: Iterable[str]) -> list[Json]:
    """Return snapshots of the library by their hashes, in the order of these."""
    sql = "SELECT kind, item, sha256, content FROM content_snapshot WHERE sha256 = ?"
    found = (rows.first(sql, each) for each in sorted(set(hashes)))
    return [dict(zip(LIBRARY, row, strict=True)) for row in found if row is not None]


def _read(rows: Rows, table: type[Table], keys: Sequence[int]) -> list[Row]:
    """Return the rows of a table, each with its key, or with 0 where it has none."""
    where = _MERGED if table is Merge else PERSON_ROWS[table]
    names = ", ".join(f'"{each.name}"' for each in columns_of(table))
    key, order = ("id", "id") if has_key(table) else ("0", "1, 2, 3")
    sql = f'SELECT {key}, {names} FROM "{name_of(table)}" WHERE {where} ORDER BY {order}'  # noqa: S608 (names of our own)
    found = rows.among(sql, keys)
    # Their own record comes first, whichever was made first.
    return sorted(found, key=lambda row: keys.index(row[0])) if table is Patient else found


def _entry(table: type[Table], row: Row, places: Places, practitioner: str) -> Json:
    columns = columns_of(table)
    entry = {
        each.name: _plain(each, value, places) for each, value in zip(columns, row[1:], strict=True)
    }
    if table is Revision:
        entry["actor"] = entry["actor"] or practitioner
    if table is Merge:
        entry["moved"] = json.dumps(_moved(json.loads(entry["moved"]), places))
    return entry


def _plain(column: Column, value: Any, places: Places) -> Any:  # noqa: ANN401 (a column)
    if column.parent and value is not None:
        return places[column.parent][value]
    if isinstance(value, datetime):
        return put_instant(get_instant(value))
    if isinstance(value, date):
        return put_day(value)
    if isinstance(value, time):
        return put_time(value)
    return int(value) if isinstance(value, bool) else value


def _moved(moved: Mapping[str, Sequence[int]], places: Places) -> dict[str, list[int]]:
    """Return what a merge moved by the places of the rows; rows gone since are left out."""
    named = {
        table: [places[table][key] for key in moved[table] if key in places[table]]
        for table in MOVED
    }
    people = [places["patient"][key] for key in moved[MOVED_PATIENTS] if key in places["patient"]]
    last = moved[MOVED_LAST][0]
    before = sum(key <= last for key in places["revision"])
    return {**named, MOVED_PATIENTS: people, MOVED_LAST: [before]}
