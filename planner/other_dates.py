"""A day in the calendar a person keeps beside the ordinary one; from maintained libraries.

Muslim dates go by tables (Umm al-Qura) and may differ by a day from where the moon is sighted.
"""

from dataclasses import dataclass
from datetime import date

from hijridate import Gregorian
from pyluach.dates import GregorianDate

from planner.patients import CalendarKind

WITH_DATES = (CalendarKind.MUSLIM, CalendarKind.JEWISH)
"""Calendars with months of their own that we can reckon."""


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A day in another calendar.

    Attributes:
        day: Of the month.
        month: Its name in Latin letters.
        year: Of that calendar.
    """

    day: int
    month: str
    year: int


def other_date(kind: CalendarKind, day: date) -> OtherDate | None:
    """Return a day in another calendar, or None where we cannot reckon it."""
    if kind is CalendarKind.JEWISH:
        hebrew = GregorianDate(day.year, day.month, day.day).to_heb()
        return OtherDate(hebrew.day, hebrew.month_name(), hebrew.year)
    if kind is not CalendarKind.MUSLIM:
        return None
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    return OtherDate(hijri.day, hijri.month_name(), hijri.year)
