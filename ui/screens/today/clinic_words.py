"""The clinic sheet in words. Qt-free."""

from datetime import date, datetime

from planner.clinic_sheet import Back, ClinicLine
from planner.report import Report, ReportTable, ReportText
from planner.sessions import Medium, Status
from planner.views import TodayRow
from ui import texts

HEADS = ("Time", "Who", "Last task, and when", "Looking back", "Needs", "Notes")
SHARES = (0.07, 0.17, 0.23, 0.15, 0.13, 0.25)
ROOM = 1
"""Lines left free under each row, for notes by hand."""
BACK = {Back.NO_PLAN: "", Back.OPEN: "not reviewed yet", Back.REVIEWED: "reviewed"}
RISK_ITEM = "item 9 not marked as reviewed"
SHARED = "another at this time"
FIRST = "first session"
NONE = "no plan from last time"
NOBODY = "Nobody is booked on this day."


def clinic_report(
    lines: tuple[ClinicLine, ...],
    day: date,
    now: datetime,
    *,
    named: bool,
    safe: str,
    made_up: bool,
) -> Report:
    """Return the sheet of a day.

    Args:
        lines: The appointments.
        day: Local day.
        now: When it is made.
        named: With names; else references only.
        safe: What stands on top of every page.
        made_up: In a made-up profile.
    """
    count = texts.count_text(len(lines), "appointment")
    made = texts.time_text(now.astimezone().time())
    rows = tuple(_cells(each, named=named) for each in lines)
    body = ReportTable(HEADS, SHARES, rows, ROOM) if rows else ReportText(NOBODY)
    return Report(
        title="Clinic sheet",
        about=f"{texts.day_text(day, year=True)} · {count} · made at {made}",
        keep_safe=safe,
        blocks=(body,),
        wide=True,
        made_up=made_up,
    )


def _cells(line: ClinicLine, *, named: bool) -> tuple[str, ...]:
    row = line.row
    return (
        _time(line),
        _who(row, named=named),
        _task(row),
        _back(line),
        texts.sentence_case(", ".join(texts.word(each) for each in row.needs)),
        "",
    )


def _time(line: ClinicLine) -> str:
    at = line.row.at
    shown = texts.time_text(at) if at else "no time"
    return f"{shown}\n{SHARED}" if line.shared else shown


def _who(row: TodayRow, *, named: bool) -> str:
    by = "" if row.medium is Medium.IN_PERSON else f", {texts.word(row.medium)}"
    return f"{row.name if named else row.reference}\nsession {row.number}{by}"


def _task(row: TodayRow) -> str:
    if not row.last_task:
        return FIRST if row.number <= 1 else NONE
    when = texts.when_text(row.last_when) if row.last_when is not None else ""
    return "\n".join(part for part in (row.last_task, texts.sentence_case(when)) if part)


def _back(line: ClinicLine) -> str:
    row = line.row
    became = "" if row.status is Status.BOOKED else texts.outcome_text(row.status, row.away)
    parts = (became, BACK[line.back], RISK_ITEM if line.risk_items else "")
    return "\n".join(texts.sentence_case(part) for part in parts if part)
