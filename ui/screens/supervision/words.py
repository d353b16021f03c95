"""Supervision in words: the cells of the table, and why a case is brought. Qt-free."""

from collections.abc import Mapping
from datetime import date

from planner.library import Library
from planner.measures import Measure
from planner.supervision import Case, FirstLast, Trigger, TriggerRules
from ui import texts
from ui.change_words import change_text
from ui.history_labels import obstacle_words
from ui.supervision_texts import need_text

NOT_YET = "not yet"
TRIGGERS: Mapping[Trigger, str] = {
    Trigger.ASKED: "a question waits",
    Trigger.RISK_STOP: "stopped for risk",
    Trigger.ITEM_NINE: "item 9",
    Trigger.NEW: "new",
    Trigger.REGULAR: "regular review",
    Trigger.OVER_THRESHOLD: "score at the service's mark",
    Trigger.OVERDUE: "not seen",
    Trigger.NO_IMPROVEMENT: "no reliable fall",
    Trigger.TWO_NOT_DONE: "2 reviews not done",
    Trigger.NEED_UNMET: "need not met",
    Trigger.DECISION_OPEN: "decision open",
}
"""Short, for the list; the order is no order of weight."""


def short_reasons(found: tuple[Trigger, ...]) -> str:
    """Return why a case is brought, in a few words."""
    return ", ".join(TRIGGERS[each] for each in found)


def score_text(case: Case, measure: Measure | None) -> str:
    """Return a first and newest total as "19 → 11", one as it is, none as empty."""
    found = next((each for each in case.scores if measure and each.measure == measure.id), None)
    if found is None or measure is None:
        return ""
    if found.count == 1:
        return measure.shown(found.last)
    return f"{measure.shown(found.first)} → {measure.shown(found.last)}"


def amount_text(case: Case) -> str:
    """Return how much was done of the task reviewed last."""
    return texts.word(case.last_review.amount) if case.last_review else NOT_YET


def obstacles_text(case: Case, library: Library) -> str:
    """Return what got in the way of it."""
    if case.last_review is None:
        return ""
    return ", ".join(obstacle_words(each, library) for each in case.last_review.obstacles)


def changes_text(case: Case, library: Library) -> str:
    """Return what the newest plan changed."""
    return "; ".join(change_text(each, library) for each in case.changes)


def day_or_never(day: date | None) -> str:
    """Return a day as "Tue 12 May", or "never"."""
    return texts.short_day_text(day) if day else "never"


def reasons(
    case: Case,
    found: tuple[Trigger, ...],
    rules: TriggerRules,
    measures: Mapping[str, Measure],
    today: date,
) -> tuple[str, ...]:
    """Return a sentence for each reason a case is brought: the fact, and the service's rule."""
    waiting = texts.count_text(len(case.waiting), "question waits", "questions wait")
    said = {
        Trigger.ASKED: f"{waiting}.",
        Trigger.RISK_STOP: f"Stopped for risk on {_day(case.risk_stop)}.",
        Trigger.ITEM_NINE: f"Item 9 above 0 on {_days(case)}, not marked as reviewed.",
        Trigger.NEW: f"New: {texts.count_text(case.sessions, 'session')}, never discussed.",
        Trigger.REGULAR: _regular(case, rules),
        Trigger.OVER_THRESHOLD: _over(case, rules, measures),
        Trigger.OVERDUE: _overdue(case, rules, today),
        Trigger.NO_IMPROVEMENT: _no_fall(case, measures),
        Trigger.TWO_NOT_DONE: f"Nothing done {case.not_done_in_a_row} reviews in a row.",
        Trigger.NEED_UNMET: f"Not met: {need_text(case)}.",
        Trigger.DECISION_OPEN: f"{texts.count_text(len(case.open_decisions), 'decision')} to do.",
    }
    return tuple(said[each] for each in found)


def question_text(case: Case) -> str:
    """Return the questions that wait."""
    return "; ".join(each.question.strip() for each in case.waiting)


def open_text(case: Case) -> str:
    """Return the decisions that wait to be carried out."""
    return "; ".join(each.decision.strip() for each in case.open_decisions)


def _day(day: date | None) -> str:
    return texts.short_day_text(day) if day else ""


def _days(case: Case) -> str:
    days = dict.fromkeys(texts.short_day_text(day) for day, _ in case.item_nine)
    return ", ".join(days)


def _regular(case: Case, rules: TriggerRules) -> str:
    said = day_or_never(case.last_discussed)
    return f"Last discussed {said}; the service's rule is every {rules.weeks} weeks."


def _over(case: Case, rules: TriggerRules, measures: Mapping[str, Measure]) -> str:
    said = [
        f"{_name(each, measures)} {each.last}, brought from {rules.thresholds[each.measure]}"
        for each in case.scores
        if 0 < rules.thresholds.get(each.measure, 0) <= each.last
    ]
    return f"{'; '.join(said)}."


def _overdue(case: Case, rules: TriggerRules, today: date) -> str:
    seen = case.last_contact or case.started
    days = texts.count_text((today - seen).days, "day")
    since = "since the last contact" if case.last_contact else "since the course began"
    return f"{days} {since}, nothing booked; brought after {rules.overdue_days}."


def _no_fall(case: Case, measures: Mapping[str, Measure]) -> str:
    said = []
    for each in case.scores:
        measure = measures.get(each.measure)
        if measure is None or measure.reliable_change is None or each.count < 2:
            continue
        change = measure.shown(measure.reliable_change)
        how = texts.sureness(measure.reliable_change_sure)
        first, last = measure.shown(each.first), measure.shown(each.last)
        said.append(f"{measure.name} {first} to {last} (reliable change {change}{how})")
    sessions = texts.count_text(case.sessions, "session")
    return f"After {sessions}, no fall by the published amount: {'; '.join(said)}."


def _name(each: FirstLast, measures: Mapping[str, Measure]) -> str:
    return measures[each.measure].name if each.measure in measures else each.measure
