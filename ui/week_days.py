"""The days of a plan in a row, as plain words; the strip on the page only draws them."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.scheduling import Due
from ui.texts import SHORT_WEEKDAYS, time_text

KEPT_FREE = "kept free"


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """One day of the strip, in words ready to show.

    Attributes:
        label: Short weekday, for example ``Mon``.
        number: Day of the month, for example ``18``.
        times: What falls on it, in order: wall times, or an empty text for "some time".
        ends: True for the day of the next appointment.
        mark: Why the day is marked, in a word or two, or empty.
        clash: True where something planned falls into what is marked.
        kept_free: True where something would fall on it and is left out.
    """

    label: str
    number: str
    times: tuple[str, ...] = ()
    ends: bool = False
    mark: str = ""
    clash: bool = False
    kept_free: bool = False

    @property
    def spoken(self) -> str:
        """The day for a screen reader, empty where nothing falls on it and it has no mark."""
        said = [time for time in self.times if time]
        said += [self.mark] if self.mark else []
        if not self.times and not said:
            return ""
        return f"{self.label} {self.number} {', '.join(said)}".strip()


def strip_days(
    start: date,
    end: date,
    dues: Iterable[Due],
    *,
    appointment: date | None = None,
    marks: Mapping[date, str] | None = None,
    clashing: Container[date] = (),
    kept_free: Container[date] = (),
) -> tuple[StripDay, ...]:
    """Return the days from start to end, both included, with what falls on each.

    Args:
        start: First day.
        end: Last day.
        dues: What is planned.
        appointment: The next contact, or None.
        marks: Why a day is marked, in a word or two.
        clashing: Days on which something planned falls into what is marked.
        kept_free: Days that are left out.
    """
    dated, said = list(dues), marks or {}
    days = [start + timedelta(days=index) for index in range((end - start).days + 1)]
    return tuple(
        StripDay(
            label=SHORT_WEEKDAYS[day.weekday()],
            number=str(day.day),
            times=tuple(time_text(at) if at else "" for when, at in dated if when == day),
            ends=day == appointment,
            mark=KEPT_FREE if day in kept_free else said.get(day, ""),
            clash=day in clashing,
            kept_free=day in kept_free,
        )
        for day in days
    )
