"""What was agreed: a plan and its tasks, each fitted to the person's life."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from planner.ids import OccasionId, PlanId, SessionId, TaskId
from planner.library import Field, Size
from planner.patients import Known, TakesIn


class Move(StrEnum):
    """What happens next with a reviewed task (design.md 6)."""

    REPEAT = "repeat"
    STEP_UP = "step_up"
    STEP_DOWN = "step_down"
    CHANGE = "change"
    DROP = "drop"


class Override(StrEnum):
    """Why a plan is ready although a required part is missing. One key each."""

    TIME = "time"
    PATIENT_PREFERENCE = "patient_preference"
    DONE_ELSEWHERE = "done_elsewhere"
    NOT_SUITABLE_TODAY = "not_suitable_today"
    OTHER = "other"


class NoTask(StrEnum):
    """Why no task was agreed: a valid ending."""

    PATIENT_CHOICE = "patient_choice"
    NOT_TODAY = "not_today"
    ENDING = "ending"
    REFERRED = "referred"
    OTHER = "other"


class DropReason(StrEnum):
    """Why a task was dropped."""

    DONE_WITH = "done_with"
    DOES_NOT_FIT = "does_not_fit"
    NOT_HELPFUL = "not_helpful"
    TOO_MUCH = "too_much"
    OTHER = "other"


class UnchangedReason(StrEnum):
    """Why a task is repeated with nothing changed after it was not or only partly done."""

    WORTH_ANOTHER_TRY = "worth_another_try"
    LIFE_EVENT = "life_event"
    PATIENT_CHOICE = "patient_choice"
    OTHER = "other"
    WILL_CHANGE = "will_change"


class Route(StrEnum):
    """How the pack reaches the person."""

    HANDED = "handed"
    POSTED = "posted"
    SERVICE_EMAIL = "service_email"
    DICTATED = "dictated"


@dataclass(frozen=True, slots=True)
class DayTime:
    """A weekday (Monday 0 to Sunday 6) with a local wall time, or None for no fixed time."""

    weekday: int
    at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a task is due: fixed days, or a cue such as "after a shift".

    Attributes:
        days: Fixed weekdays.
        cue: What it follows; used with or without days.
        times: How often a week where there are no fixed days, 0 to 14.
        leave_out: Local days kept free although one of the weekdays falls on them, in order.
    """

    days: tuple[DayTime, ...] = ()
    cue: str = ""
    times: int = 0
    leave_out: tuple[date, ...] = ()

    @property
    def stated(self) -> bool:
        """True once it says when at all."""
        return bool(self.days or self.cue.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class TailoringAnswer:
    """What was asked about the person's life, and what changed because of it.

    Attributes:
        prompt: Id of the tailoring prompt.
        answer: Id of the offered answer; empty for free words or nothing to change.
        text: Free words.
        nothing: "Asked, nothing to change".
        changes: The field that was changed.
        after: What the field says now, in words; may be empty.
    """

    prompt: str
    answer: str = ""
    text: str = ""
    nothing: bool = False
    changes: Field = Field.NOTHING
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBarrier:
    """Something likely to get in the way, with the if-then agreed for it.

    Attributes:
        barrier: Id in the catalogue, or empty for the person's own.
        text: The person's own words for it.
        response: Id of the response chosen, or empty.
        if_text: What comes after "If".
        then_text: What comes after "then I will".
    """

    barrier: str = ""
    text: str = ""
    response: str = ""
    if_text: str = ""
    then_text: str = ""

    @property
    def has_coping_plan(self) -> bool:
        """True once both halves of the if-then are there."""
        return bool(self.if_text.strip() and self.then_text.strip())


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field changed since the task it came from.

    Attributes:
        field: Which.
        before: In words.
        after: In words.
        cause: Id of the barrier that led to it, or empty.
    """

    field: Field
    before: str
    after: str
    cause: str = ""


class Done(StrEnum):
    """What happened on one occasion; blank is not "not done"."""

    BLANK = "blank"
    NONE = "none"
    SOME = "some"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time a task is due.

    Attributes:
        id: Identity.
        day: Local date, or None where it follows a cue.
        at: Local wall time, or None.
        done: What happened.
    """

    id: OccasionId
    day: date | None
    at: time | None = None
    done: Done = Done.BLANK


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece of between-session work.

    Attributes:
        id: Identity.
        template: Id of the template, or empty where written freely.
        size: Size chosen.
        title: Short name.
        what: What to do, specific.
        when: When it is due.
        where: Place.
        minutes: How long, or None.
        with_whom: With whom; empty means alone or not said.
        bad_day: Minimum version.
        reminder: Who or what reminds, and how.
        second_reason: Why there is more than one task; empty for the first.
        checked: Ids of check-first lines answered yes.
        tailoring: What was asked and changed.
        barriers: What could get in the way.
        worksheets: Ids of the sheets to print.
        occasions: The times it is due, worked out from ``when`` when the plan is made ready.
        from_task: The task it continues, or None.
        move: How it continues that task, or None.
        changes: Fields changed since then.
        unchanged_reason: Why nothing was changed, where that had to be said.
    """

    id: TaskId
    template: str = ""
    size: Size = Size.USUAL
    title: str = ""
    what: str = ""
    when: When = field(default_factory=When)
    where: str = ""
    minutes: int | None = None
    with_whom: str = ""
    bad_day: str = ""
    reminder: str = ""
    second_reason: str = ""
    checked: tuple[str, ...] = ()
    tailoring: tuple[TailoringAnswer, ...] = ()
    barriers: tuple[PlannedBarrier, ...] = ()
    worksheets: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    from_task: TaskId | None = None
    move: Move | None = None
    changes: tuple[FieldChange, ...] = ()
    unchanged_reason: UnchangedReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingOut:
    """The first contact's questions, asked again at session 2.

    Attributes:
        expects: What they expected to do themselves.
        own_words: Their words for the problem.
        takes_in: How they prefer to take things in.
        paper_safe: Paper at home is safe, asked directly.
        post_safe: Post is safe.
        call_safe: A call is safe.
    """

    expects: str = ""
    own_words: str = ""
    takes_in: tuple[TakesIn, ...] = ()
    paper_safe: Known = Known.UNKNOWN
    post_safe: Known = Known.UNKNOWN
    call_safe: Known = Known.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What was agreed at one session; while it is being made, the same shape is the draft.

    Attributes:
        id: Identity.
        session_id: The contact it was made at.
        rationale: Why, in the person's words.
        goal: The goal it serves, in the person's words, or empty.
        tasks: By position; usually one.
        no_task: Why no task was agreed, or None.
        importance: 0 to 10, or None where not asked.
        confidence: 0 to 10, or None where not asked.
        teach_back: True once the person explained it back.
        re_explained: What was explained again.
        starting_out: Answers of the first contact, or None.
        route: How the pack reaches the person, or None.
        override: Why it is ready although a required part is missing, or None.
        ready_at: When it became ready (UTC); None while a draft.
    """

    id: PlanId
    session_id: SessionId
    rationale: str = ""
    goal: str = ""
    tasks: tuple[Task, ...] = ()
    no_task: NoTask | None = None
    importance: int | None = None
    confidence: int | None = None
    teach_back: bool = False
    re_explained: str = ""
    starting_out: StartingOut | None = None
    route: Route | None = None
    override: Override | None = None
    ready_at: datetime | None = None
