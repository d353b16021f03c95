"""The plan wizard without a window."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner import codec
from planner.errors import UserFacingError
from planner.flows.plan import Mark, PlanDraft, PlanFlow, Step, start_plan
from planner.ids import ScoreId, SessionId, TaskId
from planner.plans import Move, NoTask, Override, Plan, PlannedBarrier, TailoringAnswer, When
from planner.reviews import Amount, Obstacle
from planner.sessions import Risk, Score
from tests.planner.builders import (
    context,
    flow,
    patient,
    plan,
    review,
    session,
    task,
    template,
    view,
)

NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
UNTOLD = PlannedBarrier(barrier="T2.2", if_text="it rains")


def codes(a_flow: PlanFlow, *, required: bool = True) -> set[str]:
    return {each.code for each in a_flow.problems() if each.required is required}


def test_whole_plan_is_ready() -> None:
    a_flow = flow(plan())
    assert a_flow.gate().ready
    assert a_flow.make_ready(NOW).ready_at == NOW


@pytest.mark.parametrize(
    ("a_plan", "code"),
    [
        (plan(rationale=" "), "rationale.missing"),
        (plan(task(when=When(times=3))), "when.missing"),
        (plan(task(where="")), "where.missing"),
        (plan(task(barriers=())), "barrier.missing"),
        (plan(task(barriers=(UNTOLD,))), "coping.missing"),
        (plan(task(tailoring=())), "tailoring.missing"),
        (plan(task(), task(id=TaskId("t2"))), "second_reason.missing"),
    ],
)
def test_required_part_can_be_overridden_with_a_reason(a_plan: Plan, code: str) -> None:
    a_flow = flow(a_plan)
    assert a_flow.gate().missing == (code,)
    with pytest.raises(UserFacingError, match=r"plan\.not_ready"):
        a_flow.make_ready(NOW)
    assert a_flow.make_ready(NOW, Override.TIME).override is Override.TIME


@pytest.mark.parametrize(
    ("a_plan", "code"),
    [
        (plan(task(what="")), "what.missing"),
        (plan(task(template="ladder")), "check_first.unanswered"),
        (replace(plan(), tasks=()), "task.missing"),
    ],
)
def test_some_parts_cannot_be_overridden(a_plan: Plan, code: str) -> None:
    a_flow = flow(a_plan)
    assert code in a_flow.gate().missing
    assert not a_flow.gate().may_override
    with pytest.raises(UserFacingError):
        a_flow.make_ready(NOW, Override.OTHER)


ITEM_9 = Score(
    id=ScoreId("c"),
    session_id=SessionId("s2"),
    measure="PHQ9",
    day=NOW.date(),
    total=5,
    risk_item=1,
)


@pytest.mark.parametrize("risk", [Risk.UNANSWERED, Risk.NOT_YET, Risk.STOP])
@pytest.mark.parametrize("a_plan", [plan(), plan(no_task=NoTask.REFERRED)])
def test_risk_gate_has_no_override(risk: Risk, a_plan: Plan) -> None:
    a_flow = flow(a_plan, session=session(risk=risk))
    assert a_flow.gate().blocked_by_risk
    with pytest.raises(UserFacingError, match=r"plan\.risk_gate"):
        a_flow.make_ready(NOW, Override.OTHER)


def test_item_9_waiting_blocks_until_ticked() -> None:
    a_flow = flow(plan(), scores=(ITEM_9,))
    assert a_flow.gate().blocked_by_risk
    a_flow.see(view(scores=(replace(ITEM_9, risk_item_reviewed=True),)))
    assert a_flow.gate().ready


def test_no_task_needs_its_code_only() -> None:
    a_flow = flow(plan(rationale="", no_task=NoTask.ENDING))
    assert a_flow.gate().ready
    assert a_flow.marks()[Step.SPECIFY] is Mark.NOT_NEEDED
    assert a_flow.make_ready(NOW).tasks == ()


def test_override_that_was_not_needed_is_not_kept() -> None:
    assert flow(plan()).make_ready(NOW, Override.TIME).override is None


def test_asked_nothing_to_change_counts() -> None:
    asked = TailoringAnswer(prompt="p_home", nothing=True)
    assert flow(plan(task(tailoring=(asked,)))).gate().ready


def test_private_note_is_no_barrier() -> None:
    note = PlannedBarrier(barrier="T3.1", if_text="a", then_text="b")
    assert "barrier.missing" in codes(flow(plan(task(barriers=(note,)))))


@pytest.mark.parametrize(
    ("changes", "code", "value"),
    [
        ({"importance": 4}, "importance.low", "4"),
        ({"confidence": 6}, "confidence.low", "6"),
    ],
)
def test_rulers_point_to_redesign_and_block_nothing(
    changes: dict[str, int], code: str, value: str
) -> None:
    a_flow = flow(plan(**changes))
    assert (code, value) in {(p.code, p.value) for p in a_flow.problems()}
    assert a_flow.gate().ready


def test_rulers_at_their_lines_point_out_nothing() -> None:
    assert not codes(flow(plan(importance=5, confidence=7)), required=False)


def test_vague_word_is_pointed_out_with_its_field() -> None:
    found = flow(plan(task(what="Try to walk more"))).problems()
    assert [(p.code, p.value, p.task) for p in found] == [
        ("vague.what", "try", 0),
        ("vague.what", "more", 0),
    ]


def test_untouched_generic_sheet_is_pointed_out() -> None:
    own = template()
    generic = task(
        what=own.variant(task().size).what, when=When(cue="after lunch", times=3), where="the park"
    )
    asked = TailoringAnswer(prompt="p_home", nothing=True)
    assert "untouched" in codes(flow(plan(replace(generic, tailoring=(asked,)))), required=False)
    assert "untouched" not in codes(flow(plan(generic)), required=False)


def test_steps_are_free_and_back_loses_nothing() -> None:
    a_flow = flow(plan())
    a_flow.go(Step.CHECK)
    a_flow.update(replace(a_flow.plan, teach_back=True))
    for _ in range(9):
        a_flow.back()
    assert (a_flow.step, a_flow.plan.teach_back) == (Step.LOOK_BACK, True)
    for _ in range(9):
        a_flow.forward()
    assert a_flow.step is Step.HAND_OVER


def test_another_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="other"):
        flow(plan()).update(plan(id="other"))


def test_draft_survives_as_json() -> None:
    a_flow = flow(plan())
    a_flow.go(Step.FIT)
    again = PlanFlow.from_draft(codec.loads(PlanDraft, codec.dumps(a_flow.draft)), context())
    assert (again.plan, again.step) == (a_flow.plan, Step.FIT)


def test_marks_follow_what_was_done() -> None:
    a_flow = flow(plan(task(where="")))
    a_flow.go(Step.BARRIERS)
    marks = a_flow.marks()
    assert marks[Step.BARRIERS] is Mark.HERE
    assert marks[Step.SPECIFY] is Mark.OPEN
    assert marks[Step.FIT] is Mark.DONE
    assert marks[Step.CHECK] is Mark.OPEN


def test_empty_plan_has_only_the_look_back_done() -> None:
    a_flow = flow()
    a_flow.go(Step.HAND_OVER)
    done = [step for step, mark in a_flow.marks().items() if mark is Mark.DONE]
    assert done == [Step.LOOK_BACK]


def test_ready_works_out_occasions() -> None:
    ready = flow(plan()).make_ready(NOW)
    days = [each.day.isoformat() for each in ready.tasks[0].occasions if each.day]
    assert days == ["2026-05-13", "2026-05-15", "2026-05-18"]


@pytest.mark.parametrize("first", [True, False])
def test_starting_out_at_the_first_two_contacts(*, first: bool) -> None:
    known = patient(life=replace(patient().life, own_words="nerves"))
    started = start_plan(context(patient=known, first_contact=first, second_contact=not first))
    assert started.starting_out is not None
    assert started.starting_out.own_words == "nerves"


def test_starting_out_is_not_asked_later() -> None:
    assert start_plan(context()).starting_out is None


def test_ready_plan_opens_again_for_correction() -> None:
    again = start_plan(context(plan=plan(ready_at=NOW, override=Override.TIME)))
    assert (again.id, again.ready_at, again.override) == (plan().id, None, None)


def test_changes_keep_field_cause_before_and_after() -> None:
    said = review(obstacles=(Obstacle("T2.2"),))
    a_flow = flow(last_plan=plan(), last_reviews=(said,))
    carried = a_flow.plan.tasks[0]
    a_flow.update(replace(a_flow.plan, tasks=(replace(carried, where="The arcade"),)))
    change = a_flow.make_ready(NOW).tasks[0].changes[0]
    assert (change.field, change.before, change.after) == (
        "where",
        "Longsight market",
        "The arcade",
    )
    assert change.cause == "T2.2"


def test_same_again_after_little_needs_a_reason_unless_changed() -> None:
    a_flow = flow(last_plan=plan(), last_reviews=(review(amount_patient=Amount.LITTLE),))
    assert "unchanged_reason.missing" in codes(a_flow)
    carried = a_flow.plan.tasks[0]
    a_flow.update(replace(a_flow.plan, tasks=(replace(carried, minutes=5),)))
    assert "unchanged_reason.missing" not in codes(a_flow)


def test_reviews_made_in_the_wizard_are_carried() -> None:
    a_flow = flow(last_plan=plan())
    assert "task.missing" in codes(a_flow)
    assert "review.open" in codes(a_flow, required=False)
    a_flow.take_reviews((review(next=Move.STEP_UP),))
    assert [each.move for each in a_flow.plan.tasks] == [Move.STEP_UP]
    assert a_flow.plan.rationale == "To shop on my own"


def test_last_task_can_be_taken_up_by_hand() -> None:
    last = task()
    a_flow = flow(last_plan=plan(last))
    a_flow.carry(last, Move.REPEAT)
    a_flow.carry(last, Move.STEP_DOWN)
    assert [each.move for each in a_flow.plan.tasks] == [Move.STEP_DOWN]
    a_flow.carry(last, Move.DROP)
    assert a_flow.plan.tasks == ()


def test_nothing_due_before_the_next_appointment_is_pointed_out() -> None:
    tomorrow = session(id=SessionId("s3"), day=NOW.date().replace(day=13))
    assert "when.none_due" in codes(flow(plan(), next_session=tomorrow), required=False)


def test_snapshots_hold_each_item_once() -> None:
    first, second = flow(plan(task(), task(id=TaskId("t2")))).snapshots()
    assert (first.id, second.id) == ("walk", "diary")


def test_finishing_leaves_the_draft_until_it_is_stored() -> None:
    a_flow = flow(plan())
    ready = a_flow.make_ready(NOW)
    assert a_flow.plan.ready_at is None
    a_flow.update(ready)
    a_flow.go(Step.CHOOSE)
    assert a_flow.marks()[Step.HAND_OVER] is Mark.DONE


def test_only_new_answers_go_into_the_record() -> None:
    a_flow = flow(last_plan=plan(), last_reviews=(review(),))
    assert a_flow.new_answers() == ()
    carried = a_flow.plan.tasks[0]
    new = TailoringAnswer(prompt="p_money", text="no bus fare")
    asked = TailoringAnswer(prompt="p_faith", nothing=True)
    both = replace(carried, tailoring=(*carried.tailoring, new, asked))
    a_flow.update(replace(a_flow.plan, tasks=(both,)))
    assert a_flow.new_answers() == (new,)


def test_stepping_up_points_out_what_was_left_as_it_was() -> None:
    a_flow = flow(last_plan=plan(), last_reviews=(review(next=Move.STEP_UP),))
    found = {each.code: each.value for each in a_flow.problems() if not each.required}
    assert found == {"days.fewer": "5", "size.what_kept": "Walk on 5 days"}


def test_vague_then_is_pointed_out_where_it_is_written() -> None:
    vague = replace(task().barriers[0], then_text="try again")
    (found,) = flow(plan(task(barriers=(vague,)))).problems()
    assert (found.step, found.code, found.value) == (Step.BARRIERS, "vague.then", "try")
