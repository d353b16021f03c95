"""People, contacts and plans for the tests of the store, changed by each with ``replace``."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from models.store import Store
from planner.ids import (
    EpisodeId,
    OccasionId,
    PatientId,
    PlanId,
    ReviewId,
    ScoreId,
    SeededIds,
    SessionId,
    TaskId,
)
from planner.library import Field
from planner.patients import Episode, Patient
from planner.plans import (
    DayTime,
    Move,
    Occasion,
    Plan,
    PlannedBarrier,
    TailoringAnswer,
    Task,
    When,
)
from planner.reviews import Amount, Review
from planner.sessions import Risk, Score, Session, Status

TODAY = date(2026, 5, 12)
NOON = datetime(2026, 5, 12, 12, 30, 15, 250, tzinfo=UTC)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def patient(ids: SeededIds, **changes: Any) -> Patient:
    id_ = ids.new()
    return replace(Patient(id=PatientId(id_), reference=id_[:8], name="Amina Khan"), **changes)


def episode(ids: SeededIds, of: Patient, **changes: Any) -> Episode:
    base = Episode(id=EpisodeId(ids.new()), patient_id=of.id, started=days(-60))
    return replace(base, **changes)


def session(ids: SeededIds, of: Episode, **changes: Any) -> Session:
    base = Session(
        id=SessionId(ids.new()),
        episode_id=of.id,
        patient_id=of.patient_id,
        number=0,
        day=TODAY,
        at=time(9, 30),
        status=Status.ATTENDED,
        risk=Risk.REVIEWED,
    )
    return replace(base, **changes)


def score(ids: SeededIds, at: Session, **changes: Any) -> Score:
    base = Score(
        id=ScoreId(ids.new()),
        session_id=at.id,
        measure="PHQ9",
        day=at.day,
        total=11,
        items=(2, 1, 2, 2, 1, 1, 1, 1, 0),
        risk_item=0,
    )
    return replace(base, **changes)


def task(ids: SeededIds, **changes: Any) -> Task:
    base = Task(
        id=TaskId(ids.new()),
        template="walk",
        title="Walks",
        what="Walk to the market",
        when=When(days=(DayTime(0, time(10)), DayTime(2))),
        where="Longsight market",
        minutes=20,
        tailoring=(TailoringAnswer(prompt="T4.1", answer="yes", changes=Field.WHEN),),
        barriers=(PlannedBarrier(barrier="T2.1", if_text="it rains", then_text="I go inside"),),
        worksheets=("diary",),
        occasions=tuple(Occasion(OccasionId(ids.new()), days(n), time(10)) for n in (1, 3)),
    )
    return replace(base, **changes)


def plan(ids: SeededIds, at: Session, *tasks: Task, **changes: Any) -> Plan:
    base = Plan(
        id=PlanId(ids.new()),
        session_id=at.id,
        rationale="To shop on my own",
        tasks=tasks,
        importance=8,
        confidence=7,
        ready_at=NOON,
    )
    return replace(base, **changes)


def review(ids: SeededIds, of: Task, at: Session, **changes: Any) -> Review:
    base = Review(
        id=ReviewId(ids.new()),
        task_id=of.id,
        session_id=at.id,
        amount_patient=Amount.MOST,
        next=Move.REPEAT,
        at=NOON,
    )
    return replace(base, **changes)


class Course:
    """One person in the store, with contacts as they are asked for."""

    def __init__(self, store: Store, ids: SeededIds, **changes: Any) -> None:
        self.store = store
        self.ids = ids
        self.patient = patient(ids, **changes)
        self.episode = episode(ids, self.patient)
        store.patients.save(self.patient)
        store.patients.save_episode(self.episode)

    def meet(self, day: date, **changes: Any) -> Session:
        made = session(self.ids, self.episode, day=day, **changes)
        self.store.sessions.save(made)
        return next(
            each for each in self.store.sessions.of_episode(self.episode.id) if each.id == made.id
        )

    def agree(self, at: Session, *tasks: Task, **changes: Any) -> Plan:
        made = plan(self.ids, at, *(tasks or (task(self.ids),)), **changes)
        self.store.plans.make_ready(made, ())
        return made

    def review(self, of: Task, at: Session, **changes: Any) -> Review:
        made = review(self.ids, of, at, **changes)
        self.store.reviews.save(made)
        return made
