"""Hours and days the person gave, and what of a plan falls into them.

Marks only: no time is proposed here, and nothing is concluded from who somebody is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from planner.patients import CalendarKind, Life, Shift, ShiftHours, Taken
from planner.plans import When
from planner.scheduling import due, free_days

MIDNIGHT = time.min
ONE_DAY = timedelta(days=1)


class DayName(StrEnum):
    """A marked day, as a code that ``ui`` words."""

    PUBLIC_HOLIDAY = "public_holiday"
    NEW_YEAR = "new_year"
    GOOD_FRIDAY = "good_friday"
    EASTER_MONDAY = "easter_monday"
    CHRISTMAS = "christmas"
    BOXING_DAY = "boxing_day"
    RAMADAN = "ramadan"
    EID_AL_FITR = "eid_al_fitr"
    EID_AL_ADHA = "eid_al_adha"
    SABBATH = "sabbath"
    ROSH_HASHANAH = "rosh_hashanah"
    YOM_KIPPUR = "yom_kippur"
    SUKKOT = "sukkot"
    SHEMINI_ATZERET = "shemini_atzeret"
    SIMCHAT_TORAH = "simchat_torah"
    HANUKKAH = "hanukkah"
    PURIM = "purim"
    PASSOVER = "passover"
    SHAVUOT = "shavuot"
    JEWISH_FAST = "jewish_fast"
    ASH_WEDNESDAY = "ash_wednesday"
    LENT = "lent"
    PALM_SUNDAY = "palm_sunday"
    MAUNDY_THURSDAY = "maundy_thursday"
    EASTER_SUNDAY = "easter_sunday"
    ASCENSION = "ascension"
    PENTECOST = "pentecost"
    ORTHODOX_LENT = "orthodox_lent"
    ORTHODOX_GOOD_FRIDAY = "orthodox_good_friday"
    ORTHODOX_EASTER = "orthodox_easter"
    ORTHODOX_PENTECOST = "orthodox_pentecost"
    MAKAR_SANKRANTI = "makar_sankranti"
    MAHA_SHIVARATRI = "maha_shivaratri"
    HOLI = "holi"
    RAM_NAVAMI = "ram_navami"
    RAKSHA_BANDHAN = "raksha_bandhan"
    JANMASHTAMI = "janmashtami"
    GANESH_CHATURTHI = "ganesh_chaturthi"
    NAVARATRI = "navaratri"
    DUSSEHRA = "dussehra"
    DIWALI = "diwali"
    GURU_GOBIND_SINGH = "guru_gobind_singh"
    HOLA_MOHALLA = "hola_mohalla"
    VAISAKHI = "vaisakhi"
    GURU_ARJAN = "guru_arjan"
    BANDI_CHHOR = "bandi_chhor"
    GURU_NANAK = "guru_nanak"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of a calendar the person wants marked.

    Attributes:
        day: Local day.
        name: Which day it is.
        calendar: Whose.
        approximate: True where the date may differ by a day, by sighting or by community.
        season: True for a day of a long fast, or one of a festival on which people work: it is
            shown, and never left out by the program.
    """

    day: date
    name: DayName
    calendar: CalendarKind
    approximate: bool = False
    season: bool = False


