"""The pages say what falls into taken hours, what an answer changed, and lead to the record."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.flows.plan import Step
from planner.patients import CalendarKind, Life, Taken
from planner.plans import DayTime, When
from tests.ui.plan.conftest import FIRST, PATIENT, Bench
from ui.routes import Route
from ui.screens.plan.choose_presenter import ChoosePresenter
from ui.screens.plan.fit_page import FitPage
from ui.screens.plan.screen import PlanPage
from ui.screens.plan.specify_page import SpecifyPage

pytestmark = pytest.mark.usefixtures("rendered")
LIFE = Life(taken=(Taken("prayers", 4, time(13), time(14)),), calendars=(CalendarKind.CHRISTIAN,))


def open_at(bench: Bench, step: Step) -> PlanPage:
    def fill(store) -> None:
        known = store.patients.record(PATIENT).patient
        store.patients.save(replace(known, life=LIFE))

    bench.ask(fill)
    page = PlanPage(bench.ctx, Route.plan(FIRST))
    bench.show(page)
    assert page.wizard is not None
    ChoosePresenter(page.wizard).take("ba_activity_diary")
    assert page.wizard.task is not None
    when = When(days=(DayTime(3, time(10)), DayTime(4, time(13, 30))))
    page.wizard.set_task(replace(page.wizard.task, when=when))
    page.wizard.go(step)
    QApplication.processEvents()
    return page


def specify(bench: Bench) -> SpecifyPage:
    shown = open_at(bench, Step.SPECIFY)._shown[Step.SPECIFY]
    assert isinstance(shown, SpecifyPage)
    return shown


def fit(bench: Bench) -> FitPage:
    shown = open_at(bench, Step.FIT)._shown[Step.FIT]
    assert isinstance(shown, FitPage)
    shown._on_more()
    return shown


def test_taken_hours_are_said_in_words_and_can_be_kept_free(bench: Bench) -> None:
    page = specify(bench)
    assert page._clashes.text().splitlines() == [
        "Thursday 14 May: Ascension Day",
        "Friday 15 May, 13:00 to 14:00 is taken (prayers): they said so",
    ]
    assert "taken" in page._strip.accessibleDescription()
    assert [mark.text() for mark in page._days._marks if mark.text()] == ["◇ marked", "◇ taken"]
    assert "prayers" in page._days._times[4].accessibleDescription()
    page._keep_free.click()
    assert page._clashes.isHidden()
    assert "kept free" in page._strip.accessibleDescription()
    page._plan_all.click()
    assert page.wizard.task is not None
    assert page.wizard.task.when.leave_out == ()


def test_an_answer_by_key_changes_the_plan_and_the_page_says_so(bench: Bench) -> None:
    page = fit(bench)
    page._list.go_to("T4.3-calendar")
    page._panel.focus_answers()
    widget = QApplication.focusWidget()
    assert widget is not None
    bench.qtbot.keyClick(widget, Qt.Key.Key_1)
    assert page.wizard.task is not None
    assert page.wizard.task.when.leave_out == (date(2026, 5, 14), date(2026, 5, 15))
    assert "not on Thu 14 May and Fri 15 May" in page._changed.text()
    assert "not on" in page._panel._effect.text()


def test_what_cannot_be_done_is_said_calmly(bench: Bench) -> None:
    page = fit(bench)
    page._presenter.choose("T4.4-supporter", "join")
    page._list.go_to("T4.4-supporter")
    assert "Nobody is named" in page._panel._note.text()


def test_hours_and_days_are_written_down_in_the_record(bench: Bench) -> None:
    page = fit(bench)
    page._list.go_to("5.1-days")
    assert "Easter" in page._panel._known.text()
    assert not page._panel._record.isHidden()
    page._panel._record.click()
    assert bench.ways.opened == [Route.patient_edit(PATIENT)]
    page._list.go_to("T4.2-money")
    assert page._panel._record.isHidden()


def test_the_pack_prints_their_words_once_they_are_said(
    bench: Bench, rendered: list[object]
) -> None:
    page = open_at(bench, Step.FIT)
    shown = page._shown[Step.FIT]
    assert isinstance(shown, FitPage)
    shown._presenter.choose("T10.4", "my_words")
    shown._presenter.say("T10.4", "the fog")
    assert page.wizard is not None
    page.wizard.go(Step.HAND_OVER)
    bench.qtbot.waitUntil(lambda: bool(rendered), timeout=20_000)
    content = rendered[-1]
    assert content.own_words.text == "the fog"  # type: ignore[attr-defined]
