"""What the records say went before: counts and dates, never a verdict.

Lines stand by date, counts in a fixed order (by the clock, by the week, by the catalogue, or as a
place was first written down). Nothing is ever put in order by how it went, and no share is worked
out: "3 of 4 times", not a percentage.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from planner.ids import EpisodeId, SessionId, TaskId
from planner.library import Size
from planner.plans import PlannedBarrier, When
from planner.reviews import Amount, NotReviewed, Obstacle, Used
from planner.sessions import Session

WELL = Amount.MOST
"""From here on a task went well here: the patient said most, or all or more."""


class PartOfDay(StrEnum):
    """When in the day something is due, by the wall clock; in order."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    OPEN = "open"


STARTS = (
    (time(5), PartOfDay.MORNING),
    (time(12), PartOfDay.AFTERNOON),
    (time(17), PartOfDay.EVENING),
    (time(22), PartOfDay.NIGHT),
)
"""When each part of the day begins; night lasts until the morning."""


class About(StrEnum):
    """What is counted; in the order it is shown."""

    PART = "part"
    WEEKDAY = "weekday"
    PLACE = "place"
    WITH_WHOM = "with_whom"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTask:
    """A task of a ready plan, with what became of it.

    Attributes:
        id: Which.
        episode_id: The course of treatment it was agreed in.
        session_id: The contact it was agreed at.
        day: That contact's day.
        number: That contact's number in its course.
        position: Place among the tasks of its plan.
        template: Id of the template, or empty where written freely.
        title: Short name.
        when: When it was due.
        where: Place, as written.
        with_whom: With whom, as written; empty means alone or not said.
        size: Size chosen; says something only of a template.
        amount: How much, as the patient said; None where that is not known.
        not_reviewed: Why it was not reviewed, or None.
        barriers: What was planned for.
        coping_used: For each of ``barriers`` with an if-then, by position.
        obstacles: What got in the way.
    """

    id: TaskId
    episode_id: EpisodeId
    session_id: SessionId
    day: date
    number: int
    position: int
    template: str = ""
    title: str = ""
    when: When
    where: str = ""
    with_whom: str = ""
    size: Size = Size.USUAL
    amount: Amount | None = None
    not_reviewed: NotReviewed | None = None
    barriers: tuple[PlannedBarrier, ...] = ()
    coping_used: tuple[Used | None, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True)
