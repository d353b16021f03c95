"""The summary of all work done in words. Qt-free."""

from collections.abc import Iterable
from datetime import date

from planner.library import Library
from planner.patients import Episode
from planner.plans import FieldChange
from planner.report import Block, Report, ReportHeading, ReportTable, ReportText
from planner.reviews import Amount, Obstacle
from planner.sessions import Score, Session
from planner.work_summary import InterventionWork, MeasureSpan, WorkDone, WorkSummary
from ui import texts
from ui.change_words import change_text
from ui.code_lists import code_text

NOT_HELD_HEADS = ("Session", "Day", "What became of it")
NOT_HELD_SHARES = (0.10, 0.20, 0.70)
MEASURE_HEADS = ("Measure", "First", "Last", "Change", "Reliable change, as published")
MEASURE_SHARES = (0.20, 0.20, 0.20, 0.12, 0.28)
AMOUNTS = tuple(sorted(Amount, reverse=True))
COUNT_HEADS = (
    "Kind of work",
    "Tasks",
    *(texts.sentence_case(texts.word(each)) for each in AMOUNTS),
    "Not reviewed",
)
COUNT_SHARES = (0.30, *(0.10 for _ in range(7)))
WORK_HEADS = (
    "Session",
    "Task, when and where",
    "How much, they say",
    "In the way",
    "Changed before",
    "Noticed",
)
WORK_SHARES = (0.10, 0.25, 0.12, 0.17, 0.18, 0.18)
FREE = "written freely, or not in the library now"
NO_VERDICT = "Counts and totals as they were recorded. They grade nobody and prove no cause."
NO_WORK = "No task was agreed."
NO_SCORES = "No score was entered."


def summary_report(
    summary: WorkSummary, library: Library, today: date, *, named: bool, safe: str, made_up: bool
) -> Report:
    """Return the practitioner's summary of a course.

    Args:
        summary: The course.
        library: For the names of what was recorded.
        today: Local day it is made.
        named: With the person's name; else the reference only.
        safe: What stands on top of every page.
        made_up: In a made-up profile.
    """
    patient = summary.history.patient
    who = f"{patient.name} · {patient.reference}" if named else patient.reference
    return Report(
        title="Summary of all work done",
        about=f"{who} · made on {texts.record_day_text(today)}",
        keep_safe=safe,
        blocks=(
            *_course(summary.history.episode),
            *_sessions(summary),
            *_measures(summary),
            *_counts(summary, library),
            *_work(summary, library),
            ReportText(NO_VERDICT, quiet=True),
        ),
        wide=True,
        made_up=made_up,
    )


def _course(episode: Episode) -> Iterable[Block]:
    yield ReportHeading("Course of treatment")
    parts = [f"Began {texts.record_day_text(episode.started)}", _ended(episode)]
    yield ReportText(", ".join(part for part in parts if part) + ".")
    if episode.problem:
        yield ReportText(f"Problem: {code_text('problem', episode.problem)}.")
    if episode.problem_statement:
        yield ReportText(f"In their words: “{episode.problem_statement}”")
    if episode.goals:
        goals = "\n".join(f"– {goal}" for goal in episode.goals)
        yield ReportText(f"Goals:\n{goals}")


def _ended(episode: Episode) -> str:
    if episode.ended is None:
        return "still open"
    why = code_text("end_code", episode.end_code)
    ended = f"ended {texts.record_day_text(episode.ended)}"
    return f"{ended}: {why}" if why else ended


def _sessions(summary: WorkSummary) -> Iterable[Block]:
    expected = summary.history.episode.expected_sessions
    about = f" of about {expected} agreed" if expected else ""
    yield ReportHeading("Sessions")
    held = texts.count_text(len(summary.held), "session")
    days = ", ".join(_day(each) for each in summary.held)
    yield ReportText(f"{held} held{about}" + (f": {days}." if days else "."))
    if summary.booked:
        booked = ", ".join(_day(each) for each in summary.booked)
        yield ReportText(f"Still booked: {booked}.")
    if summary.not_held:
        rows = tuple(
            (str(each.number), _day(each), texts.sentence_case(_became(each)))
            for each in summary.not_held
        )
        yield ReportText(f"{texts.count_text(len(rows), 'session')} not held:")
        yield ReportTable(NOT_HELD_HEADS, NOT_HELD_SHARES, rows)


