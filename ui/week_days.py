"""The days of a plan in a row, as plain words; the strip on the page only draws them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.scheduling import Due
from ui.texts import SHORT_WEEKDAYS, time_text


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """One day of the strip, in words ready to show.

    Attributes:
        label: Short weekday, for example ``Mon``.
        number: Day of the month, for example ``18``.
        times: What falls on it, in order: wall times, or an empty text for "some time".
        ends: True for the day of the next appointment.
    """

    label: str
    number: str
    times: tuple[str, ...] = ()
    ends: bool = False

    @property
    def spoken(self) -> str:
        """The day for a screen reader, empty where nothing falls on it."""
        if not self.times:
            return ""
        said = ", ".join(time for time in self.times if time)
        return f"{self.label} {self.number} {said}".strip()


def strip_days(
    start: date, end: date, dues: Iterable[Due], *, appointment: date | None = None
) -> tuple[StripDay, ...]:
    """Return the days from start to end, both included, with what falls on each."""
    dated = list(dues)
    days = [start + timedelta(days=index) for index in range((end - start).days + 1)]
    return tuple(
        StripDay(
            label=SHORT_WEEKDAYS[day.weekday()],
            number=str(day.day),
            times=tuple(time_text(at) if at else "" for when, at in dated if when == day),
            ends=day == appointment,
        )
        for day in days
    )
