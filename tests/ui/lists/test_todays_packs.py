"""The packs of the day on a real vault, with a printer that can fail."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.store import Store
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.pack import PackContent, PackOptions, Rendered
from planner.packs import PackRecord
from planner.patients import Known, Needs
from planner.plans import Route as HandRoute
from planner.sessions import Medium, Status
from tests.models.store.people import NOON, Course, days
from tests.ui.desk import Desk
from tests.ui.lists.packs_world import IDS, given_pack
from tests.ui.pdf_samples import small_pdf
from tests.ui.walk import clipped, nameless
from ui.printing import FakePrinting, PrinterName, PrintJob, PrintRun
from ui.routes import TODAY, TODAYS_PACKS, Route
from ui.screens.today.screen import TodayPage
from ui.screens.todays_packs import reading, sheet_printer
from ui.screens.todays_packs.presenter import State
from ui.screens.todays_packs.screen import STAY, TodaysPacksPage
from ui.widgets.buttons import LinkButton

OPEN = Needs(discreet=Known.NO, paper_safe=Known.YES)


@dataclass
class Moody:
    """A printer whose jobs of some numbers, counted from 1, fail; it says when it was asked."""

    fails: set[int] = field(default_factory=set)
    asked: Callable[[int], None] = lambda _number: None
    fake: FakePrinting = field(default_factory=FakePrinting)
    held: list[PrintRun] | None = None

    @property
    def jobs(self) -> list[PrintJob]:
        return self.fake.jobs

    def printers(self) -> tuple[PrinterName, ...]:
        return self.fake.printers()

    def send(self, job: PrintJob) -> PrintRun:
        number = len(self.jobs) + 1
        error = UserFacingError("print.failed", reason="no paper")
        self.fake.error = error if number in self.fails else None
        self.asked(number)
        if self.held is None:
            return self.fake.send(job)
        self.held.append(PrintRun())
        return self.held[-1]


def fill(store: Store) -> None:
    """Five due today: two Aminas, one printed last week, one whose paper is not safe, one new."""
    khan = Course(store, IDS, name="Amina Khan", reference="BS-1", needs=OPEN)
    khan.agree(khan.meet(days(-7)))
    khan.meet(days(0), at=time(9), status=Status.BOOKED)
    kaur = Course(store, IDS, name="Amina Kaur", reference="BS-2", needs=OPEN)
    kaur.agree(kaur.meet(days(0), at=time(9, 30)))
    piotr = Course(store, IDS, name="Piotr Nowak", reference="BS-3", needs=OPEN)
    before = piotr.meet(days(-7))
    piotr.agree(before)
    given_pack(store, before, "PK-OLD", NOON - timedelta(days=7))
    piotr.meet(days(0), at=time(10), status=Status.BOOKED)
    zofia = Course(store, IDS, name="Zofia Maj", reference="BS-4", print_name="Z.",
                   needs=replace(OPEN, paper_safe=Known.NO))  # fmt: skip
    zofia.agree(zofia.meet(days(0), at=time(11), medium=Medium.PHONE))
    Course(store, IDS, name="New", reference="BS-5").meet(days(0), status=Status.BOOKED)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[PackContent]:
    """Render something small; a pack of "Broken" is refused."""
    asked: list[PackContent] = []

    def render(content: PackContent, options: PackOptions) -> Rendered:  # noqa: ARG001
        if content.person.text == "Broken":
            raise UserFacingError("pack.too_tall")
        asked.append(content)
        pdf = small_pdf((content.code, "two"))
        return Rendered(pdf, 2, sha256(pdf).hexdigest())

    monkeypatch.setattr(reading, "render", render)
    return asked


@pytest.fixture
def printer(empty_desk: Desk) -> Moody:
    made = Moody()
    empty_desk.ctx.printing = lambda: made
    return made


@pytest.fixture
def page(empty_desk: Desk, printer: Moody, rendered: list[PackContent]) -> TodaysPacksPage:  # noqa: ARG001
    empty_desk.ask(fill)
    made = TodaysPacksPage(empty_desk.ctx, TODAYS_PACKS)
    empty_desk.show(made)
    return made


def run(page: TodaysPacksPage, desk: Desk) -> None:
    page.do_primary()
    finish(page, desk)


def finish(page: TodaysPacksPage, desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not page._queue.running, timeout=20_000)
    desk.settle()


def states(page: TodaysPacksPage) -> list[State]:
    return [each.state for each in page.presenter.lines]


def records(desk: Desk, session_id: SessionId) -> tuple[PackRecord, ...]:
    return desk.ask(lambda store: store.plans.packs(session_id))


def test_it_lists_what_is_to_be_printed_and_from_which_contact(page: TodaysPacksPage) -> None:
    said = [(each.name, each.contact, each.wanted) for each in page.presenter.lines]
    assert said == [
        ("Amina Khan", "Last time: session 1, Tue 5 May", True),
        ("Amina Kaur", "Today: session 1", True),
        ("Zofia Maj", "Today: session 1", False),
    ]
    assert page.presenter.lines[2].note == "Today by phone. Paper at home is not safe, they said."
    assert page.primary.text() == "Print 2 packs"


def test_names_alike_are_said(page: TodaysPacksPage) -> None:
    assert "Names alike: Amina Kaur and Amina Khan." in page._alike.text
    assert [bool(each.like) for each in page.presenter.lines] == [True, True, False]


def test_all_are_printed_one_by_one_and_noted(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    run(page, empty_desk)
    assert len(printer.jobs) == 2
    assert not any("Amina" in job.title or "PK-" in job.title for job in printer.jobs)
    first, second, third = page.presenter.lines
    assert (first.state, second.state, third.state) == (State.SENT, State.SENT, State.READY)
    (record,) = records(empty_desk, first.id)
    assert (record.code, first.pages, first.printer) == (first.code, 2, "Clinic")
    assert first.code != second.code
    assert page.primary.text() == "Print the collection sheet"


def test_a_code_leads_back_once_it_was_printed(page: TodaysPacksPage, empty_desk: Desk) -> None:
    run(page, empty_desk)
    code = page.presenter.lines[0].code
    found = empty_desk.ask(lambda store: store.plans.returned(code, empty_desk.ctx.clock.today()))
    assert found is not None
    assert found.review_at is not None


def test_a_printer_that_fails_keeps_the_rest(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    page.presenter.choose(page.presenter.lines[2].id, wanted=True)
    printer.fails = {2}
    run(page, empty_desk)
    assert states(page) == [State.SENT, State.FAILED, State.READY]
    assert [name for name, why in page.problems.sentences if "no paper" in why] == ["Amina Kaur"]
    assert records(empty_desk, page.presenter.lines[1].id) == ()
    assert "2 pages" in page.lines.rows[1].said
    assert page.primary.text() == "Go on with 2 packs"
    run(page, empty_desk)
    assert states(page) == [State.SENT] * 3
    assert page.problems.sentences == ()
    assert len(printer.jobs) == 4


def test_a_pack_that_cannot_be_made_lets_the_next_one_through(
    page: TodaysPacksPage, empty_desk: Desk
) -> None:
    broken = page.presenter.lines[0]
    record = empty_desk.ask(lambda store: store.patients.record(broken.patient_id))
    patient = replace(record.patient, print_name="Broken")
    empty_desk.ask(lambda store: store.patients.save(patient))
    run(page, empty_desk)
    assert states(page) == [State.FAILED, State.SENT, State.READY]
    assert page.problems.sentences[0][0] == "Amina Khan"


def test_a_problem_leads_to_the_person(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    printer.fails = {1}
    run(page, empty_desk)
    page.problems.findChildren(LinkButton)[0].click()
    assert empty_desk.ways.opened == [Route.patient(page.presenter.lines[0].patient_id)]


def test_cancel_stops_after_the_one_in_hand(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    printer.asked = lambda _number: page._on_stop()
    run(page, empty_desk)
    assert states(page) == [State.SENT, State.READY, State.READY]
    assert len(records(empty_desk, page.presenter.lines[0].id)) == 1
    assert records(empty_desk, page.presenter.lines[1].id) == ()
    assert page.primary.text() == "Go on with 1 pack"


def test_progress_counts(page: TodaysPacksPage, empty_desk: Desk, printer: Moody) -> None:
    seen: list[str] = []
    printer.asked = lambda _number: seen.append(page._progress._text.text())
    run(page, empty_desk)
    assert seen == ["Printing 1 of 2", "Printing 2 of 2"]
    assert page._progress.isHidden()


def test_leaving_waits_for_the_pack_in_hand_once(page: TodaysPacksPage, empty_desk: Desk) -> None:
    assert page.can_leave()
    page.do_primary()
    assert not page.can_leave()
    assert page.told == STAY
    assert page.can_leave()
    finish(page, empty_desk)
    assert states(page) == [State.SENT, State.READY, State.READY]
    assert page.told == ""


def test_a_lock_notes_what_the_printer_has(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    printer.held = []
    page.do_primary()
    empty_desk.qtbot.waitUntil(lambda: bool(printer.held), timeout=20_000)
    first = page.presenter.lines[0].id
    empty_desk.leave(page)
    assert len(records(empty_desk, first)) == 1
    printer.held[0].finished.emit()
    empty_desk.settle()
    assert len(records(empty_desk, first)) == 1


def test_printing_again_without_a_change_keeps_the_code(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody
) -> None:
    run(page, empty_desk)
    first = page.presenter.lines[0]
    page.presenter.choose(first.id, wanted=True)
    page._show()
    run(page, empty_desk)
    assert len(printer.jobs) == 3
    assert page.presenter.lines[0].code == first.code
    assert len(records(empty_desk, first.id)) == 1


def test_handed_over_is_kept_in_the_plan_and_can_be_taken_back(
    page: TodaysPacksPage, empty_desk: Desk
) -> None:
    run(page, empty_desk)
    first = page.presenter.lines[0]
    row = page.lines.rows[0]
    for route in (HandRoute.HANDED, None):
        row.done.click()
        empty_desk.settle()
        plan = empty_desk.ask(lambda store: store.plans.plan(first.id))
        assert plan is not None
        assert plan.route is route
    assert not page.lines.rows[2].done.isEnabled()


def test_what_was_printed_today_is_there_when_the_page_is_opened_again(
    page: TodaysPacksPage, empty_desk: Desk
) -> None:
    run(page, empty_desk)
    empty_desk.leave(page)
    again = TodaysPacksPage(empty_desk.ctx, TODAYS_PACKS)
    empty_desk.show(again)
    assert [bool(each.code) for each in again.presenter.lines] == [True, True, False]
    assert again.presenter.wanted == ()


def test_the_sheet_is_printed_and_kept_nowhere(
    page: TodaysPacksPage, empty_desk: Desk, printer: Moody, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Rendered(small_pdf(("sheet",)), 1, "00")
    monkeypatch.setattr(sheet_printer, "render_collection", lambda _content: made)
    assert page._sheet_button.isHidden()
    run(page, empty_desk)
    with empty_desk.qtbot.waitSignal(page._sheet.printed):
        page.do_primary()
    assert printer.jobs[-1].pdf == made.pdf
    assert len(records(empty_desk, page.presenter.lines[0].id)) == 1
    printer.fails = {4}
    with empty_desk.qtbot.waitSignal(page._sheet.failed):
        page.do_primary()
    assert "no paper" in page.told


def test_the_sheet_has_what_was_printed(page: TodaysPacksPage, empty_desk: Desk) -> None:
    run(page, empty_desk)
    sheet = page.presenter.sheet(empty_desk.ctx.clock.now(), made_up=True)
    assert [each.printed_as.text for each in sheet.rows] == ["Amina Khan", "Amina Kaur"]
    assert sheet.rows[0].like == (sheet.rows[1].code,)
    assert (sheet.rows[0].at, sheet.rows[0].pages) == (time(9), 2)


def test_it_is_all_done_by_keyboard(page: TodaysPacksPage, empty_desk: Desk) -> None:
    page.focus_first()
    assert page.lines.rows[0].tick.hasFocus()
    QTest.keyClick(page.lines.rows[0].tick, Qt.Key.Key_Space)
    assert page.primary.text() == "Print 1 pack"
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    finish(page, empty_desk)
    assert states(page) == [State.READY, State.SENT, State.READY]


def test_everything_has_a_name_and_its_words_fit(page: TodaysPacksPage, empty_desk: Desk) -> None:
    run(page, empty_desk)
    assert nameless(page) == []
    assert clipped(page) == []


def test_nothing_of_a_person_is_left_after_clear(page: TodaysPacksPage) -> None:
    page.clear()
    assert page.presenter.lines == ()
    assert page.lines.rows == ()
    assert page._alike.text == ""


def test_a_day_without_packs_is_calm(empty_desk: Desk, printer: Moody) -> None:  # noqa: ARG001
    page = TodaysPacksPage(empty_desk.ctx, TODAYS_PACKS)
    empty_desk.show(page)
    assert page._none.isVisible()
    assert page.primary.isHidden()


def test_today_leads_to_it(desk: Desk) -> None:
    today = TodayPage(desk.ctx, TODAY)
    desk.show(today)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(today, Qt.Key.Key_P, keys)
    assert desk.ways.opened == [TODAYS_PACKS]
