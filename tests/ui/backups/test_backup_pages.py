"""The pages of backups on a real vault: made, looked into, sent, stopped, gone back to, undone."""

import json
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from models.backups import Step, all_set_aside, backups
from models.backups.aside import note_about
from models.lockfile import ProfileLock
from models.settings import BACKUP_MONTHS
from models.store import Store
from models.unlock import unlock
from planner.ids import PatientId
from planner.patients import Patient
from tests.ui.desk import Desk
from tests.ui.lists.conftest import PASSPHRASE, desk, empty_desk
from tests.ui.walk import nameless
from ui.backup_words import STOPPED, TAKEN_BACK
from ui.messages import SilentDialogs
from ui.routes import BACKUPS, RESTORE, UNLOCK, Route, Screen
from ui.screens.backups.restore import RestorePage
from ui.screens.backups.screen import CHECKED, MADE, REMOVED, BackupsPage
from ui.screens.unlock.screen import UnlockPage

__all__ = ["desk", "empty_desk"]


@pytest.fixture
def page(desk: Desk) -> BackupsPage:
    made = BackupsPage(desk.ctx, BACKUPS)
    desk.show(made)
    return made


def back_up(page: BackupsPage, desk: Desk) -> None:
    page.do_primary()
    desk.settle()


def add_somebody(desk: Desk, name: str) -> None:
    person = Patient(id=PatientId(desk.ctx.ids.new()), reference="BS-99", name=name)
    desk.ctx.tasks.write(desk.ctx.tasks, lambda store: store.patients.save(person))
    desk.settle()


def test_every_control_has_a_name(page: BackupsPage) -> None:
    assert nameless(page) == []


def test_a_backup_by_hand_is_made_checked_and_listed(page: BackupsPage, desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.ctx.hub.backups_changed):
        back_up(page, desk)
    assert page.told.startswith(MADE.split(":")[0])
    assert [each.kind for each in backups(desk.ctx.profile)] == ["manual"]
    assert "by hand" in page.list.lines[0].title
    assert "12 May 2026" in page.facts[0]


def test_looking_inside_says_what_is_there_and_what_would_be_lost(
    page: BackupsPage, desk: Desk
) -> None:
    back_up(page, desk)
    add_somebody(desk, "Nadia Novak")
    page.list.go_first()
    page._look.click()
    desk.settle()
    assert "3 people" in page.chosen.text()
    assert "Nadia Novak" in page._lost.text()
    assert page._back.isVisible()
    page.clear()
    assert page._lost.text() == ""


def test_a_second_place_gets_a_copy_and_a_missing_one_is_said(
    page: BackupsPage, desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(page, desk)
    desk.ctx.dialogs = SilentDialogs([stick])
    page._choose.click()
    desk.settle()
    assert len(list(stick.rglob("*.zip"))) == 1
    assert page.facts[4].startswith(f"{stick}, brought up to date: ")
    assert "not yet" not in page.facts[4]
    desk.ctx.clock.instant += timedelta(minutes=1)  # type: ignore[attr-defined]
    back_up(page, desk)
    assert len(list(stick.rglob("*.zip"))) == 2
    stick.rename(tmp_path / "away")
    page._check.click()
    desk.settle()
    assert "not there now" in page.facts[4]


def test_how_long_backups_are_kept_is_set(page: BackupsPage, desk: Desk) -> None:
    def read(store: Store) -> int:
        return store.settings.get(BACKUP_MONTHS)

    assert page._months.value == "12"
    page._months.set_value("6")
    page._months.value_chosen.emit("6")
    desk.settle()
    assert desk.ask(read) == 6


def test_a_rehearsal_is_done_and_told(page: BackupsPage, desk: Desk) -> None:
    back_up(page, desk)
    page._check.click()
    desk.settle()
    assert page.told == CHECKED
    assert "12 May 2026" in page.facts[2]


def test_stopping_leaves_nothing(page: BackupsPage, desk: Desk) -> None:
    gate = Event()
    desk.ctx.tasks.run_aside(desk.ctx.tasks, gate.wait)
    page.do_primary()
    desk.qtbot.waitUntil(lambda: page._work is not None)
    assert page._running.stop_button.isVisible()
    page._running.stop_button.click()
    gate.set()
    desk.settle()
    assert page.told == STOPPED
    assert list(desk.ctx.profile.backups.glob("*")) == []


@pytest.fixture
def locked(page: BackupsPage, desk: Desk) -> RestorePage:
    """Back up three people, add a fourth, lock, and open the page of restoring."""
    back_up(page, desk)
    name = backups(desk.ctx.profile)[0].path.name
    add_somebody(desk, "Nadia Novak")
    desk.leave(page)
    desk.ctx.tasks.lock_vault(())
    desk.settle()
    made = RestorePage(desk.ctx, Route(Screen.RESTORE, name))
    desk.show(made)
    return made


def people(desk: Desk) -> int:
    ctx = desk.ctx
    with unlock(ctx.profile, PASSPHRASE, clock=ctx.clock, ids=ctx.ids) as vault:
        return len(vault.store.lists.caseload())


def told_at_unlock(desk: Desk) -> str:
    page = UnlockPage(desk.ctx, UNLOCK)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: not page._warm.isActive())
    desk.settle()
    assert page._restored.isVisible() is bool(page.restored)
    return page.restored


