"""The one way to write."""

from contextlib import suppress

import pytest

from models.database import TransactionLostError, VaultDatabase
from models.unlock import Vault
from tests.models.faults import add_rows, database_of, rows


@pytest.fixture
def database(vault: Vault) -> VaultDatabase:
    add_rows(vault, 0)
    return database_of(vault)


def insert(database: VaultDatabase) -> None:
    with database.write_tx():
        database.execute_sql("INSERT INTO t (text) VALUES ('x')")


def test_a_batch_is_one_commit(vault: Vault, database: VaultDatabase) -> None:
    before = database.commits
    with database.write_tx():
        for _ in range(10):
            insert(database)
    assert (database.commits - before, rows(vault)) == (1, 10)


def test_writing_is_true_inside_only(database: VaultDatabase) -> None:
    seen = [database.writing]
    with database.write_tx(), database.write_tx():
        seen.append(database.writing)
    assert [*seen, database.writing] == [False, True, False]


def test_a_batch_is_undone_whole(vault: Vault, database: VaultDatabase) -> None:
    before = database.commits
    with suppress(ZeroDivisionError), database.write_tx():
        insert(database)
        raise ZeroDivisionError
    assert (database.commits - before, rows(vault)) == (0, 0)


def fail_inside(database: VaultDatabase) -> None:
    with database.write_tx():
        insert(database)
        with suppress(ZeroDivisionError), database.write_tx():
            raise ZeroDivisionError


def test_a_swallowed_error_does_not_leave_half(vault: Vault, database: VaultDatabase) -> None:
    with pytest.raises(TransactionLostError):
        fail_inside(database)
    assert rows(vault) == 0
    insert(database)
    assert rows(vault) == 1


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("cache_size", -65536),
    ],
)
def test_pragmas(database: VaultDatabase, pragma: str, value: object) -> None:
    assert database.pragma(pragma) == value


def test_foreign_keys_hold(database: VaultDatabase) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), database.write_tx():
        database.execute_sql("INSERT INTO task_snapshot (task_id, snapshot_id) VALUES (7, 7)")


def test_the_key_is_in_no_log_and_no_attribute(
    database: VaultDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    digits = database.key.reveal().hex()
    caplog.set_level("DEBUG")
    database.close()
    database.connect()
    insert(database)
    told = caplog.text + repr(vars(database)) + repr(database.connect_params)
    assert digits not in told
    assert "INSERT" in caplog.text