def _measures(summary: WorkSummary) -> Iterable[Block]:
    yield ReportHeading("Measures, first and last")
    rows = tuple(_measure_row(each) for each in summary.measures)
    yield ReportTable(MEASURE_HEADS, MEASURE_SHARES, rows) if rows else ReportText(NO_SCORES)


def _measure_row(span: MeasureSpan) -> tuple[str, ...]:
    name = span.measure.name if span.measure else span.id
    first = f"{_total(span, span.first)}, {_short(span.first.day)}"
    if span.change is None:
        return (name, first, "entered once", "", _reliable(span))
    last = f"{_total(span, span.last)}, {_short(span.last.day)}"
    return (name, first, last, _signed(span, span.change), _reliable(span))


def _total(span: MeasureSpan, score: Score) -> str:
    return span.measure.shown(score.total) if span.measure else str(score.total)


def _signed(span: MeasureSpan, change: int) -> str:
    sign = "−" if change < 0 else "+" if change else ""
    size = abs(change)
    return sign + (span.measure.shown(size) if span.measure else str(size))


def _reliable(span: MeasureSpan) -> str:
    known = span.measure
    if known is None or known.reliable_change is None:
        return "none known"
    return known.shown(known.reliable_change) + texts.sureness(known.reliable_change_sure)


def _counts(summary: WorkSummary, library: Library) -> Iterable[Block]:
    yield ReportHeading("Work between sessions, by kind")
    rows = tuple(_count_row(each, library) for each in summary.interventions)
    yield ReportTable(COUNT_HEADS, COUNT_SHARES, rows) if rows else ReportText(NO_WORK)


def _count_row(found: InterventionWork, library: Library) -> tuple[str, ...]:
    known = library.interventions.get(found.id)
    name = known.title if known else texts.sentence_case(FREE)
    counts = [found.amounts.get(each, 0) for each in AMOUNTS]
    shown = [str(each) if each else "" for each in (*counts, found.not_reviewed)]
    return (name, str(found.tasks), *shown)


def _work(summary: WorkSummary, library: Library) -> Iterable[Block]:
    if summary.work:
        yield ReportHeading("Every task")
        rows = tuple(_work_row(each, library) for each in summary.work)
        yield ReportTable(WORK_HEADS, WORK_SHARES, rows)


def _work_row(done: WorkDone, library: Library) -> tuple[str, ...]:
    task = done.task
    when = texts.sentence_case(texts.when_text(task.when))
    amount = task.amount_patient
    return (
        f"{done.session.number}\n{_day(done.session)}",
        "\n".join(part for part in (task.title, when, task.where) if part),
        "Not reviewed" if amount is None else texts.sentence_case(texts.word(amount)),
        "\n".join(_obstacle(each, library) for each in task.obstacles),
        "\n".join(_change(each, library) for each in task.changes),
        f"“{task.noticed}”" if task.noticed else "",
    )


def _obstacle(obstacle: Obstacle, library: Library) -> str:
    known = library.barriers.get(obstacle.barrier)
    return obstacle.text or (known.label if known else obstacle.barrier)


def _change(change: FieldChange, library: Library) -> str:
    cause = library.barriers.get(change.cause)
    said = texts.sentence_case(change_text(change, library))
    return f"{said} (because: {cause.label})" if cause else said


def _became(session: Session) -> str:
    return texts.outcome_text(session.status, session.away)


def _day(session: Session) -> str:
    return _short(session.day)


def _short(day: date) -> str:
    return f"{day.day} {texts.MONTHS[day.month - 1][:3]} {day.year}"