def test_going_back_and_taking_it_back(locked: RestorePage, desk: Desk) -> None:
    assert nameless(locked) == []
    assert told_at_unlock(desk) == ""
    desk.show(locked)
    locked.asked.set_text(PASSPHRASE)
    locked.do_primary()
    desk.settle()
    assert "3 people" in locked.inside
    locked.do_primary()
    desk.settle()
    assert desk.ways.opened[-1] == UNLOCK
    assert "The backup of 12 May 2026" in told_at_unlock(desk)
    assert people(desk) == 3
    assert told_at_unlock(desk) == ""
    again = RestorePage(desk.ctx, RESTORE)
    desk.show(again)
    again._undo.click()
    desk.settle()
    assert told_at_unlock(desk) == TAKEN_BACK
    assert people(desk) == 4


@pytest.mark.parametrize("made_at", ["not a time", "", 7, None])
def test_a_damaged_note_of_a_restore_stops_nobody(
    locked: RestorePage, desk: Desk, made_at: object
) -> None:
    assert locked.list.lines
    note = {"restored": {"why": "restore", "made_at": made_at, "aside": ""}}
    desk.ctx.profile.restored_mark.write_text(json.dumps(note))
    faults: list[object] = []
    desk.ctx.tasks.fault_found.connect(faults.append)
    assert "The backup of" not in told_at_unlock(desk)
    assert faults == []
    assert people(desk) == 4


def test_a_vault_set_aside_is_deleted_once_that_was_said_twice(
    page: BackupsPage, desk: Desk
) -> None:
    assert not page.aside.isVisible()
    folder = desk.ctx.profile.set_aside / "20260512T090000Z"
    folder.mkdir(parents=True)
    (folder / "vault.db").write_bytes(b"sealed")
    note_about(folder, desk.ctx.clock.now(), "restore", "2026-05-11T09:00:00+00:00")
    page.refresh()
    desk.settle()
    assert "11 May 2026" in page.aside.list.lines[0].title
    page.aside.remove.click()
    assert page.aside.keep.hasFocus()
    page.aside.keep.click()
    assert folder.exists()
    page.aside.remove.click()
    page.aside.delete.click()
    with desk.qtbot.waitSignal(desk.ctx.hub.notice_raised) as said:
        desk.settle()
    assert said.args[0] == REMOVED
    assert list(desk.ctx.profile.set_aside.iterdir()) == []
    assert not page.aside.isVisible()


def test_a_wrong_passphrase_changes_nothing(locked: RestorePage, desk: Desk) -> None:
    locked.asked.set_text("wrong")
    locked.do_primary()
    desk.settle()
    assert "passphrase" in locked.told
    assert locked.inside == ""
    assert people(desk) == 4


def test_a_file_from_elsewhere_that_is_none_is_said(
    locked: RestorePage, desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "holiday.zip"
    other.write_bytes(b"PK not a backup")
    desk.ctx.dialogs = SilentDialogs([other])
    locked._file.click()
    locked.asked.set_text(PASSPHRASE)
    locked.do_primary()
    desk.settle()
    assert "holiday.zip" in locked.told


def held_up(desk: Desk) -> Event:
    """Let the database thread wait until this is set."""
    gate = Event()
    desk.ctx.tasks.run_with_database(desk.ctx.tasks, gate.wait)
    return gate


@pytest.mark.parametrize("looked", [False, True])
def test_stopping_before_it_is_in_place_changes_nothing(
    locked: RestorePage, desk: Desk, *, looked: bool
) -> None:
    locked.asked.set_text(PASSPHRASE)
    if looked:
        locked.do_primary()
        desk.settle()
    gate = held_up(desk)
    locked.do_primary()
    assert locked._running.stop_button.isVisible()
    assert locked._running.stop_button.hasFocus()
    locked._running.stop_button.click()
    gate.set()
    desk.settle()
    assert locked.told == STOPPED
    assert not locked._running.isVisible()
    assert all_set_aside(desk.ctx.profile) == ()
    assert people(desk) == 4


def test_what_goes_on_is_said_until_it_cannot_be_stopped(locked: RestorePage, desk: Desk) -> None:
    seen: list[str] = []

    def note(step: Step) -> None:
        seen.append(step.stage)
        if step.stage == "place":
            assert not locked._running.stop_button.isVisible()

    locked._running.stepped.connect(note)
    locked.asked.set_text(PASSPHRASE)
    locked.do_primary()
    desk.settle()
    assert set(seen) == {"unpack", "check"}
    locked.do_primary()
    desk.settle()
    assert seen[-1] == "place"
    assert people(desk) == 3


def test_the_copy_looked_into_lies_in_the_profile_and_goes(locked: RestorePage, desk: Desk) -> None:
    there: set[str] = set()

    def note(_step: Step) -> None:
        there.update(path.name for path in desk.ctx.profile.backups.glob(".*.new"))

    locked._running.stepped.connect(note, Qt.ConnectionType.DirectConnection)
    locked.asked.set_text(PASSPHRASE)
    locked.do_primary()
    desk.settle()
    assert len(there) == 1
    assert list(desk.ctx.profile.backups.glob(".*")) == []


def test_looking_is_refused_while_the_profile_is_open_elsewhere(
    locked: RestorePage, desk: Desk
) -> None:
    lock = ProfileLock(desk.ctx.profile)
    locked.asked.set_text(PASSPHRASE)
    locked.do_primary()
    desk.settle()
    lock.release()
    assert "open" in locked.told
    assert locked.inside == ""
