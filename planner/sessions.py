"""Contacts and the scores entered at them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from planner.ids import EpisodeId, PatientId, ScoreId, SessionId


class Status(StrEnum):
    """What became of an appointment."""

    BOOKED = "booked"
    ATTENDED = "attended"
    DID_NOT_ATTEND = "did_not_attend"
    CANCELLED_BY_PATIENT = "cancelled_by_patient"
    CANCELLED_BY_SERVICE = "cancelled_by_service"


NOT_HELD = frozenset(
    {Status.DID_NOT_ATTEND, Status.CANCELLED_BY_PATIENT, Status.CANCELLED_BY_SERVICE}
)


class Away(StrEnum):
    """Why an appointment was not held, as far as it was said; no blame."""

    NOT_SAID = "not_said"
    UNWELL = "unwell"
    WORK = "work"
    CARING = "caring"
    TRAVEL = "travel"
    MONEY = "money"
    FORGOT = "forgot"
    NOT_WANTED = "not_wanted"
    PRACTITIONER_AWAY = "practitioner_away"
    ROOM_OR_INTERPRETER = "room_or_interpreter"
    OTHER = "other"


class SessionType(StrEnum):
    """Appointment type of the national data set (AppType 01 to 06)."""

    ASSESSMENT = "01"
    TREATMENT = "02"
    ASSESSMENT_AND_TREATMENT = "03"
    REVIEW = "04"
    REVIEW_AND_TREATMENT = "05"
    FOLLOW_UP = "06"


class Medium(StrEnum):
    """How a contact is held (ConsMechanism)."""

    IN_PERSON = "01"
    PHONE = "02"
    VIDEO = "11"


class Risk(StrEnum):
    """The practitioner's answer to "risk reviewed today?". The program assesses nothing."""

    UNANSWERED = "unanswered"
    REVIEWED = "reviewed"
    NOT_YET = "not_yet"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When and how an appointment is: local day, wall time or None, kind and way."""

    day: date
    at: time | None
    type: SessionType
    medium: Medium


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One contact, or an appointment for one.

    Attributes:
        id: Identity.
        episode_id: Its course of treatment.
        patient_id: Whose.
        number: 1 for the first of the episode.
        day: Local date.
        at: Local wall time, or None.
        type: Appointment type.
        medium: How it is held.
        status: What became of it.
        notes: The practitioner's notes, never printed for a patient.
        risk: The answer to the risk question.
        risk_at: When it was answered (UTC), or None.
        away: Why it was not held, or None where it was or nobody said.
    """

    id: SessionId
    episode_id: EpisodeId
    patient_id: PatientId
    number: int
    day: date
    at: time | None = None
    type: SessionType = SessionType.TREATMENT
    medium: Medium = Medium.IN_PERSON
    status: Status = Status.BOOKED
    notes: str = ""
    risk: Risk = Risk.UNANSWERED
    risk_at: datetime | None = None
    away: Away | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One dated total of a measure.

    Attributes:
        id: Identity.
        session_id: The contact it was entered at.
        measure: Id of the measure, for example ``PHQ9``.
        day: Local date of the answers.
        total: The sum.
        items: The answers in order, None for "not applicable"; empty where only the total is known.
        risk_item: The answer to the measure's risk item where known, else None.
        risk_item_reviewed: True once the practitioner ticked it as reviewed.
    """

    id: ScoreId
    session_id: SessionId
    measure: str
    day: date
    total: int
    items: tuple[int | None, ...] = ()
    risk_item: int | None = None
    risk_item_reviewed: bool = False

    @property
    def risk_item_waiting(self) -> bool:
        """True while a risk item above 0 has not been ticked as reviewed."""
        return bool(self.risk_item) and not self.risk_item_reviewed


def may_be_ready(risk: Risk, scores: tuple[Score, ...]) -> bool:
    """Tell whether the risk gate of a contact lets a plan become ready; there is no override."""
    return risk is Risk.REVIEWED and not any(score.risk_item_waiting for score in scores)
