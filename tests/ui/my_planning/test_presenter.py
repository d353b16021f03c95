"""My planning in words: counts first, a share only where it is fair."""

from datetime import date

import pytest

from planner.my_planning import Count, PlanFacts, Planning, PlanPart, planning
from planner.plans import Override
from ui.screens.my_planning import presenter

WHOLE = frozenset(PlanPart)


def found(*without: tuple[PlanPart, int], whole: int = 0, no_task: int = 0) -> Planning:
    """Plans without one part each, whole ones, and ones with no task agreed."""
    day = date(2026, 5, 4)
    facts = [PlanFacts(day=day, has=WHOLE - {p}, applies=WHOLE, plans=n) for p, n in without]
    if whole:
        facts.append(PlanFacts(day=day, has=WHOLE, applies=WHOLE, plans=whole))
    if no_task:
        facts.append(PlanFacts(day=day, has=frozenset(), applies=frozenset(), plans=no_task))
    return planning(facts)


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (0, 0, "no plans to count"),
        (1, 1, "1 of 1 plan"),
        (3, 4, "3 of 4 plans"),
        (0, 4, "0 of 4 plans"),
        (4, 5, "4 of 5 plans, 80%"),
        (14, 18, "14 of 18 plans, 78%"),
        (0, 500, "0 of 500 plans, 0%"),
        (1, 500, "1 of 500 plans, 1%"),
        (499, 500, "499 of 500 plans, 99%"),
        (500, 500, "500 of 500 plans, 100%"),
    ],
)
def test_counts(count: int, of: int, said: str) -> None:
    assert presenter.count_words(Count(PlanPart.IF_THEN, count, of)) == said


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (found(whole=9), ""),
        (found((PlanPart.IF_THEN, 4)), ""),
        (
            found((PlanPart.IF_THEN, 4), (PlanPart.TEACH_BACK, 1)),
            "Most often not there: “An if-then”, in 4 plans",
        ),
        (
            found((PlanPart.RATIONALE, 1), (PlanPart.TEACH_BACK, 1), whole=8),
            "Most often not there: “Why, in their words” and “Explained back”, each in 1 plan",
        ),
    ],
)
def test_what_is_left_out_most(planned: Planning, said: str) -> None:
    assert presenter.most_words(planned) == said


def test_plans_with_no_task_are_told_apart() -> None:
    assert presenter.plans_words(found(whole=3)) == "3 plans"
    said = presenter.plans_words(found(whole=3, no_task=2))
    assert said == "5 plans, 2 of them with no task agreed"


def test_a_reason_for_no_review_stands_with_the_reviews_alone() -> None:
    day, has = date(2026, 5, 4), WHOLE - {PlanPart.REVIEWED, PlanPart.IF_THEN}
    each = PlanFacts(day=day, has=has, applies=WHOLE, said_not_reviewed=True, plans=3)
    planned = planning([each])
    said = {e.part: presenter.missing_words(e, planned) for e in planned.counts}
    assert said[PlanPart.REVIEWED] == "not in 3; a reason given in 3"
    assert said[PlanPart.IF_THEN] == "not in 3"
    assert said[PlanPart.RATIONALE] == ""


def test_reasons_are_in_the_order_of_their_keys() -> None:
    day = date(2026, 5, 4)
    given = (Override.OTHER, Override.TIME, Override.OTHER)
    planned = planning(PlanFacts(day=day, has=WHOLE, applies=WHOLE, override=e) for e in given)
    lines = presenter.override_lines(planned)
    assert lines == ("No time left today: 1 plan", "Another reason: 2 plans")
