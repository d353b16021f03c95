"""Ending a course: the staying-well plan, the summary, what is still booked, and reopening."""

from pathlib import Path

import pytest

from models.store import Store
from planner.drafts import DraftKind
from planner.flows.plan import Step
from planner.ids import PatientId, SeededIds, SessionId
from planner.plans import Move
from planner.report import Report, ReportTable
from planner.reviews import Amount, Obstacle
from planner.sessions import Away, Session, Status
from planner.work_summary import summarise
from reports import render_report
from tests.models.store.people import Course, days, score
from tests.reports.test_render import words_of
from tests.ui.desk import Desk
from tests.ui.lists.conftest import DAY
from tests.ui.walk import nameless
from ui.plan_draft import WizardDraft, read_draft
from ui.printing import FakePrinting
from ui.routes import Route
from ui.screens.patient import presenter
from ui.screens.patient.screen import PatientPage
from ui.screens.patient.summary import Read, WorkSummaryPage, read_summary
from ui.screens.patient.summary_words import summary_report


@pytest.fixture
def page(desk: Desk) -> PatientPage:
    found = desk.ask(lambda store: store.patients.find("BS-1"))
    assert found is not None
    made = PatientPage(desk.ctx, Route.patient(found))
    desk.show(made)
    return made


def stored(page: PatientPage, desk: Desk) -> tuple[Session, ...]:
    def read(store: Store) -> tuple[Session, ...]:
        current = store.patients.record(PatientId(page.route.id)).current
        assert current is not None
        return store.sessions.of_episode(current.id)

    return desk.ask(read)


def draft_of(session_id: SessionId, desk: Desk) -> WizardDraft | None:
    kept = desk.ask(lambda store: store.drafts.load(DraftKind.PLAN, session_id))
    return read_draft(kept.version, kept.data) if kept else None


def end(page: PatientPage, desk: Desk) -> None:
    page.record.ending.code.set_value("46")
    page.record.ending.button.click()
    desk.settle()


def test_the_staying_well_plan_is_begun_with_its_template(page: PatientPage, desk: Desk) -> None:
    page.record.ending.well.click()
    desk.settle()
    today = stored(page, desk)[1]
    assert desk.ways.opened == [Route.plan(today.id)]
    draft = draft_of(today.id, desk)
    assert draft is not None
    assert (draft.plan.tasks[0].template, draft.step) == ("well_plan", Step.CHOOSE)


def test_a_plan_that_was_begun_stays_as_it_is(page: PatientPage, desk: Desk) -> None:
    for _ in range(2):
        page.record.ending.well.click()
        desk.settle()
    draft = draft_of(stored(page, desk)[1].id, desk)
    assert draft is not None
    assert [each.template for each in draft.plan.tasks].count("well_plan") == 1


def test_what_was_carried_over_is_not_lost(desk: Desk) -> None:
    def carry(store: Store) -> SessionId:
        course = Course(store, SeededIds(31), name="Mei-Ling Chen", reference="BS-31")
        plan = course.agree(course.meet(days(-7)))
        today = course.meet(DAY)
        course.review(plan.tasks[0], today, next=Move.REPEAT)
        return today.id

    today = desk.ask(carry)
    found = desk.ask(lambda store: store.patients.find("BS-31"))
    assert found is not None
    page = PatientPage(desk.ctx, Route.patient(found))
    desk.show(page)
    page.record.ending.well.click()
    desk.settle()
    draft = draft_of(today, desk)
    assert draft is not None
    assert [each.template for each in draft.plan.tasks] == ["well_plan", "walk"]


def test_a_plan_needs_a_session(page: PatientPage) -> None:
    assert page.record.ending.well.isEnabled()
    assert presenter.well_session((), DAY) is None
    assert "hold one first" in presenter.well_text((), DAY)


def test_what_is_booked_after_the_end_is_cancelled_with_one_button(
    page: PatientPage, desk: Desk
) -> None:
    end(page, desk)
    assert page.record.ended.booked.text == ("1 appointment is booked after the end: Tue 19 May.")
    page.record.ended.booked.action_chosen.emit()
    desk.settle()
    last = stored(page, desk)[-1]
    assert (last.status, last.away) == (Status.CANCELLED_BY_SERVICE, Away.OTHER)
    assert page.record.ended.booked.text == ""


