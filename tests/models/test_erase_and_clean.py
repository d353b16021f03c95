"""Erasing from an open vault: the file is cleaned, at once or at the next unlock."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models import cleaning
from models.backups import backups, desk
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import PatientId, SeededIds
from tests.models.faults import code_of, copy_live, database_of
from tests.models.store.whole_person import whole_person
from tools.torture.raw_pages import holding

WORD = "Quornbyx"
REFERENCE = f"R-{WORD}"
DAY = date(2026, 5, 12)


@pytest.fixture
def key(made_up_vault: Vault) -> bytes:
    return bytes(database_of(made_up_vault).key.reveal())


@pytest.fixture
def whom(made_up_vault: Vault, ids: SeededIds) -> PatientId:
    whole_person(made_up_vault.store, ids, "Somebodyelse")
    return whole_person(made_up_vault.store, ids, WORD).patient.id


def full(*_: object) -> None:
    raise UserFacingError("disk.full")


def kinds(vault: Vault) -> list[str]:
    return [each.kind for each in backups(vault.profile)]


def test_an_erasure_leaves_nothing_in_the_file_and_no_backup_of_before(
    made_up_vault: Vault, whom: PatientId, key: bytes
) -> None:
    assert made_up_vault.erase(whom, REFERENCE).rows > 20
    assert holding(made_up_vault.profile.vault, key, WORD) == 0
    assert holding(made_up_vault.profile.vault, key, "Somebodyelse") > 0
    assert kinds(made_up_vault) == []
    assert not made_up_vault.cleaning_due


def test_the_backup_of_before_is_verified_and_there_until_the_file_is_clean(
    made_up_vault: Vault, whom: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "is_whole", lambda _database: False)
    made_up_vault.erase(whom, REFERENCE)
    (made,) = backups(made_up_vault.profile)
    assert (made.kind, made.verified) == ("before-erase", True)
    due = made_up_vault.cleaning_due
    monkeypatch.undo()
    made_up_vault.finish_cleaning()
    assert (due, made_up_vault.cleaning_due) == (True, False)
    assert kinds(made_up_vault) == []


def test_where_the_file_is_not_whole_after_it_the_backup_of_before_stays(
    made_up_vault: Vault, whom: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "problems", lambda _connection: ("page 3 is not whole",))
    made_up_vault.erase(whom, REFERENCE)
    assert kinds(made_up_vault) == ["before-erase"]


def test_a_log_that_waits_is_no_damage(made_up_vault: Vault, whom: PatientId) -> None:
    record = made_up_vault.store.patients.record(whom)
    made_up_vault.store.patients.save(replace(record.patient, name="Somebody"))
    assert cleaning.is_whole(database_of(made_up_vault))


def test_after_cleaning_no_page_is_free_and_the_log_is_empty(
    made_up_vault: Vault, whom: PatientId
) -> None:
    database = database_of(made_up_vault)
    made_up_vault.store.erasing.erase(whom, REFERENCE)
    before = database.execute_sql("PRAGMA freelist_count").fetchone()[0]
    cleaning.clean(database)
    after = database.execute_sql("PRAGMA freelist_count").fetchone()[0]
    assert before > after == 0


def test_the_backup_of_before_is_never_sent_to_the_second_place(
    made_up_vault: Vault,
    whom: PatientId,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made_up_vault.back_up()
    made_up_vault.backups.choose_place(str(stick))
    clock.instant += timedelta(minutes=1)
    monkeypatch.setattr(cleaning, "is_whole", lambda _database: False)
    made_up_vault.erase(whom, REFERENCE)
    cared = made_up_vault.backups.begin_care(rehearse_now=True).run()
    assert cared.rehearsed is not None
    assert cared.rehearsed.kind == "manual"
    sent = {path.name.partition("Z-")[2] for path in stick.rglob("*.zip")}
    assert sent == {"manual.zip"}
    assert sorted(kinds(made_up_vault)) == ["before-erase", "manual"]


def test_a_reference_that_differs_makes_no_backup(
    made_up_vault: Vault, whom: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "make", full)
    assert code_of(made_up_vault.erase, whom, "R-other") == "erase.not_confirmed"
    assert kinds(made_up_vault) == []


def test_without_room_for_the_backup_nobody_is_erased(
    made_up_vault: Vault, whom: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "make", full)
    assert code_of(made_up_vault.erase, whom, REFERENCE) == "disk.full"
    assert made_up_vault.store.patients.record(whom).patient.reference == REFERENCE
    assert not made_up_vault.cleaning_due


def test_a_failed_erasure_leaves_no_backup_of_its_own(
    made_up_vault: Vault, whom: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_up_vault.store.erasing, "erase", full)
    assert code_of(made_up_vault.erase, whom, REFERENCE) == "disk.full"
    assert kinds(made_up_vault) == []


def test_one_that_a_kill_left_goes_at_the_next_unlock(
    made_up_vault: Vault, whom: PatientId, passphrase: str, tmp_path: Path
) -> None:
    made_up_vault.back_up_before("erase")
    made_up_vault.store.erasing.need_confirmed(whom, REFERENCE)
    copy_live(made_up_vault, tmp_path / "crashed")
    crashed = type(made_up_vault.profile)(tmp_path / "crashed")
    with unlock(crashed, passphrase, clock=FixedClock.on(DAY), ids=SeededIds(4)) as again:
        assert kinds(again) == []
        assert again.store.patients.record(whom).patient.reference == REFERENCE


def test_a_cleaning_that_was_cut_short_is_finished_at_the_next_unlock(
    made_up_vault: Vault, whom: PatientId, key: bytes, passphrase: str, tmp_path: Path
) -> None:
    made_up_vault.store.erasing.erase(whom, REFERENCE)
    copy_live(made_up_vault, tmp_path / "crashed")
    crashed = type(made_up_vault.profile)(tmp_path / "crashed")
    assert holding(crashed.vault, key, WORD) > 0
    with unlock(crashed, passphrase, clock=FixedClock.on(DAY), ids=SeededIds(4)) as again:
        assert not again.cleaning_due
        assert holding(crashed.vault, key, WORD) == 0
        assert kinds(again) == ["auto"]
        assert again.check().sound


def test_where_the_file_cannot_be_rewritten_cleaning_waits_and_a_backup_stays(
    made_up_vault: Vault, whom: PatientId, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(cleaning, "clean", full)
        made_up_vault.erase(whom, REFERENCE)
        assert made_up_vault.cleaning_due
        assert kinds(made_up_vault) == ["before-erase"]
        assert code_of(made_up_vault.store.patients.record, whom) == "record.not_found"
        made_up_vault.close()
    profile = made_up_vault.profile
    with unlock(profile, passphrase, clock=FixedClock.on(DAY), ids=SeededIds(4)) as again:
        assert not again.cleaning_due
        assert kinds(again) == ["auto"]


def test_a_reader_in_the_way_is_waited_for(made_up_vault: Vault, whom: PatientId) -> None:
    database = database_of(made_up_vault)
    made_up_vault.store.erasing.erase(whom, REFERENCE)
    monkey = database.checkpoint
    database.checkpoint = lambda: False  # type: ignore[method-assign]
    assert code_of(cleaning.clean, database) == "vault.busy"
    assert made_up_vault.cleaning_due
    database.checkpoint = monkey  # type: ignore[method-assign]
    made_up_vault.finish_cleaning()
    assert not made_up_vault.cleaning_due
