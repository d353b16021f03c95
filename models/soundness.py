"""Is a database file whole? For copies, and for a vault whose log has just been written back."""

from typing import Any

from sqlcipher3 import dbapi2

MOST = 20
_STRAYS = "foreign_key_check"


def problems(connection: Any) -> tuple[str, ...]:  # noqa: ANN401 (the driver has no types)
    """Return what is wrong with a file, empty where it is whole.

    All three checks are needed: the first finds changed pages but not missing ones, the second
    finds missing ones, and neither knows what belongs to what. The first reads only the file, so a
    log that waits beside it would be a false alarm: write it back before.

    Args:
        connection: A connection of the driver.
    """
    found = _lines(connection, "cipher_integrity_check")
    found += [line for line in _lines(connection, f"integrity_check({MOST})") if line != "ok"]
    found += [f"rows of {table} point at nothing" for table in _lines(connection, _STRAYS)]
    return tuple(found[:MOST])


def _lines(connection: Any, pragma: str) -> list[str]:  # noqa: ANN401 (the driver has no types)
    """Return the first column of a check; a file it cannot walk is one more thing wrong."""
    try:
        return [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
    except dbapi2.DatabaseError as error:
        return [f"{pragma}: {error}"]


def counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    return {name: _count(connection, name) for (name,) in names}


def _count(connection: Any, table: str) -> int:  # noqa: ANN401
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 (a table's own name)