class Why(StrEnum):
    """Why a day or an hour is marked."""

    TAKEN = "taken"
    SHIFT = "shift"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Something planned that falls into an hour or a day the person gave.

    Attributes:
        day: Local day of what is planned.
        at: Its wall time, or None.
        why: What it falls into.
        label: Their words for the hours; empty for a shift or a marked day.
        start: From when it is taken; None for a marked day.
        end: Until when.
        shift: Which shift, or None.
        marked: Which marked day, or None.
    """

    day: date
    at: time | None
    why: Why
    label: str = ""
    start: time | None = None
    end: time | None = None
    shift: Shift | None = None
    marked: MarkedDay | None = None

    @property
    def asks_for_room(self) -> bool:
        """True where the day can be kept free: not where it is one of a season."""
        return self.marked is None or not self.marked.season


def clashes(
    when: When,
    start: date,
    end: date,
    life: Life,
    marked: Iterable[MarkedDay] = (),
    minutes: int | None = None,
) -> tuple[Clash, ...]:
    """Return what of a plan falls into hours or days the person gave, in the order of the days.

    Args:
        when: Days and times; a cue has no day and so never clashes.
        start: First day, as ``scheduling.period`` gives it.
        end: Last day, included.
        life: Hours and shifts they gave.
        marked: Days of the calendars they want marked (``planner.calendars``).
        minutes: How long one occasion is, or None.
    """
    days = tuple(marked)
    found: list[Clash] = []
    for day, at in due(when, start, end):
        if day is not None:
            found += _of_hours(day, at, life, minutes or 0)
            found += [Clash(day=day, at=at, why=Why.DAY, marked=m) for m in days if m.day == day]
    return tuple(found)


def days_to_leave_out(
    when: When,
    start: date,
    end: date,
    life: Life,
    marked: Iterable[MarkedDay] = (),
    minutes: int | None = None,
) -> tuple[date, ...]:
    """Return the days to be kept free, with those already left out, in order.

    Where there are no fixed days a cue may fall on any: then the marked days themselves.
    """
    days = tuple(marked)
    found = clashes(when, start, end, life, days, minutes)
    wanted = {*when.leave_out, *(each.day for each in found if each.asks_for_room)}
    if not when.days:
        free = free_days(when, start, end)
        wanted |= {each.day for each in days if not each.season and each.day in free}
    return tuple(sorted(wanted))


def left_out(when: When, start: date, end: date) -> tuple[date, ...]:
    """Return the days from start to end that something would be due on and is not."""
    every = due(replace(when, leave_out=()), start, end)
    days = {day for day, _ in every if day is not None}
    free = set(when.leave_out) if not when.days else days & set(when.leave_out)
    return tuple(sorted(day for day in free if start <= day <= end))


def _of_hours(day: date, at: time | None, life: Life, minutes: int) -> Iterator[Clash]:
    for taken in life.taken:
        if _overlaps(day, at, minutes, _spans(taken, day)):
            yield Clash(
                day=day, at=at, why=Why.TAKEN, label=taken.label, start=taken.start, end=taken.end
            )
    for hours in _shifts(day, life):
        if _overlaps(day, at, minutes, [_span(hours[0], hours[1].start, hours[1].end)]):
            yield Clash(
                day=day, at=at, why=Why.SHIFT,
                shift=hours[1].shift, start=hours[1].start, end=hours[1].end,
            )  # fmt: skip


def _shifts(day: date, life: Life) -> Iterator[tuple[date, ShiftHours]]:
    """Return the shift of a day, and that of the night before."""
    for begins in (day - ONE_DAY, day):
        shift = life.rota.shift_on(begins) if life.rota else None
        hours = life.rota.hours_of(shift) if life.rota and shift else None
        if hours is not None and shift is not Shift.OFF:
            yield begins, hours


def _spans(taken: Taken, day: date) -> list[tuple[datetime, datetime]]:
    days = [each for each in (day - ONE_DAY, day) if taken.weekday in (None, each.weekday())]
    return [_span(each, taken.start, taken.end) for each in days]


def _span(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    last = day + ONE_DAY if end <= start else day
    return datetime.combine(day, start), datetime.combine(last, end)


def _overlaps(
    day: date, at: time | None, minutes: int, spans: Sequence[tuple[datetime, datetime]]
) -> bool:
    """Tell whether an occasion falls into hours; one with no time only where the day is full."""
    if at is None:
        whole = (datetime.combine(day, MIDNIGHT), datetime.combine(day + ONE_DAY, MIDNIGHT))
        return any(begin <= whole[0] and whole[1] <= end for begin, end in spans)
    first = datetime.combine(day, at.replace(tzinfo=None))
    last = first + timedelta(minutes=max(minutes, 1))
    return any(begin < last and first < end for begin, end in spans)
