"""Laws of when a task is due."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import scheduling
from planner.ids import SeededIds
from planner.plans import DayTime, When
from tests.planner.builders import MON_WED_FRI, NEXT_TUESDAY, TUESDAY

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
DAY_TIMES = st.builds(DayTime, st.integers(0, 6), st.none() | st.times())
WHENS = st.builds(
    When,
    days=st.lists(DAY_TIMES, max_size=9).map(tuple),
    cue=st.sampled_from(("", "after lunch")),
    times=st.integers(0, 14),
)
GAPS = st.none() | st.integers(-3, 90)


def test_week_with_fixed_days() -> None:
    start, end = scheduling.period(TUESDAY, NEXT_TUESDAY)
    found = scheduling.occasions(MON_WED_FRI, start, end, SeededIds(1))
    assert [(str(each.day), each.at) for each in found] == [
        ("2026-05-13", time(10)),
        ("2026-05-15", time(10)),
        ("2026-05-18", time(10)),
    ]


@pytest.mark.parametrize(
    ("next_day", "last"),
    [
        (None, date(2026, 5, 19)),
        (TUESDAY, date(2026, 5, 19)),
        (NEXT_TUESDAY, date(2026, 5, 18)),
        (date(2026, 9, 1), date(2026, 6, 9)),
    ],
)
def test_period(next_day: date | None, last: date) -> None:
    assert scheduling.period(TUESDAY, next_day) == (date(2026, 5, 13), last)


@given(when=WHENS, day=DAYS, gap=GAPS)
def test_due_days_lie_in_the_period_in_order_without_doubles(
    when: When, day: date, gap: int | None
) -> None:
    start, end = scheduling.period(day, None if gap is None else day + timedelta(days=gap))
    dated = [each for each in scheduling.due(when, start, end) if each[0]]
    assert all(each[0] and day < start <= each[0] <= end for each in dated)
    keys = [(str(each[0]), str(each[1] or time.min)) for each in dated]
    assert keys == sorted(keys)
    assert len(set(dated)) == len(dated)


@given(when=WHENS, day=DAYS, gap=GAPS)
def test_every_fixed_day_of_the_period_is_due(when: When, day: date, gap: int | None) -> None:
    start, end = scheduling.period(day, None if gap is None else day + timedelta(days=gap))
    length = max((end - start).days + 1, 0)
    weekdays = [(start + timedelta(days=each)).weekday() for each in range(length)]
    expected = sum(weekdays.count(each.weekday) for each in set(when.days))
    if when.days:
        assert len(scheduling.due(when, start, end)) == expected


@given(when=WHENS, day=DAYS, gap=GAPS, out=st.sets(st.integers(0, 30)))
def test_days_left_out_have_nothing_and_the_others_stay_as_they_were(
    when: When, day: date, gap: int | None, out: set[int]
) -> None:
    start, end = scheduling.period(day, None if gap is None else day + timedelta(days=gap))
    days = tuple(sorted(start + timedelta(days=each) for each in out))
    found = scheduling.due(replace(when, leave_out=days), start, end)
    if when.days:
        expected = [each for each in scheduling.due(when, start, end) if each[0] not in days]
        assert list(found) == expected
    else:
        assert len(found) <= len(scheduling.due(when, start, end))
        assert not found or scheduling.free_days(replace(when, leave_out=days), start, end)


@given(when=WHENS, day=DAYS)
def test_days_left_out_of_another_period_change_nothing(when: When, day: date) -> None:
    period = scheduling.period(day, None)
    other = replace(when, leave_out=(day, period[1] + timedelta(days=1)))
    assert scheduling.due(other, *period) == scheduling.due(when, *period)


@given(when=WHENS, day=DAYS)
def test_wall_time_is_the_agreed_one_whatever_the_clocks_do(when: When, day: date) -> None:
    agreed = {(each.weekday, each.at) for each in when.days}
    due = scheduling.due(when, *scheduling.period(day, day + timedelta(days=28)))
    assert all(each is None or (each.weekday(), at) in agreed for each, at in due)


@pytest.mark.parametrize(
    ("times", "next_day", "count"),
    [
        (4, NEXT_TUESDAY, 4),
        (0, NEXT_TUESDAY, scheduling.DEFAULT_TIMES),
        (2, date(2026, 5, 26), 4),
        (2, date(2026, 5, 13), 0),
    ],
)
def test_cue_gives_undated_occasions(times: int, next_day: date, count: int) -> None:
    when = When(cue="after a shift", times=times)
    due = scheduling.due(when, *scheduling.period(TUESDAY, next_day))
    assert due == ((None, None),) * count


def test_nothing_stated_is_never_due() -> None:
    assert scheduling.due(When(times=3), *scheduling.period(TUESDAY, None)) == ()


def test_week_strip_and_times_a_week() -> None:
    assert scheduling.week_strip(MON_WED_FRI) == (True, False, True, False, True, False, False)
    assert scheduling.times_a_week(MON_WED_FRI) == 3
    assert scheduling.times_a_week(When(cue="x", times=2)) == 2
