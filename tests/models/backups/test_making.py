"""Backups: verified, whole, thinned, and good for going back by hand."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from models import soundness
from models import vault as vault_module
from models.backups import making
from models.backups.container import read_manifest
from models.backups.keeping import thin
from models.backups.places import AUTO, MANUAL, Before, last_backup
from models.keys import Secret
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, code_of, database_of, flip, rows

Open = Callable[[Profile], Vault]


@pytest.fixture
def open_again(clock: FixedClock, ids: SeededIds, passphrase: str) -> Open:
    def call(profile: Profile) -> Vault:
        return unlock(profile, passphrase, clock=clock, ids=ids)

    return call


def names(vault: Vault) -> list[str]:
    return sorted(path.name for path in vault.profile.backups.iterdir())


def test_a_backup_goes_back_by_hand(vault: Vault, tmp_path: Path, open_again: Open) -> None:
    add_rows(vault, 4)
    made = vault.back_up()
    add_rows(vault, 4)
    assert (made.kind, made.verified, vault.last_backup()) == (MANUAL, True, made)
    with zipfile.ZipFile(made.path) as container:
        container.extractall(tmp_path / "restored")
    with open_again(Profile(tmp_path / "restored")) as restored:
        assert rows(restored) == 4
        assert restored.check().sound


@pytest.mark.parametrize("what", get_args(Before))
def test_a_backup_before_something_is_verified_and_kept(vault: Vault, what: Before) -> None:
    add_rows(vault, 1)
    made = vault.back_up_before(what)
    assert (made.kind, made.verified, vault.last_backup()) == (f"before-{what}", True, made)
    thin(vault.profile.backups, made.made_at, 12)
    assert made.path.exists()


def test_the_manifest_says_what_is_in_it(vault: Vault) -> None:
    add_rows(vault, 2)
    manifest = read_manifest(vault.back_up().path)
    assert manifest.head.seq == vault.check().chain.head.seq
    assert {name for name, _ in manifest.sums} == {"vault.db", "key.json"}
    assert not manifest.made_up


def test_a_backup_while_somebody_writes_is_whole(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_rows(vault, 2)
    counts = soundness.counts

    def counts_then_write(connection: object) -> dict[str, int]:
        found = counts(connection)
        if not list(vault.profile.backups.glob(".*")):
            add_rows(vault, 1)
        return found

    monkeypatch.setattr(soundness, "counts", counts_then_write)
    assert vault.back_up().verified
    assert rows(vault) == 3


def test_a_copy_that_is_not_whole_is_not_kept(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "problems", lambda _: ("page 3",))
    assert code_of(vault.back_up) == "backup.failed"
    assert names(vault) == []


def test_closing_copies_what_changed_and_unlocking_checks_it(
    vault: Vault, open_again: Open
) -> None:
    add_rows(vault, 3)
    vault.close()
    last = last_backup(vault.profile)
    assert last is not None
    assert (last.kind, last.verified) == (AUTO, False)
    with open_again(vault.profile) as again:
        passed = again.verify_backups()
        assert [one.verified for one in passed] == [True]
        assert again.verify_backups() == ()
    assert last_backup(vault.profile) == passed[0]


def test_closing_copies_nothing_where_nothing_changed(vault: Vault, open_again: Open) -> None:
    vault.close()
    before = names(vault)
    open_again(vault.profile).close()
    assert names(vault) == before


def test_a_backup_that_failed_is_made_up_for_at_the_next_close(
    vault: Vault, open_again: Open
) -> None:
    add_rows(vault, 3)
    vault.close()
    for path in vault.profile.backups.iterdir():
        path.unlink()
    open_again(vault.profile).close()
    assert len(names(vault)) == 1


@pytest.mark.parametrize("where", [60, 5000, -300])
def test_a_damaged_backup_is_found_set_aside_and_kept(
    vault: Vault, open_again: Open, where: int
) -> None:
    add_rows(vault, 3)
    vault.close()
    (path,) = vault.profile.backups.iterdir()
    flip(path, where if where > 0 else path.stat().st_size + where)
    with open_again(vault.profile) as again:
        assert code_of(again.verify_backups) == "backup.damaged"
        assert again.verify_backups() == ()
        assert again.last_backup() is None
    assert "20260512T090000Z-auto-damaged.zip" in names(vault)


def test_a_log_that_could_not_go_is_never_left_out(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_rows(vault, 3)
    monkeypatch.setattr(database_of(vault), "checkpoint", lambda: False)
    vault.close()
    assert last_backup(vault.profile) is None


def test_a_lock_frees_everything_even_if_the_copy_fails(
    vault: Vault, open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserFacingError("disk.full")

    monkeypatch.setattr(vault_module, "copy_closed", fail)
    add_rows(vault, 1)
    vault.close()
    assert vault.backup_fault is not None
    monkeypatch.undo()
    open_again(vault.profile).close()


@pytest.mark.parametrize("page", [3, 9])
def test_a_copy_that_came_out_damaged_is_not_kept(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    add_rows(vault, 50, "some words to fill a page")
    opening = vars(making)["connect"]

    def hurt(path: Path, key: Secret) -> object:
        if path.suffix == ".new":
            flip(path, page * 4096 + 77)
        return opening(path, key)

    monkeypatch.setattr(making, "connect", hurt)
    assert code_of(vault.back_up) == "backup.failed"
    assert list(vault.profile.backups.iterdir()) == []
