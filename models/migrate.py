"""Bringing a vault to this program's schema: all steps in one transaction, or none.

A step is a file ``models/migrations/NNNN_name.py`` with ``up(migrator, db)``, run by peewee's own
Runner. It is frozen once released: it imports no table of today, and ends by setting
``PRAGMA user_version`` to its number. The last number is ``models.gate.APP_SCHEMA``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from playhouse.migrations import Runner

from models import gate, soundness
from models.database import VaultDatabase
from models.errors import FAULTS, known_fault
from planner.errors import UserFacingError

STEPS = Path(__file__).with_name("migrations")
HISTORY = "schema_migration"


class MigrationFaultError(Exception):
    """The steps ran, but the result is not what it must be. Everything was undone."""


def migrate(
    database: VaultDatabase,
    *,
    back_up: Callable[[int], None] | None = None,
    steps: Path | None = None,
) -> tuple[str, ...]:
    """Apply the steps a vault has not had yet.

    Args:
        database: The vault, open, past the gate.
        back_up: Makes a verified backup first, given the schema number before; None only for a
            vault that is being made.
        steps: Folder of the steps, None for the program's own.

    Returns:
        Names of the steps applied.

    Raises:
        UserFacingError: ``vault.migration_failed``, ``disk.full`` and the like; the vault is as
            before.
    """
    found = gate.schema_of(database.connection())
    if found == gate.APP_SCHEMA:
        return ()
    if back_up is not None:
        back_up(found)
    try:
        return _apply(database, steps or STEPS)
    except FAULTS as error:
        raise known_fault(error) or _failed(found) from error
    except MigrationFaultError as error:
        raise _failed(found) from error


def _counts(database: VaultDatabase) -> dict[str, int]:
    found = soundness.counts(database.connection())
    return {name: rows for name, rows in found.items() if name != HISTORY}


def _apply(database: VaultDatabase, steps: Path) -> tuple[str, ...]:
    """Run the steps with foreign keys off: a table being rebuilt must not delete its children.

    The pragma does nothing inside a transaction, so it stands around it.
    """
    before = _counts(database)
    database.pragma("foreign_keys", 0)
    try:
        with database.write_tx():
            applied = tuple(Runner(database, str(steps), table_name=HISTORY).up())
            _check(database, before)
    finally:
        database.pragma("foreign_keys", 1)
    return applied


def _check(database: VaultDatabase, before: Mapping[str, int]) -> None:
    reached = gate.schema_of(database.connection())
    if reached != gate.APP_SCHEMA:
        raise MigrationFaultError(f"schema {reached} in place of {gate.APP_SCHEMA}")
    if database.execute_sql("PRAGMA foreign_key_check").fetchall():
        raise MigrationFaultError("foreign keys point at nothing")
    after = _counts(database)
    lost = sorted(name for name, rows in before.items() if after.get(name) != rows)
    if lost:
        raise MigrationFaultError(f"row counts differ: {', '.join(lost)}")


def _failed(found: int) -> UserFacingError:
    return UserFacingError("vault.migration_failed", found=found, known=gate.APP_SCHEMA)
