"""The record in the wizard: by keys, and nowhere a patient looks."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from models.store import Store
from planner.drafts import DraftKind
from planner.flows.plan import Step
from planner.ids import EpisodeId, PlanId, ReviewId, SessionId, TaskId
from planner.pack_build import build_pack, options_for
from planner.patients import Episode
from planner.plans import PlannedBarrier
from planner.reviews import Amount, Used
from planner.sessions import Risk, Session, Status
from tests.planner import builders
from tests.ui.plan.conftest import DAY, FIRST, PATIENT, Bench
from ui.patient_words import patient_words
from ui.routes import Route
from ui.screens.patient_view.screen import PatientViewPage
from ui.screens.plan.barrier_card import BarrierCard
from ui.screens.plan.others_reader import read_others
from ui.screens.plan.record_box import RecordBox
from ui.screens.plan.screen import PlanPage
from ui.screens.plan.well_box import WellBox
from ui.screens.settings.records import allow
from ui.widgets.section import Disclosure

pytestmark = pytest.mark.usefixtures("rendered")
Key, Held = Qt.Key, Qt.KeyboardModifier
OLD = EpisodeId("55555555-5555-4555-8555-555555555555")
THEN = "bring the blue umbrella"
PLACE = "Longsight lido"
AGAIN = PlannedBarrier(barrier="T2.1", if_text="it rains", then_text="I go inside")


def remember(store: Store) -> None:
    """Store an earlier course with one task that went well."""
    day = DAY - timedelta(weeks=60)
    at = Session(
        id=SessionId("66666666-6666-4666-8666-666666666661"),
        episode_id=OLD,
        patient_id=PATIENT,
        number=1,
        day=day,
        status=Status.ATTENDED,
        risk=Risk.REVIEWED,
    )
    store.patients.save_episode(Episode(id=OLD, patient_id=PATIENT, started=day, ended=day))
    store.sessions.save(at)
    rain = replace(AGAIN, then_text=THEN)
    task = builders.task(id=TaskId("old-t"), barriers=(rain,), where=PLACE)
    store.plans.make_ready(builders.plan(task, id=PlanId("old-p"), session_id=at.id), ())
    said = {"amount_patient": Amount.MOST, "coping_used": (Used.HELPED,)}
    ids = {"id": ReviewId("old-r"), "task_id": task.id, "session_id": at.id}
    store.reviews.save(builders.review(**ids, **said))


def open_page(bench: Bench, step: Step) -> PlanPage:
    """Open the wizard on a task whose barrier came up before."""
    page = PlanPage(bench.ctx, Route.plan(FIRST))
    bench.show(page)
    page.activateWindow()
    bench.qtbot.waitUntil(page.isActiveWindow)
    wizard = page.wizard
    assert wizard is not None
    task = builders.task(id=TaskId("now"), barriers=(AGAIN, PlannedBarrier(barrier="T6.1")))
    wizard.set_plan(replace(wizard.plan, tasks=(task,)))
    wizard.go(step)
    bench.settle()
    return page


def box(page: PlanPage) -> RecordBox:
    """Return the record of the barrier that came up before, opened."""
    card = page.findChildren(BarrierCard)[0]
    card.unfold_wanted.emit(0)
    QApplication.processEvents()
    return card.record


def in_sight(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = widget.findChildren(QLabel)
    folds = [each._button.text() for each in widget.findChildren(Disclosure) if each.isVisible()]
    return "\n".join([*folds, *(each.text() for each in labels if each.isVisible())])


def press(bench: Bench, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    bench.qtbot.keyClick(focused, key, held)
    bench.settle()


def test_it_is_one_folded_line_until_asked_for(bench: Bench) -> None:
    bench.ask(remember)
    record = box(open_page(bench, Step.BARRIERS))
    assert "From the record: came up once before" in in_sight(record)
    assert THEN not in in_sight(record)
    record.toggle()
    assert f"If it rains, then I will {THEN}: used, helped" in in_sight(record)
    assert "They describe; they do not say what will happen." in in_sight(record)


def test_with_nothing_before_there_is_nothing(bench: Bench) -> None:
    page = open_page(bench, Step.BARRIERS)
    assert "record" not in in_sight(box(page))
    assert page.wizard is not None
    page.wizard.go(Step.SPECIFY)
    assert not page.findChildren(WellBox)[0].isVisible()


def test_another_barrier_has_its_own_record(bench: Bench) -> None:
    bench.ask(remember)
    page = open_page(bench, Step.BARRIERS)
    box(page)
    page.findChildren(BarrierCard)[1].unfold_wanted.emit(1)
    assert "From the record" not in in_sight(page)


def test_h_unfolds_and_folds_it(bench: Bench) -> None:
    bench.ask(remember)
    page = open_page(bench, Step.BARRIERS)
    record = box(page)
    record._own._button.setFocus()
    press(bench, Key.Key_H)
    assert THEN in in_sight(record)
    press(bench, Key.Key_H)
    assert THEN not in in_sight(record)


def test_a_field_being_typed_in_keeps_its_h(bench: Bench) -> None:
    bench.ask(remember)
    page = open_page(bench, Step.BARRIERS)
    record = box(page)
    page.findChildren(BarrierCard)[0]._then.setFocus()
    press(bench, Key.Key_H)
    assert page.wizard is not None
    assert page.wizard.task is not None
    assert page.wizard.task.barriers[0].then_text == "I go insideh"
    assert THEN not in in_sight(record)
    press(bench, Key.Key_H, Held.AltModifier)
    assert THEN in in_sight(record)


def test_the_specific_step_tells_times_and_places(bench: Bench) -> None:
    bench.ask(remember)
    page = open_page(bench, Step.SPECIFY)
    assert PLACE not in in_sight(page)
    press(bench, Key.Key_H, Held.AltModifier)
    shown = in_sight(page)
    for each in ("Morning 1 of 1", "Mon 1 of 1", f"{PLACE} 1 of 1", "1 reviewed task,"):
        assert each in shown


def turn_on(store: Store) -> None:
    allow("Dr Okafor", DAY, store)


def test_other_people_are_closed_at_first(bench: Bench) -> None:
    bench.ask(remember)
    record = box(open_page(bench, Step.BARRIERS))
    record.toggle()
    assert "Other people" not in in_sight(record)
    assert bench.ask(lambda store: read_others("T2.1", PATIENT, store)) is None


def test_other_people_are_counted_when_unfolded(bench: Bench) -> None:
    bench.ask(turn_on)
    record = box(open_page(bench, Step.BARRIERS))
    assert "From the record" not in in_sight(record)
    record.toggle()
    bench.settle()
    assert "This was planned for with nobody else." in in_sight(record)


def test_an_answer_for_a_card_that_is_gone_is_dropped(bench: Bench) -> None:
    bench.ask(turn_on)
    page = open_page(bench, Step.BARRIERS)
    box(page).toggle()
    assert page.wizard is not None
    page.wizard.set_plan(replace(page.wizard.plan, tasks=()))
    bench.settle()
    assert not bench.ctx.tasks.busy


def printed_and_shown(page: PlanPage) -> list[str]:
    """Return the pack and the words of the patient view as they stand now."""
    assert page.wizard is not None
    plan, context = page.wizard.plan, page.wizard.context
    content = build_pack(
        plan,
        context.view,
        context.library,
        code="PK-1",
        options=options_for(context.view.patient.needs),
        service="",
        local_line="",
        made_up=True,
    )
    return [repr(content), repr(patient_words(plan, context.view, context.library))]


def test_it_reaches_neither_draft_nor_patient_view_nor_print(bench: Bench) -> None:
    bench.ask(remember)
    bench.ask(turn_on)
    page = open_page(bench, Step.BARRIERS)
    box(page).toggle()
    bench.settle()
    told = printed_and_shown(page)
    bench.leave(page)
    told.append(repr(bench.ask(lambda store: store.drafts.load(DraftKind.PLAN, FIRST))))
    view = PatientViewPage(bench.ctx, Route.patient_view(FIRST))
    bench.show(view)
    told.append(in_sight(view))
    for said in told:
        assert "I go inside" in said
        assert not [each for each in (THEN, PLACE, "record", "helped") if each in said]
