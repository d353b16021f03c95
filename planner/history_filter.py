"""One course of treatment, with the tasks of one intervention only."""

from collections.abc import Mapping
from dataclasses import replace

from planner.library import Template
from planner.views import History, HistoryTask

OWN = "own"
"""Stands for tasks written freely, and for those whose template is not in the library any more."""


def intervention_of(task: HistoryTask, templates: Mapping[str, Template]) -> str:
    """Return the code of the intervention a task belongs to."""
    found = templates.get(task.template)
    return OWN if found is None else found.intervention


def interventions_in(history: History, templates: Mapping[str, Template]) -> tuple[str, ...]:
    """Return the interventions with a task in the course, in the library's order, own ones last."""
    used = {
        intervention_of(task, templates) for session in history.sessions for task in session.tasks
    }
    known = dict.fromkeys(each.intervention for each in templates.values())
    return tuple(each for each in (*known, OWN) if each in used)


def only(history: History, intervention: str, templates: Mapping[str, Template]) -> History:
    """Return the course with every session and score, and the tasks of one intervention.

    Args:
        history: The whole course.
        intervention: Its code, ``OWN``, or empty for all tasks.
        templates: The library's.
    """
    if not intervention:
        return history
    sessions = tuple(
        replace(
            session,
            tasks=tuple(
                each for each in session.tasks if intervention_of(each, templates) == intervention
            ),
        )
        for session in history.sessions
    )
    return replace(history, sessions=sessions)
