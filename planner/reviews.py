"""What happened to a task, in both voices."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from planner.ids import OccasionId, ReviewId, SessionId, TaskId
from planner.plans import Done, DropReason, Move, UnchangedReason


class Amount(IntEnum):
    """How much was done; ordinal, asked and never computed from occasions."""

    NONE = 0
    LITTLE = 1
    HALF = 2
    MOST = 3
    ALL = 4


class Used(StrEnum):
    """Whether an if-then or a changed field was needed, used and helped."""

    NOT_NEEDED = "not_needed"
    HELPED = "helped"
    NO_HELP = "no_help"
    NOT_USED = "not_used"


class NotReviewed(StrEnum):
    """Why a task was not reviewed: a valid ending."""

    NO_TIME = "no_time"
    RISK_FIRST = "risk_first"
    PATIENT_CHOICE = "patient_choice"
    SHEET_LATER = "sheet_later"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What got in the way: a barrier of the catalogue, or the person's own words."""

    barrier: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class OccasionDone:
    """What the returned slip says of one occasion."""

    occasion_id: OccasionId
    done: Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A task's review, made at a later session.

    Attributes:
        id: Identity.
        task_id: The task.
        session_id: The session it was reviewed at.
        amount_patient: How much, as the patient says.
        amount_practitioner: How much, as the practitioner says.
        closeness: 0 to 4, how close to what was meant, or None.
        helpfulness: 0 to 4, or None.
        obstacles: What got in the way.
        coping_used: For each of the task's barriers with an if-then, by position.
        changes_used: For each changed field of the task, by position.
        occasions: What the slip says, where it came back.
        noticed: What was noticed, in the patient's words.
        next: What happens next, or None while open.
        drop_reason: Why it was dropped.
        unchanged_reason: Why it is repeated unchanged.
        not_reviewed: Why it was not reviewed, or None.
        at: When it was saved (UTC), or None while a draft.
    """

    id: ReviewId
    task_id: TaskId
    session_id: SessionId
    amount_patient: Amount | None = None
    amount_practitioner: Amount | None = None
    closeness: int | None = None
    helpfulness: int | None = None
    obstacles: tuple[Obstacle, ...] = ()
    coping_used: tuple[Used | None, ...] = ()
    changes_used: tuple[Used | None, ...] = ()
    occasions: tuple[OccasionDone, ...] = ()
    noticed: str = ""
    next: Move | None = None
    drop_reason: DropReason | None = None
    unchanged_reason: UnchangedReason | None = None
    not_reviewed: NotReviewed | None = None
    at: datetime | None = None

    @property
    def finished(self) -> bool:
        """True once it says what happened, or why it was not asked."""
        return self.not_reviewed is not None or (
            self.amount_patient is not None and self.next is not None
        )
