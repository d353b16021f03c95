"""Days in the calendar a person keeps."""

from datetime import date

import pytest

from planner.other_dates import OtherDate, other_date
from planner.patients import CalendarKind


@pytest.mark.parametrize(
    ("kind", "day", "found"),
    [
        (CalendarKind.MUSLIM, date(2026, 5, 12), OtherDate(25, "Dhu al-Qa'dah", 1447)),
        (CalendarKind.MUSLIM, date(2026, 3, 20), OtherDate(1, "Shawwal", 1447)),
        (CalendarKind.JEWISH, date(2026, 5, 12), OtherDate(25, "Iyar", 5786)),
        (CalendarKind.JEWISH, date(2026, 9, 12), OtherDate(1, "Tishrei", 5787)),
        (CalendarKind.ENGLAND, date(2026, 5, 12), None),
        (CalendarKind.MUSLIM, date(2300, 1, 1), None),
    ],
)
def test_a_day_in_another_calendar(kind: CalendarKind, day: date, found: OtherDate | None) -> None:
    assert other_date(kind, day) == found
