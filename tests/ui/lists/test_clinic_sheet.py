"""The clinic sheet, from Today to the PDF."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.store import Store
from planner.clinic_sheet import clinic_lines
from planner.pack import Rendered
from planner.report import Report, ReportTable
from planner.sessions import Away, Status
from reports import render_report
from tests.reports.test_render import words_of
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.packs import paper_page
from ui.packs.paper_page import REFERENCED, keep_safe
from ui.printing import FakePrinting
from ui.routes import CLINIC_SHEET, TODAY
from ui.screens.today.clinic_sheet import ClinicSheetPage
from ui.screens.today.clinic_words import clinic_report
from ui.screens.today.reading import read_today
from ui.screens.today.screen import TodayPage

NOW = datetime(2026, 5, 12, 8, 14, tzinfo=UTC)


def report_of(desk: Desk, *, named: bool) -> Report:
    view = desk.ask(lambda store: read_today(DAY, store))
    safe = keep_safe(named=named)
    return clinic_report(clinic_lines(view), DAY, NOW, named=named, safe=safe, made_up=False)


def rows_of(report: Report) -> tuple[tuple[str, ...], ...]:
    (table,) = report.blocks
    assert isinstance(table, ReportTable)
    return table.rows


def test_a_line_says_what_is_open(desk: Desk) -> None:
    first, second = rows_of(report_of(desk, named=True))
    assert first == (
        "09:00",
        "Amina Khan\nsession 2",
        "Walks\nMon 10:00, Wed",
        "Not reviewed yet",
        "Other language, large print, discreet",
        "",
    )
    assert second[1:4] == ("Piotr Wiśniewski\nsession 1", "first session", "")


def _miss(store: Store) -> bool:
    at = store.lists.today(DAY).today[0].session_id
    store.sessions.set_status(at, Status.DID_NOT_ATTEND, Away.TRAVEL)
    return True


def test_why_somebody_does_not_come_is_on_it(desk: Desk) -> None:
    desk.ask(_miss)
    assert rows_of(report_of(desk, named=True))[0][3].startswith("Did not attend, travel\n")


def test_references_only_names_nobody(desk: Desk, tmp_path: Path) -> None:
    said = words_of(render_report(report_of(desk, named=False)).pdf, tmp_path)
    assert "BS-1" in said
    assert "references of people" in said
    assert not [name for name in ("Amina", "Khan", "Piotr") if name in said]


def test_the_pdf_keeps_its_warning_and_no_name_in_its_title(desk: Desk, tmp_path: Path) -> None:
    report = report_of(desk, named=True)
    said = words_of(render_report(report).pdf, tmp_path)
    assert "This sheet names people: keep it safe, shred it after." in said
    assert "Amina Khan" in said
    assert report.title == "Clinic sheet"


def test_today_leads_to_it(desk: Desk) -> None:
    page = TodayPage(desk.ctx, TODAY)
    desk.show(page)
    page.sheet_button.click()
    assert desk.ways.opened == [CLINIC_SHEET]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """Give the reports that were made."""
    seen: list[Report] = []

    def note(report: Report) -> Rendered:
        seen.append(report)
        return render_report(report)

    monkeypatch.setattr(paper_page, "render_report", note)
    return seen


def test_the_page_shows_it_with_names_or_without(desk: Desk, made: list[Report]) -> None:
    desk.ctx.printing = FakePrinting
    page = ClinicSheetPage(desk.ctx, CLINIC_SHEET)
    desk.show(page)
    page.who.value_chosen.emit(page.who.value)
    page.who.set_value(REFERENCED)
    page.who.value_chosen.emit(REFERENCED)
    desk.settle()
    assert [rows_of(each)[0][1].split("\n")[0] for each in made[1:]] == ["Amina Khan", "BS-1"]
    assert page.desk.pdf.startswith(b"%PDF")
    assert all(each.state.startswith("Record state ") for each in made[1:])
    assert nameless(page) == []
    page.clear()
    assert page.desk.pdf == b""


def test_an_empty_day_is_said(empty_desk: Desk) -> None:
    report = report_of(empty_desk, named=True)
    assert "0 appointments" in report.about
    assert "Nobody is booked" in str(report.blocks)
