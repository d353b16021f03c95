from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from planner.drafts import DraftKind
from planner.flows.plan import Step
from planner.library import Field
from planner.plans import Override, Plan
from planner.sessions import Risk
from tests.ui.plan.conftest import FIRST, PATIENT, Bench
from ui.plan_draft import read_draft
from ui.routes import Route, Screen
from ui.screens.plan.screen import PlanPage

pytestmark = pytest.mark.usefixtures("rendered")
Key, Held = Qt.Key, Qt.KeyboardModifier


def open_page(bench: Bench) -> PlanPage:
    page = PlanPage(bench.ctx, Route.plan(FIRST))
    bench.show(page)
    page.activateWindow()
    bench.qtbot.waitUntil(page.isActiveWindow)
    QApplication.processEvents()  # what was just put into a layout is shown on the next turn
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def typed(bench: Bench, text: str) -> None:
    bench.qtbot.keyClicks(focused(), text)


def pressed(bench: Bench, *keys: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    for key in keys:
        bench.qtbot.keyClick(focused(), key, held)


def onward(bench: Bench, page: PlanPage) -> None:
    page.do_primary()
    bench.settle()


def walk(bench: Bench, page: PlanPage) -> None:
    """Fill in all seven steps by keyboard."""
    typed(bench, "to be told what to do")
    onward(bench, page)
    typed(bench, "plan and do")
    pressed(bench, Key.Key_Down, Key.Key_Return)
    typed(bench, "I want to shop on my own")
    tick_checks(page)
    onward(bench, page)
    pressed(bench, Key.Key_Tab)
    specify(bench, page)
    onward(bench, page)
    pressed(bench, Key.Key_N)
    onward(bench, page)
    typed(bench, "too tired")
    pressed(bench, Key.Key_Down, Key.Key_Return)
    typed(bench, "do the bad-day version")
    onward(bench, page)
    pressed(bench, Key.Key_8, Key.Key_Return, Key.Key_7)
    onward(bench, page)


def tick_checks(page: PlanPage) -> None:
    assert page.wizard is not None
    task, template = page.wizard.task, page.wizard.template
    assert task is not None
    assert template is not None
    checked = tuple(each.id for each in template.check_first)
    page.wizard.set_task(replace(task, checked=checked))


def specify(bench: Bench, page: PlanPage) -> None:
    step = page._shown[Step.SPECIFY]
    step.focus_field("when")
    pressed(bench, Key.Key_Space)
    step.focus_field("where")
    typed(bench, "Longsight market")


def stored(bench: Bench) -> Plan | None:
    return bench.ask(lambda store: store.plans.plan(FIRST))


def test_all_steps_by_keyboard_to_a_ready_plan(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    assert page.wizard.flow.gate().ready, page.wizard.problems()
    onward(bench, page)
    plan = stored(bench)
    assert plan is not None
    assert plan.rationale == "I want to shop on my own"
    assert plan.tasks[0].where == "Longsight market"
    assert plan.tasks[0].barriers[0].then_text == "do the bad-day version"
    assert (plan.importance, plan.confidence) == (8, 7)
    assert plan.tasks[0].occasions


def test_what_starting_out_found_reaches_the_record(bench: Bench) -> None:
    page = open_page(bench)
    pressed(bench, Key.Key_Tab)
    typed(bench, "the black dog")
    walk_rest = page.wizard
    assert walk_rest is not None
    walk_rest.go(Step.LOOK_BACK)
    page.focus_first()
    walk(bench, page)
    onward(bench, page)
    patient = bench.ask(lambda store: store.patients.record(PATIENT)).patient
    assert patient.life.own_words == "the black dog"


def test_back_loses_nothing(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    before = page.wizard.plan
    for _ in range(6):
        page._back.click()
        bench.settle()
    assert page.wizard.step is Step.LOOK_BACK
    assert page.wizard.plan == before


def test_the_draft_survives_close_and_reopen(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    page.wizard.go(Step.BARRIERS)
    before = page.wizard.plan
    bench.leave(page)
    again = open_page(bench)
    assert again.wizard is not None
    assert again.wizard.plan == before
    assert again.wizard.step is Step.BARRIERS
    assert again._note.text().startswith("Going on where you stopped")


def test_a_field_is_saved_without_leaving_it(bench: Bench) -> None:
    page = open_page(bench)
    typed(bench, "advice")
    bench.qtbot.waitUntil(lambda: page._note.text().startswith("Draft saved"), timeout=5_000)
    kept = bench.ask(lambda store: store.drafts.load(DraftKind.PLAN, FIRST))
    assert kept is not None
    draft = read_draft(kept.version, kept.data)
    assert draft is not None
    assert draft.plan.starting_out is not None
    assert draft.plan.starting_out.expects == "advice"


def test_a_missing_part_needs_a_reason(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    assert page._hand_over is not None
    page.wizard.set_plan(replace(page.wizard.plan, rationale=""))
    assert not page.primary.isEnabled()
    page._hand_over.presenter.override = Override.TIME
    page._name_primary()
    onward(bench, page)
    plan = stored(bench)
    assert plan is not None
    assert plan.override is Override.TIME


def test_a_problem_leads_to_its_field(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    assert page._hand_over is not None
    specify_page = page._shown[Step.SPECIFY]
    page.wizard.set_task(replace(page.wizard.plan.tasks[0], where=""))
    page._hand_over._missing.focus_first()
    pressed(bench, Key.Key_Space)
    assert page.wizard.step is Step.SPECIFY
    assert specify_page._texts[Field.WHERE].hasFocus()  # type: ignore[attr-defined]


def test_unreviewed_risk_keeps_a_draft(bench: Bench) -> None:
    bench.ctx.tasks.write(
        bench.ctx.tasks, lambda store: store.sessions.answer_risk(FIRST, Risk.NOT_YET)
    )
    page = open_page(bench)
    walk(bench, page)
    assert page._hand_over is not None
    assert not page.primary.isEnabled()
    assert not page._hand_over._risk.isHidden()
    page._hand_over._risk.action_chosen.emit()
    assert bench.ways.opened[-1] == Route.session(FIRST)
    assert stored(bench) is None


def test_f9_saves_and_opens_the_patient_view(bench: Bench) -> None:
    page = open_page(bench)
    bench.qtbot.keyClick(page, Key.Key_F9)
    assert bench.ways.opened[-1] == Route(Screen.PATIENT_VIEW, FIRST)
    bench.leave(page)
    assert bench.ask(lambda store: store.drafts.load(DraftKind.PLAN, FIRST)) is not None


def test_alt_and_a_number_go_anywhere(bench: Bench) -> None:
    page = open_page(bench)
    assert page.wizard is not None
    for number, step in ((6, Step.CHECK), (2, Step.CHOOSE), (5, Step.BARRIERS)):
        bench.qtbot.keyClick(page, Key(Key.Key_0 + number), Held.AltModifier)
        assert page.wizard.step is step


def test_every_step_puts_the_focus_into_itself(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    assert page.wizard is not None
    for step in Step:
        page.wizard.go(step)
        assert page._shown[step].isAncestorOf(focused()), step


def test_the_page_is_freed(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    bench.leave(page)
    bench.qtbot.waitUntil(lambda: not isValid(page))


def test_nothing_of_the_patient_stays_after_clear(bench: Bench) -> None:
    page = open_page(bench)
    walk(bench, page)
    page.clear()
    QApplication.sendPostedEvents(None, 52)
    texts = [each.text() for each in page.findChildren(QLineEdit)]
    assert "Longsight market" not in texts
    assert page.title == ""
