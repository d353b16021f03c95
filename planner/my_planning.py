"""How one plans, as counts: for the practitioner alone. No total, no target, no comparison."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plans import Override

FEWEST = 5
"""Below this many plans a share is said as a count alone."""


class PlanPart(StrEnum):
    """What a plan has or has not, in the order of the wizard."""

    RATIONALE = "rationale"
    SPECIFICS = "specifics"
    TAILORING = "tailoring"
    IF_THEN = "if_then"
    TEACH_BACK = "teach_back"
    REVIEWED = "reviewed"


class Period(StrEnum):
    """How far back."""

    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


MONTHS = {Period.QUARTER: 3, Period.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """One ready plan, or several of one month that are alike.

    Attributes:
        day: Local day of the contact it was made at, or any other of the same month.
        has: The parts it has.
        applies: The parts it could have: none where no task was agreed, reviewed only where a later
            contact was held.
        said_not_reviewed: True where the next contact said, with a code, that a task was not
            reviewed.
        override: Why it was made ready although a part was missing, or None.
        plans: How many plans are so.
    """

    day: date
    has: frozenset[PlanPart]
    applies: frozenset[PlanPart]
    said_not_reviewed: bool = False
    override: Override | None = None
    plans: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many plans."""

    part: PlanPart
    count: int
    of: int

    @property
    def missing(self) -> int:
        """How many have it not."""
        return self.of - self.count

    @property
    def share(self) -> float | None:
        """From 0.0 to 1.0; None where there are too few plans for a share."""
        return self.count / self.of if self.of >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Month:
    """The plans of one month."""

    first: date
    plans: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """The page.

    Attributes:
        plans: How many plans there are.
        without_task: In how many of them no task was agreed; they have no part to count.
        counts: For each part, in the order of the wizard.
        said_not_reviewed: Plans whose next contact gave a code instead of a review.
        overrides: How often each reason was given, in the order of ``Override``.
        months: Oldest first; a month without a plan is there with 0.
    """

    plans: int
    without_task: int
    counts: tuple[Count, ...]
    said_not_reviewed: int
    overrides: tuple[tuple[Override, int], ...]
    months: tuple[Month, ...]


def since(period: Period, today: date) -> date:
    """Return the first day of a period; whole months, this one included."""
    back = MONTHS.get(period)
    if back is None:
        return date.min
    months = today.year * 12 + today.month - 1 - (back - 1)
    return date(months // 12, months % 12 + 1, 1)


def planning(facts: Iterable[PlanFacts]) -> Planning:
    """Return the counts of plans, whatever their order."""
    every = sorted(facts, key=_day)
    overrides: Counter[Override] = Counter()
    for each in every:
        if each.override is not None:
            overrides[each.override] += each.plans
    return Planning(
        plans=_total(every),
        without_task=_total(each for each in every if not each.applies),
        counts=_counts(every),
        said_not_reviewed=_total(each for each in every if each.said_not_reviewed),
        overrides=tuple((each, overrides[each]) for each in Override if overrides[each]),
        months=_months(every),
    )


def missed_most(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the part that most plans have not; several where equal, none where too few lack any.

    Parts of fewer than ``FEWEST`` plans say nothing about what is usual, and are left out.
    """
    enough = [each for each in counts if each.of >= FEWEST and each.missing]
    most = max((each.missing for each in enough), default=0)
    return tuple(each for each in enough if each.missing == most)


def _day(each: PlanFacts) -> date:
    return each.day


def _total(facts: Iterable[PlanFacts]) -> int:
    return sum(each.plans for each in facts)


def _counts(facts: list[PlanFacts]) -> tuple[Count, ...]:
    return tuple(
        Count(
            part,
            _total(each for each in facts if part in each.applies & each.has),
            _total(each for each in facts if part in each.applies),
        )
        for part in PlanPart
    )


def _months(facts: list[PlanFacts]) -> tuple[Month, ...]:
    if not facts:
        return ()
    by_month: dict[date, list[PlanFacts]] = {}
    month, last = facts[0].day.replace(day=1), facts[-1].day
    while month <= last:
        by_month[month] = []
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    for each in facts:
        by_month[each.day.replace(day=1)].append(each)
    return tuple(Month(first, _total(some), _counts(some)) for first, some in by_month.items())
