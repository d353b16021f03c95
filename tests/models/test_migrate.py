"""Upgrades: all of it or nothing, and never without a backup."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import gate, migrate
from models.backups.places import backups
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, database_of, rows

NEXT = gate.APP_SCHEMA + 1
GOOD = f"""
def up(migrator, db):
    db.execute_sql("CREATE TABLE fresh (n INTEGER PRIMARY KEY)")
    db.execute_sql("ALTER TABLE t ADD COLUMN more TEXT")
    db.execute_sql("PRAGMA user_version = {NEXT}")
"""


def and_then(statement: str) -> str:
    return f"{GOOD}    db.execute_sql({statement!r})\n"


BAD = {
    "row counts differ: t": and_then("DELETE FROM t WHERE n = 1"),
    "no such table": and_then("SELECT nonsense FROM nowhere"),
    "in place of": GOOD.replace("PRAGMA user_version", "PRAGMA cache_spill"),
    "point at nothing": and_then("INSERT INTO task_snapshot (task_id, snapshot_id) VALUES (7, 7)"),
}

Upgrade = Callable[[str], Vault]


@pytest.fixture
def upgrade(
    vault: Vault,
    tmp_path: Path,
    clock: FixedClock,
    ids: SeededIds,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Upgrade:
    """Close the vault, add a step to the program, and unlock."""

    def run(step: str) -> Vault:
        add_rows(vault, 3)
        vault.close()
        steps = tmp_path / "steps"
        steps.mkdir()
        for path in migrate.STEPS.glob("[0-9]*.py"):
            (steps / path.name).write_bytes(path.read_bytes())
        (steps / f"{NEXT:04}_next.py").write_text(step, encoding="utf-8")
        monkeypatch.setattr(gate, "APP_SCHEMA", NEXT)
        monkeypatch.setattr(migrate, "STEPS", steps)
        return unlock(vault.profile, passphrase, clock=clock, ids=ids)

    return run


def test_a_step_is_applied_once_and_the_backup_is_of_before(upgrade: Upgrade) -> None:
    with upgrade(GOOD) as vault:
        assert rows(vault) == 3
        assert vault.check().schema == NEXT
        kinds = [one.kind for one in backups(vault.profile) if one.verified]
        assert kinds == [f"schema-{NEXT - 1}"]
        assert database_of(vault).pragma("foreign_keys") == 1
        assert migrate.migrate(database_of(vault)) == ()


@pytest.mark.parametrize("reason", BAD)
def test_a_step_that_goes_wrong_is_undone_whole(
    upgrade: Upgrade,
    vault: Vault,
    reason: str,
    clock: FixedClock,
    ids: SeededIds,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UserFacingError) as caught:
        upgrade(BAD[reason])
    assert caught.value.code == "vault.migration_failed"
    assert reason in str(caught.value.__cause__)
    assert caught.value.values == {"found": NEXT - 1, "known": NEXT}
    monkeypatch.setattr(gate, "APP_SCHEMA", NEXT - 1)
    with unlock(vault.profile, passphrase, clock=clock, ids=ids) as before:
        tables = dict(before.check().counts)
        assert "fresh" not in tables
        assert tables["t"] == 3
        assert before.check().sound


def test_steps_that_were_not_shipped_are_missed(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "APP_SCHEMA", NEXT)
    with pytest.raises(UserFacingError, match=r"vault\.migration_failed"):
        migrate.migrate(database_of(vault), steps=tmp_path / "nowhere")


def test_the_steps_are_numbered_without_a_gap_up_to_the_schema() -> None:
    numbers = sorted(int(path.name[:4]) for path in migrate.STEPS.glob("[0-9]*.py"))
    assert numbers == list(range(1, gate.APP_SCHEMA + 1))


def test_no_step_knows_the_tables_of_today() -> None:
    for path in migrate.STEPS.glob("[0-9]*.py"):
        text = path.read_text(encoding="utf-8")
        for package in ("models", "planner", "resources"):
            assert f"from {package}" not in text
            assert f"import {package}" not in text
