"""What is recorded of a contact, part by part, in words for the main record system. Qt-free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.library import Field, Library
from planner.measures import Measure
from planner.plans import FieldChange, Move, Plan, Task
from planner.record_text import Part
from planner.review_rules import if_thens
from planner.reviews import Obstacle, Review
from planner.sessions import Risk, Score, Session
from planner.supervision import SupervisionItem
from planner.views import SessionView
from ui import texts
from ui.change_words import field_value_text
from ui.history_labels import obstacle_words
from ui.supervision_texts import item_text

PARTS: Mapping[Part, str] = {
    Part.REVIEW: "Review",
    Part.MEASURES: "Measures",
    Part.RISK: "Risk",
    Part.NOTES: "Notes",
    Part.PLAN: "Plan",
    Part.IF_THENS: "If-thens",
    Part.SHEETS: "Sheets",
    Part.SUPERVISION: "Supervision",
    Part.NEXT: "Next appointment",
}


IN_WORDS = frozenset(
    {
        Field.WHAT,
        Field.CUE,
        Field.WHERE,
        Field.WITH_WHOM,
        Field.BAD_DAY,
        Field.RATIONALE,
        Field.COPING,
        Field.REMINDER,
        Field.SUPPORTER,
        Field.OWN_WORDS,
    }
)
"""Fields that hold what somebody typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is recorded of a contact.

    Attributes:
        view: The contact.
        library: The shelf, with what the service hides.
        reviewed: The tasks reviewed at it, with their reviews.
        items: What supervision is to it, as it stood on its day.
        following: The appointment after it, or None.
    """

    view: SessionView
    library: Library
    reviewed: tuple[tuple[Task, Review], ...]
    items: tuple[SupervisionItem, ...]
    following: Session | None


def facts(recorded: Recorded, agreed: Iterable[str], if_thens: Iterable[str]) -> dict[Part, str]:
    """Return the words of every part; empty where nothing is recorded.

    Args:
        recorded: What is recorded of the contact.
        agreed: What was agreed, as it was printed.
        if_thens: The if-thens of it.
    """
    view, session = recorded.view, recorded.view.session
    said = {
        Part.REFERENCE: view.patient.reference,
        Part.SESSION: str(session.number),
        Part.DATE: _when(session),
        Part.ATTENDANCE: texts.sentence_case(texts.outcome_text(session.status, session.away)),
        Part.MEDIUM: texts.word(session.medium),
        Part.REVIEW: _reviews(recorded),
        Part.MEASURES: _measures(view, recorded.library),
        Part.RISK: _risk(session),
        Part.NOTES: session.notes.strip(),
        Part.PLAN: _plan(view, agreed),
        Part.IF_THENS: "\n".join(if_thens),
        Part.SHEETS: _sheets(view, recorded.library),
        Part.SUPERVISION: _lines(item_text(each) for each in recorded.items),
        Part.NEXT: _next(recorded.following),
    }
    return {part: said[part] for part in Part}


def _when(session: Session) -> str:
    at = f", {texts.time_text(session.at)}" if session.at else ""
    return f"{texts.day_text(session.day, year=True)}{at}"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(each for each in lines if each)


def _reviews(recorded: Recorded) -> str:
    plan, library = recorded.view.plan, recorded.library
    return "\n".join(
        _review(task, review, _changes(task, plan, library), library)
        for task, review in recorded.reviewed
    )


def _review(task: Task, review: Review, changes: list[str], library: Library) -> str:
    head = task.what.strip() or task.title
    if review.not_reviewed is not None:
        return f"{head}: not reviewed, {texts.word(review.not_reviewed)}."
    lines = [f"{head}: {', '.join(_answers(review))}."]
    lines.append(_obstacles(review.obstacles, library))
    lines += _used(task, review, library)
    lines.append(f"Noticed: “{review.noticed.strip()}”" if review.noticed.strip() else "")
    lines.append(_what_next(review))
    return _lines([*lines, *changes])


def _changes(task: Task, plan: Plan | None, library: Library) -> list[str]:
    """Return what the contact's own plan changes in a task reviewed, field by field."""
    after = [] if plan is None else [each for each in plan.tasks if each.from_task == task.id]
    return [_change(change, library) for each in after for change in each.changes]


