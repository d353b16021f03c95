"""What supervision keeps, in words. No Qt here, no rules either."""

from planner.supervision import Case, SupervisionItem
from ui import texts
from ui.languages import language_text


def need_text(case: Case) -> str:
    """Return which need is not met, and who they would rather see, as it was written down."""
    said = [case.not_met.strip()]
    if case.printed_in_another:
        reads, printed = language_text(case.language), language_text(case.printed_in)
        said.append(f"reads {reads}, the last pack was in {printed}")
    if case.practitioner.strip():
        said.append(f"would rather see: {case.practitioner.strip()}")
    return "; ".join(each for each in said if each)


def item_text(item: SupervisionItem) -> str:
    """Return a question with what came of it, in a line."""
    question = item.question.strip()
    if item.discussed_on is None:
        return f"Asked {texts.short_day_text(item.asked_on)}: {question}"
    parts = [f"Discussed {texts.record_day_text(item.discussed_on)}"]
    parts += [question] if question else []
    parts += [f"decided: {item.decision.strip()}"] if item.decision.strip() else []
    if item.done_on is not None:
        parts.append(f"done {texts.short_day_text(item.done_on)}")
    return " · ".join(parts)
