"""My planning: counts that add up, in no order of merit."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.my_planning import (
    FEWEST,
    Count,
    Period,
    PlanFacts,
    PlanPart,
    missed_most,
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
        plans=draw(st.integers(1, 4)),
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
        assert old.count <= new.count <= old.count + more.plans
        assert old.of <= new.of <= old.of + more.plans
        assert 0 <= new.count <= new.of


@given(st.lists(plans(), max_size=12))
def test_months_add_up_to_the_whole_without_a_hole(made: list[PlanFacts]) -> None:
    found = planning(made)
    assert (
        sum(month.plans for month in found.months)
        == found.plans
        == sum(each.plans for each in made)
    )
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


@given(st.lists(plans(), max_size=12))
def test_plans_alike_may_be_given_as_one(made: list[PlanFacts]) -> None:
    single = [replace(each, plans=1) for each in made for _ in range(each.plans)]
    assert planning(single) == planning(made)


@given(st.lists(plans(), max_size=12))
def test_what_is_missed_most_is_missed_by_no_part_more(made: list[PlanFacts]) -> None:
    counts = planning(made).counts
    for most in missed_most(counts):
        assert most.of >= FEWEST
        assert most.missing
        assert all(each.missing <= most.missing for each in counts if each.of >= FEWEST)


@pytest.mark.parametrize(
    ("numbers", "most"),
    [
        (((3, 8), (6, 8)), [PlanPart.RATIONALE]),
        (((6, 8), (6, 8)), [PlanPart.RATIONALE, PlanPart.SPECIFICS]),
        (((8, 8), (5, 5)), []),
        (((0, FEWEST - 1), (7, 8)), [PlanPart.SPECIFICS]),
        (((0, FEWEST - 1), (0, 0)), []),
    ],
)
def test_what_is_missed_most(numbers: tuple[tuple[int, int], ...], most: list[PlanPart]) -> None:
    two = (PlanPart.RATIONALE, PlanPart.SPECIFICS)
    counts = [Count(part, *each) for part, each in zip(two, numbers, strict=True)]
    assert [each.part for each in missed_most(counts)] == most


def test_a_plan_without_a_task_is_a_plan_and_nothing_else() -> None:
    found = planning([PlanFacts(day=date(2026, 5, 1), has=frozenset(), applies=frozenset())])
    assert (found.plans, found.without_task) == (1, 1)
    assert {each.of for each in found.counts} == {0}
