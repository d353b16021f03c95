"""``main.py history``: one course of treatment, session by session."""

from collections.abc import Mapping

from planner.measures import Measure
from planner.reviews import Obstacle
from planner.views import History, HistorySession, HistoryTask
from ui.commands.console import (
    arguments_of,
    ask_whose,
    episode_for,
    opened,
    parser_for,
    say,
    say_json,
)
from ui.texts import short_day_text, when_text, word

MEASURES = ("PHQ9", "GAD7", "WSAS")


def main(argv: list[str]) -> int:
    """Print a history and return the exit code."""
    parser = parser_for("history", "Show one course of treatment, session by session.")
    ask_whose(parser)
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        history = vault.store.history.history(episode_for(vault.store, args).id)
        library = vault.store.library.everything()
    labels = {each.id: each.label for each in library.barriers.values()}
    if args.json:
        say_json(as_json(history, labels))
        return 0
    say(f"{history.patient.name}, from {short_day_text(history.episode.started)}")
    for session in history.sessions:
        _say_session(session, library.measures)
    return 0


def as_json(history: History, labels: dict[str, str]) -> dict[str, object]:
    """Return a history in the form programs read."""
    return {
        "patient": history.patient.id,
        "episode": history.episode.id,
        "sessions": [_session_json(each, labels) for each in history.sessions],
    }


def _session_json(each: HistorySession, labels: dict[str, str]) -> dict[str, object]:
    totals = {score.measure: score.total for score in each.scores}
    return {
        "id": each.session.id,
        "number": each.session.number,
        "date": each.session.day.isoformat(),
        "status": each.session.status.value,
        "scores": {measure: totals.get(measure) for measure in MEASURES},
        "tasks": [_task_json(task, labels) for task in each.tasks],
    }


def _task_json(task: HistoryTask, labels: dict[str, str]) -> dict[str, object]:
    return {
        "id": task.id,
        "title": task.title,
        "when": when_text(task.when),
        "where": task.where,
        "amount_patient": None if task.amount_patient is None else int(task.amount_patient),
        "amount_practitioner": None
        if task.amount_practitioner is None
        else int(task.amount_practitioner),
        "closeness": task.closeness,
        "obstacles": [obstacle_text(each, labels) for each in task.obstacles],
        "next": task.next.value if task.next else None,
    }


def obstacle_text(obstacle: Obstacle, labels: dict[str, str]) -> str:
    """Return what got in the way, in the person's words or the catalogue's."""
    return obstacle.text or labels.get(obstacle.barrier, obstacle.barrier)


def _say_session(each: HistorySession, measures: Mapping[str, Measure]) -> None:
    known = ((measures.get(score.measure), score) for score in each.scores)
    shown = (f"{s.measure} {m.shown(s.total) if m else s.total}" for m, s in known)
    scores = ", ".join(shown) or "no scores"
    session = each.session
    say(f"{session.number}  {short_day_text(session.day)}  {word(session.status)}  {scores}")
    for task in each.tasks:
        amount = word(task.amount_patient) if task.amount_patient is not None else "not reviewed"
        say(f"   {task.title}, {when_text(task.when)}: {amount}")
