"""The lists, worked out slowly and plainly from one record after another."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.store import Store
from planner.ids import EpisodeId, PatientId
from planner.patients import Episode, Patient
from planner.plans import Plan, Task
from planner.reviews import Review
from planner.search import search_key
from planner.sessions import Session, Status
from planner.views import CaseloadRow, CaseStatus, TodayRow, Waiting, need_flags


class Truth:
    """Reads everything a person's lines depend on, through the store's single reads."""

    def __init__(self, store: Store, patient_id: PatientId) -> None:
        record = store.patients.record(patient_id)
        self.patient = record.patient
        self.episode = record.current
        self.store = store
        self.sessions = () if self.episode is None else self._of(self.episode.id)
        self.plans = [(each, store.plans.plan(each.id)) for each in self.sessions]
        reviews = [r for each in self.sessions for r in store.reviews.of_session(each.id)]
        self.reviews: dict[str, Review] = {each.task_id: each for each in reviews}

    def _of(self, episode_id: EpisodeId) -> tuple[Session, ...]:
        return self.store.sessions.of_episode(episode_id)

    @property
    def attended(self) -> list[Session]:
        return [each for each in self.sessions if each.status is Status.ATTENDED]

    def reviewed(self, task: Task) -> bool:
        return task.id in self.reviews and self.reviews[task.id].finished

    def later(self, than: Session) -> list[Session]:
        return [each for each in self.attended if _order(each) > _order(than)]

    def unreviewed(self) -> list[tuple[Session, Task]]:
        made = [(each, plan) for each, plan in self.plans if plan is not None]
        tasks = [(each, task) for each, plan in made for task in plan.tasks]
        return [pair for pair in tasks if not self.reviewed(pair[1]) and self.later(pair[0])]

    def last_plan(self, before: Session | None = None) -> Plan | None:
        plans = [
            plan
            for each, plan in self.plans
            if plan and (before is None or _order(each) < _order(before))
        ]
        return plans[-1] if plans else None

    def status(self) -> CaseStatus:
        if self.episode is not None and self.episode.ended is not None:
            return CaseStatus.ENDED
        return CaseStatus.ACTIVE if self.attended else CaseStatus.NEW

    def booked(self, today: date) -> list[Session]:
        coming = [s for s in self.sessions if s.status is Status.BOOKED and s.day >= today]
        return sorted(coming, key=lambda s: (s.day, s.at is None, s.at))


def _order(session: Session) -> tuple[date, int]:
    return session.day, session.number


def _search(person: Patient, last_task: str) -> str:
    known = (person.name, person.preferred_name, person.reference, person.nhs_number)
    return search_key(*known, last_task)


def caseload_row(store: Store, patient_id: PatientId, today: date) -> CaseloadRow:
    truth = Truth(store, patient_id)
    person, episode = truth.patient, truth.episode
    plan, seen = truth.last_plan(), truth.attended
    coming = next(iter(truth.booked(today)), None)
    first = plan.tasks[0] if plan and plan.tasks else None
    last_task, told = (first.title, truth.reviews.get(first.id)) if first else ("", None)
    return CaseloadRow(
        id=person.id,
        episode_id=episode.id if episode else None,
        reference=person.reference,
        name=person.name,
        search=_search(person, last_task),
        status=truth.status(),
        sessions=len(seen),
        next_day=coming.day if coming else None,
        next_at=coming.at if coming else None,
        last_contact=seen[-1].day if seen else None,
        last_task=last_task,
        last_amount=told.amount_patient if told else None,
        unreviewed=len(truth.unreviewed()),
        started=episode.started if episode else None,
        needs=need_flags(person.needs),
        language=person.needs.language,
    )


def today_row(truth: Truth, at: Session) -> TodayRow:
    plan = truth.last_plan(at)
    first = plan.tasks[0] if plan and plan.tasks else None
    return TodayRow(
        session_id=at.id,
        patient_id=at.patient_id,
        name=truth.patient.name,
        number=at.number,
        day=at.day,
        at=at.at,
        status=at.status,
        last_task=first.title if first else "",
        last_when=first.when if first else None,
        reviewed=plan is None or all(map(truth.reviewed, plan.tasks)),
        needs=need_flags(truth.patient.needs),
        away=at.away,
        medium=at.medium,
        reference=truth.patient.reference,
    )


def unreviewed(truths: Iterable[Truth]) -> set[Waiting]:
    return {
        Waiting(t.patient.id, t.patient.name, t.later(at)[0].day, at.id)
        for t in truths
        if _treated(t.episode)
        for at, _ in t.unreviewed()
    }


def overdue(truths: Iterable[Truth], today: date) -> set[Waiting]:
    found = set()
    for t in truths:
        if t.episode and _treated(t.episode) and not t.booked(today):
            seen = t.attended[-1].day if t.attended else t.episode.started
            if seen < today - timedelta(days=21):
                found.add(Waiting(t.patient.id, t.patient.name, seen))
    return found


def _treated(episode: Episode | None) -> bool:
    return episode is not None and episode.ended is None
