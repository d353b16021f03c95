"""The history in words: the line under the picture and the cells of the table. Qt-free."""

from planner.history_chart import BAR_ROOM, PATTERNS, Bar, Chart, Column, Pattern, Row, Table
from planner.library import Library
from planner.measures import Measure
from planner.patients import Episode
from planner.plans import FieldChange
from planner.reviews import Amount, Obstacle
from planner.sessions import Status
from ui import texts
from ui.change_words import change_text

NONE = "–"


def obstacle_words(obstacle: Obstacle, library: Library) -> str:
    """Return an obstacle in a few words."""
    known = library.barriers.get(obstacle.barrier)
    if known is None:
        return obstacle.text
    return known.label


def amount_words(amount: Amount | None) -> str:
    """Return an amount; not reviewed is not "none"."""
    return "not reviewed" if amount is None else texts.word(amount)


def bar_words(bar: Bar, library: Library) -> tuple[str, str, str, str]:
    """Return what stands under a bar: task, amount, what got in the way, what was changed."""
    return (
        bar.title,
        amount_words(bar.amount),
        ", ".join(obstacle_words(each, library) for each in bar.obstacles) or NONE,
        ", ".join(texts.word(each.field) for each in bar.changes) or NONE,
    )


def head_words(column: Column) -> tuple[str, str]:
    """Return what stands over a column: number and day, and what became of it unless attended."""
    held = column.status is Status.ATTENDED
    below = texts.short_day_text(column.day) if held else texts.word(column.status)
    return f"s{column.number}", below


def column_text(chart: Chart, at: int, library: Library) -> str:
    """Return everything one column of the picture shows, as a sentence or two."""
    column = chart.columns[at]
    parts = [_session_text(column)]
    for line in chart.lines:
        parts += [f"{line.name} {each.total}" for each in line.points if each.x == column.x]
    parts += [_bar_text(each, library) for each in bars_of(chart, at)]
    return " · ".join(parts)


def bars_of(chart: Chart, at: int) -> tuple[Bar, ...]:
    """Return the tasks agreed at one session."""
    middle = chart.columns[at].x
    return tuple(
        each for each in chart.bars if abs(each.x + each.width / 2 - middle) < BAR_ROOM / 2
    )


def headings(table: Table) -> tuple[str, ...]:
    """Return the names of the table's columns; a measure carries its published cut-off."""
    scores = (_score_heading(each) for each in table.measures)
    tasks = ("Task", "When", "They say", "I say", "Closeness", "Helpful", "In the way")
    return ("Session", "Date", "Status", *scores, *tasks, "Changed before", "Noticed", "Next")


def cells(row: Row, library: Library) -> tuple[str, ...]:
    """Return a line of the table."""
    scores = (each if row.first else "" for each in row.scores)
    return (
        str(row.number),
        f"{texts.short_day_text(row.day)} {row.day.year}",
        texts.sentence_case(texts.word(row.status)),
        *scores,
        *_task_cells(row, library),
    )


def _score_heading(measure: Measure) -> str:
    if measure.cut_off is None:
        return measure.name
    how = texts.sureness(measure.cut_off_sure)
    return f"{measure.name} (cut-off {measure.shown(measure.cut_off)}{how})"


def course_text(episode: Episode) -> str:
    """Return a course of treatment in a line."""
    began = texts.record_day_text(episode.started)
    if episode.ended is None:
        return f"Since {began}"
    return f"{began} to {texts.record_day_text(episode.ended)}"


def changes_text(changes: tuple[FieldChange, ...], library: Library) -> str:
    """Return the changed fields, before and after."""
    return "; ".join(change_text(each, library) for each in changes)


def _task_cells(row: Row, library: Library) -> tuple[str, ...]:
    task = row.task
    if task is None:
        return ("",) * 10
    when = " · ".join(each for each in (texts.when_text(task.when), task.where) if each)
    mine = task.amount_practitioner
    return (
        task.title,
        when,
        texts.sentence_case(amount_words(task.amount_patient)),
        "" if mine is None else texts.sentence_case(texts.word(mine)),
        "" if task.closeness is None else texts.CLOSENESS[task.closeness],
        "" if task.helpfulness is None else texts.HELPFULNESS[task.helpfulness],
        ", ".join(obstacle_words(each, library) for each in task.obstacles),
        changes_text(task.changes, library),
        task.noticed,
        texts.sentence_case(texts.word(task.next)) if task.next else "",
    )


def _session_text(column: Column) -> str:
    said = f"Session {column.number}, {texts.short_day_text(column.day)} {column.day.year}"
    held = column.status is Status.ATTENDED
    return said if held else f"{said}, {texts.word(column.status)}"


def _bar_text(bar: Bar, library: Library) -> str:
    said = f"{bar.title}: {amount_words(bar.amount)}"
    if bar.practitioner_y is not None:
        said += f" (I say {texts.word(Amount(round(bar.practitioner_y * Amount.ALL)))})"
    if bar.pattern is not Pattern.NOT_ASKED:
        said += f", close to what we meant: {texts.CLOSENESS[PATTERNS.index(bar.pattern)]}"
    obstacles = ", ".join(obstacle_words(each, library) for each in bar.obstacles)
    if obstacles:
        said += f"; in the way: {obstacles}"
    if bar.changes:
        said += f"; changed before: {changes_text(bar.changes, library)}"
    if bar.next is not None:
        said += f"; next: {texts.word(bar.next)}"
    return said
