"""Is a database file whole? For copies, and for a vault whose log has just been written back."""

from typing import Any

MOST = 20


def problems(connection: Any) -> tuple[str, ...]:  # noqa: ANN401 (the driver has no types)
    """Return what is wrong with a file, empty where it is whole.

    All three checks are needed: the first finds changed pages but not missing ones, the second
    finds missing ones, and neither knows what belongs to what. The first reads only the file, so a
    log that waits beside it would be a false alarm: write it back before.

    Args:
        connection: A connection of the driver.

    Raises:
        sqlcipher3.dbapi2.Error: The file is too damaged to be walked.
    """
    pages = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    whole = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST})")]
    strays = [
        f"a row of {table} points at a missing row of {parent}"
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    found = pages + [line for line in whole if line != "ok"] + strays
    return tuple(found[:MOST])


def counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    return {name: _count(connection, name) for (name,) in names}


def _count(connection: Any, table: str) -> int:  # noqa: ANN401
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 (a table's own name)