def test_an_ending_by_mistake_is_undone(page: PatientPage, desk: Desk) -> None:
    end(page, desk)
    assert page.record.ended.isVisible()
    assert nameless(page) == []
    page.record.ended.reopen.click()
    desk.settle()
    assert not page.record.ended.isVisible()
    assert "Ended" not in page.record.course.text
    assert page.primary.isVisible()


def test_the_summary_is_reached_before_and_after_the_end(page: PatientPage, desk: Desk) -> None:
    page.record.ending.summary.click()
    end(page, desk)
    page.record.ended.summary.click()
    course = stored(page, desk)[0].episode_id
    assert desk.ways.opened == [Route.work_summary(course)] * 2


def _finished(store: Store) -> Read:
    ids = SeededIds(41)
    course = Course(store, ids, name="Zofia Nowak", reference="BS-41")
    first = course.meet(days(-21))
    missed = course.meet(days(-14), status=Status.DID_NOT_ATTEND)
    store.sessions.set_status(missed.id, Status.DID_NOT_ATTEND, Away.CARING)
    last = course.meet(days(-7))
    plan = course.agree(first)
    course.review(
        plan.tasks[0],
        last,
        amount_patient=Amount.HALF,
        obstacles=(Obstacle(text="it rained"),),
        noticed="lighter after",
    )
    for at, total in ((first, 19), (last, 9)):
        store.sessions.save_score(score(ids, at, total=total, items=()))
    store.patients.end_episode(course.episode.id, DAY, "46")
    return read_summary(course.episode.id, store)


def report_of(desk: Desk, *, named: bool) -> Report:
    summary, library = desk.ask(_finished)
    return summary_report(summary, library, DAY, named=named, safe="Safe.", made_up=False)


def tables_of(report: Report) -> list[tuple[tuple[str, ...], ...]]:
    return [each.rows for each in report.blocks if isinstance(each, ReportTable)]


def test_the_summary_says_what_was_done(desk: Desk) -> None:
    not_held, measures, counts, work = tables_of(report_of(desk, named=True))
    assert not_held == (("2", "28 Apr 2026", "Did not attend, looking after someone"),)
    assert measures == (("PHQ-9", "19, 21 Apr 2026", "9, 5 May 2026", "−10", "6"),)
    assert counts[0][1:] == ("1", "", "", "1", "", "", "")
    assert work[0][2:] == ("About half", "it rained", "", "“lighter after”")


@pytest.mark.parametrize(("named", "absent"), [(True, "%"), (False, "Zofia")])
def test_the_pdf_names_nobody_where_it_must_not(
    desk: Desk, tmp_path: Path, named: bool, absent: str
) -> None:
    report = report_of(desk, named=named)
    said = words_of(render_report(report).pdf, tmp_path)
    assert "BS-41" in said
    assert "Treatment completed, agreed by both" in said
    assert absent not in said
    assert "Zofia" not in report.title


def test_a_course_with_nothing_in_it_has_a_summary(desk: Desk) -> None:
    def read(store: Store) -> Read:
        course = Course(store, SeededIds(51), reference="BS-51")
        return read_summary(course.episode.id, store)

    summary, library = desk.ask(read)
    assert summarise(summary.history, library) == summary
    report = summary_report(summary, library, DAY, named=True, safe="", made_up=False)
    assert tables_of(report) == []
    assert render_report(report).pages == 1


def test_the_page_of_the_summary(page: PatientPage, desk: Desk) -> None:
    desk.ctx.printing = FakePrinting
    made = WorkSummaryPage(desk.ctx, Route.work_summary(stored(page, desk)[0].episode_id))
    desk.show(made)
    assert made.desk.pdf.startswith(b"%PDF")
    assert made.title == "Amina Khan · summary of all work done"
    assert nameless(made) == []
    made.clear()
    assert (made.desk.pdf, made.title) == (b"", "")
