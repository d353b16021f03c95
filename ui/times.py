"""Wall times as people type them."""

import re
from datetime import time

RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\btill\b|\buntil\b)\s*", re.IGNORECASE)
CLOCK = re.compile(r"^\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?\s*$", re.IGNORECASE)


def parse_time(text: str) -> time | None:
    """Return the wall time typed (``10``, ``1030``, ``10:30``, ``7 pm``), or None."""
    found = CLOCK.match(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_hours(text: str) -> tuple[time, time] | None:
    """Return the hours typed (``13:00 to 14:00``, ``1-2 pm``, ``all day``), or None.

    A half of the day said once goes for both where that keeps them in order.
    """
    if text.strip().lower() == "all day":
        return time.min, time.min
    parts = RANGE.split(text.strip())
    if len(parts) != 2:
        return None
    first, last = parts
    end = parse_time(last)
    half = last.strip()[-2:].lower()
    start = parse_time(first)
    if half in ("am", "pm") and first.strip()[-2:].lower() not in ("am", "pm"):
        said = parse_time(f"{first} {half}")
        start = said if said is not None and end is not None and said < end else start
    return None if start is None or end is None else (start, end)
