"""The history in words: the line under the picture and the cells of the table. Qt-free."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.history_chart import Row, Table
from planner.library import Library
from planner.measures import Measure
from planner.patients import Episode
from planner.plans import FieldChange
from planner.sessions import Status
from planner.views import HistoryTask
from ui import texts
from ui.change_words import change_text
from ui.history_labels import amount_words, obstacle_words

OWN_WORDS = "Written freely"


def full_day_text(day: date) -> str:
    """Return a date as "Tue 12 May 2026"."""
    return f"{texts.short_day_text(day)} {day.year}"


def column_text(rows: Sequence[Row], table: Table, library: Library) -> str:
    """Return everything that is known of one session, as sentences.

    Args:
        rows: Its rows of the table.
        table: The table.
        library: The words of barriers.
    """
    parts = [_session_text(rows[0]), *_score_texts(rows[0], table)]
    parts += [task_text(each.task, library) for each in rows if each.task is not None]
    return " · ".join(parts)


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
        full_day_text(row.day),
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
    mine = task.amount_practitioner
    return (
        task.title,
        _where_text(task),
        texts.sentence_case(amount_words(task.amount_patient)),
        "" if mine is None else texts.sentence_case(texts.word(mine)),
        "" if task.closeness is None else texts.CLOSENESS[task.closeness],
        "" if task.helpfulness is None else texts.HELPFULNESS[task.helpfulness],
        obstacles_text(task, library),
        changes_text(task.changes, library),
        task.noticed,
        texts.sentence_case(texts.word(task.next)) if task.next else "",
    )


def task_text(task: HistoryTask, library: Library) -> str:
    """Return a task and all that is known of it, as a sentence."""
    where = _where_text(task)
    said = f"{task.title} ({where})" if where else task.title
    said += f": {amount_words(task.amount_patient)}"
    mine = task.amount_practitioner
    if mine is not None and mine is not task.amount_patient:
        said += f" (I say {texts.word(mine)})"
    parts = [said]
    if task.closeness is not None:
        parts.append(f"close to what we meant: {texts.CLOSENESS[task.closeness]}")
    if task.helpfulness is not None:
        parts.append(f"helpful: {texts.HELPFULNESS[task.helpfulness]}")
    if task.obstacles:
        parts.append(f"in the way: {obstacles_text(task, library)}")
    if task.changes:
        parts.append(f"changed before: {changes_text(task.changes, library)}")
    if task.noticed:
        parts.append(f"noticed: {task.noticed}")
    if task.next is not None:
        parts.append(f"next: {texts.word(task.next)}")
    return "; ".join(parts)


def obstacles_text(task: HistoryTask, library: Library) -> str:
    """Return what got in the way of a task."""
    return ", ".join(obstacle_words(each, library) for each in task.obstacles)


def _where_text(task: HistoryTask) -> str:
    return " · ".join(each for each in (texts.when_text(task.when), task.where) if each)


def _session_text(row: Row) -> str:
    said = f"Session {row.number}, {full_day_text(row.day)}"
    held = row.status is Status.ATTENDED
    return said if held else f"{said}, {texts.word(row.status)}"


def _score_texts(row: Row, table: Table) -> Iterator[str]:
    """Yield totals; of a session held also what was not taken, where it is taken at all."""
    for at, measure in enumerate(table.measures):
        if row.scores[at]:
            yield f"{measure.name} {row.scores[at]}"
        elif row.status is Status.ATTENDED and any(each.scores[at] for each in table.rows):
            yield f"{measure.name} not taken"


def intervention_text(code: str, library: Library) -> str:
    """Return the name of an intervention, or what stands for tasks of none."""
    found = library.interventions.get(code)
    return OWN_WORDS if found is None else found.title
