"""``main.py history``: one course of treatment, session by session, as the screen has it."""

from planner.errors import UserFacingError
from planner.history_chart import in_order
from planner.history_filter import intervention_of
from planner.library import Library
from planner.plans import FieldChange
from planner.views import HistorySession, HistoryTask
from ui.commands.console import (
    arguments_of,
    ask_whose,
    episode_for,
    opened,
    parser_for,
    say,
    say_json,
)
from ui.history_labels import obstacle_words
from ui.screens.history.presenter import HistoryPresenter, read_opening
from ui.texts import short_day_text, when_text

MEASURES = ("PHQ9", "GAD7", "WSAS")


def main(argv: list[str]) -> int:
    """Print a history and return the exit code.

    Raises:
        UserFacingError: ``command.arguments`` for an intervention with no task in the course.
    """
    parser = parser_for("history", "Show one course of treatment, session by session.")
    ask_whose(parser)
    parser.add_argument(
        "--intervention", default="", help="only tasks of this intervention (code, or own)"
    )
    args = arguments_of(parser, argv)
    with opened(args) as vault:
        opening = read_opening(episode_for(vault.store, args).id, vault.store)
    presenter = HistoryPresenter(opening, args.intervention)
    if presenter.intervention != args.intervention:
        known = ", ".join(code for code, _ in presenter.interventions) or "none"
        reason = f"no task of {args.intervention} here; there are: {known}"
        raise UserFacingError("command.arguments", reason=reason)
    if args.json:
        say_json(as_json(presenter))
        return 0
    history = presenter.history
    say(f"{history.patient.name}, from {short_day_text(history.episode.started)}")
    for each in presenter.spoken:
        say(each)
    return 0


def as_json(presenter: HistoryPresenter) -> dict[str, object]:
    """Return a history in the form programs read."""
    history = presenter.history
    return {
        "patient": history.patient.id,
        "episode": history.episode.id,
        "intervention": presenter.intervention or None,
        "interventions": [code for code, _ in presenter.interventions],
        "sessions": [
            _session_json(each, spoken, presenter.library)
            for each, spoken in zip(in_order(history.sessions), presenter.spoken, strict=True)
        ],
    }


def _session_json(each: HistorySession, spoken: str, library: Library) -> dict[str, object]:
    totals = {score.measure: score.total for score in each.scores}
    asked = {measure: totals.get(measure) for measure in MEASURES}
    return {
        "id": each.session.id,
        "number": each.session.number,
        "date": each.session.day.isoformat(),
        "status": each.session.status.value,
        "scores": {**asked, **totals},
        "tasks": [_task_json(task, library) for task in each.tasks],
        "spoken": spoken,
    }


def _task_json(task: HistoryTask, library: Library) -> dict[str, object]:
    mine = task.amount_practitioner
    return {
        "id": task.id,
        "title": task.title,
        "when": when_text(task.when),
        "where": task.where,
        "amount_patient": None if task.amount_patient is None else int(task.amount_patient),
        "amount_practitioner": None if mine is None else int(mine),
        "closeness": task.closeness,
        "obstacles": [obstacle_words(each, library) for each in task.obstacles],
        "next": task.next.value if task.next else None,
        "intervention": intervention_of(task, library.templates),
        "helpfulness": task.helpfulness,
        "changes": [_change_json(each) for each in task.changes],
        "noticed": task.noticed,
    }


def _change_json(change: FieldChange) -> dict[str, object]:
    return {
        "field": change.field.value,
        "before": change.before,
        "after": change.after,
        "cause": change.cause or None,
    }
