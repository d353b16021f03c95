"""Somebody out of a file beside a vault: what clashes, and how their rows are stored."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from models.handover.checks import Tables, ids_in
from models.handover.shape import (
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
from models.repositories.convert import get_json
from models.repositories.patients import flags_as_bits, reference_key
from models.repositories.rows import Rows
from models.tables import ContentSnapshot, Merge, Patient, Table, TaskSnapshot
from planner.handover import Clash, Found
from planner.patients import Needs
from planner.search import search_key
from planner.similar_names import Names

_AT_ONCE = 400
_REFERENCE = "SELECT name FROM patient WHERE reference_key = ? AND deleted_at IS NULL"
_NUMBER = (
    "SELECT name FROM patient WHERE nhs_number = ? AND nhs_number <> '' AND deleted_at IS NULL"
)
_NAMES = "SELECT name FROM patient WHERE deleted_at IS NULL"
_ERASED = (
    "SELECT 1 FROM audit_event WHERE entity = 'patient' AND action = 'erase' AND entity_uuid = ?"
)
_LAST_TRY = 100
Keys = dict[str, dict[int, int]]


def names_here(rows: Rows) -> Names:
    """Return the names of everybody in this vault."""
    return Names(row[0] for row in rows.all(_NAMES))


def clashes(rows: Rows, content: Json, names: Names) -> tuple[Found, ...]:
    """Return what stands between somebody in a file and this vault.

    Args:
        rows: The vault.
        content: All of theirs.
        names: ``names_here``, read once for a whole file.
    """
    tables: Tables = content["tables"]
    own = tables["patient"][0]
    here = rows.first("SELECT name FROM patient WHERE uuid = ?", own["uuid"])
    if here is not None:
        return (Found(Clash.HERE, here[0]),)
    found = [Found(Clash.PARTLY_HERE)] if _partly_here(rows, tables) else []
    by_reference = rows.first(_REFERENCE, reference_key(own["reference"]))
    by_number = rows.first(_NUMBER, own["nhs_number"])
    found += [Found(Clash.REFERENCE, by_reference[0])] if by_reference else []
    found += [Found(Clash.NHS_NUMBER, by_number[0])] if by_number else []
    if not found:
        found += [Found(Clash.SIMILAR_NAME, each) for each in names.like(own["name"])]
    if rows.first(_ERASED, own["uuid"]) is not None:
        found.append(Found(Clash.ERASED))
    if _taken(rows, "pack", "code", [each["code"] for each in tables["pack"]]):
        found.append(Found(Clash.CODES))
    return tuple(found)


def store_person(rows: Rows, content: Json, library: Sequence[Json]) -> int:
    """Store everything of one person, in the transaction that is open; return their key."""
    keys: Keys = {}
    for table in TABLES:
        _store_rows(rows, table, content["tables"][name_of(table)], keys)
    _store_moved(rows, content["tables"]["merge"], keys)
    snapshots = _store_library(rows, library, {sha256 for _, sha256 in content[LINKS]})
    links = [(keys["task"][task], snapshots[sha256]) for task, sha256 in content[LINKS]]
    rows.insert_many(TaskSnapshot, ("task_id", "snapshot_id"), links)
    return keys["patient"][1]


def _partly_here(rows: Rows, tables: Tables) -> bool:
    """Tell whether something of theirs is in this vault, as another person's."""
    ids = ids_in(tables)
    earlier = [each["entity_uuid"] for each in tables["revision"]]
    return any(
        _taken(rows, table, "uuid", [*of_table, *earlier]) for table, of_table in ids.items()
    )


def _taken(rows: Rows, table: str, column: str, values: Sequence[str]) -> bool:
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        sql = f'SELECT 1 FROM "{table}" WHERE "{column}" IN ({marks})'  # noqa: S608 (names of our own)
        if rows.first(sql, *part) is not None:
            return True
    return False


def _store_rows(rows: Rows, table: type[Table], entries: Sequence[Json], keys: Keys) -> None:
    columns = columns_of(table)
    if not has_key(table):
        stored = [[_key(each, row[each.name], keys) for each in columns] for row in entries]
        rows.insert_many(table, tuple(each.name for each in columns), stored)
        return
    new = keys.setdefault(name_of(table), {})
    late = []
    for place, row in enumerate(entries, start=1):
        values = {each.name: _key(each, row[each.name], keys) for each in columns}
        new[place] = rows.insert(table, _more(rows, table, values))
        late += [(place, name) for name in values if values[name] is None is not row[name]]
    for place, name in late:
        rows.update(table, new[place], {name: new[entries[place - 1][name]]})


def _key(column: Column, value: Any, keys: Keys) -> Any:  # noqa: ANN401 (a column)
    """Return a value as it is stored; a row of the same table comes later."""
    if not column.parent or value is None:
        return value
    return keys[column.parent].get(value)


def _more(rows: Rows, table: type[Table], values: Json) -> Json:
    """Return the values of a row with what is worked out here."""
    if table is Patient:
        needs = get_json(Needs, values["needs"])
        shown = (values[each] for each in ("name", "preferred_name", "reference", "nhs_number"))
        return values | {
            "reference_key": reference_key(values["reference"]),
            "need_flags": flags_as_bits(needs),
            "language": needs.language,
            "search_key": search_key(*shown),
        }
    if "code" in values:
        return values | {"code": _free_code(rows, values["code"])}
    return values


def _free_code(rows: Rows, code: str) -> str:
    """Return a pack's code; marked where another pack here has it, so that no paper misleads."""
    tries = (code, *(f"{code}/{n}" for n in range(2, _LAST_TRY)))
    return next(each for each in tries if not _taken(rows, "pack", "code", [each]))


def _store_moved(rows: Rows, merges: Iterable[Json], keys: Keys) -> None:
    for place, merge in enumerate(merges, start=1):
        moved = json.loads(merge["moved"])
        own = {table: [keys[table][each] for each in moved[table]] for table in MOVED}
        people = [keys["patient"][each] for each in moved[MOVED_PATIENTS]]
        # Revisions of before the file was made come before every new key of theirs.
        before = moved[MOVED_LAST][0]
        last = keys["revision"][before] if before else min(keys["revision"].values(), default=1) - 1
        values = json.dumps({**own, MOVED_PATIENTS: people, MOVED_LAST: [last]})
        rows.update(Merge, keys["merge"][place], {"moved": values})


def _store_library(rows: Rows, library: Sequence[Json], wanted: set[str]) -> dict[str, int]:
    found = {}
    for item in library:
        if item["sha256"] in wanted:
            sql = "SELECT id FROM content_snapshot WHERE sha256 = ?"
            key = rows.value(sql, item["sha256"])
            found[item["sha256"]] = rows.insert(ContentSnapshot, item) if key is None else key
    return found
