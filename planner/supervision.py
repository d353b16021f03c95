"""Case supervision: which cases a service wants brought, as facts; one line a case; decisions.

Nothing here ranks cases or says how one is: a trigger is a rule of the service that a recorded fact
meets, and cases stand in the order of their names.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner.ids import EpisodeId, IdSource, PatientId, SessionId, SupervisionId
from planner.measures import Measure
from planner.plans import FieldChange
from planner.review_rules import NOT_DONE_IN_A_ROW
from planner.reviews import Amount, Obstacle


class Trigger(StrEnum):
    """A rule of the service by which a case is brought, in the order they are listed."""

    ASKED = "asked"
    RISK_STOP = "risk_stop"
    ITEM_NINE = "item_nine"
    NEW = "new"
    REGULAR = "regular"
    OVER_THRESHOLD = "over_threshold"
    OVERDUE = "overdue"
    NO_IMPROVEMENT = "no_improvement"
    TWO_NOT_DONE = "two_not_done"
    NEED_UNMET = "need_unmet"
    DECISION_OPEN = "decision_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRules:
    """What a service wants brought to supervision.

    Attributes:
        wanted: The triggers that are on.
        weeks: Every so many weeks since a case was last discussed, or since it began.
        thresholds: For a measure's id the total from which a case is brought; 0 is off.
        after_sessions: From how many sessions held "no improvement" is looked at.
        overdue_days: A case without a contact for more days than this, and none booked.
    """

    wanted: frozenset[Trigger] = frozenset(Trigger)
    weeks: int = 4
    thresholds: Mapping[str, int]
    after_sessions: int = 4
    overdue_days: int = 21


@dataclass(frozen=True, slots=True)
class FirstLast:
    """The first and the newest total of a measure in a course; the same where there is one.

    Attributes:
        measure: Its id.
        first: The first total.
        last: The newest total.
        count: How many there are.
    """

    measure: str
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionItem:
    """A question for supervision, and what came of it.

    Attributes:
        id: Identity.
        patient_id: Whose case.
        episode_id: The course of treatment.
        asked_on: Local day it was written down.
        question: What is asked, or empty where a case was discussed without one.
        discussed_on: Local day it was discussed, or None while it waits.
        decision: What was decided; empty where nothing was.
        done_on: Local day the decision was carried out, or None.
    """

    id: SupervisionId
    patient_id: PatientId
    episode_id: EpisodeId
    asked_on: date
    question: str = ""
    discussed_on: date | None = None
    decision: str = ""
    done_on: date | None = None

    @property
    def waits(self) -> bool:
        """True while there is a question that was not discussed."""
        return self.discussed_on is None and bool(self.question.strip())

    @property
    def open_decision(self) -> bool:
        """True while a decision waits to be carried out."""
        return bool(self.discussed_on and self.decision.strip() and self.done_on is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReview:
    """The newest review of a course that says how much was done.

    Attributes:
        title: The task.
        day: Local day of the contact it was reviewed at.
        amount: How much, as the patient says.
        obstacles: What got in the way.
    """

    title: str
    day: date
    amount: Amount
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of the supervision list: facts only.

    Attributes:
        patient_id: Whose.
        episode_id: The course of treatment.
        name: Name in the record.
        reference: The service's reference.
        started: Day the course began.
        sessions: Contacts held.
        last_contact: Day of the last one, or None.
        next_day: Day of the next appointment, or None.
        scores: First and newest totals, by measure in the order of the library.
        last_task: Title of the newest plan's first task, or empty.
        last_review: The newest review, or None.
        not_done_in_a_row: How many of the newest reviews in a row say "none".
        changes: What the newest plan changed in its first task.
        item_nine: Days of risk items above 0 that are not marked as reviewed, with their contact.
        risk_stop: Day of the newest contact that was stopped for risk, or None.
        not_met: What of the needs is not met, in the practitioner's words.
        language: The language they read where it is not English, else empty.
        printed_in: The language of the newest pack, or empty where there is none.
        practitioner: Who they would rather see.
        items: Questions and decisions of the course, oldest first.
    """

    patient_id: PatientId
    episode_id: EpisodeId
    name: str
    reference: str
    started: date
    sessions: int
    last_contact: date | None
    next_day: date | None
    scores: tuple[FirstLast, ...] = ()
    last_task: str = ""
    last_review: LastReview | None = None
    not_done_in_a_row: int = 0
    changes: tuple[FieldChange, ...] = ()
    item_nine: tuple[tuple[date, SessionId], ...] = ()
    risk_stop: date | None = None
    not_met: str = ""
    language: str = ""
    printed_in: str = ""
    practitioner: str = ""
    items: tuple[SupervisionItem, ...] = ()

    @property
    def last_discussed(self) -> date | None:
        """Local day the case was last discussed, or None."""
        days = [each.discussed_on for each in self.items if each.discussed_on is not None]
        return max(days, default=None)

    @property
    def waiting(self) -> tuple[SupervisionItem, ...]:
        """Questions that were not discussed."""
        return tuple(each for each in self.items if each.waits)

    @property
    def not_discussed(self) -> tuple[SupervisionItem, ...]:
        """What was not discussed, a question taken back again among it."""
        return tuple(each for each in self.items if each.discussed_on is None)

    @property
    def open_decisions(self) -> tuple[SupervisionItem, ...]:
        """Decisions that wait to be carried out."""
        return tuple(each for each in self.items if each.open_decision)

    @property
    def printed_in_another(self) -> bool:
        """True where the newest pack was not printed in the language they read."""
        return bool(self.language and self.printed_in and self.printed_in != self.language)


