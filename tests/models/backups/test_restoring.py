"""Restoring: beside, set aside, undone; and finished by the next start after a cut at any move."""

import contextlib
import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from models.backups import (
    Contents,
    Reins,
    all_set_aside,
    go_back,
    just_restored,
    key_of,
    look,
    restore,
    restoring,
)
from models.backups.restoring import OURS
from models.lockfile import ProfileLock
from models.paths import Profile
from models.unlock import NewVault, Vault, says_made_up, unlock, unlock_with_code
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from planner.patients import Patient
from tests.models.faults import add_rows, code_of, copy_live, rows

Open = Callable[[Profile], Vault]
Restore = Callable[..., Contents]


@pytest.fixture
def open_again(clock: FixedClock, ids: SeededIds, passphrase: str) -> Open:
    def call(profile: Profile) -> Vault:
        return unlock(profile, passphrase, clock=clock, ids=ids)

    return call


@pytest.fixture
def put_back(clock: FixedClock, passphrase: str) -> Restore:
    def call(path: Path, profile: Profile, *, replace: bool = True) -> Contents:
        key = key_of(path, passphrase)
        return restore(path, profile, key, clock.now(), Reins(), replace=replace)

    return call


@pytest.fixture
def old(vault: Vault) -> Path:
    """A backup with 3 rows of a vault that has 5 since, and lies on the disk as after a crash."""
    add_rows(vault, 3)
    made = vault.back_up()
    add_rows(vault, 2)
    crashed = vault.profile.root.with_name("crashed")
    copy_live(vault, crashed)
    vault.close()
    shutil.rmtree(vault.profile.root)
    shutil.copytree(crashed, vault.profile.root)
    assert vault.profile.root.joinpath("vault.db-wal").stat().st_size
    return made.path


def test_the_vault_is_as_it_was_and_says_so_in_its_audit(
    old: Path, vault: Vault, put_back: Restore, open_again: Open
) -> None:
    put_back(old, vault.profile)
    with open_again(vault.profile) as again:
        assert rows(again) == 3
        report = again.check()
        assert report.sound
        assert again._audit.restores()
    assert just_restored(vault.profile) is None


def test_the_present_one_is_set_aside_with_its_log_and_comes_back(
    old: Path, vault: Vault, put_back: Restore, open_again: Open, clock: FixedClock
) -> None:
    present = {name: file_of(vault.profile.root, name) for name in OURS}
    put_back(old, vault.profile)
    (aside,) = all_set_aside(vault.profile)
    assert {name: file_of(aside.folder, name) for name in OURS} == present
    assert not (vault.profile.root / "vault.db-wal").exists()
    go_back(vault.profile, aside.folder, clock.now() + timedelta(hours=1))
    with open_again(vault.profile) as again:
        assert rows(again) == 5
        assert again.check().sound
    (back,) = all_set_aside(vault.profile)
    assert (back.why, back.restored) == ("undo", None)


def names(profile: Profile) -> set[str]:
    return {path.name for path in profile.root.iterdir()} - {"in-use.lock"}


