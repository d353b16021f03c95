"""Erasing from an open vault: the file is cleaned, at once or at the next unlock."""

import zipfile
from datetime import date
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


def test_the_backup_of_an_erasure_is_of_everybody_else(
    made_up_vault: Vault, whom: PatientId, key: bytes, tmp_path: Path
) -> None:
    erased = made_up_vault.erase(whom, REFERENCE)
    assert erased.rows > 20
    (made,) = backups(made_up_vault.profile)
    with zipfile.ZipFile(made.path) as container:
        container.extract("vault.db", tmp_path)
    assert made.verified
    assert holding(tmp_path / "vault.db", key, "Somebodyelse") > 0
    for path in (tmp_path / "vault.db", made_up_vault.profile.vault):
        assert holding(path, key, WORD) == 0
    assert not made_up_vault.cleaning_due


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
        assert again.check().sound


@pytest.mark.parametrize("step", [(desk, "make"), (cleaning, "clean")])
def test_without_room_the_person_is_gone_and_cleaning_waits(
    made_up_vault: Vault,
    whom: PatientId,
    step: tuple[object, str],
    passphrase: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(*step, full)
        made_up_vault.erase(whom, REFERENCE)
        assert made_up_vault.cleaning_due
        assert code_of(made_up_vault.store.patients.record, whom) == "record.not_found"
        made_up_vault.close()
    profile = made_up_vault.profile
    with unlock(profile, passphrase, clock=FixedClock.on(DAY), ids=SeededIds(4)) as again:
        assert not again.cleaning_due


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
