"""What stands out, in words: the fact and its day. Qt-free."""

from planner.standing_out import Fact, StandsOut
from planner.supervision import Case
from ui import texts
from ui.supervision_texts import need_text

NOTHING = "Nothing stands out in what is recorded."


def fact_text(fact: Fact, case: Case | None) -> str:
    """Return a fact in a line."""
    day = texts.short_day_text(fact.day) if fact.day else ""
    question = fact.item.question.strip() if fact.item else ""
    decision = fact.item.decision.strip() if fact.item else ""
    since = f"{texts.count_text(fact.count, 'day')} since the last contact, {day}"
    return {
        StandsOut.LONGEST_GAP: f"{since}: the longest gap of this course.",
        StandsOut.LONG_GAP: f"{since}.",
        StandsOut.NOT_HELD: f"{day}: {_outcome(fact)}.",
        StandsOut.TWO_NOT_DONE: f"Nothing done {fact.count} reviews in a row.",
        StandsOut.ITEM_NINE: f"Item 9 above 0 on {day}, not marked as reviewed.",
        StandsOut.NEED_UNMET: f"Not met: {need_text(case) if case else ''}.",
        StandsOut.QUESTION: f"For supervision since {day}: {question}",
        StandsOut.DECISION: f"Decided in supervision on {day}: {decision}",
    }[fact.kind]


def _outcome(fact: Fact) -> str:
    if fact.session is None:
        return ""
    return texts.outcome_text(fact.session.status, fact.session.away)