class IfThen:
    """An if-then agreed for a barrier, and whether it was used and helped; None: not said."""

    if_text: str
    then_text: str
    used: Used | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """One earlier task a barrier had to do with.

    Attributes:
        day: The contact it was agreed at.
        title: The task.
        amount: How much, as the patient said, or None.
        not_reviewed: Why it was not reviewed, or None.
        planned: The barrier was planned for.
        reported: The barrier got in the way.
        if_thens: Those agreed for this barrier; usually one, or none.
    """

    day: date
    title: str
    amount: Amount | None
    not_reviewed: NotReviewed | None
    planned: bool
    reported: bool
    if_thens: tuple[IfThen, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was part of a reviewed task, and how often that task went well.

    Attributes:
        key: A code, a weekday's number, or words as they were first written; may be empty.
        times: Reviewed tasks.
        well: Of these, how many were mostly done, or all.
    """

    key: str
    times: int
    well: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one kind of thing, in a fixed order."""

    about: About
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WentWell:
    """What was part of tasks that went well.

    Attributes:
        tasks: Reviewed tasks that were counted.
        counts: By kind; a kind nothing is known of is left out.
    """

    tasks: int = 0
    counts: tuple[Counts, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseCount:
    """How often one response of the catalogue was chosen, and its if-thens by ``Used``."""

    response: str
    tasks: int
    used: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersCount:
    """How tasks of other people went for which a barrier was planned: numbers only.

    Attributes:
        people: How many people.
        tasks: How many tasks.
        amounts: By amount, from none to all.
        not_reviewed: Tasks of which the patient's amount is not known.
        got_in_way: Tasks in which the barrier then got in the way.
        used: If-thens by ``Used``, in its order.
        responses: By response; empty is none of the catalogue.
    """

    people: int = 0
    tasks: int = 0
    amounts: tuple[int, ...] = (0,) * len(Amount)
    not_reviewed: int = 0
    got_in_way: int = 0
    used: tuple[int, ...] = (0,) * len(Used)
    responses: tuple[ResponseCount, ...] = ()


def earlier(tasks: Iterable[PastTask], now: Session) -> tuple[PastTask, ...]:
    """Return the tasks agreed before a contact, oldest first, in whatever order they come."""
    found = [each for each in tasks if _is_earlier(each, now)]
    return tuple(sorted(found, key=_in_order))


def met_before(wanted: Obstacle, tasks: Iterable[PastTask]) -> tuple[Before, ...]:
    """Return a line for each task a barrier was planned for or got in the way of, by date.

    Args:
        wanted: A barrier of the catalogue; or a person's own words, which have to be the same but
            for capitals and spaces.
        tasks: The person's earlier tasks.
    """
    lines = (_before(wanted, each) for each in sorted(tasks, key=_in_order))
    return tuple(each for each in lines if each is not None)


def went_well(tasks: Iterable[PastTask]) -> WentWell:
    """Return what was part of the reviewed tasks, and how often these were mostly done, or all.

    A task counts once under each of its weekdays and parts of the day.
    """
    reviewed = sorted((each for each in tasks if each.amount is not None), key=_in_order)
    found = [Counts(about, _counted(about, reviewed)) for about in About]
    return WentWell(tasks=len(reviewed), counts=tuple(each for each in found if each.counts))


def part_of_day(at: time | None) -> PartOfDay:
    """Return the part of the day of a wall time; no time is open."""
    if at is None:
        return PartOfDay.OPEN
    begun = [part for start, part in STARTS if start <= at]
    return begun[-1] if begun else PartOfDay.NIGHT


def folded(words: str) -> str:
    """Return words as they are compared: capitals and spaces make no difference."""
    return " ".join(words.split()).casefold()


def _is_earlier(task: PastTask, now: Session) -> bool:
    if task.session_id == now.id or task.day > now.day:
        return False
    same_course = task.episode_id == now.episode_id
    return task.day < now.day or not same_course or task.number < now.number


def _in_order(task: PastTask) -> tuple[date, int, int, str]:
    return task.day, task.number, task.position, task.id


def _before(wanted: Obstacle, task: PastTask) -> Before | None:
    planned = any(_is_same(wanted, Obstacle(e.barrier, e.text)) for e in task.barriers)
    reported = any(_is_same(wanted, each) for each in task.obstacles)
    if not planned and not reported:
        return None
    return Before(
        day=task.day,
        title=task.title,
        amount=task.amount,
        not_reviewed=task.not_reviewed,
        planned=planned,
        reported=reported,
        if_thens=_if_thens(wanted, task),
    )


def _is_same(one: Obstacle, other: Obstacle) -> bool:
    if one.barrier or other.barrier:
        return one.barrier == other.barrier
    return bool(folded(one.text)) and folded(one.text) == folded(other.text)


def _if_thens(wanted: Obstacle, task: PastTask) -> tuple[IfThen, ...]:
    """Return the if-thens for a barrier; what the review says of them stands by position."""
    agreed = [each for each in task.barriers if each.has_coping_plan]
    said = (*task.coping_used, *(None for _ in agreed))
    return tuple(
        IfThen(each.if_text, each.then_text, used)
        for each, used in zip(agreed, said, strict=False)
        if _is_same(wanted, Obstacle(each.barrier, each.text))
    )


def _counted(about: About, tasks: list[PastTask]) -> tuple[Count, ...]:
    times: dict[str, int] = {}
    well: dict[str, int] = {}
    names: dict[str, str] = {}
    for task in tasks:
        for words in dict.fromkeys(KEYS[about](task)):
            key = folded(words)
            names.setdefault(key, words.strip())
            times[key] = times.get(key, 0) + 1
            well[key] = well.get(key, 0) + (task.amount is not None and task.amount >= WELL)
    keys = [key for key in ORDERS.get(about, tuple(times)) if key in times]
    return tuple(Count(names[key], times[key], well[key]) for key in keys)


def _parts(task: PastTask) -> tuple[str, ...]:
    if not task.when.days:
        return (PartOfDay.OPEN.value,)
    return tuple(part_of_day(each.at).value for each in task.when.days)


def _weekdays(task: PastTask) -> tuple[str, ...]:
    return tuple(str(each.weekday) for each in task.when.days)


def _place(task: PastTask) -> tuple[str, ...]:
    return (task.where,) if task.where.strip() else ()


def _with_whom(task: PastTask) -> tuple[str, ...]:
    return (task.with_whom,)


def _size(task: PastTask) -> tuple[str, ...]:
    return (task.size.value,) if task.template else ()


KEYS: dict[About, Callable[[PastTask], tuple[str, ...]]] = {
    About.PART: _parts,
    About.WEEKDAY: _weekdays,
    About.PLACE: _place,
    About.WITH_WHOM: _with_whom,
    About.SIZE: _size,
}
ORDERS: dict[About, tuple[str, ...]] = {
    About.PART: tuple(each.value for each in PartOfDay),
    About.WEEKDAY: tuple(str(each) for each in range(7)),
    About.SIZE: tuple(each.value for each in Size),
}
"""Places and people stand as they were first written down."""
