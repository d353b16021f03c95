"""When a task is due: local dates and wall times, so that 10:00 stays 10:00 when clocks change."""

from datetime import date, time, timedelta

from planner.ids import IdSource, OccasionId
from planner.plans import Occasion, When

DEFAULT_DAYS = 7
"""Length of a plan with no next appointment, in days."""
LONGEST = 28
"""Longest plan, in days: beyond four weeks a printed row of days is no plan any more."""
DEFAULT_TIMES = 3
"""Times a week of a cue whose number was left open; our own choice, shown and easily changed."""

Due = tuple[date | None, time | None]


def period(session_day: date, next_day: date | None) -> tuple[date, date]:
    """Return the first and the last day of a plan, both included.

    From the day after the session to the day before the next appointment; a week where there is
    none to come; never longer than ``LONGEST``. With an appointment on the very next day the last
    day lies before the first and nothing is due.
    """
    first = session_day + timedelta(days=1)
    if next_day is None or next_day <= session_day:
        return first, session_day + timedelta(days=DEFAULT_DAYS)
    return first, min(next_day - timedelta(days=1), session_day + timedelta(days=LONGEST))


def due(when: When, start: date, end: date) -> tuple[Due, ...]:
    """Return the days and times something is due from start to end, both included, in order.

    Days left out have nothing. A cue without fixed days gives undated entries: its times a week
    for each started half week of the days that are not left out.
    """
    days = free_days(when, start, end)
    if not days or not when.stated:
        return ()
    if not when.days:
        weeks = max(1, (len(days) + 3) // 7)
        return ((None, None),) * ((when.times or DEFAULT_TIMES) * weeks)
    found = {(day, each.at) for day in days for each in when.days if each.weekday == day.weekday()}
    return tuple(sorted(found, key=_in_order))


def free_days(when: When, start: date, end: date) -> tuple[date, ...]:
    """Return the days from start to end, both included, that are not left out."""
    days = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return tuple(each for each in days if each not in when.leave_out)


def occasions(when: When, start: date, end: date, ids: IdSource) -> tuple[Occasion, ...]:
    """Return what is due as occasions with their own ids.

    Args:
        when: Days and times, or a cue.
        start: First day, as ``period`` gives it.
        end: Last day, included.
        ids: Source of ids.
    """
    return tuple(Occasion(OccasionId(ids.new()), day, at) for day, at in due(when, start, end))


def week_strip(when: When) -> tuple[bool, ...]:
    """Return for Monday to Sunday whether the task has a fixed time on it."""
    days = {each.weekday for each in when.days}
    return tuple(day in days for day in range(7))


def times_a_week(when: When) -> int:
    """Return how often a week: the fixed times, or else the number given, 0 where open."""
    return len(set(when.days)) or when.times


def _in_order(each: tuple[date, time | None]) -> tuple[date, bool, time]:
    day, at = each
    return day, at is not None, at or time.min
