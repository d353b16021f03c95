from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.ids import ScoreId
from planner.patients import Patient
from planner.plans import PlannedBarrier
from planner.sessions import Score
from tests.planner import builders
from tests.ui.plan.conftest import FIRST, Bench
from ui.patient_words import patient_words
from ui.routes import Route
from ui.screens.patient_view.screen import PatientViewPage
from ui.screens.plan.screen import PlanPage

SECRET = ("we argued again", "stop persuading")
PRIVATE = PlannedBarrier(barrier="T3.1", if_text=SECRET[0], then_text=SECRET[1])


def said(words: object) -> str:
    return repr(words)


def test_notes_for_the_practitioner_are_left_out() -> None:
    task = builders.task(barriers=(PRIVATE, *builders.task().barriers))
    words = patient_words(builders.plan(task), builders.view(), builders.library())
    assert "If it rains, then I will I go inside." in said(words)
    assert all(secret not in said(words) for secret in SECRET)


@pytest.mark.parametrize("notes", ["scored 19 on the PHQ", "risk of harm"])
def test_scores_and_session_notes_are_left_out(notes: str) -> None:
    score = Score(
        id=ScoreId("x"), session_id=FIRST, measure="PHQ9", day=date(2026, 5, 12), total=19
    )
    view = builders.view(scores=(score,), session=builders.session(notes=notes))
    words = patient_words(builders.plan(), view, builders.library())
    assert "19" not in said(words).replace("19 May", "")
    assert notes not in said(words)


def test_the_name_is_the_one_they_chose() -> None:
    patient: Patient = builders.patient(name="Amina Khan", print_name="A.")
    words = patient_words(builders.plan(), builders.view(patient=patient), builders.library())
    assert words.name == "A."
    assert "Khan" not in said(words)


def texts_of(page: PatientViewPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def test_the_page_shows_the_draft_and_goes_back(bench: Bench) -> None:
    wizard_page = PlanPage(bench.ctx, Route.plan(FIRST))
    bench.show(wizard_page)
    wizard = wizard_page.wizard
    assert wizard is not None
    plan = replace(builders.plan(), id=wizard.plan.id, session_id=FIRST)
    wizard.set_plan(replace(plan, tasks=(builders.task(barriers=(PRIVATE,)),)))
    bench.leave(wizard_page)
    page = PatientViewPage(bench.ctx, Route.patient_view(FIRST))
    bench.show(page)
    assert "Walk to the market" in texts_of(page)
    assert SECRET[0] not in texts_of(page)
    bench.qtbot.keyClick(page, Qt.Key.Key_F9)
    bench.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert bench.ways.went_back == 2


def test_with_no_plan_it_says_so(bench: Bench) -> None:
    page = PatientViewPage(bench.ctx, Route.patient_view(FIRST))
    bench.show(page)
    assert "not agreed on anything yet" in texts_of(page)
