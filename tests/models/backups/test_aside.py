"""Vaults that were set aside: taken away on purpose only, and said in the audit."""

import shutil
from pathlib import Path

import pytest

from models.backups import aside, desk
from models.backups.aside import all_set_aside, new_aside, note_about, sweep_aside
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import code_of
from ui.backup_words import aside_text


def set_one_aside(vault: Vault, clock: FixedClock) -> Path:
    folder = new_aside(vault.profile, clock.now())
    (folder / "vault.db").write_bytes(b"sealed")
    note_about(folder, clock.now(), "restore", "")
    return folder


def written(vault: Vault) -> list[tuple[str, str, str]]:
    sql = "SELECT action, entity, entity_uuid FROM audit_event WHERE entity = 'set_aside'"
    return list(vault._opened.database.execute_sql(sql).fetchall())


def test_one_is_deleted_and_the_others_stay(vault: Vault, clock: FixedClock) -> None:
    first, second = set_one_aside(vault, clock), set_one_aside(vault, clock)
    assert vault.backups.remove_set_aside(first.name)
    assert [each.folder for each in vault.backups.set_aside()] == [second]
    assert list(vault.profile.set_aside.iterdir()) == [second]
    assert written(vault) == [("delete", "set_aside", first.name)]
    assert vault.check().sound


@pytest.mark.parametrize("name", ["20200101T000000Z", "..", "", "../backups"])
def test_what_is_not_there_is_refused(vault: Vault, clock: FixedClock, name: str) -> None:
    kept = set_one_aside(vault, clock)
    assert code_of(vault.backups.remove_set_aside, name) == "restore.nothing_aside"
    assert kept.exists()
    assert written(vault) == []


def test_where_it_cannot_be_deleted_nothing_is_said(
    vault: Vault, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = set_one_aside(vault, clock)

    def refused(_profile: Profile, _name: str) -> None:
        raise UserFacingError("disk.failed")

    monkeypatch.setattr(desk, "put_out_of_sight", refused)
    assert code_of(vault.backups.remove_set_aside, kept.name) == "disk.failed"
    assert written(vault) == []
    assert all_set_aside(vault.profile)


def test_one_cut_short_is_out_of_sight_and_ends_at_the_next_unlock(
    vault: Vault, clock: FixedClock, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = set_one_aside(vault, clock)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_args, **_named: None)
        assert not vault.backups.remove_set_aside(going.name)
    assert all_set_aside(vault.profile) == ()
    assert list(vault.profile.set_aside.iterdir()) != []
    vault.close()
    with unlock(vault.profile, passphrase, clock=clock, ids=SeededIds(4)):
        assert list(vault.profile.set_aside.iterdir()) == []


def test_sweeping_where_nothing_was_set_aside_is_quiet(vault: Vault) -> None:
    sweep_aside(vault.profile)
    assert aside.all_set_aside(vault.profile) == ()


@pytest.mark.parametrize("note", [b"", b"{}", b"[1]", b'{"at": 7, "why": 1, "restored": 2}', None])
def test_one_whose_note_is_damaged_is_there_and_can_go(
    vault: Vault, clock: FixedClock, note: bytes | None
) -> None:
    folder = set_one_aside(vault, clock)
    (folder / "about.json").unlink()
    if note is not None:
        (folder / "about.json").write_bytes(note)
    (found,) = vault.backups.set_aside()
    assert (found.folder, found.why) == (folder, "")
    assert "not known" in aside_text(found)
    assert vault.backups.remove_set_aside(folder.name)
    assert all_set_aside(vault.profile) == ()
