"""What differs between a task and the one it continues, as data.

``FieldChange`` holds texts. Words the practitioner typed stand there as typed; the rest are codes
that ``ui`` words: ``SIZE`` the size's code, ``MINUTES`` and ``TIMES`` digits, ``SHEET`` worksheet
ids with commas, ``WHEN`` the form of ``when_code``.
"""

from collections.abc import Mapping
from datetime import time

from planner.library import Field
from planner.plans import DayTime, FieldChange, Task, When
from planner.scheduling import times_a_week

CODED = frozenset({Field.SIZE, Field.MINUTES, Field.TIMES, Field.SHEET, Field.WHEN})
"""Fields whose texts in a ``FieldChange`` are codes and not words."""


def when_code(when: When) -> str:
    """Return fixed days as text, ``0@10:00 2`` for Monday at 10:00 and Wednesday; may be empty."""
    return " ".join(f"{d.weekday}@{d.at:%H:%M}" if d.at else str(d.weekday) for d in when.days)


def when_from_code(code: str) -> When:
    """Return the fixed days that ``when_code`` wrote.

    Raises:
        ValueError: The text is not such a code.
    """
    return When(days=tuple(_day_time(each) for each in code.split()))


def changes_between(
    before: Task, after: Task, causes: Mapping[Field, str] | None = None
) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in a fixed order.

    Args:
        before: The task as it was agreed last.
        after: The task as it is now.
        causes: Id of the barrier that leads to a field, where one was reported.
    """
    causes = causes or {}
    was, now = _texts(before), _texts(after)
    return tuple(
        FieldChange(field, was[field], now[field], causes.get(field, ""))
        for field in was
        if was[field] != now[field]
    )


def _day_time(code: str) -> DayTime:
    day, _, at = code.partition("@")
    return DayTime(int(day), time.fromisoformat(at) if at else None)


def _texts(task: Task) -> dict[Field, str]:
    coping = (f"{b.if_text} → {b.then_text}" for b in task.barriers if b.has_coping_plan)
    return {
        Field.SIZE: task.size.value,
        Field.WHAT: task.what.strip(),
        Field.WHEN: when_code(task.when),
        Field.CUE: task.when.cue.strip(),
        Field.TIMES: str(times_a_week(task.when) or ""),
        Field.WHERE: task.where.strip(),
        Field.MINUTES: "" if task.minutes is None else str(task.minutes),
        Field.WITH_WHOM: task.with_whom.strip(),
        Field.BAD_DAY: task.bad_day.strip(),
        Field.REMINDER: task.reminder.strip(),
        Field.COPING: "; ".join(coping),
        Field.SHEET: ",".join(task.worksheets),
    }
