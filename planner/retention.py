"""How long a person is kept: the service's rule, and what somebody decided for one person."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.ids import PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long one person is kept.

    Attributes:
        patient_id: Who.
        name: Name in the record.
        reference: Its reference.
        last: Last day of treatment: the end of a course, or else its last contact; None where
            there is no course.
        still_open: A course has not ended; the rule then counts from its last contact.
        by_rule: Last day by the service's rule, None where there is none.
        decided: Last day somebody decided on, None where nobody did.
        reason: Why, in their words.
        decided_at: When (UTC).
    """

    patient_id: PatientId
    name: str
    reference: str
    last: date | None
    still_open: bool
    by_rule: date | None
    decided: date | None = None
    reason: str = ""
    decided_at: datetime | None = None

    @property
    def until(self) -> date | None:
        """The day that counts: what was decided, or else the rule's."""
        return self.decided or self.by_rule

    def past(self, today: date) -> bool:
        """Tell whether the day has gone by, so that somebody should look."""
        return self.until is not None and self.until < today


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 28 February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
