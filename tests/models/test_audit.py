"""The audit chain."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.audit import Audit
from models.database import VaultDatabase
from models.unlock import Vault
from planner.clock import FixedClock
from planner.errors import UserFacingError


@pytest.fixture
def database(vault: Vault) -> VaultDatabase:
    return vault._opened.database


@pytest.fixture
def audit(vault: Vault) -> Audit:
    return vault._audit


def record(database: VaultDatabase, audit: Audit, count: int) -> None:
    with database.write_tx():
        for number in range(count):
            audit.record("changed", "patient", str(number), ("name", "needs"))


def bypass(database: VaultDatabase, sql: str) -> None:
    """Do what the triggers refuse."""
    with database.write_tx():
        for trigger in ("audit_event_no_update", "audit_event_no_delete"):
            database.execute_sql(f"DROP TRIGGER {trigger}")
        database.execute_sql(sql)


def test_rows_follow_one_another(database: VaultDatabase, audit: Audit) -> None:
    start = audit.head().seq
    record(database, audit, 3)
    record(database, audit, 2)
    report = audit.verify()
    assert (report.ok, report.rows, report.head.seq) == (True, start + 5, start + 5)
    assert report.head == audit.head()


def test_a_row_belongs_in_the_transaction_of_its_change(audit: Audit) -> None:
    with pytest.raises(RuntimeError):
        audit.record("changed", "patient", "1")


def test_a_row_goes_with_its_change(database: VaultDatabase, audit: Audit) -> None:
    before = audit.head()
    with suppress(ZeroDivisionError), database.write_tx():
        audit.record("changed", "patient", "1")
        raise ZeroDivisionError
    record(database, audit, 1)
    assert audit.verify().ok
    assert audit.head().seq == before.seq + 1


@pytest.mark.parametrize("sql", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"])
def test_rows_are_not_changed_by_accident(database: VaultDatabase, audit: Audit, sql: str) -> None:
    with pytest.raises(Exception, match="append-only"), database.write_tx():
        database.execute_sql(sql)
    assert audit.verify().ok


@pytest.mark.parametrize(
    "column", ["at", "actor", "action", "entity", "entity_uuid", "fields", "prev", "mac"]
)
def test_an_edit_is_found_at_its_row(database: VaultDatabase, audit: Audit, column: str) -> None:
    record(database, audit, 9)
    bypass(database, f"UPDATE audit_event SET {column} = {column} || 'x' WHERE seq = 5")  # noqa: S608
    assert audit.verify().broken_at == 5


def test_a_removed_row_is_found_at_the_next(database: VaultDatabase, audit: Audit) -> None:
    record(database, audit, 9)
    bypass(database, "DELETE FROM audit_event WHERE seq = 5")
    assert audit.verify().broken_at == 6


def test_rows_moved_up_are_found(database: VaultDatabase, audit: Audit) -> None:
    record(database, audit, 9)
    bypass(database, "DELETE FROM audit_event WHERE seq = 5")
    with database.write_tx():
        database.execute_sql("UPDATE audit_event SET seq = seq - 1 WHERE seq > 5")
    assert audit.verify().broken_at == 5


def test_a_row_of_another_history_is_found_at_the_next(
    database: VaultDatabase, audit: Audit
) -> None:
    """A row that was undone, or that only a copy of the vault has, has a right seal too."""
    with suppress(ZeroDivisionError), database.write_tx():
        audit.record("removed", "patient", "0")
        last = "SELECT * FROM audit_event ORDER BY seq DESC LIMIT 1"
        other = database.execute_sql(last).fetchone()
        raise ZeroDivisionError
    record(database, audit, 9)
    bypass(database, f"DELETE FROM audit_event WHERE seq = {other[0]}")  # noqa: S608
    with database.write_tx():
        marks = ", ".join("?" * len(other))
        database.execute_sql(f"INSERT INTO audit_event VALUES ({marks})", other)  # noqa: S608
    assert audit.verify().broken_at == other[0] + 1


@pytest.mark.parametrize("seq", [0, -7])
def test_a_row_put_before_the_first_is_found(
    database: VaultDatabase, audit: Audit, seq: int
) -> None:
    record(database, audit, 3)
    with database.write_tx():
        database.execute_sql(
            "INSERT INTO audit_event SELECT ?, at, actor, action, entity, entity_uuid, fields,"
            " prev, mac FROM audit_event WHERE seq = 2",
            (seq,),
        )
    assert audit.verify().broken_at == seq


def test_a_cut_tail_shows_against_the_last_backup(
    vault: Vault, database: VaultDatabase, audit: Audit
) -> None:
    record(database, audit, 9)
    vault.back_up()
    assert vault.check().sound
    bypass(database, "DELETE FROM audit_event WHERE seq > 6")
    report = vault.check()
    assert (report.chain.ok, report.head_kept, report.sound) == (True, False, False)


def test_a_tail_written_anew_shows_against_the_last_backup(
    vault: Vault, database: VaultDatabase, audit: Audit
) -> None:
    record(database, audit, 9)
    vault.back_up()
    bypass(database, "DELETE FROM audit_event WHERE seq > 6")
    with database.write_tx():
        for number in range(20):
            audit.record("removed", "patient", str(number))
    report = vault.check()
    assert (report.chain.ok, report.head_kept, report.sound) == (True, False, False)


def test_a_restore_explains_no_tail_that_was_cut_later(
    vault: Vault, database: VaultDatabase, audit: Audit, clock: FixedClock
) -> None:
    vault.note("restored", "vault")
    clock.instant += timedelta(hours=1)
    record(database, audit, 9)
    vault.back_up()
    bypass(database, f"DELETE FROM audit_event WHERE seq > {audit.head().seq - 4}")  # noqa: S608
    assert not vault.check().head_kept


def test_a_clock_put_back_is_told_once(
    database: VaultDatabase, audit: Audit, clock: FixedClock
) -> None:
    clock.instant -= timedelta(days=3)
    record(database, audit, 2)
    sql = "SELECT action, actor FROM audit_event ORDER BY seq DESC LIMIT 3"
    rows = database.execute_sql(sql).fetchall()
    assert [row[0] for row in rows] == ["changed", "changed", "clock_went_back"]
    assert rows[-1][1] == "program"
    assert audit.verify().ok


def test_another_key_breaks_the_chain_at_once(vault: Vault, database: VaultDatabase) -> None:
    other = Audit(database, database.key, FixedClock.on(date(2026, 5, 12)))
    assert other.verify().broken_at == 1
    vault.close()
    with pytest.raises(UserFacingError):
        vault._opened.meta.audit_key.reveal()


def test_a_noted_row_is_held_only_as_it_was_sealed(database: VaultDatabase, audit: Audit) -> None:
    record(database, audit, 2)
    head = audit.head()
    assert audit.holds(head)
    assert not audit.holds(replace(head, seal="0" * 64))
    assert not audit.holds(replace(head, seq=head.seq + 1))
