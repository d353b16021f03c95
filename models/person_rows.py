"""Which rows are one person's: the one list that erasing and subject access walk."""

from collections.abc import Mapping, Sequence

from models.repositories.rows import Rows
from models.tables import (
    Barrier,
    Caseload,
    Draft,
    Episode,
    Identified,
    Merge,
    Occasion,
    Pack,
    Patient,
    Plan,
    Retention,
    Review,
    Revision,
    Score,
    Session,
    SheetEntry,
    Supervision,
    Table,
    Tailoring,
    Task,
    TaskSnapshot,
)

_OWN = "patient_id IN (??)"
_SESSIONS = "SELECT id FROM session WHERE patient_id IN (??)"
_PLANS = f"SELECT id FROM plan WHERE session_id IN ({_SESSIONS})"  # noqa: S608 (words of our own)
_TASKS = f"SELECT id FROM task WHERE plan_id IN ({_PLANS})"  # noqa: S608 (words of our own)
_AT = f"session_id IN ({_SESSIONS})"
_OF_TASK = f"task_id IN ({_TASKS})"
_EITHER = (
    "id IN (SELECT m.id FROM merge m JOIN patient p ON p.id IN (m.kept_id, m.aside_id)"
    " WHERE p.id IN (??))"
)

# Table by table what makes a row the person's, given their keys; in the order of PATIENT_TABLES,
# those that point at others first.
PERSON_ROWS: Mapping[type[Table], str] = {
    Caseload: _OWN,
    Draft: _OWN,
    Revision: _OWN,
    Retention: _OWN,
    Merge: _EITHER,
    Pack: _AT,
    TaskSnapshot: _OF_TASK,
    SheetEntry: _OF_TASK,
    Supervision: _OWN,
    Review: _OF_TASK,
    Occasion: _OF_TASK,
    Barrier: _OF_TASK,
    Tailoring: _OF_TASK,
    Task: f"plan_id IN ({_PLANS})",
    Plan: _AT,
    Score: _AT,
    Session: _OWN,
    Episode: _OWN,
    Patient: "id IN (??)",
}
_NAMED_BY: Mapping[type[Table], str] = {Revision: "entity_uuid", Draft: "owner"}
_ASIDE = (
    "SELECT aside_id FROM merge WHERE undone_at IS NULL AND deleted_at IS NULL AND kept_id IN (??)"
)


def records_of(rows: Rows, key: int) -> tuple[int, ...]:
    """Return the keys of all records of one person: theirs, and those set aside into it."""
    found, new = [key], [key]
    while new:
        asides = {row[0] for row in rows.among(_ASIDE, new)}
        new = sorted(asides - set(found))
        found += new
    return tuple(found)


def ids_of(rows: Rows, keys: Sequence[int]) -> tuple[str, ...]:
    """Return the identity of everything that is these records', as the audit chain names it."""
    found: set[str] = set()
    for table, where in PERSON_ROWS.items():
        column = _NAMED_BY.get(table, "uuid" if issubclass(table, Identified) else "")
        if column:
            name = table._meta.table_name  # noqa: SLF001 (peewee's own way to say it)
            sql = f'SELECT {column} FROM "{name}" WHERE {where}'  # noqa: S608 (names of our own)
            found |= {row[0] for row in rows.among(sql, keys)}
    return tuple(sorted(found))
