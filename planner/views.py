"""What the lists and pages show, as the store reads it: plain facts, no words."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from planner.ids import EpisodeId, PatientId, SessionId, TaskId
from planner.patients import Episode, Needs, Patient
from planner.plans import FieldChange, Move, Plan, When
from planner.reviews import Amount, Obstacle, Review
from planner.sessions import Away, Medium, Score, Session, Status


class CaseStatus(StrEnum):
    """Where a person stands."""

    NEW = "new"
    ACTIVE = "active"
    ENDED = "ended"


class NeedFlag(StrEnum):
    """A need worth showing in a list."""

    LANGUAGE = "language"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    INTERPRETER = "interpreter"
    DISCREET = "discreet"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRow:
    """One line of the caseload.

    Attributes:
        id: Whose.
        episode_id: The current episode, or None.
        reference: The service's reference.
        name: Name in the record.
        search: Casefolded text the filter looks in (name, preferred name, reference, NHS number,
            last task).
        status: Where they stand.
        sessions: Contacts attended in the current episode.
        next_day: Next appointment's day, or None.
        next_at: Its wall time, or None.
        last_contact: Day of the last attended contact of the episode, or None.
        last_task: Title of the first task of the latest plan of the current episode, or empty.
        last_amount: The patient's amount in that task's review, or None.
        unreviewed: Tasks of ready plans of the episode whose later session came and no review.
        started: Day the episode began, or None.
        needs: Flags.
        language: Language they read, ISO 639-1, where it is known.
    """

    id: PatientId
    episode_id: EpisodeId | None
    reference: str
    name: str
    search: str
    status: CaseStatus
    sessions: int
    next_day: date | None
    next_at: time | None
    last_contact: date | None
    last_task: str
    last_amount: Amount | None
    unreviewed: int
    started: date | None
    needs: tuple[NeedFlag, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRow:
    """One appointment of today or this week, and what was going to be done before it."""

    session_id: SessionId
    patient_id: PatientId
    name: str
    number: int
    day: date
    at: time | None
    status: Status
    last_task: str
    last_when: When | None
    reviewed: bool
    needs: tuple[NeedFlag, ...]
    away: Away | None = None
    medium: Medium = Medium.IN_PERSON
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person something is waiting for, with the day it has been waiting since."""

    patient_id: PatientId
    name: str
    since: date
    session_id: SessionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The Today page.

    Attributes:
        day: Which day it is for.
        today: Appointments of the day, by time.
        week: The following 6 days' appointments.
        unreviewed: Plans a later contact passed without a review.
        overdue: People in treatment not seen for longer than the service's number of days and with
            no appointment to come.
        risk_item_waiting: Risk items above 0 not ticked as reviewed.
        drafts: Plans begun and not finished.
    """

    day: date
    today: tuple[TodayRow, ...]
    week: tuple[TodayRow, ...]
    unreviewed: tuple[Waiting, ...]
    overdue: tuple[Waiting, ...]
    risk_item_waiting: tuple[Waiting, ...]
    drafts: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """Everything the session page and the wizard open with.

    Attributes:
        patient: Whose.
        episode: The course of treatment.
        session: This contact.
        last_plan: The latest ready plan made at an earlier session of the episode, or None.
        last_session: The session it was made at, or None.
        last_reviews: Reviews of that plan's tasks, made at this or an earlier session.
        scores: Scores entered at this contact.
        previous_scores: The newest earlier score of each measure in the episode.
        plan: This contact's ready plan, or None.
        has_draft: A plan draft of this contact is kept.
        next_session: The next booked appointment, or None.
        not_done_in_a_row: How many of the latest reviews in a row had amount "none".
        first_contact: True where no earlier session of the episode was attended.
        second_contact: True where exactly one was.
        earlier: Earlier contacts and appointments of the course, in order.
        course_scores: Every score of the course up to this contact, in order of their contacts.
    """

    patient: Patient
    episode: Episode
    session: Session
    last_plan: Plan | None
    last_session: Session | None
    last_reviews: tuple[Review, ...]
    scores: tuple[Score, ...]
    previous_scores: tuple[Score, ...]
    plan: Plan | None
    has_draft: bool
    next_session: Session | None
    not_done_in_a_row: int
    first_contact: bool
    second_contact: bool
    earlier: tuple[Session, ...] = ()
    course_scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryTask:
    """A task as history shows it.

    Attributes:
        id: Identity.
        template: Id of its template, or empty where it was written freely.
        title: Short name.
        when: When it was due.
        where: Place.
        amount_patient: How much, as they say; None where it was not reviewed.
        amount_practitioner: How much, as the practitioner says, or None.
        closeness: To what was meant, 0 to 4, or None.
        helpfulness: 0 to 4, or None.
        obstacles: What got in the way.
        changes: What was changed since the task it came from.
        noticed: What they noticed, in words.
        next: What happened next, or None.
    """

    id: TaskId
    template: str
    title: str
    when: When
    where: str
    amount_patient: Amount | None
    amount_practitioner: Amount | None
    closeness: int | None
    helpfulness: int | None
    obstacles: tuple[Obstacle, ...]
    changes: tuple[FieldChange, ...]
    noticed: str
    next: Move | None


@dataclass(frozen=True, slots=True)
class HistorySession:
    """A session with its scores and the tasks agreed at it."""

    session: Session
    scores: tuple[Score, ...]
    tasks: tuple[HistoryTask, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One episode, session by session."""

    patient: Patient
    episode: Episode
    sessions: tuple[HistorySession, ...]


def need_flags(needs: Needs) -> tuple[NeedFlag, ...]:
    """Return what of these needs is worth showing in a list.

    Discreet is shown only where it was asked for: unknown prints discreetly but is no news.
    """
    found = {
        NeedFlag.LANGUAGE: needs.language not in ("", "en"),
        NeedFlag.LARGE_PRINT: needs.print_size != "standard",
        NeedFlag.EASY_READ: needs.easy_read,
        NeedFlag.INTERPRETER: needs.interpreter,
        NeedFlag.DISCREET: needs.discreet == "yes",
    }
    return tuple(flag for flag, holds in found.items() if holds)
