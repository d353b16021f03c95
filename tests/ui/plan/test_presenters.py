"""The wizard without a window."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clock import FixedClock
from planner.drafts import Draft
from planner.flows.plan import FlowContext, PlanFlow, Step, start_plan
from planner.ids import SeededIds
from planner.library import Answer, Field, Library, Phase, Size
from planner.pack import PackOptions
from planner.patients import Known, Needs, PrintSize
from planner.plans import DayTime, Move, NoTask, Override, Plan, Route, StartingOut, When
from planner.reviews import Obstacle
from planner.views import SessionView
from planner.worksheets import Version
from tests.planner import builders
from ui.packs.making import Imprint
from ui.plan_draft import VERSION, moves_of, read_draft
from ui.screens.plan.barriers_presenter import BarriersPresenter
from ui.screens.plan.check_presenter import CheckPresenter
from ui.screens.plan.choose_presenter import ChoosePresenter
from ui.screens.plan.fit_presenter import FitPresenter
from ui.screens.plan.hand_over_presenter import HandOverPresenter
from ui.screens.plan.look_back_presenter import LookBackPresenter
from ui.screens.plan.opening import Opening, open_wizard
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.specify_presenter import SpecifyPresenter
from ui.times import parse_time


def wizard(plan: Plan | None = None, **view: object) -> PlanPresenter:
    return PlanPresenter(builders.flow(plan, **view), PackOptions())


def with_prompt(changes: Field) -> PlanPresenter:
    """Return a wizard whose library has one prompt leading to a field."""
    asked = builders.prompt("p", "life.money", answers=(Answer("a", "An answer", changes),))
    library: Library = builders.library(tailoring={"p": asked})
    around = builders.context(library)
    task = builders.task(tailoring=())
    return PlanPresenter(PlanFlow(builders.plan(task), around), PackOptions())


def fit(changes: Field) -> tuple[PlanPresenter, FitPresenter]:
    around = with_prompt(changes)
    presenter = FitPresenter(around)
    presenter.begin()
    return around, presenter


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10", time(10)),
        ("1030", time(10, 30)),
        ("7 pm", time(19)),
        ("12 am", time(0)),
        ("24", None),
    ],
)
def test_times_are_read_as_people_type_them(text: str, at: time | None) -> None:
    assert parse_time(text) == at


@given(st.times())
def test_every_time_of_day_can_be_typed(at: time) -> None:
    assert parse_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


def test_an_answer_changes_the_field_in_place() -> None:
    around, presenter = fit(Field.WHERE)
    presenter.choose("p", "a")
    presenter.change_text("p", "the park")
    row = presenter.rows()[0]
    assert around.plan.tasks[0].where == "the park"
    assert (row.before, row.after, row.changed) == ("Longsight market", "the park", True)
    assert around.plan.tasks[0].tailoring[0].after == "the park"


@pytest.mark.parametrize(
    ("field", "choice", "read"),
    [
        (Field.SIZE, Size.SMALL, lambda w: w.plan.tasks[0].size is Size.SMALL),
        (Field.PRINT_SIZE, PrintSize.P18, lambda w: w.options.print_size is PrintSize.P18),
        (Field.LAYOUT, "open", lambda w: not w.options.discreet),
        (Field.LAYOUT, "easy_read", lambda w: w.options.version is Version.EASY),
        (Field.OWN_WORDS, "print", lambda w: w.options.own_words),
        (Field.ROUTE, Route.POSTED, lambda w: w.plan.route is Route.POSTED),
        (Field.SHEET, "diary", lambda w: w.plan.tasks[0].worksheets == ()),
    ],
)
def test_an_answer_with_few_values_changes_them(field: Field, choice: str, read: object) -> None:
    around, presenter = fit(field)
    presenter.choose("p", "a")
    presenter.change_choice("p", choice)
    assert read(around)  # type: ignore[operator]
    assert presenter.rows()[0].changed


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        (Field.SUPPORTER, "my sister", "my sister"),
        (Field.MINUTES, "5", "5 minutes"),
        (Field.BAD_DAY, "one step", "one step"),
        (Field.CUE, "after lunch", "after lunch"),
    ],
)
def test_an_answer_in_words_changes_its_field(field: Field, text: str, says: str) -> None:
    around, presenter = fit(field)
    presenter.choose("p", "a")
    presenter.change_text("p", text)
    assert presenter.rows()[0].after == says
    assert around.plan.tasks[0].tailoring[0].changes is field


def test_a_number_that_is_none_is_left_alone() -> None:
    around, presenter = fit(Field.MINUTES)
    presenter.choose("p", "a")
    presenter.change_text("p", "soon")
    assert around.plan.tasks[0].minutes == 20


def test_nothing_to_change_is_an_answer_and_can_be_taken_back() -> None:
    around, presenter = fit(Field.WHERE)
    presenter.nothing("p")
    assert around.plan.tasks[0].tailoring[0].nothing
    assert presenter.rows()[0].state == "Asked, nothing to change"
    presenter.forget("p")
    assert around.plan.tasks[0].tailoring == ()


def test_days_change_in_place() -> None:
    around, presenter = fit(Field.WHEN)
    presenter.choose("p", "a")
    presenter.change_days("p", 4, on=False)
    presenter.change_time("p", 0, "9 am")
    assert around.plan.tasks[0].when.days == (DayTime(0, time(9)), DayTime(2, time(10)))


def test_at_most_six_prompts_first_then_all() -> None:
    presenter = FitPresenter(wizard(builders.plan(builders.task(tailoring=()))))
    presenter.begin()
    assert len(presenter.rows()) <= 6
    first = len(presenter.rows())
    assert presenter.more_to_ask == len(builders.library().tailoring) - first
    presenter.more = True
    assert len(presenter.rows()) == len(builders.library().tailoring)


def test_an_untouched_task_is_pointed_out() -> None:
    around = wizard(Plan(id=builders.plan().id, session_id=builders.plan().session_id))
    ChoosePresenter(around).take("walk")
    assert FitPresenter(around).untouched


def test_last_time_comes_first_and_notes_come_last() -> None:
    review = builders.review(obstacles=(Obstacle("T4.3"),))
    groups = BarriersPresenter(wizard(builders.plan(), last_reviews=(review,))).groups()
    assert groups[0].heading == "Last time"
    assert [each.id for each in groups[0].entries] == ["T4.3"]
    assert groups[-1].private
    assert [each.id for each in groups[-1].entries] == ["T3.1"]
    assert all(not group.private for group in groups[:-1])


def test_a_barrier_opens_with_its_if() -> None:
    around = wizard(builders.plan(builders.task(barriers=())))
    presenter = BarriersPresenter(around)
    index = presenter.toggle("T4.3")
    assert index == 0
    presenter.set_then(0, "walk indoors")
    presenter.respond(0, "a")
    chosen = presenter.chosen()[0]
    assert (chosen.if_text, chosen.then_text) == ("it rains", "walk indoors")
    assert chosen.leads_to is Field.WHERE
    assert presenter.toggle("T4.3") is None
    assert presenter.chosen() == ()


def test_their_own_words_are_a_barrier_too() -> None:
    presenter = BarriersPresenter(wizard(builders.plan(builders.task(barriers=()))))
    assert presenter.add_own("  ") is None
    assert presenter.add_own("my brother calls") == 0
    assert presenter.chosen()[0].label == "my brother calls"


def test_the_shelf_is_filtered_by_all_three() -> None:
    presenter = ChoosePresenter(wizard())
    assert {each.id for each in presenter.cards()} == {"walk", "ladder"}
    presenter.intervention = "exposure"
    assert {each.id for each in presenter.cards()} == {"ladder"}
    presenter.phase = Phase.ENDING
    assert presenter.cards() == ()
    presenter.intervention, presenter.phase, presenter.text = "", None, "nowhere"
    assert presenter.cards() == ()


def test_another_template_keeps_what_was_said_about_life() -> None:
    around = wizard(builders.plan())
    ChoosePresenter(around).take("ladder")
    assert around.plan.tasks[0].template == "ladder"
    assert around.plan.tasks[0].tailoring == builders.task().tailoring


def test_no_task_is_a_complete_plan_and_can_be_taken_back() -> None:
    around = wizard(builders.plan())
    presenter = ChoosePresenter(around)
    presenter.no_task(NoTask.PATIENT_CHOICE)
    assert around.flow.gate().ready
    presenter.no_task(None)
    presenter.take("walk")
    assert around.plan.no_task is None


def test_a_second_task_asks_why() -> None:
    around = wizard(builders.plan())
    presenter = ChoosePresenter(around)
    presenter.add_second()
    assert around.index == 1
    assert "second_reason.missing" in around.flow.gate().missing
    presenter.set_second_reason("the sheet is quick")
    assert "second_reason.missing" not in around.flow.gate().missing
    presenter.drop_task()
    assert len(around.plan.tasks) == 1


def test_a_size_changes_the_words_that_are_not_theirs() -> None:
    around = wizard()
    presenter = ChoosePresenter(around)
    presenter.take("walk")
    presenter.set_size(Size.SMALL)
    assert around.plan.tasks[0].what == "Walk once"
    around.set_task(replace(around.plan.tasks[0], what="To the corner"))
    presenter.set_size(Size.STRETCH)
    assert around.plan.tasks[0].what == "To the corner"


def test_vague_words_are_pointed_out_under_their_field() -> None:
    around = wizard(builders.plan(builders.task(what="Try to walk more")))
    hints = SpecifyPresenter(around).hints("what")
    assert "“try”" in hints
    assert "“more”" in hints
    assert SpecifyPresenter(around).hints("where") == ""


def test_a_new_day_takes_the_time_of_the_others() -> None:
    around = wizard(builders.plan(builders.task(when=When(days=(DayTime(0, time(10)),)))))
    presenter = SpecifyPresenter(around)
    presenter.toggle_day(3, on=True)
    assert presenter.when.days[1] == DayTime(3, time(10))


def test_the_strip_shows_what_falls_before_the_next_appointment() -> None:
    presenter = SpecifyPresenter(wizard(builders.plan()))
    marked = [(day.label, day.times) for day in presenter.strip() if day.times]
    assert marked == [("Wed", ("10:00",)), ("Fri", ("10:00",)), ("Mon", ("10:00",))]
    assert presenter.summary() == "3 times before Tue 19 May"


def test_usual_words_are_offered_only_for_empty_fields() -> None:
    presenter = SpecifyPresenter(wizard(builders.plan(builders.task(where=""))))
    assert presenter.suggestion(Field.WHERE) == "the park"
    assert presenter.suggestion(Field.BAD_DAY) == ""
    assert presenter.suggestion(Field.CUE) == ""


@pytest.mark.parametrize(("value", "offered"), [(6, True), (7, False), (None, False)])
def test_low_confidence_offers_a_smaller_step(value: int | None, offered: bool) -> None:
    presenter = CheckPresenter(wizard(builders.plan(confidence=value)))
    offer = presenter.smaller_offer()
    assert (offer is not None) is offered
    if offer is not None:
        assert "To the corner" in offer.text
        assert offer.place.step is Step.SPECIFY


def test_low_importance_offers_the_reason_again() -> None:
    offer = CheckPresenter(wizard(builders.plan(importance=2))).why_offer()
    assert offer is not None
    assert (offer.place.step, offer.place.field) == (Step.CHOOSE, "rationale")


def test_missing_parts_come_first_and_lead_somewhere() -> None:
    around = wizard(builders.plan(builders.task(where="", what="Try it")))
    found = HandOverPresenter(around).missing()
    assert found[0].required
    assert (found[0].place.step, found[0].place.field) == (Step.SPECIFY, "where")
    assert not found[-1].required


def test_an_override_is_enough_only_where_it_may_be() -> None:
    no_reason, no_task = builders.plan(rationale=""), builders.plan(builders.task(what=""))
    assert not HandOverPresenter(wizard(no_reason)).may_finish
    for plan, enough in ((no_reason, True), (no_task, False)):
        presenter = HandOverPresenter(wizard(plan))
        presenter.override = Override.TIME
        assert presenter.may_finish is enough


@pytest.mark.parametrize(
    ("route", "known", "says"),
    [
        (Route.POSTED, Known.NO, "not safe"),
        (Route.POSTED, Known.UNKNOWN, "not asked yet"),
        (Route.POSTED, Known.YES, ""),
        (Route.SERVICE_EMAIL, Known.NO, ""),
    ],
)
def test_what_they_said_about_a_route_is_shown(route: Route, known: Known, says: str) -> None:
    patient = builders.patient(needs=Needs(post_safe=known))
    presenter = HandOverPresenter(wizard(builders.plan(route=route), patient=patient))
    note = presenter.route_note()
    assert says in note
    assert bool(note) is bool(says)


def test_todays_answer_about_post_counts_before_the_record() -> None:
    plan = builders.plan(route=Route.POSTED, starting_out=StartingOut(post_safe=Known.YES))
    assert HandOverPresenter(wizard(plan)).route_note() == ""


def test_looking_back_says_what_was_said() -> None:
    around = wizard(
        builders.plan(),
        last_plan=builders.plan(),
        last_session=builders.session(number=1),
        last_reviews=(builders.review(noticed="felt lighter"),),
    )
    presenter = LookBackPresenter(around)
    looked = presenter.tasks()[0]
    assert "They say: most" in looked.lines
    assert "Noticed: “felt lighter”" in looked.lines
    assert not presenter.waiting
    assert not presenter.starting_out


def test_a_draft_reads_back_as_it_was() -> None:
    around = wizard(builders.plan())
    around.set_options(PackOptions(print_size=PrintSize.P18))
    around.go(Step.CHECK)
    kept = read_draft(VERSION, around.draft_text())
    assert kept is not None
    assert (kept.plan, kept.step, kept.options) == (around.plan, Step.CHECK, around.options)


@pytest.mark.parametrize(("version", "data"), [(99, "{}"), (VERSION, "no"), (VERSION, "{}")])
def test_a_draft_of_another_kind_is_no_draft(version: int, data: str) -> None:
    assert read_draft(version, data) is None


def opening(view: SessionView, library: Library, text: str) -> Opening:
    now = builders_clock().now()
    draft = Draft(kind="plan", owner=view.session.id, version=VERSION, data=text, saved_at=now)
    return Opening(view=view, draft=draft, library=library, imprint=Imprint(), printer="")


def builders_clock() -> FixedClock:
    return FixedClock.on(builders.TUESDAY)


def test_a_review_made_since_is_carried_into_the_draft() -> None:
    before = builders.view(last_plan=builders.plan(), last_session=builders.session(number=1))
    library = builders.library()
    start = start_plan(FlowContext(before, library, builders.TUESDAY, SeededIds(2)))
    around = PlanPresenter(
        PlanFlow(start, FlowContext(before, library, builders.TUESDAY, SeededIds(3))),
        PackOptions(),
    )
    text = around.draft_text()
    assert around.plan.tasks == ()
    since = replace(before, last_reviews=(builders.review(next=Move.REPEAT),))
    opened = open_wizard(opening(since, library, text), builders_clock(), SeededIds(4))
    assert [task.move for task in opened.presenter.plan.tasks] == [Move.REPEAT]
    assert moves_of(since.last_reviews)


def test_a_line_for_them_has_its_reading_age() -> None:
    around = wizard(builders.plan(builders.task()))
    presenter = SpecifyPresenter(around)
    presenter.set_text(Field.WHAT, "Walk to the shop with my sister and buy bread")
    assert "Reading age" in presenter.hints("what")
    presenter.set_text(Field.WHAT, "You must walk to the shop")
    assert "“must”" in presenter.hints("what")
    presenter.set_text(Field.WHERE, "You must walk to the shop and back")
    assert "Reading age" not in presenter.hints("where")


def test_the_chosen_template_can_be_read_a_task_of_ones_own_has_none() -> None:
    around = wizard()
    presenter = ChoosePresenter(around)
    presenter.take(next(iter(around.context.library.templates)))
    assert presenter.template() is not None
    presenter.write_one()
    assert presenter.template() is None
