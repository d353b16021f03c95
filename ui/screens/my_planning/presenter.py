"""My planning in words: counts, and a share only where there are enough plans. Qt-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.my_planning import Count, Month, Period, Planning, PlanPart, planning, since
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
    "Counted: plans made ready. When and where: every task says both. Reviewed: every task has how "
    "much and what next, at the first contact held after it; plans with no later contact, and for "
    "the parts of a task plans without one, are not counted there. It is no score, and there is "
    "nothing to reach."
)
ALONE = "For you alone. Nobody else sees it unless you print it."
BY_CHOICE = "For supervision, by choice of the practitioner."
MONTH_HEADS = ("Month", "Plans", *PARTS.values())
SHARES = (0.16, 0.08, 0.13, 0.13, 0.13, 0.11, 0.12, 0.14)


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
    return said if count.share is None else f"{said}, {count.share:.0%}"


def missing_words(count: Count) -> str:
    """Return how many have it not, or empty."""
    return f"not in {count.missing}" if count.missing else ""


def month_cells(month: Month) -> tuple[str, ...]:
    """Return a line of the table of months."""
    name = f"{texts.MONTHS[month.first.month - 1]} {month.first.year}"
    counts = (f"{each.count} of {each.of}" if each.of else "–" for each in month.counts)
    return (name, str(month.plans), *counts)


def override_lines(found: Planning) -> tuple[str, ...]:
    """Return how often each reason to go on without a part was given."""
    lines = [
        f"{texts.sentence_case(texts.word(reason))}: {texts.count_text(count, 'plan')}"
        for reason, count in found.overrides
    ]
    if found.said_not_reviewed:
        count = texts.count_text(found.said_not_reviewed, "plan")
        lines.append(f"Not reviewed at the next contact, with a reason: {count}")
    return tuple(lines)


def report(opening: Opening, *, made_up: bool) -> Report:
    """Return the page to print."""
    found = opening.planning
    parts = tuple(
        (PARTS[each.part], count_words(each), missing_words(each)) for each in found.counts
    )
    lines = override_lines(found)
    return Report(
        title="My planning",
        about=f"{PERIODS[opening.period]} to {texts.day_text(opening.today, year=True)} · "
        f"{texts.count_text(found.plans, 'plan')}",
        keep_safe=BY_CHOICE,
        blocks=(
            ReportTable(("Part of the plan", "There", "Not there"), (0.4, 0.35, 0.25), parts),
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
