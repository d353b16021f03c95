"""Days of calendars from maintained libraries: hijridate, pyluach, holidays.

Slow to load, so it is imported only once somebody wants days marked. Dates by sighting of the moon
or by community are approximate. What the libraries do not know is left unmarked, never guessed:
Hindu and Sikh festivals after 2035, festivals of one region only, Nanakshahi dates that differ,
Orthodox Christmas (it depends on the church), Buddhist, Jain, Bahá'í and Chinese days.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri
from holidays import HolidayBase, country_holidays
from holidays.groups.hindu import HinduCalendarHolidays
from pyluach.dates import GregorianDate

from planner.patients import CalendarKind
from planner.taken import DayName, MarkedDay

UK_PARTS = {
    CalendarKind.ENGLAND: "ENG",
    CalendarKind.WALES: "WLS",
    CalendarKind.SCOTLAND: "SCT",
    CalendarKind.NORTHERN_IRELAND: "NIR",
}
UK_NAMES = {
    "New Year's Day": DayName.NEW_YEAR,
    "Good Friday": DayName.GOOD_FRIDAY,
    "Easter Monday": DayName.EASTER_MONDAY,
    "Christmas Day": DayName.CHRISTMAS,
    "Boxing Day": DayName.BOXING_DAY,
}
JEWISH_NAMES = {
    "Rosh Hashana": DayName.ROSH_HASHANAH,
    "Yom Kippur": DayName.YOM_KIPPUR,
    "Succos": DayName.SUKKOT,
    "Shmini Atzeres": DayName.SHEMINI_ATZERET,
    "Simchas Torah": DayName.SIMCHAT_TORAH,
    "Chanuka": DayName.HANUKKAH,
    "Purim": DayName.PURIM,
    "Pesach": DayName.PASSOVER,
    "Shavuos": DayName.SHAVUOT,
}
SATURDAY = 5
HIJRI_YEARS = range(1343, 1501)  # what hijridate knows: 1924 to 2077
RAMADAN, SHAWWAL, DHU_AL_HIJJA = 9, 10, 12
LENT_DAYS, GREAT_LENT_DAYS = 46, 48  # before Easter: Ash Wednesday, Clean Monday


def marked_days(wanted: Iterable[CalendarKind], start: date, end: date) -> tuple[MarkedDay, ...]:
    """Return the marked days of calendars from start to end, both included, in order."""
    return _marked(tuple(dict.fromkeys(wanted)), start, end)


@lru_cache(maxsize=64)
def _marked(wanted: tuple[CalendarKind, ...], start: date, end: date) -> tuple[MarkedDay, ...]:
    found = (
        each for kind in wanted for year in range(start.year, end.year + 1)
        for each in _year(kind, year) if start <= each.day <= end
    )  # fmt: skip
    return tuple(sorted(dict.fromkeys(found), key=_by_day))


@lru_cache(maxsize=64)
def _year(kind: CalendarKind, year: int) -> tuple[MarkedDay, ...]:
    makers: dict[CalendarKind, Callable[[int], Iterator[MarkedDay]]] = {
        CalendarKind.MUSLIM: _muslim,
        CalendarKind.JEWISH: _jewish,
        CalendarKind.CHRISTIAN: _christian,
        CalendarKind.ORTHODOX: _orthodox,
        CalendarKind.HINDU: _hindu,
        CalendarKind.SIKH: _sikh,
    }
    if kind in UK_PARTS:
        return tuple(_public(kind, year))
    return tuple(makers[kind](year))


def _public(kind: CalendarKind, year: int) -> Iterator[MarkedDay]:
    found = country_holidays("GB", subdiv=UK_PARTS[kind], years=year, language="en_GB")
    for day, name in found.items():
        known = UK_NAMES.get(name.removesuffix(" (observed)"), DayName.PUBLIC_HOLIDAY)
        substitute = name.endswith("(observed)")
        yield MarkedDay(day, DayName.PUBLIC_HOLIDAY if substitute else known, kind)


def _muslim(year: int) -> Iterator[MarkedDay]:
    kind = CalendarKind.MUSLIM
    for hijri in range(year - 580, year - 576):
        if hijri in HIJRI_YEARS:
            first, eid = (_from_hijri(hijri, month, 1) for month in (RAMADAN, SHAWWAL))
            for day in _days(first, (eid - first).days):
                yield MarkedDay(day, DayName.RAMADAN, kind, approximate=True, season=True)
            yield MarkedDay(eid, DayName.EID_AL_FITR, kind, approximate=True)
            sacrifice = _from_hijri(hijri, DHU_AL_HIJJA, 10)
            yield MarkedDay(sacrifice, DayName.EID_AL_ADHA, kind, approximate=True)


def _from_hijri(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _jewish(year: int) -> Iterator[MarkedDay]:
    """Return Sabbaths, holy days and fasts; each begins on the evening before."""
    kind = CalendarKind.JEWISH
    for day in _days(date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days):
        hebrew = GregorianDate(day.year, day.month, day.day)
        name = JEWISH_NAMES.get(hebrew.festival(israel=False, include_working_days=True) or "")
        if day.weekday() == SATURDAY:
            yield MarkedDay(day, DayName.SABBATH, kind)
        if name is not None:
            works = hebrew.festival(israel=False, include_working_days=False) is None
            yield MarkedDay(day, name, kind, season=works)
        elif hebrew.fast_day():
            yield MarkedDay(day, DayName.JEWISH_FAST, kind)


def _christian(year: int) -> Iterator[MarkedDay]:
    kind, easter = CalendarKind.CHRISTIAN, western_easter(year)
    named = {
        -46: DayName.ASH_WEDNESDAY,
        -7: DayName.PALM_SUNDAY,
        -3: DayName.MAUNDY_THURSDAY,
        -2: DayName.GOOD_FRIDAY,
        0: DayName.EASTER_SUNDAY,
        1: DayName.EASTER_MONDAY,
        39: DayName.ASCENSION,
        49: DayName.PENTECOST,
    }
    for offset in range(-LENT_DAYS, 50):
        day = easter + timedelta(days=offset)
        if offset in named:
            yield MarkedDay(day, named[offset], kind)
        elif offset < 0 and day.weekday() != 6:
            yield MarkedDay(day, DayName.LENT, kind, season=True)
    yield MarkedDay(date(year, 12, 25), DayName.CHRISTMAS, kind)


def _orthodox(year: int) -> Iterator[MarkedDay]:
    kind, easter = CalendarKind.ORTHODOX, orthodox_easter(year)
    for day in _days(easter - timedelta(days=GREAT_LENT_DAYS), GREAT_LENT_DAYS):
        if day == easter - timedelta(days=2):
            yield MarkedDay(day, DayName.ORTHODOX_GOOD_FRIDAY, kind)
        else:
            yield MarkedDay(day, DayName.ORTHODOX_LENT, kind, season=True)
    yield MarkedDay(easter, DayName.ORTHODOX_EASTER, kind)
    yield MarkedDay(easter + timedelta(days=49), DayName.ORTHODOX_PENTECOST, kind)


def western_easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the Gregorian computus)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches (the Julian computus), by our calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    late = year // 100 - year // 400 - 2  # days between the Julian and our calendar
    return date(year, month, day + 1) + timedelta(days=late)


class _Festivals(HolidayBase, HinduCalendarHolidays):
    """The Hindu and Sikh days we mark, by code."""

    country = "festivals"

    def __init__(self, year: int) -> None:
        HinduCalendarHolidays.__init__(self)
        super().__init__(years=year)

    def _populate_public_holidays(self) -> None:
        for add, name in (
            (self._add_makar_sankranti, DayName.MAKAR_SANKRANTI),
            (self._add_maha_shivaratri, DayName.MAHA_SHIVARATRI),
            (self._add_holi, DayName.HOLI),
            (self._add_ram_navami, DayName.RAM_NAVAMI),
            (self._add_raksha_bandhan, DayName.RAKSHA_BANDHAN),
            (self._add_janmashtami, DayName.JANMASHTAMI),
            (self._add_ganesh_chaturthi, DayName.GANESH_CHATURTHI),
            (self._add_sharad_navratri, DayName.NAVARATRI),
            (self._add_dussehra, DayName.DUSSEHRA),
            (self._add_diwali_india, DayName.DIWALI),
            (self._add_guru_gobind_singh_jayanti, DayName.GURU_GOBIND_SINGH),
            (self._add_hola_mohalla, DayName.HOLA_MOHALLA),
            (self._add_vaisakhi, DayName.VAISAKHI),
            (self._add_guru_arjun_dev_martyrdom_day, DayName.GURU_ARJAN),
            (self._add_guru_nanak_jayanti, DayName.GURU_NANAK),
        ):
            add(name.value)


SIKH_NAMES = frozenset(
    {
        DayName.GURU_GOBIND_SINGH,
        DayName.HOLA_MOHALLA,
        DayName.VAISAKHI,
        DayName.GURU_ARJAN,
        DayName.GURU_NANAK,
    }
)


def _festivals(year: int) -> Iterator[tuple[date, DayName]]:
    found = _Festivals(year)
    for day in found:
        for name in found.get_list(day):
            yield day, DayName(name)


def _hindu(year: int) -> Iterator[MarkedDay]:
    for day, name in _festivals(year):
        if name not in SIKH_NAMES:
            yield MarkedDay(day, name, CalendarKind.HINDU, approximate=True)


def _sikh(year: int) -> Iterator[MarkedDay]:
    """Return the Sikh days; Bandi Chhor Divas is kept on the day of Diwali."""
    for day, name in _festivals(year):
        if name in SIKH_NAMES:
            yield MarkedDay(day, name, CalendarKind.SIKH, approximate=True)
        elif name is DayName.DIWALI:
            yield MarkedDay(day, DayName.BANDI_CHHOR, CalendarKind.SIKH, approximate=True)


def _days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range(count))


def _by_day(marked: MarkedDay) -> tuple[date, CalendarKind, DayName]:
    return marked.day, marked.calendar, marked.name
