"""Making and opening a vault; what is no vault is refused, each in its own words."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from models import gate
from models.database import VaultDatabase
from models.keyfile import KeyFile
from models.keys import Secret
from models.paths import Profile
from models.unlock import (
    NewVault,
    Vault,
    discard_made_up,
    says_made_up,
    unlock,
    unlock_with_code,
)
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, code_of, copy_live, database_of, flip, rows

Open = Callable[..., Vault]


@pytest.fixture
def open_again(profile: Profile, clock: FixedClock, ids: SeededIds, passphrase: str) -> Open:
    def call(typed: str = passphrase, where: Profile = profile) -> Vault:
        return unlock(where, typed, clock=clock, ids=ids)

    return call


@pytest.fixture
def closed(vault: Vault) -> Profile:
    """A profile with a few rows, closed."""
    add_rows(vault, 20, "y" * 500)
    vault.close()
    return vault.profile


def test_what_was_written_is_there_after_unlocking(closed: Profile, open_again: Open) -> None:
    with open_again(where=closed) as vault:
        assert rows(vault) == 20
        assert vault.check().sound


def test_a_wrong_passphrase_is_told_from_damage(closed: Profile, open_again: Open) -> None:
    assert code_of(open_again, "something else", closed) == "vault.wrong_passphrase"
    open_again(where=closed).close()


def _cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def _plain_sqlite(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (n)")


def _rubbish(path: Path) -> None:
    path.write_bytes(b"hello")


def _first_page(path: Path) -> None:
    flip(path, 100)


def _salt(path: Path) -> None:
    flip(path, 3)


def _cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def _replaced_by_zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize(
    ("hurt", "code"),
    [
        (Path.unlink, "vault.missing"),
        (_cut_to_nothing, "vault.empty"),
        (_plain_sqlite, "vault.foreign"),
        (_rubbish, "vault.foreign"),
        (_first_page, "vault.damaged"),
        (_salt, "vault.damaged"),
        (_cut_in_a_page, "vault.damaged"),
        (_replaced_by_zeros, "vault.damaged"),
    ],
)
def test_a_hurt_file_is_refused_and_left_alone(
    closed: Profile, open_again: Open, hurt: Callable[[Path], None], code: str
) -> None:
    hurt(closed.vault)
    before = closed.vault.read_bytes() if closed.vault.exists() else None
    assert code_of(open_again, where=closed) == code
    assert (closed.vault.read_bytes() if closed.vault.exists() else None) == before


def test_damage_further_in_is_found_at_unlock(closed: Profile, open_again: Open) -> None:
    flip(closed.vault, closed.vault.stat().st_size - 4096 + 200)
    assert code_of(open_again, where=closed) == "vault.damaged"


def test_damage_of_an_open_vault_is_found_by_check(vault: Vault) -> None:
    add_rows(vault, 20, "y" * 500)
    database_of(vault).checkpoint()
    flip(vault.profile.vault, vault.profile.vault.stat().st_size - 4096 + 200)
    report = vault.check()
    assert not report.sound
    assert report.problems


def test_a_newer_schema_is_refused_with_both_numbers_and_untouched(
    vault: Vault, open_again: Open
) -> None:
    database_of(vault).execute_sql(f"PRAGMA user_version = {gate.APP_SCHEMA + 3}")
    vault.close()
    before = vault.profile.vault.read_bytes()
    assert code_of(open_again) == "vault.newer"
    assert vault.profile.vault.read_bytes() == before
    assert not vault.profile.vault.with_name("vault.db-wal").exists()


def test_an_encrypted_file_of_another_program_is_refused(vault: Vault, open_again: Open) -> None:
    database_of(vault).execute_sql("PRAGMA application_id = 7")
    vault.close()
    assert code_of(open_again) == "vault.foreign"


def test_the_key_file_of_another_vault_does_not_open(
    closed: Profile, tmp_path: Path, clock: FixedClock, open_again: Open, passphrase: str
) -> None:
    other = Profile(tmp_path / "other")
    NewVault(other, clock=clock, ids=SeededIds(2)).create("B", passphrase).close()
    other.key_file.replace(closed.key_file)
    assert code_of(open_again, where=closed) == "vault.damaged"


def test_a_profile_that_is_not_there(open_again: Open, profile: Profile) -> None:
    assert code_of(open_again) == "profile.missing"
    assert not profile.root.exists()


def test_a_lost_key_file_is_not_a_loss(profile: Profile, clock: FixedClock, ids: SeededIds) -> None:
    new = NewVault(profile, clock=clock, ids=ids)
    code = new.recovery_code
    new.create("Ann", "the first passphrase").close()
    profile.key_file.write_text("{}")
    assert code_of(unlock, profile, "x", clock=clock, ids=ids) == "keyfile.damaged"
    profile.key_file.unlink()
    assert code_of(unlock, profile, "x", clock=clock, ids=ids) == "keyfile.missing"
    unlock_with_code(profile, code, "the second passphrase", clock=clock, ids=ids).close()
    with unlock(profile, "the second passphrase", clock=clock, ids=ids) as vault:
        assert vault.store.practitioner() == "Ann"


def test_the_code_of_another_vault_changes_nothing(
    closed: Profile, tmp_path: Path, clock: FixedClock, ids: SeededIds, open_again: Open
) -> None:
    code = NewVault(Profile(tmp_path / "other"), clock=clock, ids=ids).recovery_code
    args = (closed, code, "a new long passphrase")
    assert code_of(unlock_with_code, *args, clock=clock, ids=ids) == "recovery.wrong"
    open_again(where=closed).close()


def test_the_code_sets_no_short_passphrase(
    profile: Profile, clock: FixedClock, ids: SeededIds
) -> None:
    new = NewVault(profile, clock=clock, ids=ids)
    code = new.recovery_code
    new.create("Ann", "the first passphrase").close()
    args = (profile, code, "short")
    assert code_of(unlock_with_code, *args, clock=clock, ids=ids) == "vault.weak_passphrase"
    unlock(profile, "the first passphrase", clock=clock, ids=ids).close()


@pytest.mark.parametrize("weak", ["", "short", " a b c d e f g "])
def test_a_short_passphrase_is_refused_before_anything_is_made(
    profile: Profile, clock: FixedClock, ids: SeededIds, weak: str
) -> None:
    new = NewVault(profile, clock=clock, ids=ids)
    assert code_of(new.create, "Ann", weak) == "vault.weak_passphrase"
    assert not profile.root.exists()


def test_a_profile_is_never_overwritten(closed: Profile, clock: FixedClock, ids: SeededIds) -> None:
    assert code_of(NewVault, closed, clock=clock, ids=ids) == "profile.exists"
    closed.vault.unlink()
    assert code_of(NewVault, closed, clock=clock, ids=ids) == "profile.exists"


def test_a_key_file_that_cannot_be_written_leaves_nothing(
    profile: Profile,
    clock: FixedClock,
    ids: SeededIds,
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise UserFacingError("disk.full")

    monkeypatch.setattr(KeyFile, "write", fail)
    new = NewVault(profile, clock=clock, ids=ids)
    assert code_of(new.create, "Ann", passphrase) == "disk.full"
    assert not profile.exists()
    monkeypatch.undo()
    NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase).close()


def test_two_setups_at_once_make_one_vault(
    profile: Profile, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    first, second = (NewVault(profile, clock=clock, ids=ids) for _ in range(2))
    first.create("Ann", passphrase).close()
    assert code_of(second.create, "Ben", passphrase) == "profile.exists"
    assert sorted(path.name for path in profile.root.iterdir() if path.is_file()) == [
        "in-use.lock",
        "key.json",
        "last-seen.json",
        "vault.db",
    ]


def test_the_passphrase_changes_and_the_old_one_is_out(vault: Vault, open_again: Open) -> None:
    change = vault.keys.change_passphrase
    assert code_of(change, "not this one", "a new long one") == "vault.wrong_passphrase"
    assert code_of(change, "made for tests only", "short") == "vault.weak_passphrase"
    change("made for tests only", "a new long one")
    vault.close()
    assert code_of(open_again) == "vault.wrong_passphrase"
    open_again("a new long one").close()


def test_the_mark_of_a_made_up_vault_stays(
    made_up_vault: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = made_up_vault.profile
    assert made_up_vault.made_up
    made_up_vault.close()
    key_file = KeyFile.read(profile.key_file)
    root = key_file.open(passphrase)
    forged = KeyFile.seal(
        root, passphrase, vault_id=key_file.vault_id, made_up=False, cost=key_file.cost
    )
    forged.write(profile.key_file)
    assert code_of(unlock, profile, passphrase, clock=clock, ids=ids) == "vault.mark_differs"


def test_only_a_made_up_profile_is_thrown_away(
    vault: Vault, made_up_vault: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    for one in (vault, made_up_vault):
        one.close()
    discard = partial(discard_made_up, passphrase=passphrase, clock=clock, ids=ids)
    assert not says_made_up(vault.profile)
    assert code_of(discard, vault.profile) == "profile.not_made_up"
    assert vault.profile.exists()
    assert says_made_up(made_up_vault.profile)
    discard(made_up_vault.profile)
    assert not made_up_vault.profile.exists()


def test_closing_forgets_the_keys_and_leaves_one_file(vault: Vault) -> None:
    add_rows(vault, 1)
    vault.close()
    vault.close()
    assert code_of(database_of(vault).key.reveal) == "vault.locked"
    assert code_of(vault._opened.meta.audit_key.reveal) == "vault.locked"
    assert not list(vault.profile.root.glob("vault.db?*"))


def test_a_crash_loses_nothing(vault: Vault, tmp_path: Path, open_again: Open) -> None:
    add_rows(vault, 5)
    copy_live(vault, tmp_path / "crashed")
    with open_again(where=Profile(tmp_path / "crashed")) as crashed:
        assert rows(crashed) == 5
        assert crashed.check().sound


def test_a_long_question_can_be_stopped_from_another_thread(vault: Vault) -> None:
    timer = threading.Timer(0.05, vault.interrupt)
    timer.start()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    assert code_of(database_of(vault).execute_sql, endless) == "vault.interrupted"
    timer.join()
    vault.close()
    vault.interrupt()


def test_the_key_must_have_its_full_length(closed: Profile) -> None:
    with pytest.raises(ValueError, match="64 hex digits"):
        VaultDatabase(closed.vault, Secret(b"x" * 31)).connect()