def file_of(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return path.read_bytes() if path.exists() else None


def test_going_back_and_forth_loses_neither(
    old: Path, vault: Vault, put_back: Restore, open_again: Open, clock: FixedClock
) -> None:
    put_back(old, vault.profile)
    for expected in (5, 3, 5, 3):
        (aside,) = all_set_aside(vault.profile)
        go_back(vault.profile, aside.folder, clock.now())
        with open_again(vault.profile) as again:
            assert rows(again) == expected


def test_a_vault_is_never_replaced_unasked(old: Path, vault: Vault, put_back: Restore) -> None:
    before = names(vault.profile)
    assert code_of(put_back, old, vault.profile, replace=False) == "restore.exists"
    assert names(vault.profile) == before


def test_an_open_vault_is_never_replaced(old: Path, vault: Vault, put_back: Restore) -> None:
    lock = ProfileLock(vault.profile)
    assert code_of(put_back, old, vault.profile) == "vault.in_use"
    lock.release()


def test_anothers_vault_is_never_replaced(
    old: Path, made_up_vault: Vault, put_back: Restore
) -> None:
    made_up_vault.close()
    assert code_of(put_back, old, made_up_vault.profile) == "restore.other_vault"


@pytest.mark.parametrize("ruin", ["gone", "empty", "no key", "both gone", "key damaged"])
def test_a_vault_in_ruins_is_set_aside_as_it_is(
    old: Path, vault: Vault, put_back: Restore, open_again: Open, ruin: str
) -> None:
    profile = vault.profile
    if ruin in {"gone", "both gone"}:
        profile.vault.unlink()
    if ruin in {"no key", "both gone"}:
        profile.key_file.unlink()
    if ruin == "empty":
        profile.vault.write_bytes(b"")
    if ruin == "key damaged":
        profile.key_file.write_bytes(b"{}")
    put_back(old, profile)
    with open_again(profile) as again:
        assert rows(again) == 3


def test_into_an_empty_folder(
    old: Path, put_back: Restore, open_again: Open, tmp_path: Path
) -> None:
    target = Profile(tmp_path / "new" / "folder")
    contents = put_back(old, target, replace=False)
    with open_again(target) as again:
        assert rows(again) == 3
    assert contents.people == 0
    assert not all_set_aside(target)
    assert not list(target.set_aside.iterdir())


def test_it_opens_with_the_passphrase_of_its_day_or_the_code(
    profile: Profile, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    new = NewVault(profile, clock=clock, ids=ids)
    code = new.recovery_code
    with new.create("Ann", passphrase) as vault:
        made = vault.back_up()
        vault.keys.change_passphrase(passphrase, "another passphrase")
    assert code_of(key_of, made.path, "another passphrase") == "vault.wrong_passphrase"
    restore(made.path, profile, key_of(made.path, code), clock.now(), Reins(), replace=True)
    assert code_of(unlock, profile, "another passphrase", clock=clock, ids=ids) == (
        "vault.wrong_passphrase"
    )
    unlock(profile, passphrase, clock=clock, ids=ids).close()
    unlock_with_code(profile, code, "a third passphrase", clock=clock, ids=ids).close()


class Cut(BaseException):
    """The power went."""


MOVES = 12


@pytest.fixture
def begun(
    request: pytest.FixtureRequest, old: Path, vault: Vault, put_back: Restore, clock: FixedClock
) -> Callable[[], object]:
    """Give what restores, or what undoes a restore that was just made."""
    if request.param == "restore":
        return partial(put_back, old, vault.profile)
    put_back(old, vault.profile)
    (aside,) = all_set_aside(vault.profile)
    return partial(go_back, vault.profile, aside.folder, clock.now())


@pytest.mark.parametrize("moves", range(MOVES))
@pytest.mark.parametrize(
    ("begun", "before", "after"), [("restore", 5, 3), ("undo", 3, 5)], indirect=["begun"]
)
def test_a_cut_before_any_move_leaves_the_old_or_the_new(
    begun: Callable[[], object],
    before: int,
    after: int,
    moves: int,
    vault: Vault,
    open_again: Open,
) -> None:
    profile = vault.profile
    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Cut):
        cut_after(patch, moves)
        begun()
    assert profile.exists()
    assert says_made_up(profile) is False
    with open_again(profile) as again:
        assert rows(again) == (before if moves < 2 else after)
        assert again.check().sound
    nothing_is_lost(profile, open_again, before if moves >= 2 else None)


def nothing_is_lost(profile: Profile, open_again: Open, aside_rows: int | None) -> None:
    """What was set aside opens too, and nothing waits anywhere."""
    assert not (profile.root / "restoring").exists()
    assert not profile.restore_note.exists()
    if aside_rows is not None:
        (aside,) = all_set_aside(profile)
        with open_again(Profile(aside.folder)) as other:
            assert rows(other) == aside_rows


def cut_after(monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """Stop at the next rename once so many were made."""
    made, replace = [0], Path.replace

    def cut(source: Path, target: Path) -> Path:
        if made[0] == moves:
            raise Cut
        made[0] += 1
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", cut)


def test_a_note_nobody_can_read_stops_and_deletes_nothing(vault: Vault, open_again: Open) -> None:
    vault.close()
    vault.profile.restore_note.write_text('{"format": "x"}')
    assert code_of(open_again, vault.profile) == "restore.unreadable"
    assert vault.profile.vault.exists()


@pytest.mark.parametrize("waiting", ["..", "set-aside/../..", "/", "backups"])
def test_a_note_that_points_elsewhere_is_refused(
    vault: Vault, open_again: Open, waiting: str
) -> None:
    vault.close()
    restoring._begin(vault.profile, "restoring", vault._clock.now(), "restore", "")
    text = vault.profile.restore_note.read_text()
    vault.profile.restore_note.write_text(text.replace('"restoring"', f'"{waiting}"'))
    assert code_of(open_again, vault.profile) == "restore.unreadable"
    assert vault.profile.vault.exists()


def test_a_note_with_nothing_waiting_changes_nothing(vault: Vault, open_again: Open) -> None:
    vault.close()
    restoring._begin(vault.profile, "restoring", vault._clock.now(), "restore", "")
    open_again(vault.profile).close()


def test_what_would_be_lost_is_counted(vault: Vault, ids: SeededIds, passphrase: str) -> None:
    person(vault, ids, "R1", "Ann Early")
    made = vault.back_up()
    person(vault, ids, "R2", "Zoe Late")
    key = key_of(made.path, passphrase)
    contents = look(made.path, key, vault.profile.backups, Reins())
    lost = vault.backups.lost_since(contents.head)
    assert (contents.people, lost.people, lost.known) == (1, ("Zoe Late",), True)
    assert lost.changes >= 1
    assert (lost.sessions, lost.plans) == (0, 0)
    assert contents.last_action == "create patient"


def person(vault: Vault, ids: SeededIds, reference: str, name: str) -> None:
    vault.store.patients.save(Patient(id=ids.new(), reference=reference, name=name))  # type: ignore[arg-type]


def test_a_backup_of_another_line_is_said_to_be_one(
    old: Path, vault: Vault, put_back: Restore, open_again: Open, passphrase: str
) -> None:
    with open_again(vault.profile) as again:
        newer = again.back_up().path
    put_back(old, vault.profile)
    with open_again(vault.profile) as again:
        contents = look(newer, key_of(newer, passphrase), again.profile.backups, Reins())
        assert not again.backups.lost_since(contents.head).known


def test_a_stopped_restore_leaves_nothing(old: Path, vault: Vault, passphrase: str) -> None:
    reins = Reins()
    reins.stop()
    before = names(vault.profile)
    key, now = key_of(old, passphrase), vault._clock.now()
    with pytest.raises(UserFacingError, match=r"backup\.stopped"):
        restore(old, vault.profile, key, now, reins, replace=True)
    assert names(vault.profile) == before
