"""Whose something is: the names behind the ids of the audit chain."""

from collections.abc import Iterable

from models.repositories.rows import Rows

# Every kind of thing that belongs to a person, with the way to them.
_AT = (
    "SELECT o.uuid, p.name FROM {table} o JOIN session s ON s.id = o.session_id"
    " JOIN patient p ON p.id = s.patient_id"
)
_OWN = "SELECT o.uuid, p.name FROM {table} o JOIN patient p ON p.id = o.patient_id"
_TASK = (
    "SELECT o.uuid, p.name FROM task o JOIN plan l ON l.id = o.plan_id"
    " JOIN session s ON s.id = l.session_id JOIN patient p ON p.id = s.patient_id"
)
_MERGE = "SELECT o.uuid, p.name FROM merge o JOIN patient p ON p.id = o.kept_id"
_WAYS = (
    "SELECT o.uuid, o.name FROM patient o",
    *(_OWN.format(table=table) for table in ("episode", "session", "supervision")),
    *(_AT.format(table=table) for table in ("score", "pack", "plan", "review", "sheet_entry")),
    _TASK,
    _MERGE,
)


def names_of(rows: Rows, ids: Iterable[str]) -> dict[str, str]:
    """Return the name of the person each of these things belongs to, where there is one."""
    wanted, found = set(ids), dict[str, str]()
    for way in _WAYS:
        left = sorted(wanted - found.keys())
        if left:
            marks = ", ".join("?" * len(left))
            found |= dict(rows.all(f"{way} WHERE o.uuid IN ({marks})", *left))
    return found
