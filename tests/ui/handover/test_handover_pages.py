"""Handing over and taking in, on real vaults: chosen, sealed, told, looked into, taken in."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.handover_file import seal, unseal
from models.paths import Profile
from models.store import Store
from models.unlock import NewVault
from planner.clock import FixedClock
from planner.ids import PatientId, SeededIds
from planner.views import CaseloadRow
from tests.models.store.people import Course, days
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.messages import SilentDialogs
from ui.passphrases import six_words
from ui.routes import CASELOAD, HANDOVER_IN, Route, Screen
from ui.screens.caseload.screen import CaseloadPage
from ui.screens.handover.screen import HandoverPage
from ui.screens.handover.take_in import HandoverInPage
from ui.screens.person_data.screen import PersonDataPage

__all__ = ["desk", "empty_desk"]
NAMES = ("Amina Khan", "Piotr Wiśniewski", "Zofia Maj")


def caseload(desk: Desk) -> dict[str, CaseloadRow]:
    def read(store: Store) -> dict[str, CaseloadRow]:
        return {row.name: row for row in store.lists.caseload()}

    return desk.ask(read)


def next_path(desk: Desk, path: Path) -> None:
    dialogs = desk.ctx.dialogs
    assert isinstance(dialogs, SilentDialogs)
    dialogs._paths.append(path)


def out_page(desk: Desk, person: PatientId | None = None) -> HandoverPage:
    made = HandoverPage(desk.ctx, Route.handover(person))
    desk.show(made)
    return made


@pytest.fixture
def page(desk: Desk) -> HandoverPage:
    return out_page(desk)


def test_space_enter_and_the_links_choose(page: HandoverPage, desk: Desk) -> None:
    assert not page.primary.isEnabled()
    page.table.setFocus()
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Space)
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert [each.name for each in page.model.chosen] == list(NAMES[:2])
    page.search.setText("maj")
    desk.qtbot.waitUntil(lambda: len(page.model.shown) == 1)
    page.all_shown.click()
    assert (len(page.model.chosen), page.count.text()) == (3, "3 people chosen")
    page.none.click()
    assert not page.primary.isEnabled()


def test_one_file_and_its_words(page: HandoverPage, desk: Desk, tmp_path: Path) -> None:
    next_path(desk, tmp_path / "x.age")
    page.all_shown.click()
    page.do_primary()
    desk.settle()
    words = page.told.words.text()
    assert (len(words.split()), page.title) == (6, "Handed over")
    opened = unseal((tmp_path / "x.age").read_bytes(), words, made_up=desk.ctx.made_up)
    assert [each.name for each in opened.parcel.persons()] == list(NAMES)
    page.do_primary()
    assert page.told.words.text() == ""
    page.told.people.line_chosen.emit(caseload(desk)[NAMES[0]].id)
    assert desk.ctx.navigator.opened == [Route.patient(caseload(desk)[NAMES[0]].id)]  # type: ignore[attr-defined]


def test_the_lock_forgets_words_and_names(page: HandoverPage, desk: Desk, tmp_path: Path) -> None:
    next_path(desk, tmp_path / "x.age")
    page.all_shown.click()
    page.do_primary()
    desk.settle()
    page.clear()
    assert (page.told.words.text(), page.model.shown) == ("", ())


def test_stopped_no_file_is_written(page: HandoverPage, desk: Desk, tmp_path: Path) -> None:
    next_path(desk, tmp_path / "x.age")
    page.all_shown.click()
    page.do_primary()
    page.stop.click()
    desk.settle()
    assert "Stopped" in page.problem.text
    assert list(tmp_path.glob("*.age")) == []
    assert page.primary.isEnabled()


def test_a_folder_that_is_gone_is_said(page: HandoverPage, desk: Desk, tmp_path: Path) -> None:
    next_path(desk, tmp_path / "none" / "x.age")
    page.all_shown.click()
    page.do_primary()
    desk.settle()
    assert "was not saved" in page.problem.text
    assert page.told.words.text() == ""


def test_from_a_record_that_person_is_chosen(desk: Desk) -> None:
    whom = caseload(desk)[NAMES[1]].id
    assert [each.name for each in out_page(desk, whom).model.chosen] == [NAMES[1]]


def test_ways_lead_there(desk: Desk) -> None:
    whom = caseload(desk)[NAMES[0]].id
    lists, record = (
        CaseloadPage(desk.ctx, CASELOAD),
        PersonDataPage(desk.ctx, Route.person_data(whom)),
    )
    for each in (lists, record):
        desk.show(each)
    for button in (lists.hand_over, lists.take_in, record.hand_over):
        button.click()
    ways = desk.ctx.navigator.opened  # type: ignore[attr-defined]
    assert ways == [Route.handover(), HANDOVER_IN, Route(Screen.HANDOVER, whom)]


def colleagues(store: Store) -> None:
    ids = SeededIds(77)
    for number, name in enumerate(("Amina Kahn", "Bilal Aziz", "Cerys Pugh"), start=50):
        course = Course(store, ids, name=name, reference=f"BS-{number}")
        course.agree(course.meet(days(-7)))
    Course(store, ids, name="Somebody Else", reference="BS-2")


@pytest.fixture
def sent(desk: Desk, tmp_path: Path) -> tuple[Path, str]:
    """A colleague's file of four people, and its words."""
    new = NewVault(
        Profile(tmp_path / "colleague"),
        clock=FixedClock.on(date(2026, 5, 12)),
        ids=SeededIds(9),
        made_up=desk.ctx.made_up,
    )
    with new.create("Bea Colleague", "apple river candle engine moss") as vault:
        colleagues(vault.store)
        handing = vault.store.handing
        everybody = [handing.gather(row.id) for row in vault.store.lists.caseload()]
        parcel = handing.parcel(everybody)
    words, path = six_words(), tmp_path / "in.age"
    path.write_bytes(seal(parcel, words))
    return path, words


