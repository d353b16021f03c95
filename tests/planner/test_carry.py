"""What each "what next" carries into the next plan."""

from dataclasses import replace
from typing import Any

import pytest

from planner import carry
from planner.changed import changes_between, when_code, when_from_code
from planner.flows.plan import PlanFlow, start_plan
from planner.ids import OccasionId, SeededIds, TaskId
from planner.library import Field, Size
from planner.patients import Known
from planner.plans import (
    DayTime,
    Move,
    NoTask,
    Occasion,
    Override,
    Plan,
    Route,
    StartingOut,
    TailoringAnswer,
    Task,
    UnchangedReason,
    When,
)
from planner.reviews import Amount, Obstacle, Review
from tests.planner.builders import (
    MON_WED_FRI,
    TUESDAY,
    context,
    library,
    plan,
    review,
    task,
    template,
)

ASKED = TailoringAnswer(prompt="p_money", nothing=True)
FULL = task(
    checked=("heart",),
    tailoring=(*task().tailoring, ASKED),
    occasions=(Occasion(OccasionId("o"), TUESDAY),),
    reminder="phone",
    with_whom="Sadia",
    unchanged_reason=UnchangedReason.OTHER,
)


def carried(move: Move, before: Task = FULL, **changes: Any) -> tuple[Task, ...]:
    said = replace(review(next=move), **changes)
    return carry.carry_forward(plan(before), (said,), library(), SeededIds(9)).tasks


def test_repeat_copies_all_but_what_never_carries() -> None:
    (found,) = carried(Move.REPEAT)
    expected = replace(
        FULL,
        id=found.id,
        checked=(),
        tailoring=task().tailoring,
        occasions=(),
        from_task=FULL.id,
        move=Move.REPEAT,
        unchanged_reason=None,
    )
    assert found == expected


@pytest.mark.parametrize("move", list(Move))
def test_plan_answers_never_carry(move: Move) -> None:
    from_plan = replace(
        plan(FULL),
        importance=9,
        confidence=9,
        teach_back=True,
        re_explained="again",
        route=Route.POSTED,
        override=Override.TIME,
        starting_out=StartingOut(expects="x", paper_safe=Known.YES),
    )
    started = context(last_plan=from_plan, last_reviews=(review(next=move),))
    fresh = start_plan(started)
    blank = Plan(id=fresh.id, session_id=fresh.session_id)
    kept = replace(fresh, tasks=(), rationale="", goal="")
    assert kept == blank


@pytest.mark.parametrize(
    ("move", "size", "minutes", "times"),
    [(Move.STEP_UP, Size.STRETCH, 30, 5), (Move.STEP_DOWN, Size.SMALL, 5, 1)],
)
def test_step_takes_the_next_size(move: Move, size: Size, minutes: int, times: int) -> None:
    cue_only = task(what="Walk on 3 days", when=When(cue="after lunch", times=3))
    (found,) = carried(move, cue_only)
    assert (found.size, found.minutes, found.when.times) == (size, minutes, times)
    assert found.what.startswith("Walk o")
    assert found.what != "Walk on 3 days"
    changed = {each.field: (each.before, each.after) for each in found.changes}
    assert changed[Field.SIZE] == ("usual", size.value)
    assert changed[Field.MINUTES] == ("20", str(minutes))
    assert changed[Field.TIMES] == ("3", str(times))


def test_step_keeps_the_persons_own_words() -> None:
    (found,) = carried(Move.STEP_UP)
    assert found.what == "Walk to the market"


def test_step_up_keeps_days_and_step_down_clears_what_does_not_fit() -> None:
    assert carried(Move.STEP_UP)[0].when.days == MON_WED_FRI.days
    assert carried(Move.STEP_DOWN)[0].when.days == ()
    one_day = task(when=When(days=(DayTime(0),)))
    assert carried(Move.STEP_DOWN, one_day)[0].when.days == (DayTime(0),)


