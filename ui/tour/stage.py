"""What the tour plays on: a made-up vault, a day that stands still, and the person it is about."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path

from models.paths import Profile
from models.store import Store
from models.unlock import NewVault
from planner.clock import FixedClock
from planner.ids import EpisodeId, IdSource, PatientId, SessionId
from planner.patients import Known, PrintSize
from planner.sessions import Medium, Session
from planner.views import TodayRow

DAY = date(2026, 5, 12)
PASSPHRASE = "nobody in here is real"  # noqa: S105 (guards people who do not exist)
PRACTITIONER = "Sam Practitioner"
PEOPLE, YEARS, SEED = 60, 2, 2026
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The person the tour is about.

    Attributes:
        patient: Who.
        name: As the lists show it.
        episode: The course of treatment.
        today: Today's contact.
        following: The contact in a week.
    """

    patient: PatientId
    name: str
    episode: EpisodeId
    today: SessionId
    following: SessionId


def set_stage(root: Path, clock: FixedClock, ids: IdSource) -> Part:
    """Make the made-up vault and return who the tour is about."""
    new = NewVault(Profile(root), clock=clock, ids=ids, made_up=True)
    with new.create(PRACTITIONER, PASSPHRASE) as vault:
        store = vault.store
        store.demo.fill(patients=PEOPLE, years=YEARS, seed=SEED, today=clock.today())
        return _cast(store, clock.today(), ids)


def _cast(store: Store, today: date, ids: IdSource) -> Part:
    """Choose somebody due today with a plan to look back at, and book them again in a week.

    They read standard print and do not mind a page that is not discreet, so that the tour shows
    all a page can have.
    """
    rows = [each for each in store.lists.today(today).today if _fits(store, each)]
    row = next((each for each in rows if _is_active(store, each)), rows[0])
    record = store.patients.record(row.patient_id)
    assert record.current is not None  # noqa: S101 (they are due today)
    needs = replace(
        record.patient.needs,
        discreet=Known.NO,
        print_size=PrintSize.STANDARD,
        easy_read=False,
    )
    store.patients.save(replace(record.patient, needs=needs))
    following = Session(
        id=SessionId(ids.new()),
        episode_id=record.current.id,
        patient_id=row.patient_id,
        number=0,
        day=today + WEEK,
        at=time(9),
        medium=Medium.IN_PERSON,
    )
    store.sessions.save(following)
    return Part(
        patient=row.patient_id,
        name=record.patient.name,
        episode=record.current.id,
        today=row.session_id,
        following=following.id,
    )


def _is_active(store: Store, row: TodayRow) -> bool:
    plan = store.sessions.view(row.session_id).last_plan
    return plan is not None and plan.tasks[0].template.startswith("ba_")


def _fits(store: Store, row: TodayRow) -> bool:
    view = store.sessions.view(row.session_id)
    return (
        view.last_plan is not None
        and len(view.last_plan.tasks) == 1
        and not view.first_contact
        and not view.second_contact
    )
