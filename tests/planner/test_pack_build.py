"""What a patient's page may say, and what never gets into it."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import codec
from planner.ids import OccasionId, ScoreId, SessionId, TaskId
from planner.pack import PackContent, PackOptions, Typed
from planner.pack_build import build_pack, help_lines_only, options_for
from planner.patients import Coded, Known, Life, Needs, PrintSize
from planner.plans import Done, NoTask, Occasion, Plan, PlannedBarrier, TailoringAnswer, When
from planner.sessions import Risk, Score
from planner.views import SessionView
from tests.planner.builders import (
    MON_WED_FRI,
    NEXT_TUESDAY,
    TUESDAY,
    library,
    patient,
    plan,
    review,
    session,
    task,
    view,
)

OPEN = PackOptions(discreet=False)


def pack(
    a_plan: Plan | None = None, a_view: SessionView | None = None, options: PackOptions = OPEN
) -> PackContent:
    return build_pack(
        a_plan or plan(),
        a_view or view(),
        library(),
        code="PK-22222-2",
        options=options,
        service="Leeds service",
        local_line="0113 000 0000",
        made_up=False,
    )


def test_page_one_says_what_was_agreed() -> None:
    found = pack()
    (said,) = found.tasks
    assert (said.what.text, said.when, said.minutes) == ("Walk to the market", MON_WED_FRI, 20)
    assert [(a.text, b.text) for a, b in said.coping] == [("it rains", "I go inside")]
    assert found.rationale == Typed("To shop on my own", where="rationale")
    assert (found.start, found.end, found.next_at) == (TUESDAY, NEXT_TUESDAY, time(9))


def test_pack_can_be_kept_as_json() -> None:
    assert codec.loads(PackContent, codec.dumps(pack())) == pack()


def test_empty_lines_are_left_out() -> None:
    (said,) = pack(plan(task(where=" ", bad_day="", with_whom=""))).tasks
    assert (said.where, said.bad_day, said.with_whom, said.reminder) == (None, None, None, None)


def test_sheet_is_filled_and_printed_once() -> None:
    found = pack(plan(task(), task(id=TaskId("t2"), what="Second")))
    (sheet,) = found.sheets
    fills = dict(sheet.fills)
    assert fills["what"] == Typed("Walk to the market", where="what")
    assert fills["when"] == MON_WED_FRI
    assert len(sheet.days) == 7
    assert sheet.days[0] > TUESDAY


def test_slip_has_the_occasions_in_order_with_the_undated_last() -> None:
    cue = task(id=TaskId("t2"), what="Ring", when=When(cue="after a shift", times=1))
    slip = pack(plan(cue, task())).slip
    assert slip is not None
    assert [str(each.day) for each in slip.rows] == [
        "2026-05-13",
        "2026-05-15",
        "2026-05-18",
        "None",
    ]


def test_slip_of_a_ready_plan_has_its_own_occasions() -> None:
    one = Occasion(OccasionId("o"), TUESDAY, time(8), Done.BLANK)
    slip = pack(plan(task(occasions=(one,)))).slip
    assert slip is not None
    assert [(each.day, each.at) for each in slip.rows] == [(TUESDAY, time(8))]


def test_obstacles_of_the_slip_in_their_order_without_notes() -> None:
    slip = pack().slip
    assert slip is not None
    keys = [each.key for each in slip.obstacles]
    assert keys == ["T2.2.obstacle", "T1.1.obstacle", "T4.2b.obstacle", "T4.3.obstacle"]


def test_discreet_leaves_out_service_and_family_and_money() -> None:
    found = pack(options=options_for(Needs()))
    assert found.slip is not None
    keys = [each.key for each in found.slip.obstacles]
    assert "T4.2b.obstacle" not in keys
    assert "T4.3.obstacle" in keys
    assert (found.service, found.rationale) == (None, None)
    assert found.local_line is not None
    assert found.crisis.lines


def test_names_only_where_wanted() -> None:
    with_sadia = plan(task(with_whom="Sadia"))
    found = pack(with_sadia, options=replace(OPEN, names=False))
    assert "Sadia" not in codec.dumps(found)
    assert "Sadia" in codec.dumps(pack(with_sadia))


@pytest.mark.parametrize(
    ("known", "discreet"), [(Known.UNKNOWN, True), (Known.YES, True), (Known.NO, False)]
)
def test_discreet_unless_they_said_no(known: Known, discreet: bool) -> None:
    options = options_for(Needs(discreet=known, print_size=PrintSize.P18, language="ur"))
    assert (options.discreet, options.rationale) == (discreet, not discreet)
    assert options.reads == "ur"
    assert (options.print_size, options.language) == (PrintSize.P18, "ur")


def test_help_lines_only_says_nothing_of_the_plan() -> None:
    found = help_lines_only(
        view(next_session=None),
        library(),
        code="PK-22222-2",
        options=OPEN,
        service="Leeds service",
        local_line="",
        made_up=True,
    )
    assert (found.tasks, found.sheets, found.slip, found.rationale) == ((), (), None, None)
    assert (found.local_line, found.next_day, found.made_up) == (None, None, True)
    assert found.crisis.lines


def test_no_task_prints_no_task() -> None:
    found = pack(plan(no_task=NoTask.ENDING))
    assert (found.tasks, found.sheets, found.slip) == ((), (), None)


SECRET = "secret"


def planted(word: str) -> tuple[Plan, SessionView]:
    """Return a plan and a contact with a word in every place that must not be printed."""
    private = tuple(
        PlannedBarrier(barrier=each, text=word, if_text=word, then_text=word)
        for each in ("T3.1", "T5.1", "T8.9")
    )
    named = PlannedBarrier(barrier="T1.1", text=word, response=word, if_text="a", then_text="b")
    answer = TailoringAnswer(prompt="p_home", text=word, after=word)
    secret = task(barriers=(*private, named), tailoring=(answer,), second_reason=word, title=word)
    person = patient(
        name="A",
        reference=word,
        nhs_number=word,
        contact_note=word,
        needs=Needs(other=word, who_may_see=word),
        life=Life(household=word, money=word, faith=word, own_words=word, health=word),
        coded=Coded(ethnic_category=word, religion=word, disability=word),
    )
    return plan(secret, re_explained=word, goal=word), planted_view(word, person)


def planted_view(word: str, person: Any) -> SessionView:
    score = Score(
        id=ScoreId(word), session_id=SessionId(word), measure=word, day=TUESDAY, total=4_242
    )
    base = view()
    return view(
        patient=person,
        session=session(notes=word, risk=Risk.STOP),
        episode=replace(base.episode, problem=word, problem_statement=word, goals=(word,)),
        scores=(score,),
        previous_scores=(score,),
        last_reviews=(review(noticed=word),),
        last_plan=plan(task(what=word), rationale=word),
    )


OPTIONS = st.builds(
    PackOptions,
    print_size=st.sampled_from(PrintSize),
    discreet=st.booleans(),
    rationale=st.booleans(),
    names=st.booleans(),
)


@given(OPTIONS)
def test_nothing_private_has_a_way_into_a_pack(options: PackOptions) -> None:
    a_plan, a_view = planted(SECRET)
    printed = codec.dumps(pack(a_plan, a_view, options))
    assert SECRET not in printed
    assert "4242" not in printed
    assert Risk.STOP not in printed