@pytest.mark.parametrize(
    "before", [task(size=Size.STRETCH), task(template=""), task(template="gone")]
)
def test_end_of_the_ladder_changes_nothing_and_says_so(before: Task) -> None:
    (found,) = carried(Move.STEP_UP, before)
    assert found.changes == ()
    assert changes_between(before, found) == ()
    around = context(last_plan=plan(before), last_reviews=(review(next=Move.STEP_UP),))
    codes = {each.code for each in PlanFlow(start_plan(around), around).problems()}
    assert "size.at_end" in codes


def test_step_never_goes_against_what_was_agreed() -> None:
    (found,) = carried(Move.STEP_UP, task(minutes=45))
    assert found.minutes == 45


def test_change_keeps_goal_and_life_only() -> None:
    parts = carry.carry_forward(plan(FULL), (review(next=Move.CHANGE),), library(), SeededIds(9))
    (found,) = parts.tasks
    assert (parts.rationale, parts.goal) == ("To shop on my own", "Shopping")
    assert found == Task(
        id=found.id, tailoring=task().tailoring, from_task=FULL.id, move=Move.CHANGE
    )


@pytest.mark.parametrize("said", [(), (review(next=Move.DROP),), (review(next=None),)])
def test_drop_and_no_move_carry_nothing(said: tuple[Review, ...]) -> None:
    assert carry.carry_forward(plan(), said, library(), SeededIds(9)) == carry.Carried()


def test_reason_for_same_again_comes_from_the_review() -> None:
    (found,) = carried(Move.REPEAT, unchanged_reason=UnchangedReason.LIFE_EVENT)
    assert found.unchanged_reason is UnchangedReason.LIFE_EVENT


def test_second_task_that_is_now_first_needs_no_reason() -> None:
    second = task(id=TaskId("t2"), second_reason="both wanted")
    said = (review(next=Move.DROP), review(task_id=TaskId("t2")))
    (found,) = carry.carry_forward(plan(task(), second), said, library(), SeededIds(9)).tasks
    assert (found.from_task, found.second_reason) == ("t2", "")


def test_review_changed_later_keeps_what_was_written() -> None:
    last = plan()
    ids = SeededIds(9)
    draft = replace(last, tasks=carry.carry_forward(last, (review(),), library(), ids).tasks)
    edited = replace(draft, tasks=(replace(draft.tasks[0], where="Home"), task(id=TaskId("new"))))
    same = carry.carry_again(edited, last, (review(noticed="x"),), library(), ids)
    assert same.tasks == edited.tasks
    dropped = carry.carry_again(edited, last, (review(next=Move.DROP),), library(), ids)
    assert [each.id for each in dropped.tasks] == ["new"]


def test_causes_take_the_first_obstacle_that_leads_to_a_field() -> None:
    said = review(amount_patient=Amount.LITTLE, obstacles=(Obstacle("T1.1"), Obstacle("T2.2")))
    assert carry.causes_of((said,), library()) == {Field.WHERE: "T1.1", Field.MINUTES: "T1.1"}
    assert carry.fields_for(Obstacle(text="own words"), library()) == ()


def test_when_code_comes_back() -> None:
    when = When(days=(DayTime(0), *MON_WED_FRI.days[1:]))
    assert when_from_code(when_code(when)) == when
    assert when_code(when) == "0 2@10:00 4@10:00"


def test_no_task_last_time_carries_nothing() -> None:
    empty = replace(plan(), tasks=(), no_task=NoTask.NOT_TODAY)
    assert carry.carry_forward(empty, (), library(), SeededIds(9)) == carry.Carried()


def test_size_the_template_does_not_offer_stays() -> None:
    usual_only = template(sizes=template().sizes[1:2])
    assert carry.next_size(usual_only, Size.SMALL, up=True) is Size.SMALL
    assert carry.next_size(usual_only, Size.USUAL, up=False) is Size.USUAL


def test_length_that_was_open_takes_the_variants() -> None:
    assert carried(Move.STEP_UP, task(minutes=None))[0].minutes == 30
