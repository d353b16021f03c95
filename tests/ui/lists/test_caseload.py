"""The caseload: the model and the page."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from planner.ids import PatientId
from planner.reviews import Amount
from planner.search import search_key
from planner.views import CaseloadRow, CaseStatus, NeedFlag
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.routes import CASELOAD, Route
from ui.screens.caseload.screen import CaseloadPage
from ui.tables.caseload_table_model import COLUMNS, CaseloadTableModel


def person(name: str, **changes: Any) -> CaseloadRow:
    values: dict[str, Any] = {
        "id": PatientId(name), "episode_id": None, "reference": f"R-{name}", "name": name,
        "search": search_key(name), "status": CaseStatus.ACTIVE, "sessions": 0, "next_day": None,
        "next_at": None, "last_contact": None, "last_task": "", "last_amount": None,
        "unreviewed": 0, "started": None, "needs": (), "language": "",
    }  # fmt: skip
    return CaseloadRow(**(values | changes))


def filled(*rows: CaseloadRow) -> CaseloadTableModel:
    model = CaseloadTableModel()
    model.set_rows(rows, DAY)
    return model


def names(model: CaseloadTableModel) -> list[str]:
    return [row.name for row in model.rows]


def cell(model: CaseloadTableModel, heading: str, row: int = 0) -> object:
    column = [each.heading for each in COLUMNS].index(heading)
    return model.index(row, column).data()


def test_the_model_keeps_qts_rules(qtmodeltester: Any) -> None:
    model = filled(person("Ann"), person("Bea"), person("Cem", status=CaseStatus.ENDED))
    qtmodeltester.check(model)
    model.filter("a", None)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.filter("nobody", CaseStatus.ENDED)
    model.filter("", None)
    assert model.rowCount() == 3


def test_rows_are_filtered_by_text_and_status() -> None:
    model = filled(person("Ann"), person("Zoë"), person("Ben", status=CaseStatus.ENDED))
    model.filter("zoe", None)
    assert names(model) == ["Zoë"]
    model.filter("", CaseStatus.ENDED)
    assert names(model) == ["Ben"]


def test_weeks_are_sorted_as_they_are_shown() -> None:
    model = filled(*(person(str(n), started=DAY - timedelta(weeks=n)) for n in (5, 1, 3)))
    weeks = [each.heading for each in COLUMNS].index("Weeks")
    model.sort(weeks)
    assert [cell(model, "Weeks", row) for row in range(3)] == ["1", "3", "5"]


@pytest.mark.parametrize(
    ("changes", "heading", "said"),
    [
        ({"last_amount": Amount.MOST}, "How it went", "Most"),
        ({"unreviewed": 1}, "How it went", "Not reviewed yet"),
        ({"next_day": DAY}, "Next appointment", "Tue 12 May"),
        ({"needs": (NeedFlag.LANGUAGE,), "language": "ur"}, "Needs", "Urdu"),
        ({"status": CaseStatus.ACTIVE}, "Status", "In treatment"),
    ],
)
def test_cells_speak_plainly(changes: dict[str, Any], heading: str, said: str) -> None:
    assert cell(filled(person("Ann", **changes)), heading) == said


def test_an_index_stays_on_its_person() -> None:
    model = filled(person("Ann"), person("Bea"), person("Cem"))
    kept = QPersistentModelIndex(model.index(2, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert (kept.row(), kept.data()) == (0, "Cem")
    model.filter("ann", None)
    assert not kept.isValid()


@pytest.fixture
def page(desk: Desk) -> CaseloadPage:
    made = CaseloadPage(desk.ctx, CASELOAD)
    desk.show(made)
    return made


def test_typing_filters_at_once(page: CaseloadPage, desk: Desk) -> None:
    assert page.count.text() == "3 people"
    desk.qtbot.keyClicks(page.search, "wisni")
    assert page.count.text() == "1 of 3 people"
    desk.qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert desk.ways.opened == [Route.patient(page.model.rows[0].id)]


def test_the_person_chosen_is_kept_across_a_filter(page: CaseloadPage, desk: Desk) -> None:
    page.table.choose_row(page.model.row_of(page.model.rows[1].id))
    chosen = page.model.rows[1].id
    desk.qtbot.keyClicks(page.search, "zofia")
    assert not page.table.currentIndex().isValid()
    page.search.clear()
    assert page.model.rows[page.table.currentIndex().row()].id == chosen


def test_down_goes_to_the_table_and_enter_opens(page: CaseloadPage, desk: Desk) -> None:
    desk.qtbot.keyClick(page.search, Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.ways.opened == [Route.patient(page.model.rows[1].id)]


def test_status_chips_filter(page: CaseloadPage) -> None:
    page.status.set_value(CaseStatus.ENDED)
    page.status.value_chosen.emit(CaseStatus.ENDED)
    assert page.nobody.isVisible()
    assert page.count.text() == "0 of 3 people"


def test_the_primary_action_makes_a_new_person(page: CaseloadPage, desk: Desk) -> None:
    page.do_primary()
    assert desk.ways.opened == [Route.patient_edit()]


def test_everything_that_can_be_used_has_a_name(page: CaseloadPage) -> None:
    assert nameless(page) == []


def test_nothing_of_a_person_is_left_after_clear(page: CaseloadPage, desk: Desk) -> None:
    desk.qtbot.keyClicks(page.search, "zofia")
    page.clear()
    assert (page.model.total, page.search.text(), page.count.text()) == (0, "", "")


def test_an_empty_caseload_says_how_to_begin(empty_desk: Desk) -> None:
    page = CaseloadPage(empty_desk.ctx, CASELOAD)
    empty_desk.show(page)
    assert page.empty.isVisible()
    assert not page.table.isVisible()
