"""What of a plan falls into hours and days the person gave."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.patients import CalendarKind, Life, Rota, Shift, ShiftHours, Taken
from planner.plans import DayTime, When
from planner.scheduling import due, free_days, period
from planner.taken import Clash, DayName, MarkedDay, Why, clashes, days_to_leave_out, left_out
from tests.planner.builders import MON_WED_FRI, NEXT_TUESDAY, TUESDAY
from tests.planner.test_scheduling import DAYS, WHENS

START, END = period(TUESDAY, NEXT_TUESDAY)  # Wednesday 13 to Monday 18 May 2026
FRIDAY = date(2026, 5, 15)
NIGHTS = Rota(
    date(2026, 5, 11),
    (Shift.NIGHT, Shift.NIGHT, Shift.OFF, Shift.LATE),
    (
        ShiftHours(Shift.NIGHT, time(22), time(7)),
        ShiftHours(Shift.LATE, time(14), time(22)),
        ShiftHours(Shift.OFF, time(0), time(0)),
    ),
)
EID = MarkedDay(FRIDAY, DayName.EID_AL_FITR, CalendarKind.MUSLIM, approximate=True)
FAST = MarkedDay(FRIDAY, DayName.RAMADAN, CalendarKind.MUSLIM, approximate=True, season=True)


def taken(weekday: int | None, start: int, end: int) -> Life:
    return Life(taken=(Taken("prayers", weekday, time(start), time(end)),))


def on(weekday: int, hour: int | None, minute: int = 0) -> When:
    return When(days=(DayTime(weekday, None if hour is None else time(hour, minute)),))


def found(when: When, life: Life, minutes: int | None = None) -> list[date]:
    return [each.day for each in clashes(when, START, END, life, (), minutes)]


@pytest.mark.parametrize(
    ("when", "life", "minutes", "days"),
    [
        (on(4, 13, 30), taken(4, 13, 14), None, [FRIDAY]),
        (on(4, 14), taken(4, 13, 14), None, []),
        (on(4, 12, 50), taken(4, 13, 14), None, []),
        (on(4, 12, 50), taken(4, 13, 14), 20, [FRIDAY]),
        (on(2, 13, 30), taken(4, 13, 14), None, []),
        (on(4, None), taken(4, 13, 14), None, []),
        (on(4, None), taken(4, 0, 0), None, [FRIDAY]),
        (on(4, 23), taken(None, 22, 6), None, [FRIDAY]),
        (on(5, 2), taken(4, 22, 6), None, [date(2026, 5, 16)]),
        (MON_WED_FRI, taken(None, 9, 11), None, [START, FRIDAY, END]),
    ],
)
def test_hours_taken(when: When, life: Life, minutes: int | None, days: list[date]) -> None:
    assert found(when, life, minutes) == days


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (on(2, 6), [START]),  # the night before ends at 7
        (on(2, 12), []),
        (on(3, 15), [date(2026, 5, 14)]),  # late shift
        (on(4, 23), [FRIDAY]),  # night shift
        (on(6, 15), []),  # off
    ],
)
def test_shifts_of_the_rota(when: When, days: list[date]) -> None:
    assert found(when, Life(rota=NIGHTS)) == days


def test_a_clash_says_what_it_falls_into() -> None:
    (clash,) = clashes(on(4, 13), START, END, taken(4, 13, 14), ())
    assert clash == Clash(
        day=FRIDAY, at=time(13), why=Why.TAKEN, label="prayers", start=time(13), end=time(14)
    )


def test_a_feast_is_kept_free_and_a_day_of_a_long_fast_is_only_marked() -> None:
    feast, fast = (clashes(MON_WED_FRI, START, END, Life(), [each])[0] for each in (EID, FAST))
    assert feast.asks_for_room
    assert not fast.asks_for_room
    assert days_to_leave_out(MON_WED_FRI, START, END, Life(), [EID, FAST]) == (FRIDAY,)
    assert days_to_leave_out(MON_WED_FRI, START, END, Life(), [FAST]) == ()


def test_a_cue_keeps_the_marked_days_free() -> None:
    cue = When(cue="after lunch", times=3)
    assert clashes(cue, START, END, taken(None, 0, 0), [EID]) == ()
    assert days_to_leave_out(cue, START, END, Life(), [EID]) == (FRIDAY,)


def test_a_rota_without_a_pattern_or_before_its_first_day_says_nothing() -> None:
    assert Rota(START, ()).shift_on(START) is None
    assert NIGHTS.shift_on(date(2026, 5, 10)) is None


LIVES = st.builds(
    Life,
    taken=st.lists(
        st.builds(Taken, st.just("x"), st.none() | st.integers(0, 6), st.times(), st.times()),
        max_size=3,
    ).map(tuple),
)


@given(when=WHENS, day=DAYS, life=LIVES, gap=st.integers(1, 28), minutes=st.integers(1, 120))
def test_keeping_days_free_leaves_no_clash_and_touches_nothing_else(
    when: When, day: date, life: Life, gap: int, minutes: int
) -> None:
    start, end = period(day, day + timedelta(days=gap))
    days = days_to_leave_out(when, start, end, life, (), minutes)
    free = replace(when, leave_out=days)
    assert clashes(free, start, end, life, (), minutes) == ()
    kept = [each for each in due(when, start, end) if each[0] not in days]
    assert not when.days or list(due(free, start, end)) == kept
    assert set(free_days(free, start, end)).isdisjoint(days)


@given(when=WHENS, day=DAYS, out=st.lists(DAYS, max_size=3))
def test_left_out_are_days_that_would_have_been_due(when: When, day: date, out: list[date]) -> None:
    start, end = period(day, None)
    free = replace(when, leave_out=tuple(sorted({*out, day + timedelta(days=2)})))
    days = left_out(free, start, end)
    assert set(days) <= set(free.leave_out)
    assert all(start <= each <= end for each in days)
    if when.days:
        dated = {each[0] for each in due(when, start, end)}
        assert set(days) == dated & set(free.leave_out)
