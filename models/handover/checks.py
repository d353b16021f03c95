"""Whether everything of one person in the file fits together, before anything of it is stored."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

from models.handover.shape import (
    LATER,
    LIBRARY,
    LINKS,
    MOVED,
    MOVED_LAST,
    MOVED_PATIENTS,
    TABLES,
    Json,
    columns_of,
    name_of,
)
from models.handover.values import (
    check_hash,
    check_revision,
    check_snapshot,
    check_value,
    is_line,
    parsed,
    read_json,
)
from models.tables import Identified, Table
from planner import nhs_number
from planner.patients import Patient

_NAMES = tuple(map(name_of, TABLES))
# A row and the rows it points at that must be of one record: two ways to the same person.
_SAME_PERSON = (("session", "episode"), ("supervision", "episode"))
Tables = Mapping[str, Sequence[Json]]


def whole(content: Any) -> Json:  # noqa: ANN401 (JSON)
    """Return a person's content with the columns that came after the file was made.

    Raises:
        ValueError: And the like, see ``models.handover.values.UNFIT``: not as this program writes.
    """
    _need(isinstance(content, dict) and content.keys() == {"tables", LINKS})
    given: Json = content["tables"]
    _need(isinstance(given, dict) and given.keys() == set(_NAMES))
    tables = {
        name_of(table): [_row(name_of(table), table, row) for row in _list(given[name_of(table)])]
        for table in TABLES
    }
    return {"tables": tables, LINKS: _list(content[LINKS])}


def check_person(content: Json, person: str, hashes: Set[str], *, made_up: bool) -> None:
    """Refuse a person whose rows do not fit together.

    Args:
        content: What ``whole`` returned.
        person: Their identity, as the manifest has it.
        hashes: The library in the file.
        made_up: True in a made-up vault, which takes test numbers only.

    Raises:
        ValueError: And the like, see ``models.handover.values.UNFIT``.
    """
    tables: Tables = content["tables"]
    for table in TABLES:
        for row in tables[name_of(table)]:
            for column in columns_of(table):
                check_value(name_of(table), column, row[column.name])
                if column.parent and row[column.name] is not None:
                    _need(row[column.name] <= len(tables[column.parent]))
    _check_patients(tables, person, made_up=made_up)
    _check_ties(tables)
    _check_beside(tables)
    for task, sha256 in content[LINKS]:
        _need(type(task) is int and 1 <= task <= len(tables["task"]) and sha256 in hashes)


def check_library(items: object) -> Sequence[Json]:
    """Return the library in the file.

    Raises:
        ValueError: And the like, see ``models.handover.values.UNFIT``.
    """
    found = _list(items)
    for item in found:
        _need(isinstance(item, dict) and item.keys() == set(LIBRARY))
        check_hash(item["sha256"])
        check_snapshot(item["kind"], item["content"])
        _need(is_line(item["item"]))
    return found


def ids_in(tables: Tables) -> dict[str, list[str]]:
    """Return the identity of every row that has one, by table."""
    return {
        name_of(table): [row["uuid"] for row in tables[name_of(table)]]
        for table in TABLES
        if issubclass(table, Identified)
    }


def _row(name: str, table: type[Table], row: Any) -> Json:  # noqa: ANN401 (JSON)
    _need(isinstance(row, dict))
    given: Json = {each: old for (of, each), old in LATER.items() if of == name}
    given |= row
    _need(given.keys() == {each.name for each in columns_of(table)})
    return given


def _check_patients(tables: Tables, person: str, *, made_up: bool) -> None:
    first, *asides = tables["patient"]
    _need(first["uuid"] == person and first["deleted_at"] is None)
    _need(all(each["deleted_at"] is not None for each in asides))
    _need({each["aside_id"] for each in tables["merge"]} == set(range(2, 2 + len(asides))))
    for each in tables["patient"]:
        _need(bool(each["name"].strip() and each["reference"].strip()))
        number = each["nhs_number"]
        _need(number == nhs_number.compact(number))
        _need(nhs_number.problem(number, made_up=made_up) is None)


def _check_ties(tables: Tables) -> None:
    for name, parent in _SAME_PERSON:
        owners = [row["patient_id"] for row in tables[parent]]
        for row in tables[name]:
            _need(row["patient_id"] == owners[row[f"{parent}_id"] - 1])
    for row in tables["episode"]:
        if row["ended"] is not None:
            _need(date.fromisoformat(row["started"]) <= date.fromisoformat(row["ended"]))


def _check_beside(tables: Tables) -> None:
    """Check what names a row of theirs by its identity, or by place inside JSON."""
    own = {each for ids in ids_in(tables).values() for each in ids}
    for row in tables["draft"]:
        _need(row["owner"] in own and row["patient_id"] is not None)
        parsed(row["data"])
    for row in tables["revision"]:
        _need(row["patient_id"] is not None)
        check_revision(row["entity"], row["data"])
    for row in tables["merge"]:
        _need(row["undone_at"] is None and row["deleted_at"] is None)
        _check_moved(parsed(row["moved"]), tables)
        for image in (row["kept_before"], row["kept_after"]):
            read_json(Patient, image)


def _check_moved(moved: Any, tables: Tables) -> None:  # noqa: ANN401 (JSON)
    _need(moved.keys() == {*MOVED, MOVED_PATIENTS, MOVED_LAST})
    for name, places in moved.items():
        of = {MOVED_PATIENTS: "patient", MOVED_LAST: "revision"}.get(name, name)
        least = 0 if name == MOVED_LAST else 1
        _need(all(type(each) is int and least <= each <= len(tables[of]) for each in places))
    _need(len(moved[MOVED_LAST]) == 1)


def _list(value: Any) -> list[Any]:  # noqa: ANN401 (JSON)
    _need(isinstance(value, list))
    found: list[Any] = value
    return found


def _need(right: bool) -> None:
    if not right:
        raise ValueError
