"""After an erasure: nothing of it may be left in free pages or in the log.

Deleted content is overwritten at once (``secure_delete``); what is left are old pages in the log
and the room between rows. The transaction that erases says that cleaning is due, so that one that
was cut short is finished at the next unlock.
"""

from typing import Protocol

from models.database import VaultDatabase
from models.errors import faults_sorted
from models.soundness import problems
from planner.errors import UserFacingError

_DUE = "vault.cleaning"


class _Rows(Protocol):
    def run(self, sql: str, *values: object) -> int:
        """Run a statement that returns nothing."""
        ...


def note_due(rows: _Rows) -> None:
    """Say, in the transaction of an erasure, that the file has to be cleaned after it."""
    sql = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"
    rows.run(sql, _DUE, "true")


def is_due(database: VaultDatabase) -> bool:
    """Tell whether an erasure was not followed by a cleaning to its end."""
    sql = "SELECT 1 FROM setting WHERE name = ?"
    return database.execute_sql(sql, (_DUE,)).fetchone() is not None


def clean(database: VaultDatabase) -> None:
    """Empty the log, rewrite the file from its living rows, and empty the log again.

    Raises:
        UserFacingError: ``vault.busy`` where another connection reads; ``disk.full`` and the like.
            The file is whole, and cleaning stays due.
    """
    _empty_log(database)
    with faults_sorted():
        database.execute_sql("VACUUM")
    _empty_log(database)
    with database.write_tx():
        database.execute_sql("DELETE FROM setting WHERE name = ?", (_DUE,))


def is_whole(database: VaultDatabase) -> bool:
    """Tell whether every page of the file, and what belongs to what, is as it should be.

    Raises:
        UserFacingError: ``vault.busy`` where another connection reads.
    """
    _empty_log(database)
    return not problems(database.connection())


def _empty_log(database: VaultDatabase) -> None:
    if not database.checkpoint():
        raise UserFacingError("vault.busy")
