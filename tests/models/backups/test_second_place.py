"""The second place: there or not, shared by two vaults; and what is due after each unlock."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from models.backups import Cared, Reins, Stage, Step, backups, mirror, read_status
from models.backups.container import copy_file
from models.backups.mirror import FOLDER, second_folder, send
from models.backups.places import all_in
from models.backups.state import note, read_state
from models.paths import Profile
from models.settings import BACKUP_FOLDER, BACKUP_MONTHS, FileSettings
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.faults import add_rows, code_of, flip


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "stick"
    path.mkdir()
    return path


@pytest.fixture
def sending(vault: Vault, stick: Path) -> Vault:
    """An open vault whose second place is the stick."""
    vault.backups.choose_place(str(stick))
    add_rows(vault, 2)
    return vault


def care(vault: Vault, *, rehearse_now: bool = False) -> Cared:
    return vault.backups.begin_care(rehearse_now=rehearse_now).run()


def there(vault: Vault, stick: Path) -> list[str]:
    return sorted(path.name for path in second_folder(str(stick), vault_id(vault)).iterdir())


def vault_id(vault: Vault) -> str:
    return vault._opened.meta.vault_id


def test_every_backup_is_copied_and_read_back(sending: Vault, stick: Path) -> None:
    made = sending.back_up()
    status = care(sending).status
    assert there(sending, stick) == [made.path.name]
    copy = second_folder(str(stick), vault_id(sending)) / made.path.name
    assert copy.read_bytes() == made.path.read_bytes()
    assert status.state.sent_at
    assert status.state.place_fault == ""


def test_a_stick_that_is_not_there_is_said_and_made_up_for(sending: Vault, stick: Path) -> None:
    away = stick.with_name("pocket")
    sending.back_up()
    stick.rename(away)
    assert care(sending).status.state.place_fault == "backup.place_missing"
    assert not stick.exists()
    away.rename(stick)
    assert care(sending).status.state.place_fault == ""
    assert len(there(sending, stick)) == 1


def test_a_copy_of_a_lock_is_marked_once_it_was_checked(
    sending: Vault, stick: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    sending.close()
    profile, number = sending.profile, vault_id(sending)
    send(profile, str(stick), number, clock.now(), 12, Reins())
    assert there(sending, stick)[0].endswith("-unverified.zip")
    with unlock(profile, passphrase, clock=clock, ids=ids) as again:
        care(again)
    assert [one.verified for one in all_in(second_folder(str(stick), number))] == [True]


def test_what_cannot_be_read_back_is_taken_away(
    sending: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bad_stick(source: Path, target: Path, told: Callable[[int], None]) -> str:
        digest = copy_file(source, target, told)
        flip(target, 4096)
        return digest

    sending.back_up()
    monkeypatch.setattr(mirror, "copy_file", bad_stick)
    assert care(sending).status.state.place_fault == "backup.place_failed"
    assert there(sending, stick) == []


def test_two_vaults_share_a_stick_and_leave_each_other_alone(
    sending: Vault, made_up_vault: Vault, stick: Path
) -> None:
    made_up_vault.backups.choose_place(str(stick))
    for vault in (sending, made_up_vault):
        vault.back_up()
        care(vault)
    assert len(list((stick / FOLDER).iterdir())) == 2
    assert len(there(sending, stick)) == len(there(made_up_vault, stick)) == 1


def test_a_strangers_backup_in_the_folder_is_not_sent(
    sending: Vault, made_up_vault: Vault, stick: Path
) -> None:
    stranger = made_up_vault.back_up().path
    sending.profile.backups.mkdir(exist_ok=True)
    shutil.copy(stranger, sending.profile.backups / stranger.name)
    assert care(sending).status.state.place_fault == ""
    assert there(sending, stick) == []


def test_junk_of_a_copy_that_was_cut_is_gone(sending: Vault, stick: Path) -> None:
    folder = second_folder(str(stick), vault_id(sending))
    folder.mkdir(parents=True)
    (folder / ".0123456789abcdef.new").write_text("half")
    care(sending)
    assert there(sending, stick) == []


@pytest.mark.parametrize("place", ["missing", "relative", "inside"])
def test_a_place_that_is_none_is_refused(vault: Vault, tmp_path: Path, place: str) -> None:
    places = {
        "missing": (str(tmp_path / "x"), "backup.place_missing"),
        "relative": ("stick", "backup.place_missing"),
        "inside": (str(vault.profile.root), "backup.place_inside"),
    }
    path, code = places[place]
    assert code_of(vault.backups.choose_place, path) == code
    assert FileSettings(vault.profile.settings).get(BACKUP_FOLDER) == ""


def test_a_rehearsal_comes_once_a_month(
    sending: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    sending.back_up()
    first = care(sending)
    assert first.rehearsed is not None
    assert first.status.state.rehearsed
    assert care(sending).rehearsed is None
    assert care(sending, rehearse_now=True).rehearsed is not None
    sending.close()
    clock.instant += timedelta(days=31)
    with unlock(sending.profile, passphrase, clock=clock, ids=ids) as again:
        assert care(again).rehearsed is not None


def test_a_rehearsal_time_in_the_future_does_not_put_it_off(sending: Vault) -> None:
    sending.back_up()
    note(sending.profile, rehearsed_at="2031-01-01T00:00:00+00:00")
    assert care(sending).rehearsed is not None


def test_a_rehearsal_is_in_the_audit(vault: Vault) -> None:
    made = vault.back_up()
    vault.backups.audit_rehearsal(made.path.name)
    sql = "SELECT entity, entity_uuid, fields FROM audit_event WHERE action = 'rehearsed'"
    row = vault._opened.database.execute_sql(sql).fetchone()
    assert row == ("backup", made.path.name, "[]")
    assert vault.check().chain.ok


def test_a_backup_that_broke_meanwhile_is_said(sending: Vault) -> None:
    flip(sending.back_up().path, 5000)
    cared = care(sending)
    assert cared.rehearsed is None
    assert cared.status.state.fault == "backup.damaged"


def test_care_that_is_stopped_says_so_and_leaves_nothing(sending: Vault) -> None:
    sending.back_up()
    work = sending.backups.begin_care()

    def stop_when_unpacking(step: Step) -> None:
        if step.stage is Stage.UNPACK:
            work.stop()

    assert code_of(work.run, stop_when_unpacking) == "backup.stopped"
    assert not list(sending.profile.backups.glob(".*"))


@pytest.mark.parametrize("stage", [Stage.COPY, Stage.CHECK, Stage.PACK])
def test_a_backup_stopped_at_any_stage_leaves_nothing(vault: Vault, stage: Stage) -> None:
    add_rows(vault, 40, os.urandom(4000).hex())
    work = vault.backups.begin()
    seen: list[Step] = []

    def stop(step: Step) -> None:
        seen.append(step)
        if step.stage is stage:
            work.stop()

    assert code_of(work.run, stop) == "backup.stopped"
    assert seen[-1].stage is stage
    assert list(vault.profile.backups.iterdir()) == []


def test_a_lock_stops_what_was_begun_and_takes_its_key(vault: Vault) -> None:
    work = vault.backups.begin()
    vault.close()
    assert code_of(work.run) == "backup.stopped"
    assert code_of(work._key.reveal) == "vault.locked"


def test_the_promise_is_a_setting(vault: Vault) -> None:
    assert vault.backups.promise == BACKUP_MONTHS.default
    vault.store.settings.set(BACKUP_MONTHS, 3)
    assert vault.backups.promise == 3


@pytest.mark.parametrize("text", ["", "[]", "{", '{"checked_at": 3}', '{"checked_at": "soon"}'])
def test_a_note_that_cannot_be_read_says_nothing(profile: Profile, text: str) -> None:
    profile.backups.mkdir(parents=True)
    (profile.backups / "state.json").write_text(text)
    assert read_state(profile).checked_at == ""
    assert read_status(profile).last is None
    assert backups(profile) == ()


def test_after_a_lock_the_copy_made_by_it_is_sent(sending: Vault, stick: Path) -> None:
    later = sending.backups.sending()
    assert later is not None
    add_rows(sending, 1)
    profile, names = sending.profile, there_after(sending, stick)
    later.start()
    assert later.wait(30)
    assert names() == [one.path.name for one in backups(profile)]
    assert read_state(profile).sent_at


def there_after(vault: Vault, stick: Path) -> Callable[[], list[str]]:
    """Close a vault; return what asks what lies at its second place."""
    folder = second_folder(str(stick), vault_id(vault))
    vault.close()
    return lambda: sorted(path.name for path in folder.iterdir())


def test_a_stick_that_hangs_at_quit_holds_up_nobody_for_long(
    sending: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = sending.backups.sending()
    assert later is not None
    names = there_after(sending, stick)
    hangs = Event()

    def hang(*_: object) -> str:
        hangs.wait(30)
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(mirror, "copy_file", hang)
    later.start()
    assert not later.wait(0.05)
    assert names() == []
    hangs.set()


def test_without_a_second_place_nothing_is_sent(vault: Vault) -> None:
    assert vault.backups.sending() is None


def test_a_stick_that_is_gone_is_noted(sending: Vault, stick: Path) -> None:
    later = sending.backups.sending()
    assert later is not None
    sending.close()
    shutil.rmtree(stick)
    later.start()
    assert later.wait(10)
    assert read_state(sending.profile).place_fault == "backup.place_missing"
