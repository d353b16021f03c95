"""A vault that lost something says so, once; one that lost nothing is never refused."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from models import soundness
from models.backups import Reins, key_of, restore
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, code_of, copy_live, database_of, flip, rows

Open = Callable[[], Vault]


@pytest.fixture
def again(profile: Profile, clock: FixedClock, ids: SeededIds, passphrase: str) -> Open:
    def call() -> Vault:
        return unlock(profile, passphrase, clock=clock, ids=ids)

    return call


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every whole check of a file that is made."""
    made: list[object] = []
    problems = soundness.problems

    def counted(connection: object) -> tuple[str, ...]:
        made.append(connection)
        return problems(connection)

    monkeypatch.setattr(soundness, "problems", counted)
    return made


def crash(vault: Vault, folder: Path) -> None:
    """Leave the profile as a crash would."""
    copy_live(vault, folder)
    vault.close()
    shutil.rmtree(vault.profile.root)
    shutil.copytree(folder, vault.profile.root)


def test_a_vault_closed_well_costs_no_check(
    vault: Vault, again: Open, checks: list[object]
) -> None:
    add_rows(vault, 3)
    vault.close()
    again().close()
    again().close()
    assert checks == []


def test_after_a_crash_it_is_checked_and_opens(
    vault: Vault, tmp_path: Path, again: Open, checks: list[object]
) -> None:
    add_rows(vault, 3)
    crash(vault, tmp_path / "crashed")
    checks.clear()
    with again() as opened:
        assert rows(opened) == 3
    assert len(checks) == 1


def test_a_log_that_is_gone_is_said_once(vault: Vault, tmp_path: Path, again: Open) -> None:
    add_rows(vault, 2)
    database_of(vault).checkpoint()
    add_rows(vault, 5)
    crash(vault, tmp_path / "crashed")
    vault.profile.vault.with_name("vault.db-wal").unlink()
    with pytest.raises(UserFacingError) as said:
        again()
    assert (said.value.code, said.value.values) == ("vault.behind", {"missing": 5})
    with again() as opened:
        assert rows(opened) == 2
        assert opened.check().sound
        add_rows(opened, 1)
    again().close()


def test_an_older_file_is_said_and_a_restore_is_not(
    vault: Vault, again: Open, clock: FixedClock, passphrase: str
) -> None:
    add_rows(vault, 2)
    made = vault.back_up()
    add_rows(vault, 4)
    vault.close()
    with zipfile.ZipFile(made.path) as container:
        container.extract("vault.db", vault.profile.root)
    assert code_of(again) == "vault.behind"
    key = key_of(made.path, passphrase)
    restore(made.path, vault.profile, key, clock.now(), Reins(), replace=True)
    with again() as opened:
        assert rows(opened) == 2
        assert opened.check().sound


def test_a_stale_page_is_said(vault: Vault, again: Open) -> None:
    add_rows(vault, 3, "before")
    database_of(vault).checkpoint()
    before = vault.profile.vault.read_bytes()
    with database_of(vault).write_tx():
        database_of(vault).execute_sql("UPDATE t SET text = 'later!'")
    vault.close()
    after = vault.profile.vault.read_bytes()
    pages = [at for at in range(0, len(after), 4096) if before[at:][:4096] != after[at:][:4096]]
    stale = after[: pages[-1]] + before[pages[-1] :][:4096] + after[pages[-1] + 4096 :]
    vault.profile.vault.write_bytes(stale)
    assert code_of(again) == "vault.changed_outside"
    again().close()
    again().close()


def test_the_last_backup_put_back_by_hand_is_nothing_to_speak_of(vault: Vault, again: Open) -> None:
    add_rows(vault, 3)
    vault.close()
    (path,) = vault.profile.backups.glob("*auto*.zip")
    vault.profile.vault.write_bytes(b"")
    with zipfile.ZipFile(path) as container:
        container.extract("vault.db", vault.profile.root)
    with again() as opened:
        assert rows(opened) == 3


@pytest.mark.parametrize("hurt", [Path.unlink, lambda path: flip(path, 30)])
def test_without_a_note_the_last_backup_speaks(
    vault: Vault, again: Open, hurt: Callable[[Path], None]
) -> None:
    add_rows(vault, 2)
    vault.close()
    older = vault.profile.vault.read_bytes()
    hurt(vault.profile.last_seen)
    with again() as opened:
        add_rows(opened, 2)
    hurt(vault.profile.last_seen)
    vault.profile.vault.write_bytes(older)
    assert code_of(again) == "vault.behind"


def test_without_a_note_a_backup_from_before_a_restore_says_nothing(
    vault: Vault, again: Open, clock: FixedClock, passphrase: str
) -> None:
    old = vault.back_up()
    clock.instant += timedelta(hours=1)
    add_rows(vault, 4)
    newest = vault.back_up().path.name
    vault.close()
    clock.instant += timedelta(hours=1)
    key = key_of(old.path, passphrase)
    restore(old.path, vault.profile, key, clock.now(), Reins(), replace=True)
    again().close()
    for each in vault.profile.backups.iterdir():
        if each.name != newest:
            each.unlink()
    vault.profile.last_seen.unlink()
    with again() as opened:
        assert opened.check().sound


def test_a_note_written_by_another_hand_is_none(vault: Vault, again: Open) -> None:
    add_rows(vault, 2)
    vault.close()
    older = vault.profile.vault.read_bytes()
    with again() as opened:
        add_rows(opened, 2)
    note = json.loads(vault.profile.last_seen.read_bytes())
    note["closed"] = hashlib.sha256(older).hexdigest()
    vault.profile.last_seen.write_text(json.dumps(note))
    vault.profile.vault.write_bytes(older)
    assert code_of(again) == "vault.behind"


def test_a_row_that_was_undone_is_not_missed(vault: Vault, tmp_path: Path, again: Open) -> None:
    add_rows(vault, 1)
    database = database_of(vault)
    with suppress(ZeroDivisionError), database.write_tx():
        vault._audit.record("added", "t", "")
        raise ZeroDivisionError
    with database.write_tx():
        database.execute_sql("INSERT INTO t (text) VALUES ('without a row of the chain')")
    crash(vault, tmp_path / "crashed")
    with again() as opened:
        assert rows(opened) == 2


def test_a_note_older_than_the_vault_is_no_reason(vault: Vault, again: Open) -> None:
    add_rows(vault, 2)
    vault.close()
    older = vault.profile.last_seen.read_bytes()
    with again() as opened:
        add_rows(opened, 2)
    vault.profile.last_seen.write_bytes(older)
    with again() as opened:
        assert rows(opened) == 4


def test_a_note_that_cannot_be_written_stops_nobody(vault: Vault, again: Open) -> None:
    vault.profile.last_seen.unlink()
    vault.profile.last_seen.mkdir()
    add_rows(vault, 2)
    vault.close()
    with again() as opened:
        assert rows(opened) == 2
