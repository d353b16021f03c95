"""Which ideas a sheet names: they fit what was said and the season, and vary."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.examples import Wishes, choose, season_of
from planner.library import Example, Season

TOPICS = ("calm", "moving", "people")
SPRING_DAY = date(2026, 4, 14)

EXAMPLES = st.builds(
    Example,
    id=st.text("abcdefgh", min_size=1, max_size=4),
    text=st.just("Do something"),
    topics=st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True).map(tuple),
    picture=st.just("walk"),
    free=st.booleans(),
    at_home=st.booleans(),
    alone=st.booleans(),
    faith=st.booleans(),
    seasons=st.lists(st.sampled_from(list(Season)), max_size=2, unique=True).map(tuple),
)
BANKS = st.lists(EXAMPLES, max_size=30, unique_by=lambda each: each.id)
WISHES = st.builds(Wishes, st.booleans(), st.booleans(), st.booleans())
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
COUNTS = st.integers(0, 12)


def example(name: str, **changes: object) -> Example:
    return Example(id=name, text=name, topics=("calm",), picture="walk", **changes)  # type: ignore[arg-type]


def ids(chosen: tuple[Example, ...]) -> set[str]:
    return {each.id for each in chosen}


@given(BANKS, COUNTS, DAYS, WISHES)
def test_each_idea_fits_topic_season_and_what_was_said(
    bank: list[Example], count: int, day: date, wishes: Wishes
) -> None:
    for each in choose(bank, "calm", count, day=day, wishes=wishes):
        assert "calm" in each.topics
        assert wishes.faith or not each.faith
        assert each.free or not wishes.free_only
        assert each.at_home or not wishes.at_home
        assert not each.seasons or season_of(day) in each.seasons


@given(BANKS, COUNTS, DAYS, WISHES)
def test_as_many_as_wanted_or_all_that_fit_and_none_twice(
    bank: list[Example], count: int, day: date, wishes: Wishes
) -> None:
    chosen = choose(bank, "calm", count, day=day, wishes=wishes)
    everything = choose(bank, "calm", len(bank), day=day, wishes=wishes)
    assert len(ids(chosen)) == len(chosen) == min(count, len(everything))


@given(BANKS, COUNTS, DAYS, WISHES)
def test_the_same_input_gives_the_same_ideas(
    bank: list[Example], count: int, day: date, wishes: Wishes
) -> None:
    first = choose(iter(bank), "calm", count, day=day, wishes=wishes)
    assert first == choose(tuple(bank), "calm", count, day=day, wishes=wishes)


@given(BANKS, COUNTS, DAYS, WISHES)
def test_they_stand_in_the_order_of_the_bank(
    bank: list[Example], count: int, day: date, wishes: Wishes
) -> None:
    places = [bank.index(each) for each in choose(bank, "calm", count, day=day, wishes=wishes)]
    assert places == sorted(places)


def test_a_wish_knows_nothing_of_who_somebody_is() -> None:
    assert [each.name for each in fields(Wishes)] == ["faith", "free_only", "at_home"]
    assert Wishes() == Wishes(faith=False, free_only=False, at_home=False)


def test_where_faith_is_wanted_it_comes_in_and_does_not_fill_the_sheet() -> None:
    bank = [example(f"f{number}", faith=True) for number in range(9)]
    bank += [example(f"p{number}") for number in range(9)]
    chosen = choose(bank, "calm", 6, day=SPRING_DAY, wishes=Wishes(faith=True))
    assert sum(each.faith for each in chosen) == 2
    assert not any(each.faith for each in choose(bank, "calm", 9, day=SPRING_DAY, wishes=Wishes()))


def test_one_of_the_season_comes_in() -> None:
    bank = [example(f"p{number}") for number in range(9)]
    bank += [example("blossom", seasons=(Season.SPRING,)), example("ice", seasons=(Season.WINTER,))]
    chosen = ids(choose(bank, "calm", 4, day=SPRING_DAY, wishes=Wishes()))
    assert "blossom" in chosen
    assert "ice" not in chosen


def test_too_few_are_topped_up_only_with_what_fits() -> None:
    bank = [
        example("pray", faith=True), example("swim", free=False), example("tea"),
        example("blossom", seasons=(Season.SPRING,)),
    ]  # fmt: skip
    wishes = Wishes(faith=True, free_only=True)
    assert ids(choose(bank, "calm", 9, day=SPRING_DAY, wishes=wishes)) == {"pray", "tea", "blossom"}
    assert ids(choose(bank, "calm", 2, day=SPRING_DAY, wishes=Wishes(free_only=True))) == {
        "tea", "blossom",
    }  # fmt: skip


@pytest.mark.parametrize("turn", range(0, 60, 7))
def test_a_set_is_spread_over_place_and_company(turn: int) -> None:
    bank = [example(f"home{number}") for number in range(6)]
    bank += [example(f"out{number}", at_home=False) for number in range(6)]
    bank += [example(f"with{number}", alone=False) for number in range(6)]
    chosen = choose(bank, "calm", 6, day=SPRING_DAY + timedelta(turn), wishes=Wishes())
    kinds = sorted(each.id[:-1] for each in chosen)
    assert kinds == ["home", "home", "out", "out", "with", "with"]


def test_most_stay_free_where_most_of_the_bank_is() -> None:
    bank = [example(f"c{number}", free=number > 1) for number in range(10)]
    chosen = choose(bank, "calm", 5, day=SPRING_DAY, wishes=Wishes())
    assert sum(not each.free for each in chosen) == 1


def test_other_months_bring_other_ideas() -> None:
    bank = [example(f"p{number}") for number in range(17)]
    months = [date(2000, month, 1) for month in range(1, 13)]
    found = {frozenset(ids(choose(bank, "calm", 4, day=day, wishes=Wishes()))) for day in months}
    assert len(found) >= 4


@pytest.mark.parametrize(
    ("month", "season"),
    [(1, "winter"), (2, "winter"), (3, "spring"), (5, "spring"), (6, "summer"), (8, "summer"),
     (9, "autumn"), (11, "autumn"), (12, "winter")],
)  # fmt: skip
def test_seasons_of_the_year(month: int, season: str) -> None:
    assert season_of(date(2026, month, 1)) == season
