"""The one place that sends SQL: reads as tuples, writes made from the tables' own columns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from models.errors import faults_sorted
from models.repositories.convert import checked
from models.tables import Table
from planner.errors import UserFacingError

Row = tuple[Any, ...]
_AT_ONCE = 50


class Sql(Protocol):
    """What of a peewee database is used here."""

    param: str

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:  # noqa: ANN401
        """Send one statement; return the driver's cursor."""
        ...


class Rows:
    """Reads and writes rows of one database.

    SQL is given with ``?`` for each value, and ``(??)`` for a list of keys.
    """

    def __init__(self, database: Sql) -> None:
        self._database = database

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return every row of a query."""
        with faults_sorted():
            found: list[Row] = self._database.execute_sql(self._own(sql), values).fetchall()
        return found

    def among(self, sql: str, keys: Sequence[int], *values: object) -> list[Row]:
        """Return every row of a query about a list of keys, which comes after all values."""
        return self.all(_listed(sql, keys), *values, *keys) if keys else []

    def first(self, sql: str, *values: object) -> Row | None:
        """Return the first row of a query, or None."""
        with faults_sorted():
            found: Row | None = self._database.execute_sql(self._own(sql), values).fetchone()
        return found

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 (a column)
        """Return the first column of the first row, or None."""
        found = self.first(sql, *values)
        return None if found is None else found[0]

    def need(self, kind: str, sql: str, *values: object) -> Row:
        """Return the first row of a query.

        Raises:
            UserFacingError: ``record.not_found`` where there is none.
        """
        found = self.first(sql, *values)
        if found is None:
            raise UserFacingError("record.not_found", kind=kind)
        return found

    def insert(self, table: type[Table], values: Mapping[str, object]) -> int:
        """Insert one row and return its key."""
        sql = _insert_sql(table, tuple(values), 1) + " RETURNING id"
        cursor = self._database.execute_sql(self._own(sql), _bound(values.values()))
        key: int = cursor.fetchone()[0]
        return key

    def insert_many(
        self, table: type[Table], columns: tuple[str, ...], rows: Sequence[Iterable[object]]
    ) -> None:
        """Insert rows without asking for their keys."""
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            sql = _insert_sql(table, columns, len(part))
            values = _bound(value for row in part for value in row)
            self._database.execute_sql(self._own(sql), values)

    def update(self, table: type[Table], key: int, values: Mapping[str, object]) -> None:
        """Change columns of the row with a key."""
        sql = _update_sql(table, tuple(values))
        self._database.execute_sql(self._own(sql), [*_bound(values.values()), key])

    def run(self, sql: str, *values: object) -> int:
        """Run a statement that returns nothing; return how many rows it touched."""
        touched: int = self._database.execute_sql(self._own(sql), _bound(values)).rowcount
        return touched

    def run_among(self, sql: str, keys: Sequence[int]) -> int:
        """Run a statement about a list of keys; return how many rows it touched."""
        touched: int = self._database.execute_sql(self._own(_listed(sql, keys)), keys).rowcount
        return touched

    def _own(self, sql: str) -> str:
        mark = self._database.param
        return sql if mark == "?" else sql.replace("?", mark)


def _listed(sql: str, keys: Sequence[int]) -> str:
    return sql.replace("(??)", f"({_marks(len(keys))})")


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _bound(values: Iterable[object]) -> list[object]:
    return [checked(value) if isinstance(value, str) else value for value in values]


@cache
def _insert_sql(table: type[Table], columns: tuple[str, ...], rows: int) -> str:
    one = f"({_marks(len(columns))})"
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{_name(table)}" ({names}) VALUES ' + ", ".join([one] * rows)  # noqa: S608 (names of our own)


@cache
def _update_sql(table: type[Table], columns: tuple[str, ...]) -> str:
    pairs = ", ".join(f'"{column}" = ?' for column in columns)
    return f'UPDATE "{_name(table)}" SET {pairs} WHERE id = ?'  # noqa: S608 (names of our own)


def _name(table: type[Table]) -> str:
    name: str = table._meta.table_name  # noqa: SLF001 (peewee's own way to say it)
    return name
