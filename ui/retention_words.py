"""How long somebody is kept, in words. Qt-free."""

from planner.retention import Keeping
from ui.texts import count_text, record_day_text

SOURCE = (
    "No rule is set at first: your service decides. For the service's own record, NHS guidance is "
    "quoted as 20 years after the last treatment in mental health (MDU's summary of the Records "
    "Management Code; we have not read the code's own text). What is here is a copy, which can go "
    "much sooner. Nothing is ever erased by itself."
)


def rule_text(years: int) -> str:
    """Return the service's rule."""
    if not years:
        return "No rule is set."
    return f"People are kept for {count_text(years, 'year')} after the end of treatment."


def keeping_text(keeping: Keeping, years: int) -> str:
    """Return how long one person is kept, and why."""
    last = f" Last treatment {record_day_text(keeping.last)}." if keeping.last else ""
    if keeping.still_open and keeping.last:
        last = f" The course has not ended; last contact {record_day_text(keeping.last)}."
    if keeping.decided is not None:
        rule = f" The rule says {record_day_text(keeping.by_rule)}." if keeping.by_rule else ""
        day = record_day_text(keeping.decided)
        return f"Kept until {day}, as you decided: “{keeping.reason}”.{last}{rule}"
    if keeping.by_rule is None:
        return f"{rule_text(years)} Nobody decided on a day for this person.{last}"
    return f"Kept until {record_day_text(keeping.by_rule)}, by the rule of your service.{last}"


def why_text(keeping: Keeping) -> str:
    """Return why a day counts, for a line of the list."""
    if keeping.decided is not None:
        return f"decided: {keeping.reason}"
    return "by rule; the course has not ended" if keeping.still_open else "by rule"
