"""Hours, shifts and marked days in words for the screen. No Qt here, no rules either."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from planner.patients import CalendarKind, Life, Rota, Shift, Taken
from planner.taken import Clash, MarkedDay
from ui.texts import (
    WEEKDAYS,
    day_text,
    days_text,
    record_day_text,
    sentence_case,
    short_day_text,
    time_text,
    word,
)

PUBLIC = frozenset(
    {
        CalendarKind.ENGLAND,
        CalendarKind.WALES,
        CalendarKind.SCOTLAND,
        CalendarKind.NORTHERN_IRELAND,
    }
)
APPROXIMATE = "dates may differ by a day"
MOST_LINES = 4
GIVEN = frozenset({"taken", "rota", "calendars"})
"""Fields of a life that are no plain words."""


def clash_text(clash: Clash) -> str:
    """Return why a planned day or hour is marked, as one line."""
    if clash.marked is not None:
        return f"{day_text(clash.day)}: {marked_name(clash.marked)}"
    hours = hours_text(clash.start, clash.end)
    if clash.shift is not None:
        return f"{day_text(clash.day)}, {hours}: {word(clash.shift)}, by their rota"
    what = f" ({clash.label})" if clash.label else ""
    return f"{day_text(clash.day)}, {hours} is taken{what}: they said so"


def marked_name(marked: MarkedDay) -> str:
    """Return what a marked day is, with what is uncertain about it."""
    parts = [word(marked.name)]
    if marked.calendar in PUBLIC and parts != ["public holiday"]:
        parts.append("public holiday")
    if marked.approximate:
        parts.append(APPROXIMATE)
    return ", ".join(parts)


def clash_lines(clashes: Iterable[Clash]) -> tuple[str, ...]:
    """Return each clash once as a line; a season counts once, and a long list is cut."""
    seasons: dict[str, list[date]] = {}
    lines: list[str] = []
    for each in clashes:
        if each.marked is not None and each.marked.season:
            seasons.setdefault(marked_name(each.marked), []).append(each.day)
        else:
            lines.append(clash_text(each))
    lines += [f"{_span(days)}: {name}" for name, days in seasons.items()]
    found = list(dict.fromkeys(lines))
    if len(found) > MOST_LINES:
        more = len(found) - MOST_LINES + 1
        found = [*found[: MOST_LINES - 1], f"and {more} more like these"]
    return tuple(found)


def mark_word(clash: Clash) -> str:
    """Return the mark of a day in one short word, for the strip."""
    if clash.marked is None:
        return "taken" if clash.shift is None else "shift"
    if clash.marked.calendar in PUBLIC:
        return "holiday"
    return word(clash.marked.name)


def hours_text(start: time | None, end: time | None) -> str:
    """Return hours as "13:00 to 14:00"; the whole day where they go from midnight to midnight."""
    if start is None or end is None:
        return ""
    if start == end == time.min:
        return "all day"
    return f"{time_text(start)} to {time_text(end)}"


def taken_text(taken: Taken) -> str:
    """Return hours that are taken as one line of the record."""
    when = "every day" if taken.weekday is None else WEEKDAYS[taken.weekday]
    hours = hours_text(taken.start, taken.end)
    return ", ".join(part for part in (taken.label, when, hours) if part)


def rota_text(rota: Rota | None) -> str:
    """Return a rota as one line of the record."""
    if rota is None or not rota.pattern:
        return ""
    used = [each for each in rota.hours if each.shift in rota.pattern]
    hours = [f"{SHIFT_WORDS[each.shift]} {hours_text(each.start, each.end)}" for each in used]
    begins = f"repeating from {record_day_text(rota.first)}"
    return "; ".join(
        part for part in (f"{pattern_text(rota.pattern)}, {begins}", ", ".join(hours)) if part
    )


SHIFT_WORDS = {shift: word(shift).split()[-1 if shift is Shift.OFF else 0] for shift in Shift}
"""One word a shift: early, late, night, off."""


def pattern_text(pattern: Sequence[Shift]) -> str:
    """Return a pattern as "2 early, 1 night, 2 off"."""
    return ", ".join(f"{count} {SHIFT_WORDS[shift]}" for shift, count in _runs(pattern))


def given_text(life: Life, name: str) -> str:
    """Return what the record says in a field of hours, shifts or calendars; empty for others."""
    if name == "taken":
        return "; ".join(taken_text(each) for each in life.taken)
    if name == "rota":
        return rota_text(life.rota)
    if name == "calendars":
        return sentence_case("; ".join(word(each) for each in life.calendars))
    return ""


def left_out_text(days: Sequence[date]) -> str:
    """Return which days are kept free, or nothing."""
    return f"Kept free: {days_text(days)}" if days else ""


def _span(days: Sequence[date]) -> str:
    if len(days) == 1:
        return day_text(days[0])
    return f"{short_day_text(days[0])} to {short_day_text(days[-1])}"


def _runs(pattern: Sequence[Shift]) -> list[tuple[Shift, int]]:
    runs: list[tuple[Shift, int]] = []
    for shift in pattern:
        if runs and runs[-1][0] is shift:
            runs[-1] = (shift, runs[-1][1] + 1)
        else:
            runs.append((shift, 1))
    return runs
