"""A small library, a person and a contact, to be changed by each test with ``replace``."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from planner.flows.plan import FlowContext, PlanFlow, start_plan
from planner.ids import EpisodeId, PatientId, PlanId, ReviewId, SeededIds, SessionId, TaskId
from planner.library import (
    Answer,
    Barrier,
    CheckFirst,
    ComB,
    CrisisLine,
    CrisisLines,
    Field,
    Intervention,
    Library,
    Phase,
    Response,
    Size,
    SizeVariant,
    Strength,
    TailoringPrompt,
    Template,
    Theme,
)
from planner.measures import Band, Measure, MeasureItem
from planner.patients import Episode, Patient
from planner.plans import (
    DayTime,
    Move,
    Plan,
    PlannedBarrier,
    TailoringAnswer,
    Task,
    When,
)
from planner.reviews import Amount, Review
from planner.sessions import Risk, Session
from planner.views import SessionView
from planner.worksheets import Lines, Worksheet

TUESDAY = date(2026, 5, 12)
NEXT_TUESDAY = date(2026, 5, 19)
MON_WED_FRI = When(days=(DayTime(0, time(10)), DayTime(2, time(10)), DayTime(4, time(10))))


def template(**changes: Any) -> Template:
    base = Template(
        id="walk",
        intervention="ba",
        problems=("F32",),
        phases=(Phase.START, Phase.MIDDLE),
        title="Walks",
        neutral_title="Out and about",
        purpose="To get out.",
        steps=("Go out.",),
        usual_when="after lunch",
        usual_where="the park",
        bad_day="To the corner",
        notice="How did it feel?",
        sizes=(
            SizeVariant(Size.SMALL, "Walk once", 5, 1),
            SizeVariant(Size.USUAL, "Walk on 3 days", 20, 3),
            SizeVariant(Size.STRETCH, "Walk on 5 days", 30, 5),
        ),
        check_first=(),
        worksheets=("diary",),
        source="us",
        strength=Strength.GUIDANCE,
    )
    return replace(base, **changes)


def barrier(id_: str, **changes: Any) -> Barrier:
    base = Barrier(
        id=id_,
        theme=id_.partition(".")[0],
        com_b=ComB.OPPORTUNITY,
        label=f"label {id_}",
        question="?",
        obstacle=f"obstacle {id_}",
        if_example="it rains",
        responses=(
            Response("a", "Another place", Field.WHERE),
            Response("b", "Shorter", Field.MINUTES),
            Response("c", "Talk", Field.NOTHING),
        ),
        source="us",
        strength=Strength.UNTESTED,
        private=False,
        quick=None,
    )
    return replace(base, **changes)


def prompt(id_: str, about: str = "", **changes: Any) -> TailoringPrompt:
    base = TailoringPrompt(
        id=id_,
        theme="T4",
        about=about,
        question="?",
        answers=(Answer("yes", "Yes please", Field.WHEN), Answer("no", "No", Field.NOTHING)),
        changes=Field.WHEN,
        source="us",
        strength=Strength.UNTESTED,
    )
    return replace(base, **changes)


def phq9() -> Measure:
    items = tuple(MeasureItem(f"phq9_{n}", f"Item {n}", 0, 3) for n in range(1, 10))
    bands = (Band(0, 9, "low"), Band(10, 27, "high"))
    return Measure(
        id="PHQ9",
        name="PHQ-9",
        items=items,
        total_high=27,
        cut_off=10,
        reliable_change=6,
        bands=bands,
        source="",
        risk_item="phq9_9",
        core=True,
    )


def wsas() -> Measure:
    items = tuple(
        MeasureItem(f"wsas_{n}", f"Item {n}", 0, 8, may_be_na=n == 1) for n in range(1, 6)
    )
    return Measure(
        id="WSAS",
        name="WSAS",
        items=items,
        total_high=40,
        cut_off=None,
        reliable_change=None,
        bands=(),
        source="",
        core=True,
    )


ABOUT = (
    ("p_words", "life.own_words"),
    ("p_home", "life.household"),
    ("p_plain", ""),
    ("p_language", "needs.language"),
    ("p_discreet", "needs.discreet"),
    ("p_takes", "needs.takes_in"),
    ("p_interpreter", "needs.interpreter"),
    ("p_size", "needs.print_size"),
    ("p_faith", "life.faith_wanted"),
    ("p_money", "life.money"),
)


def _templates() -> tuple[Template, ...]:
    asks = (CheckFirst("heart", "Asked?", "Ask now."),)
    ladder = template(
        id="ladder",
        intervention="exposure",
        problems=(),
        phases=(Phase.MIDDLE,),
        check_first=asks,
    )
    return template(), ladder


def _sheet() -> Worksheet:
    return Worksheet(
        id="diary",
        title="Diary",
        neutral_title="My week",
        intro="Write.",
        landscape=False,
        blocks=(Lines("What", 2, "what"),),
        footer="",
    )


BARRIERS = (
    barrier("T1.1", quick=3),
    barrier("T2.2", quick=1),
    barrier("T3.1", private=True, quick=2),
    barrier("T4.2b", quick=4),
    barrier("T4.3", quick=5),
)


def library(**changes: Any) -> Library:
    themes = tuple(
        Theme(f"T{n}", f"Theme {n}", Strength.UNCLEAR, "", n in (3, 5, 8)) for n in range(1, 11)
    )
    base = Library(
        interventions={i: Intervention(i, i) for i in ("ba", "exposure", "sleep")},
        templates={each.id: each for each in _templates()},
        worksheets={"diary": _sheet()},
        themes={each.id: each for each in themes},
        barriers={each.id: each for each in BARRIERS},
        tailoring={id_: prompt(id_, about) for id_, about in ABOUT},
        cribs={},
        measures={"PHQ9": phq9(), "WSAS": wsas()},
        crisis=CrisisLines(TUESDAY, (CrisisLine("e", "Emergency", "999", ""),)),
        pictures={},
        examples={},
    )
    return replace(base, **changes)


def patient(**changes: Any) -> Patient:
    return replace(Patient(id=PatientId("p"), reference="BS-1", name="Amina Khan"), **changes)


def session(**changes: Any) -> Session:
    base = Session(
        id=SessionId("s2"),
        episode_id=EpisodeId("e"),
        patient_id=PatientId("p"),
        number=2,
        day=TUESDAY,
        risk=Risk.REVIEWED,
    )
    return replace(base, **changes)


def view(**changes: Any) -> SessionView:
    base = SessionView(
        patient=patient(),
        episode=Episode(id=EpisodeId("e"), patient_id=PatientId("p"), started=TUESDAY),
        session=session(),
        last_plan=None,
        last_session=None,
        last_reviews=(),
        scores=(),
        previous_scores=(),
        plan=None,
        has_draft=False,
        next_session=session(id=SessionId("s3"), number=3, day=NEXT_TUESDAY, at=time(9)),
        not_done_in_a_row=0,
        first_contact=False,
        second_contact=False,
    )
    return replace(base, **changes)


def task(**changes: Any) -> Task:
    base = Task(
        id=TaskId("t1"),
        template="walk",
        title="Walks",
        what="Walk to the market",
        when=MON_WED_FRI,
        where="Longsight market",
        minutes=20,
        bad_day="To the corner",
        tailoring=(TailoringAnswer(prompt="p_home", answer="yes", changes=Field.WHEN),),
        barriers=(PlannedBarrier(barrier="T2.2", if_text="it rains", then_text="I go inside"),),
        worksheets=("diary",),
    )
    return replace(base, **changes)


def plan(*tasks: Task, **changes: Any) -> Plan:
    base = Plan(
        id=PlanId("plan1"),
        session_id=SessionId("s2"),
        rationale="To shop on my own",
        goal="Shopping",
        tasks=tasks or (task(),),
    )
    return replace(base, **changes)


def review(**changes: Any) -> Review:
    base = Review(
        id=ReviewId("r1"),
        task_id=TaskId("t1"),
        session_id=SessionId("s2"),
        amount_patient=Amount.MOST,
        next=Move.REPEAT,
    )
    return replace(base, **changes)


def context(lib: Library | None = None, **view_changes: Any) -> FlowContext:
    return FlowContext(view(**view_changes), lib or library(), TUESDAY, SeededIds(1))


def flow(a_plan: Plan | None = None, **view_changes: Any) -> PlanFlow:
    around = context(**view_changes)
    return PlanFlow(a_plan or start_plan(around), around)
