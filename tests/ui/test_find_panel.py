from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.ids import EpisodeId, PatientId, SessionId
from planner.return_slip import ReturnedPack
from planner.search import search_key
from planner.views import CaseloadRow, CaseStatus
from ui.find_panel import REVIEWED, PeopleModel, open_found
from ui.routes import Route
from ui.tone import Tone


def person(number, name):
    return CaseloadRow(
        id=PatientId(str(number)), episode_id=None, reference=f"BS-{number}", name=name,
        search=search_key(name, f"BS-{number}"), status=CaseStatus.ACTIVE, sessions=0,
        next_day=None, next_at=None, last_contact=None, last_task="", last_amount=None,
        unreviewed=0, started=None, needs=(), language="",
    )  # fmt: skip


PEOPLE = (person(1, "Amina Khan"), person(2, "Łukasz Nowak"), person(3, "Piotr Nowak"))


@pytest.fixture
def search(unlocked, vaults, qtbot):
    vaults.store.lists.rows = PEOPLE
    QTest.keyClick(unlocked.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    panel = unlocked.window.chrome.search
    qtbot.waitUntil(lambda: len(panel.names) == 3)
    return panel


def test_it_finds_by_a_few_letters_whatever_the_accents(search):
    search.field.setText("lukasz")
    assert search.names == ("Łukasz Nowak",)
    search.field.setText("nowak bs-3")
    assert search.names == ("Piotr Nowak",)


def test_enter_opens_the_chosen_one(search, unlocked):
    search.field.setText("nowak")
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert unlocked.navigator.current == Route.patient(PatientId("3"))
    assert search.isHidden()
    assert search.names == ()


def test_esc_closes_and_the_page_has_the_focus_again(search, unlocked):
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.isHidden()
    assert unlocked.window.page.field.hasFocus()


def test_a_lock_closes_it_and_forgets_the_names(search, unlocked):
    unlocked.window.lock()
    assert search.isHidden()
    assert search.names == ()
    assert search.field.text() == ""


def test_before_unlock_there_is_nothing_to_find(built):
    built.show_first()
    QTest.keyClick(built.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert built.window.chrome.search is None


def returned(**changes):
    values: dict[str, Any] = {
        "code": "PK-7F3A2X", "patient_id": PatientId("1"), "name": "Amina Khan",
        "episode_id": EpisodeId("e"), "number": 3, "day": date(2026, 5, 5),
        "review_at": SessionId("s"), "made_at": SessionId("m"),
    }  # fmt: skip
    return ReturnedPack(**(values | changes))


@pytest.mark.parametrize(
    ("pack", "leads"),
    [
        (returned(), "review"),
        (returned(late=True), "type in the slip"),
        (returned(review_at=None), "history"),
        (returned(reviewed_on=date(2026, 5, 12)), "reviewed Tue 12 May"),
    ],
)
def test_a_pack_says_where_its_code_leads(pack, leads):
    model = PeopleModel()
    model.show_pack(pack, "pk")
    assert model.index(0, 0).data().endswith(f": {leads}")


def test_a_plan_already_reviewed_is_opened_with_a_word(unlocked):
    said: list[str] = []

    def note(text: str, _tone: Tone) -> None:
        said.append(text)

    unlocked.context.hub.notice_raised.connect(note)
    open_found(unlocked.context, returned(reviewed_on=date(2026, 5, 12)))
    assert unlocked.navigator.current == Route.session(SessionId("s"))
    assert said == [REVIEWED.format(day="Tue 12 May")]


def test_the_model_is_sound(qtmodeltester):
    model = PeopleModel()
    model.show_people(PEOPLE, "")
    qtmodeltester.check(model)