def triggers(
    case: Case, rules: TriggerRules, measures: Mapping[str, Measure], today: date
) -> tuple[Trigger, ...]:
    """Return the rules a case meets, in the order of ``Trigger``.

    Args:
        case: Its facts.
        rules: What the service wants brought.
        measures: The library's, for the published reliable-change values.
        today: The local day.
    """
    met: dict[Trigger, Callable[[], bool]] = {
        Trigger.ASKED: lambda: bool(case.waiting),
        Trigger.RISK_STOP: lambda: _since_discussed(case, case.risk_stop),
        Trigger.ITEM_NINE: lambda: bool(case.item_nine),
        Trigger.NEW: lambda: case.sessions > 0 and case.last_discussed is None,
        Trigger.REGULAR: lambda: _regular(case, rules, today),
        Trigger.OVER_THRESHOLD: lambda: bool(over_threshold(case, rules)),
        Trigger.OVERDUE: lambda: _overdue(case, rules, today),
        Trigger.NO_IMPROVEMENT: lambda: _no_improvement(case, rules, measures),
        Trigger.TWO_NOT_DONE: lambda: case.not_done_in_a_row >= NOT_DONE_IN_A_ROW,
        Trigger.NEED_UNMET: lambda: bool(case.not_met.strip()) or case.printed_in_another,
        Trigger.DECISION_OPEN: lambda: bool(case.open_decisions),
    }
    return tuple(each for each in Trigger if each in rules.wanted and met[each]())


def over_threshold(case: Case, rules: TriggerRules) -> tuple[FirstLast, ...]:
    """Return the newest totals that are at or above what the service set."""
    return tuple(
        each for each in case.scores if 0 < rules.thresholds.get(each.measure, 0) <= each.last
    )


def by_name(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return cases by name, then reference: the one order there is."""
    return tuple(sorted(cases, key=_name))


def asked(case: Case, text: str, today: date, ids: IdSource) -> SupervisionItem | None:
    """Return the question of a case as it is now worded, or None where nothing changes.

    There is one question that waits; emptied, it waits no more, and its words are a revision.

    Args:
        case: Whose.
        text: As typed.
        today: The local day.
        ids: Where a new question's identity comes from.
    """
    waiting = case.not_discussed[0] if case.not_discussed else None
    if waiting is not None:
        return None if text.strip() == waiting.question else replace(waiting, question=text.strip())
    if not text.strip():
        return None
    return _new(case, today, ids, question=text.strip())


def asked_more(case: Case, text: str, today: date, ids: IdSource) -> SupervisionItem | None:
    """Return the question with another one behind it, as it is typed at a contact."""
    waiting = next((each.question for each in case.not_discussed), "")
    both = "\n".join(each for each in (waiting, text.strip()) if each)
    return asked(case, both, today, ids)


def discussed(
    case: Case, question: str, decision: str, today: date, ids: IdSource
) -> tuple[SupervisionItem, ...]:
    """Return what is to be written once a case was discussed; every waiting question with it."""
    first = asked(case, question, today, ids)
    waiting = list(case.not_discussed)
    if first is not None:
        waiting = [first, *(each for each in waiting if each.id != first.id)]
    waiting = waiting or [_new(case, today, ids)]
    done = [replace(each, discussed_on=today) for each in waiting]
    return (replace(done[0], decision=decision.strip()), *done[1:])


def _name(case: Case) -> tuple[str, str, str]:
    return case.name.casefold(), case.reference, case.patient_id


def _since_discussed(case: Case, day: date | None) -> bool:
    """Tell whether a day is not before the last discussion."""
    discussed = case.last_discussed
    return day is not None and (discussed is None or day >= discussed)


def _regular(case: Case, rules: TriggerRules, today: date) -> bool:
    """A case already discussed is due again; a new one has its own trigger."""
    discussed = case.last_discussed
    return discussed is not None and today - discussed >= timedelta(weeks=rules.weeks)


def _overdue(case: Case, rules: TriggerRules, today: date) -> bool:
    seen = case.last_contact or case.started
    return case.next_day is None and (today - seen).days > rules.overdue_days


def _no_improvement(case: Case, rules: TriggerRules, measures: Mapping[str, Measure]) -> bool:
    """No total fell by its published reliable-change value since the first; none known is none."""
    if case.sessions < rules.after_sessions:
        return False
    judged = [
        (each, change)
        for each in case.scores
        if each.count > 1
        and each.measure in measures
        and (change := measures[each.measure].reliable_change) is not None
    ]
    return bool(judged) and all(each.first - each.last < change for each, change in judged)


def _new(case: Case, today: date, ids: IdSource, question: str = "") -> SupervisionItem:
    return SupervisionItem(
        id=SupervisionId(ids.new()),
        patient_id=case.patient_id,
        episode_id=case.episode_id,
        asked_on=today,
        question=question,
    )
