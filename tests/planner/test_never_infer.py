"""Never infer (design.md 5): who somebody is changes no prompt, no order and no default."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner import adapt, calendars, choose, review_rules, tailor, taken
from planner.calendars import marked_days
from planner.flows.plan import FlowContext, PlanFlow, start_plan
from planner.ids import ScoreId, SeededIds, SessionId
from planner.library import Library
from planner.pack import PackContent, PackOptions
from planner.pack_build import build_pack, options_for
from planner.patients import Coded, Patient, PrintSize
from planner.plans import Move, Plan, TailoringAnswer
from planner.reviews import Amount, Obstacle
from planner.scheduling import period
from planner.sessions import Score
from planner.taken import clashes
from planner.views import SessionView
from resources.library_loader import load_library
from tests.planner.builders import TUESDAY, library, patient, plan, review, task, view

CODES = st.text("ABCDEFGHJKLMNPRSZ0123456789", max_size=9)
CODED = st.builds(
    Coded,
    ethnic_category=CODES,
    religion=CODES,
    disability=CODES,
    long_term_condition=CODES,
    employment=CODES,
)
LANGUAGES = st.sampled_from(("", "en", "ur", "pl", "zh", "so"))
BIRTHS = st.none() | st.dates(date(1920, 1, 1), date(2010, 1, 1))
SCORES = st.lists(
    st.builds(
        Score,
        id=st.just(ScoreId("c")),
        session_id=st.just(SessionId("s")),
        measure=st.sampled_from(("PHQ9", "GAD7", "WSAS")),
        day=st.dates(TUESDAY - timedelta(days=60), TUESDAY),
        total=st.integers(0, 27),
        risk_item=st.none() | st.integers(0, 3),
        risk_item_reviewed=st.just(True),
    ),
    max_size=4,
).map(tuple)
SAID = review(amount_patient=Amount.LITTLE, next=Move.STEP_DOWN, obstacles=(Obstacle("T4.3"),))
BASES = st.sampled_from(
    (
        view(),
        view(first_contact=True),
        view(last_plan=plan(task()), last_reviews=(SAID,), not_done_in_a_row=1),
    )
)


@cache
def real_library() -> Library:
    return load_library()


def same_person(who: Patient, coded: Coded, language: str, born: date | None) -> Patient:
    needs = replace(who.needs, language=language)
    return replace(who, coded=coded, birth_date=born, needs=needs)


def offered(a_view: SessionView, shelf: Library) -> tuple[Any, ...]:
    """Return all that the program proposes, in its order."""
    flow = PlanFlow(*started(a_view, shelf))
    return (
        (flow.plan, flow.problems(), flow.marks(), flow.gate()),
        tailor.prompts(a_view, shelf),
        choose.templates(shelf, problem=a_view.episode.problem),
        choose.barriers_in_order(shelf, a_view.last_reviews),
        review_rules.start(task(), review(amount_patient=None, next=None), shelf),
        printed(flow.plan, a_view, shelf),
    )


def started(a_view: SessionView, shelf: Library) -> tuple[Plan, FlowContext]:
    context = FlowContext(a_view, shelf, TUESDAY, SeededIds(1))
    return start_plan(context), context


def printed(a_plan: Plan, a_view: SessionView, shelf: Library) -> tuple[PackOptions, PackContent]:
    """Return the pack as it is first offered, print language and size aside."""
    options = replace(
        options_for(a_view.patient.needs), language="", reads="", print_size=PrintSize.STANDARD
    )
    content = build_pack(
        a_plan, a_view, shelf, code="", options=options, service="x", local_line="", made_up=False
    )
    return options, content


@given(
    base=BASES,
    coded=CODED,
    language=LANGUAGES,
    born=BIRTHS,
    now=SCORES,
    before=SCORES,
    large=st.booleans(),
)
def test_who_somebody_is_changes_nothing_that_is_offered(
    base: SessionView,
    coded: Coded,
    language: str,
    born: date | None,
    now: tuple[Score, ...],
    before: tuple[Score, ...],
    *,
    large: bool,
) -> None:
    who = same_person(base.patient, coded, language, born)
    size = PrintSize.P18 if large else PrintSize.STANDARD
    who = replace(who, needs=replace(who.needs, print_size=size))
    other = replace(base, patient=who, scores=now, previous_scores=before)
    for shelf in (library(), real_library()):
        assert offered(other, shelf) == offered(base, shelf)


@given(coded=CODED, language=LANGUAGES, born=BIRTHS)
def test_answers_leave_the_same_in_the_record(
    coded: Coded, language: str, born: date | None
) -> None:
    who = same_person(patient(), coded, language, born)
    answers = task().tailoring
    after = tailor.apply_tailoring(who, answers, library())
    assert after == same_person(
        tailor.apply_tailoring(patient(), answers, library()), coded, language, born
    )


def test_the_law_would_notice() -> None:
    known = replace(patient(), life=replace(patient().life, own_words="nerves"))
    base = offered(view(), library())
    assert offered(view(patient=known), library()) != base
    assert offered(view(next_session=None), library()) != base


@given(coded=CODED, language=LANGUAGES, born=BIRTHS)
def test_no_day_is_marked_because_of_who_somebody_is(
    coded: Coded, language: str, born: date | None
) -> None:
    who, shelf = same_person(patient(), coded, language, born), real_library()
    every = tuple(
        TailoringAnswer(prompt=each.id, answer=answer.id, changes=answer.changes)
        for each in shelf.tailoring.values()
        for answer in each.answers
    )
    life = tailor.apply_tailoring(who, every, shelf).life
    assert (life.calendars, life.taken, life.rota) == ((), (), None)
    start, end = period(TUESDAY, None)
    assert clashes(task().when, start, end, life) == ()
    assert marked_days(life.calendars, start, end) == ()


@given(coded=CODED, language=LANGUAGES, born=BIRTHS)
def test_an_answer_does_the_same_for_everybody(
    coded: Coded, language: str, born: date | None
) -> None:
    shelf, (start, end) = real_library(), period(TUESDAY, None)
    said = [(e.changes, e.sets) for p in shelf.tailoring.values() for e in p.answers if e.sets]
    done = []
    for who in (patient(), same_person(patient(), coded, language, born)):
        options = replace(options_for(who.needs), language="", reads="")
        work = adapt.Work(plan(), task(), options, library())
        around = adapt.Around(life=who.life, start=start, end=end)
        done.append([adapt.apply(work, field, sets, around) for field, sets in said])
    assert done[0] == done[1]


def test_no_rule_about_days_can_see_the_coded_fields() -> None:
    for module in (taken, adapt, calendars):
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name in ("coded", "ethnic_category", "religion", "birth_date", "disability"):
            assert f".{name}" not in source
