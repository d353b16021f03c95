"""Marked days: known dates, laws over many years, and that nothing is marked unasked."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from planner.calendars import marked_days, orthodox_easter, western_easter
from planner.patients import CalendarKind as Kind
from planner.taken import DayName, MarkedDay

YEARS = st.integers(2000, 2070)
KINDS = st.lists(st.sampled_from(Kind), unique=True)


def days_of(kind: Kind, year: int) -> dict[date, MarkedDay]:
    return {e.day: e for e in marked_days([kind], date(year, 1, 1), date(year, 12, 31))}


@pytest.mark.parametrize(
    ("kind", "day", "name"),
    [
        (Kind.ENGLAND, date(2026, 12, 25), DayName.CHRISTMAS),
        (Kind.ENGLAND, date(2026, 12, 28), DayName.PUBLIC_HOLIDAY),
        (Kind.SCOTLAND, date(2026, 11, 30), DayName.PUBLIC_HOLIDAY),
        (Kind.NORTHERN_IRELAND, date(2027, 3, 17), DayName.PUBLIC_HOLIDAY),
        (Kind.WALES, date(2026, 4, 6), DayName.EASTER_MONDAY),
        (Kind.MUSLIM, date(2026, 2, 18), DayName.RAMADAN),
        (Kind.MUSLIM, date(2026, 3, 20), DayName.EID_AL_FITR),
        (Kind.MUSLIM, date(2026, 5, 27), DayName.EID_AL_ADHA),
        (Kind.JEWISH, date(2026, 9, 21), DayName.YOM_KIPPUR),
        (Kind.JEWISH, date(2026, 11, 28), DayName.SABBATH),
        (Kind.CHRISTIAN, date(2026, 2, 18), DayName.ASH_WEDNESDAY),
        (Kind.ORTHODOX, date(2027, 5, 2), DayName.ORTHODOX_EASTER),
        (Kind.HINDU, date(2026, 11, 8), DayName.DIWALI),
        (Kind.SIKH, date(2026, 4, 14), DayName.VAISAKHI),
    ],
)
def test_known_days(kind: Kind, day: date, name: DayName) -> None:
    assert name in [each.name for each in marked_days([kind], day, day)]


def test_scotland_has_no_easter_monday_of_its_own() -> None:
    assert not marked_days([Kind.SCOTLAND], date(2026, 4, 6), date(2026, 4, 6))


@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_nothing_is_marked_unasked(start: date) -> None:
    assert marked_days((), start, start + timedelta(days=28)) == ()


@given(kinds=KINDS, start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), length=st.integers(-1, 28))
def test_only_what_was_asked_in_the_period_in_order(
    kinds: list[Kind], start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    found = marked_days(kinds, start, end)
    assert {each.calendar for each in found} <= set(kinds)
    assert all(start <= each.day <= end for each in found)
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert len(set(found)) == len(found)


@given(year=YEARS)
def test_easter_is_a_sunday_and_agrees_with_the_bank_holidays(year: int) -> None:
    easter, eastern = western_easter(year), orthodox_easter(year)
    assert easter.weekday() == eastern.weekday() == 6
    assert easter <= eastern
    bank = country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    assert bank[easter + timedelta(days=1)] == "Easter Monday"


@given(year=YEARS)
def test_ramadan_is_29_or_30_days_before_the_eid(year: int) -> None:
    days = days_of(Kind.MUSLIM, year)
    for eid in [day for day, each in days.items() if each.name is DayName.EID_AL_FITR]:
        before = eid - timedelta(days=1)
        assert before.year != year or days[before].name is DayName.RAMADAN
    assert all(each.approximate for each in days.values())


@given(year=st.integers(2001, 2035))
def test_lights_are_marked_for_both_who_keep_them(year: int) -> None:
    lights = {d for d, e in days_of(Kind.HINDU, year).items() if e.name is DayName.DIWALI}
    sikh = days_of(Kind.SIKH, year)
    assert lights
    assert all(sikh[day].name is DayName.BANDI_CHHOR for day in lights)


def test_no_date_is_invented_where_the_library_knows_none() -> None:
    assert not days_of(Kind.HINDU, 2040)
    assert not days_of(Kind.MUSLIM, 2090)


def test_a_long_fast_is_a_season_and_its_feast_is_not() -> None:
    days = days_of(Kind.MUSLIM, 2026)
    assert days[date(2026, 3, 1)].season
    assert not days[date(2026, 3, 20)].season