def _change(change: FieldChange, library: Library) -> str:
    cause = library.barriers.get(change.cause)
    why = f" (because: {cause.label})" if cause is not None else ""
    before, after = (_side(change.field, each, library) for each in (change.before, change.after))
    return f"Change: {texts.word(change.field)}, from {before} to {after}{why}."


def _side(field: Field, text: str, library: Library) -> str:
    """Return one side of a change; what is in a person's words stands in quotation marks."""
    shown = field_value_text(field, text, library)
    return f"“{shown}”" if text and field in IN_WORDS else shown


def _answers(review: Review) -> list[str]:
    """Return how much, in both voices where they differ, how close and how helpful."""
    said, mine = [], review.amount_practitioner
    if review.amount_patient is not None:
        said.append(f"they say {texts.word(review.amount_patient)}")
    if mine is not None and mine is not review.amount_patient:
        said.append(f"I say {texts.word(mine)}")
    if review.closeness is not None:
        said.append(f"close to what we meant: {texts.CLOSENESS[review.closeness]}")
    if review.helpfulness is not None:
        said.append(f"helpful: {texts.HELPFULNESS[review.helpfulness]}")
    return said


def _obstacles(obstacles: tuple[Obstacle, ...], library: Library) -> str:
    said = [obstacle_words(each, library) for each in obstacles]
    return f"In the way: {', '.join(said)}." if said else ""


def _used(task: Task, review: Review, library: Library) -> list[str]:
    pairs = zip(if_thens(task), review.coping_used, strict=False)
    found = [
        f"If {barrier.if_text}, then {barrier.then_text}: {texts.word(used)}."
        for barrier, used in pairs
        if used is not None
    ]
    for change, used in zip(task.changes, review.changes_used, strict=False):
        if used is not None:
            after = field_value_text(change.field, change.after, library)
            found.append(f"Changed, {texts.word(change.field)} ({after}): {texts.word(used)}.")
    return found


def _what_next(review: Review) -> str:
    if review.next is None:
        return ""
    reason = review.drop_reason if review.next is Move.DROP else review.unchanged_reason
    why = f", {texts.word(reason)}" if reason else ""
    return f"Next: {texts.word(review.next)}{why}."


def _measures(view: SessionView, library: Library) -> str:
    last = {each.measure: each for each in view.previous_scores}
    return _lines(
        _score(each, library.measures.get(each.measure), last.get(each.measure))
        for each in view.scores
    )


def _score(score: Score, measure: Measure | None, last: Score | None) -> str:
    name = measure.name if measure else score.measure
    shown = measure.shown(score.total) if measure else str(score.total)
    added = ""
    if len(score.items) > 1:
        added = " = " + " + ".join("N/A" if each is None else str(each) for each in score.items)
    was = ""
    if last is not None and measure is not None:
        was = f" (was {measure.shown(last.total)} on {texts.short_day_text(last.day)})"
    return f"{name} {shown}{added}{was}{_item(score, measure)}"


def _item(score: Score, measure: Measure | None) -> str:
    """Return the risk item by itself, where it is above 0."""
    if not score.risk_item or measure is None:
        return ""
    number = [each.id for each in measure.items].index(measure.risk_item) + 1
    marked = "marked as reviewed" if score.risk_item_reviewed else "not marked as reviewed"
    return f"; item {number}: {score.risk_item}, {marked}"


def _risk(session: Session) -> str:
    if session.risk is Risk.UNANSWERED:
        return ""
    at = session.risk_at.astimezone() if session.risk_at else None
    when = f", {texts.short_day_text(at.date())} {texts.time_text(at.time())}" if at else ""
    return f"{texts.sentence_case(texts.word(session.risk))}{when}."


def _plan(view: SessionView, agreed: Iterable[str]) -> str:
    if view.plan is not None and view.plan.no_task is not None:
        return f"No task agreed: {texts.word(view.plan.no_task)}."
    return "\n".join(agreed)


def _sheets(view: SessionView, library: Library) -> str:
    tasks = view.plan.tasks if view.plan else ()
    ids = dict.fromkeys(sheet for task in tasks for sheet in task.worksheets)
    known = library.worksheets
    return ", ".join(known[each].title for each in ids if each in known)


def _next(session: Session | None) -> str:
    return "" if session is None else f"{_when(session)}, {texts.word(session.medium)}"
