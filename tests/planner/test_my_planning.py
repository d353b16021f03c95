"""My planning: counts that add up, in no order of merit."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.my_planning import (
    FEWEST,
    OF_A_TASK,
    Count,
    Period,
    PlanFacts,
    PlanPart,
    planning,
    since,
)
from planner.plans import Override


@st.composite
def plans(draw: Any) -> PlanFacts:
    applies = draw(st.frozensets(st.sampled_from(PlanPart)))
    return PlanFacts(
        day=draw(st.dates(date(2024, 11, 1), date(2026, 5, 31))),
        has=draw(st.frozensets(st.sampled_from(sorted(applies)))) if applies else frozenset(),
        applies=applies,
        said_not_reviewed=draw(st.booleans()),
        override=draw(st.none() | st.sampled_from(Override)),
    )


@given(st.lists(plans(), max_size=12), st.randoms())
def test_the_order_of_plans_does_not_matter(made: list[PlanFacts], chance: Any) -> None:
    mixed = made.copy()
    chance.shuffle(mixed)
    assert planning(mixed) == planning(made)


@given(st.lists(plans(), max_size=12), plans())
def test_one_more_plan_lowers_no_count(made: list[PlanFacts], more: PlanFacts) -> None:
    before, after = planning(made), planning([*made, more])
    for old, new in zip(before.counts, after.counts, strict=True):
        assert old.count <= new.count <= old.count + 1
        assert old.of <= new.of <= old.of + 1
        assert 0 <= new.count <= new.of


@given(st.lists(plans(), max_size=12))
def test_months_add_up_to_the_whole_without_a_hole(made: list[PlanFacts]) -> None:
    found = planning(made)
    assert sum(month.plans for month in found.months) == found.plans == len(made)
    for at, count in enumerate(found.counts):
        assert sum(month.counts[at].count for month in found.months) == count.count
        assert sum(month.counts[at].of for month in found.months) == count.of
    numbers = [month.first.year * 12 + month.first.month for month in found.months]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else not made


@pytest.mark.parametrize(("of", "share"), [(0, None), (FEWEST - 1, None), (FEWEST, 0.6)])
def test_a_share_needs_enough_plans(of: int, share: float | None) -> None:
    assert Count(PlanPart.IF_THEN, min(3, of), of).share == share


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.QUARTER, date(2026, 5, 12), date(2026, 3, 1)),
        (Period.QUARTER, date(2026, 1, 31), date(2025, 11, 1)),
        (Period.YEAR, date(2026, 5, 12), date(2025, 6, 1)),
        (Period.YEAR, date(2025, 12, 1), date(2025, 1, 1)),
        (Period.ALL, date(2026, 5, 12), date.min),
    ],
)
def test_a_period_is_whole_months(period: Period, today: date, first: date) -> None:
    assert since(period, today) == first


def test_the_parts_of_a_task_are_known() -> None:
    assert set(PlanPart) - OF_A_TASK == {PlanPart.RATIONALE, PlanPart.TEACH_BACK}
