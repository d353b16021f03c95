"""Helpers for tests that hurt the vault."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.database import VaultDatabase
from models.unlock import Vault
from planner.errors import UserFacingError


def code_of(call: Callable[..., object], *args: object, **named: object) -> str:
    """Return the code of the error a call must raise."""
    with pytest.raises(UserFacingError) as caught:
        call(*args, **named)
    return caught.value.code


def database_of(vault: Vault) -> VaultDatabase:
    return vault._opened.database


def add_rows(vault: Vault, count: int, text: str = "x") -> None:
    """Add rows to a table of this test, one transaction each, each with its audit row."""
    database = database_of(vault)
    with database.write_tx():
        database.execute_sql("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, text TEXT)")
    for _ in range(count):
        with database.write_tx():
            database.execute_sql("INSERT INTO t (text) VALUES (?)", (text,))
            vault._audit.record("added", "t", "")


def rows(vault: Vault) -> int:
    return int(database_of(vault).execute_sql("SELECT count(*) FROM t").fetchone()[0])


def flip(path: Path, position: int) -> None:
    """Change one byte of a file."""
    data = bytearray(path.read_bytes())
    data[position] ^= 0x55
    path.write_bytes(data)


def copy_live(vault: Vault, target: Path) -> None:
    """Copy a profile as it lies on the disk this moment, as a crash would leave it."""
    shutil.copytree(vault.profile.root, target)
    (target / "in-use.lock").unlink(missing_ok=True)