def look_inside(desk: Desk, path: Path, words: str) -> HandoverInPage:
    page = HandoverInPage(desk.ctx, HANDOVER_IN)
    desk.show(page)
    next_path(desk, path)
    page.choose.click()
    page.words.setText(words)
    page.do_primary()
    desk.settle()
    return page


def test_first_shown_then_taken_in(desk: Desk, sent: tuple[Path, str]) -> None:
    before = caseload(desk)
    page = look_inside(desk, *sent)
    assert "From Bea Colleague" in page.told.text
    assert "3 people come in, 1 person stays out." in page.told.text
    shown = [each.spoken for each in page.people.lines]
    assert any("Amina Khan in this vault has a similar name" in each for each in shown)
    assert any("Piotr Wiśniewski has the same reference" in each for each in shown)
    assert caseload(desk) == before
    assert page.words.text() == ""
    page.do_primary()
    desk.settle()
    assert "3 people taken in" in page.told.text
    assert len(caseload(desk)) == 6
    page.do_primary()
    assert desk.ctx.navigator.opened == [CASELOAD]  # type: ignore[attr-defined]


def test_wrong_words_can_be_typed_again(desk: Desk, sent: tuple[Path, str]) -> None:
    page = look_inside(desk, sent[0], "one two three four five six")
    assert "These words do not open the file" in page.problem.text
    page.words.setText(sent[1])
    page.do_primary()
    desk.settle()
    assert page.people.isVisible()


def test_whoever_is_here_stays_and_nothing_can_be_taken(desk: Desk, sent: tuple[Path, str]) -> None:
    for _ in range(2):
        page = look_inside(desk, *sent)
        page.do_primary()
        desk.settle()
    assert "Nobody can come in" in page.told.text
    assert len(caseload(desk)) == 6
    page.clear()
    assert (page.people.lines, page.told.text, page._opened) == ((), "", None)


def test_stopped_nobody_is_taken_in(desk: Desk, sent: tuple[Path, str]) -> None:
    page = look_inside(desk, *sent)
    page.do_primary()
    page.stop.click()
    desk.settle()
    assert "Stopped" in page.problem.text
    assert len(caseload(desk)) == 3


def test_locked_meanwhile_nobody_is_taken_in(desk: Desk, sent: tuple[Path, str]) -> None:
    page = look_inside(desk, *sent)
    page.do_primary()
    page.clear()
    desk.settle()
    assert (page.people.lines, page.told.text) == ((), "")
    assert len(caseload(desk)) == 3
