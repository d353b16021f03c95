"""All the work of one course of treatment in order, for its end: facts and counts, no verdict."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.library import Library
from planner.measures import Measure
from planner.reviews import Amount
from planner.sessions import NOT_HELD, Score, Session, Status
from planner.views import History, HistoryTask


@dataclass(frozen=True, slots=True)
class MeasureSpan:
    """A measure's first and last total of a course.

    Attributes:
        id: Of the measure.
        measure: What the library knows of it, or None where it is gone.
        first: Its first score, by the order of the contacts.
        last: Its last; the same one where there was only one.
        count: How many there were.
    """

    id: str
    measure: Measure | None
    first: Score
    last: Score
    count: int

    @property
    def change(self) -> int | None:
        """Last less first, in the measure's whole numbers; None where there was only one."""
        return None if self.count < 2 else self.last.total - self.first.total


@dataclass(frozen=True, slots=True)
class WorkDone:
    """One task, with the contact it was agreed at."""

    session: Session
    task: HistoryTask


@dataclass(frozen=True, slots=True)
class InterventionWork:
    """How the tasks of one intervention went.

    Attributes:
        id: Of the intervention; empty for what was written freely or is in no library any more.
        tasks: How many were agreed.
        amounts: How many of them were done how much, as they said; those not reviewed are absent.
    """

    id: str
    tasks: int
    amounts: Mapping[Amount, int]

    @property
    def not_reviewed(self) -> int:
        """How many have no amount."""
        return self.tasks - sum(self.amounts.values())


@dataclass(frozen=True, slots=True)
class WorkSummary:
    """A course of treatment as its end shows it.

    Attributes:
        history: What it was made from.
        held: Contacts that were held, in order.
        not_held: Those that were not.
        booked: Appointments of which nothing is said yet.
        measures: In the order they were first scored.
        work: Every task in order.
        interventions: Counts, in the order of their first task.
    """

    history: History
    held: tuple[Session, ...]
    not_held: tuple[Session, ...]
    booked: tuple[Session, ...]
    measures: tuple[MeasureSpan, ...]
    work: tuple[WorkDone, ...]
    interventions: tuple[InterventionWork, ...]


def summarise(history: History, library: Library) -> WorkSummary:
    """Return the summary of a course of treatment.

    Args:
        history: The course, its contacts in order.
        library: The shelf with hidden items too, for interventions and measures.
    """
    sessions = tuple(each.session for each in history.sessions)
    work = tuple(WorkDone(each.session, task) for each in history.sessions for task in each.tasks)
    return WorkSummary(
        history=history,
        held=tuple(each for each in sessions if each.status is Status.ATTENDED),
        not_held=tuple(each for each in sessions if each.status in NOT_HELD),
        booked=tuple(each for each in sessions if each.status is Status.BOOKED),
        measures=tuple(_spans(history, library)),
        work=work,
        interventions=tuple(_interventions(work, library)),
    )


def _spans(history: History, library: Library) -> Iterator[MeasureSpan]:
    found: dict[str, list[Score]] = {}
    for each in history.sessions:
        for score in each.scores:
            found.setdefault(score.measure, []).append(score)
    for name, scores in found.items():
        known = library.measures.get(name)
        yield MeasureSpan(name, known, scores[0], scores[-1], len(scores))


def _interventions(work: tuple[WorkDone, ...], library: Library) -> Iterator[InterventionWork]:
    grouped: dict[str, list[HistoryTask]] = {}
    for each in work:
        template = library.templates.get(each.task.template)
        grouped.setdefault(template.intervention if template else "", []).append(each.task)
    for name, tasks in grouped.items():
        amounts = Counter(each.amount_patient for each in tasks if each.amount_patient is not None)
        yield InterventionWork(name, len(tasks), amounts)
