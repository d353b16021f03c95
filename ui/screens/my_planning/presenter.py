"""My planning in words: counts, and a share only where there are enough plans. Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.my_planning import (
    Count,
    Month,
    Period,
    Planning,
    PlanPart,
    missed_most,
    planning,
    since,
)
from planner.report import Report, ReportHeading, ReportTable, ReportText
from ui import texts

if TYPE_CHECKING:
    from models.store import Store

PARTS: Mapping[PlanPart, str] = {
    PlanPart.RATIONALE: "Why, in their words",
    PlanPart.SPECIFICS: "When and where",
    PlanPart.TAILORING: "Asked about their life",
    PlanPart.IF_THEN: "An if-then",
    PlanPart.TEACH_BACK: "Explained back",
    PlanPart.REVIEWED: "Reviewed at the next contact",
}
PERIODS: Mapping[Period, str] = {
    Period.QUARTER: "3 months",
    Period.YEAR: "12 months",
    Period.ALL: "All",
}
WHAT = (
    "Counted: plans made ready, in the month of their contact. When and where: every task says "
    "both. Asked, and an if-then: at least one in the plan; a private note is none. Reviewed: "
    "every task has how much and what next, at the first contact held after it in the same course. "
    "Not counted: there, plans with no later contact; in every part, plans in which no task was "
    "agreed. It is no score, and there is nothing to reach."
)
ALONE = "For you alone. Nobody else sees it unless you print it."
BY_CHOICE = "For supervision, by choice of the practitioner."
MONTH_HEADS = (
    "Month",
    "Plans",
    "Why",
    "When, where",
    "Their life",
    "If-then",
    "Explained back",
    "Reviewed",
)
"""In short what ``PARTS`` says, so that a year stands in sight without scrolling sideways."""
SHARES = (0.13, 0.09, 0.13, 0.13, 0.13, 0.13, 0.13, 0.13)
HARDLY, NEARLY = 1, 99
"""Per cent said of a share that is not quite none and not quite all."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page opens with."""

    period: Period
    today: date
    planning: Planning


def read_opening(period: Period, today: date, store: "Store") -> Opening:
    """Read the plans of a period."""
    facts = store.my_planning.facts(since(period, today))
    return Opening(period, today, planning(facts))


def count_words(count: Count) -> str:
    """Return "14 of 18 plans, 78%"; below 5 plans the counts alone."""
    if not count.of:
        return "no plans to count"
    said = f"{count.count} of {texts.count_text(count.of, 'plan')}"
    return said if count.share is None else f"{said}, {_per_cent(count.share)}%"


def missing_words(count: Count, found: Planning) -> str:
    """Return how many have it not, and of reviews in how many a reason was given, or empty."""
    if not count.missing:
        return ""
    given = found.said_not_reviewed if count.part is PlanPart.REVIEWED else 0
    return f"not in {count.missing}" + (f"; a reason given in {given}" if given else "")


def plans_words(found: Planning) -> str:
    """Return "18 plans, 2 of them with no task agreed"."""
    said = texts.count_text(found.plans, "plan")
    if not found.without_task:
        return said
    return f"{said}, {found.without_task} of them with no task agreed"


def most_words(found: Planning) -> str:
    """Return which part is most often not there, in how many plans; empty where none stands out."""
    parts = missed_most(found.counts)
    if not parts:
        return ""
    named = " and ".join(f"“{PARTS[each.part]}”" for each in parts)
    each = ", each" if len(parts) > 1 else ","
    return f"Most often not there: {named}{each} in {texts.count_text(parts[0].missing, 'plan')}"


def month_cells(month: Month) -> tuple[str, ...]:
    """Return a line of the table of months."""
    name = f"{texts.MONTHS[month.first.month - 1][:3]} {month.first.year}"
    counts = (f"{each.count} of {each.of}" if each.of else "–" for each in month.counts)
    return (name, str(month.plans), *counts)


def override_lines(found: Planning) -> tuple[str, ...]:
    """Return how often each reason to go on without a part was given."""
    return tuple(
        f"{texts.sentence_case(texts.word(reason))}: {texts.count_text(count, 'plan')}"
        for reason, count in found.overrides
    )


def _per_cent(share: float) -> int:
    """Return a rounded share; 0 and 100 are said only where they are exact."""
    if share in {0.0, 1.0}:
        return round(share * 100)
    return min(max(round(share * 100), HARDLY), NEARLY)


def report(opening: Opening, *, made_up: bool) -> Report:
    """Return the page to print."""
    found = opening.planning
    parts = tuple(
        (PARTS[each.part], count_words(each), missing_words(each, found)) for each in found.counts
    )
    lines = override_lines(found)
    return Report(
        title="My planning",
        about=f"{PERIODS[opening.period]} to {texts.day_text(opening.today, year=True)} · "
        f"{plans_words(found)}",
        keep_safe=BY_CHOICE,
        blocks=(
            ReportTable(("Part of the plan", "There", "Not there"), (0.36, 0.3, 0.34), parts),
            *(ReportText(line) for line in (most_words(found),) if line),
            ReportHeading("Ready although a part was missing"),
            ReportText("\n".join(lines) or "No reason was given in this time."),
            ReportHeading("By month"),
            ReportTable(MONTH_HEADS, SHARES, tuple(map(month_cells, found.months))),
            ReportText(WHAT, quiet=True),
        ),
        made_up=made_up,
    )


def as_json(opening: Opening) -> dict[str, object]:
    """Return the figures in the form programs read."""
    found = opening.planning
    return {
        "period": opening.period.value,
        "plans": found.plans,
        "without_task": found.without_task,
        "parts": {e.part.value: {"count": e.count, "of": e.of} for e in found.counts},
        "said_not_reviewed": found.said_not_reviewed,
        "overrides": {reason.value: count for reason, count in found.overrides},
        "months": [
            {
                "month": f"{month.first:%Y-%m}",
                "plans": month.plans,
                "parts": {e.part.value: {"count": e.count, "of": e.of} for e in month.counts},
            }
            for month in found.months
        ],
    }
