"""An answer about their life changes the plan at once, and taking it back undoes just that."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from planner.flows.plan import PlanFlow
from planner.library import Answer, Field
from planner.pack import PackOptions
from planner.patients import CalendarKind, Known, Life, Taken
from planner.taken import DayName, MarkedDay
from planner.worksheets import Version
from tests.planner import builders
from ui.plan_draft import VERSION, read_draft
from ui.screens.plan.fit_presenter import FitPresenter
from ui.screens.plan.life_days import LifeDays, marked_days
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.specify_presenter import SpecifyPresenter

FRIDAY = date(2026, 5, 15)
PRAYERS = Taken("prayers", 4, time(9, 30), time(10, 30))
LIFE = Life(taken=(PRAYERS,), calendars=(CalendarKind.MUSLIM,), supporter="Sadia, my sister")
ANSWERS = (
    Answer("half", "Make it half as long", Field.MINUTES, "half"),
    Answer("free", "Keep those hours and days free", Field.WHEN, "leave_out"),
    Answer("tick", "Tick or count", Field.SHEET, "tick"),
    Answer("join", "Someone does it with me", Field.WITH_WHOM, "supporter"),
    Answer("fewer", "Plan fewer times", Field.TIMES, "fewer"),
    Answer("asked", "Agree what I say", Field.COPING, "asked"),
)


def days(_kinds: Any, start: date, end: date) -> tuple[MarkedDay, ...]:
    eid = MarkedDay(date(2026, 5, 18), DayName.EID_AL_FITR, CalendarKind.MUSLIM, approximate=True)
    return (eid,) if start <= eid.day <= end else ()


def wizard(life: Life = LIFE) -> PlanPresenter:
    asked = builders.prompt("p", "life.money", answers=ANSWERS)
    words = builders.prompt(
        "w", "life.own_words", answers=(Answer("my", "Use mine", Field.OWN_WORDS, "print"),)
    )
    shelf = builders.library(tailoring={"p": asked, "w": words})
    around = builders.context(shelf, patient=builders.patient(life=life))
    plan = builders.plan(builders.task(tailoring=()))
    return PlanPresenter(PlanFlow(plan, around), PackOptions())


def fit(around: PlanPresenter) -> FitPresenter:
    presenter = FitPresenter(around, LifeDays(around, days))
    presenter.begin()
    return presenter


@pytest.mark.parametrize(
    ("answer", "before", "after"),
    [
        ("half", "20 minutes", "10 minutes"),
        ("free", "Mon Wed Fri 10:00", "Mon Wed Fri 10:00, not on Fri 15 May and Mon 18 May"),
        ("tick", "Diary", "Diary, tick only"),
        ("asked", "if it rains", "if it rains; if somebody asks me about it"),
    ],
)
def test_choosing_changes_it_and_taking_back_undoes_it(
    answer: str, before: str, after: str
) -> None:
    around = wizard()
    presenter, plan, options = fit(around), around.plan, around.options
    presenter.choose("p", answer)
    row = presenter.rows()[0]
    assert (row.before, row.after, row.note) == (before, after, "")
    assert around.plan.tasks[0].tailoring[0].after == after
    presenter.choose("p", answer)
    assert (around.plan, around.options) == (plan, options)


def test_another_answer_undoes_the_one_before() -> None:
    around = wizard()
    presenter = fit(around)
    presenter.choose("p", "half")
    presenter.choose("p", "tick")
    assert around.plan.tasks[0].minutes == 20
    versions = [around.options.version]
    presenter.nothing("p")
    versions.append(around.options.version)
    assert versions == [Version.TICK, Version.WRITING]


def test_what_was_typed_since_stays_when_the_answer_is_taken_back() -> None:
    around = wizard()
    presenter = fit(around)
    presenter.choose("p", "half")
    presenter.change_text("p", "12")
    presenter.forget("p")
    assert around.plan.tasks[0].minutes == 12


def test_taking_back_works_after_a_draft_was_resumed() -> None:
    around = wizard()
    plan = around.plan
    fit(around).choose("p", "half")
    kept = read_draft(VERSION, around.draft_text())
    assert kept is not None
    again = PlanPresenter(PlanFlow(kept.plan, around.context), PackOptions(), kept)
    fit(again).forget("p")
    assert again.plan == plan


def test_what_cannot_be_done_says_why_and_opens_the_field() -> None:
    around = wizard()
    presenter = fit(around)
    presenter.choose("p", "join")
    row = presenter.rows()[0]
    assert "Ask first" in row.note
    assert row.editor is not None
    assert around.plan.tasks[0].with_whom == ""
    presenter.choose("p", "fewer")
    row = presenter.rows()[0]
    assert "which day" in row.note
    assert row.editor is not None
    assert row.editor.when is not None


def test_the_supporter_is_named_once_they_agreed() -> None:
    around = wizard(replace(LIFE, supporter_consent=Known.YES))
    fit(around).choose("p", "join")
    assert around.plan.tasks[0].with_whom == "Sadia"


def test_their_own_words_are_printed_once_they_are_said() -> None:
    around = wizard(replace(LIFE, own_words=""))
    presenter = fit(around)
    presenter.choose("w", "my")
    printed = [around.options.own_words]
    presenter.say("w", "the fog")
    assert [*printed, around.options.own_words] == [False, True]
    assert LifeDays(around, days).person().life.own_words == "the fog"


def test_the_specify_page_marks_hours_and_days_in_words() -> None:
    around = wizard()
    presenter = SpecifyPresenter(around, LifeDays(around, days))
    assert presenter.clashes() == (
        "Friday 15 May, 09:30 to 10:30 is taken (prayers): they said so",
        "Monday 18 May: Eid al-Fitr, dates may differ by a day",
    )
    marks = {each.number: (each.mark, each.clash) for each in presenter.strip() if each.mark}
    assert marks == {"15": ("taken", True), "18": ("Eid al-Fitr", True)}
    assert set(presenter.clashing_weekdays()) == {0, 4}


def test_days_are_kept_free_and_planned_again() -> None:
    around = wizard()
    presenter = SpecifyPresenter(around, LifeDays(around, days))
    assert presenter.can_keep_free
    presenter.keep_free()
    assert presenter.clashes() == ()
    assert presenter.kept_free() == "Kept free: Fri 15 May and Mon 18 May"
    assert [each.number for each in presenter.strip() if each.kept_free] == ["15", "18"]
    assert presenter.summary().startswith("1 time ")
    presenter.plan_all_days()
    assert around.plan.tasks[0].when == builders.MON_WED_FRI


def test_no_calendar_is_loaded_unless_one_was_asked_for() -> None:
    assert marked_days((), FRIDAY, FRIDAY) == ()
    found = marked_days((CalendarKind.ENGLAND,), date(2026, 12, 25), date(2026, 12, 25))
    assert [each.name for each in found] == [DayName.CHRISTMAS]
