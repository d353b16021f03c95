"""The audit page on a real vault: found, turned over, checked."""

import pytest

from models.store import Store
from planner.audit import RecordState
from planner.drafts import DraftKind
from planner.ids import PatientId
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.routes import AUDIT, Route
from ui.screens.audit import reading
from ui.screens.audit.screen import AuditPage

__all__ = ["desk", "empty_desk"]


@pytest.fixture
def page(desk: Desk) -> AuditPage:
    made = AuditPage(desk.ctx, AUDIT)
    desk.show(made)
    return made


def somebody(desk: Desk) -> tuple[PatientId, str, str]:
    def read(store: Store) -> tuple[PatientId, str, str]:
        row = store.lists.caseload()[0]
        return row.id, row.name, row.reference

    return desk.ask(read)


def many_rows(store: Store) -> None:
    for number in range(220):
        store.drafts.save(DraftKind.NOTES, "nobody", number, "{}")


def test_older_rows_come_under_the_newer(page: AuditPage, desk: Desk) -> None:
    desk.ask(many_rows)
    page.refresh()
    desk.settle()
    assert len(page.rows) == 100
    first = page.rows[0].seq
    page.older.click()
    desk.settle()
    assert [each.seq for each in page.rows] == list(range(first, first - 200, -1))


def test_a_person_is_found_by_reference_and_by_name(page: AuditPage, desk: Desk) -> None:
    _, name, reference = somebody(desk)
    for typed in (reference, name):
        page.everything.click()
        page.whom.setText(typed)
        page.whom.returnPressed.emit()
        desk.settle()
        assert {each.person for each in page.rows} == {name}
    page.whom.setText("nobody of this name")
    page.whom.returnPressed.emit()
    desk.settle()
    assert {each.person for each in page.rows} == {name}


def test_the_way_from_a_record_shows_that_person(desk: Desk) -> None:
    whom, name, _ = somebody(desk)
    made = AuditPage(desk.ctx, Route.audit(whom))
    desk.show(made)
    assert made.whom.text() == name
    assert {each.person for each in made.rows} == {name}
    made.clear()
    assert (made.whom.text(), made.rows) == ("", ())


def test_the_chain_is_checked_in_parts(
    page: AuditPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SLICE", 50)
    page.do_primary()
    desk.settle()
    assert f"{page.rows[0].seq} rows: each is as it was written" in page.checks.told.text


def test_a_check_can_be_stopped(page: AuditPage, desk: Desk) -> None:
    page.do_primary()
    page.checks.stop.click()
    desk.settle()
    assert "stopped" in page.checks.told.text


def test_a_line_from_paper_is_looked_up(page: AuditPage, desk: Desk) -> None:
    def read(store: Store) -> RecordState:
        return store.audit.state()

    state = desk.ask(read)
    for typed, said in (
        (str(state), "Matches row"),
        ("1-0000-0000", "another"),
        ("x", "no record"),
    ):
        page.checks.typed.setText(typed)
        page.checks.look.click()
        desk.settle()
        assert said in page.checks.told.text
