"""Which columns a row in the file has, and how rows name one another.

Keys of a vault mean nothing in another. In the file a row that others point at is named by its
place among the rows of its table, from 1 on; a snapshot of the library by its hash.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import AutoField, ForeignKeyField

from models.person_rows import PERSON_ROWS
from models.tables import Caseload, Table, TaskSnapshot

Json = dict[str, Any]
# Parents first. The caseload's line is worked out anew; the library's links are beside the rows.
TABLES: tuple[type[Table], ...] = tuple(
    table for table in reversed(tuple(PERSON_ROWS)) if table not in {Caseload, TaskSnapshot}
)
# Columns that came after the first released form of the file, with what they were before.
LATER: Mapping[tuple[str, str], object] = {}
# Worked out anew from the others, where they arrive.
DERIVED = frozenset(
    ("patient", each) for each in ("reference_key", "need_flags", "language", "search_key")
)
LIBRARY = ("kind", "item", "sha256", "content")
LINKS = "task_snapshot"
# Written in a merge by the keys of what came over, by table.
MOVED = ("episode", "session", "supervision", "draft", "revision")
MOVED_PATIENTS = "retention"
MOVED_LAST = "last_revision"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a row in the file.

    Attributes:
        name: Its name.
        kind: Class of its field in the tables.
        nullable: It may be empty.
        parent: Name of the table it points at, or empty.
    """

    name: str
    kind: str
    nullable: bool
    parent: str = ""


@cache
def name_of(table: type[Table]) -> str:
    """Return a table's name."""
    name: str = table._meta.table_name  # noqa: SLF001 (peewee's own way to say it)
    return name


@cache
def columns_of(table: type[Table]) -> tuple[Column, ...]:
    """Return the columns of a table in the file: all but its own key, and what is derived."""
    return tuple(
        _column(field)
        for field in table._meta.sorted_fields  # noqa: SLF001 (peewee's own way to say it)
        if not isinstance(field, AutoField) and (name_of(table), field.name) not in DERIVED
    )


def has_key(table: type[Table]) -> bool:
    """Tell whether rows of a table have a key of their own, by which others may name them."""
    return isinstance(table._meta.primary_key, AutoField)  # noqa: SLF001 (peewee's own)


def _column(field: Any) -> Column:  # noqa: ANN401 (peewee has no types for fields)
    parent = ""
    if isinstance(field, ForeignKeyField):
        parent = name_of(field.rel_model)
    return Column(field.column_name, type(field).__name__, field.null, parent)
