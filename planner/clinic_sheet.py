"""The sheet of a day's clinic: who comes when, and what is open with each. Facts, no words."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from planner.sessions import Status
from planner.views import TodayRow, TodayView


class Back(StrEnum):
    """Where looking back on the last plan stands."""

    NO_PLAN = "no_plan"
    OPEN = "open"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class ClinicLine:
    """One appointment on the sheet.

    Attributes:
        row: The appointment.
        back: Where looking back stands.
        risk_items: How many answers to item 9 of this person are not marked as reviewed.
        shared: True where another appointment of the day is booked for the same time.
    """

    row: TodayRow
    back: Back
    risk_items: int
    shared: bool


def clinic_lines(view: TodayView) -> tuple[ClinicLine, ...]:
    """Return the day's appointments in order of time, whatever became of them."""
    waiting = Counter(each.patient_id for each in view.risk_item_waiting)
    times = Counter(row.at for row in view.today if _holds_a_time(row))
    return tuple(
        ClinicLine(
            row=row,
            back=_back(row),
            risk_items=waiting[row.patient_id],
            shared=_holds_a_time(row) and times[row.at] > 1,
        )
        for row in view.today
    )


def _holds_a_time(row: TodayRow) -> bool:
    return row.at is not None and row.status is Status.BOOKED


def _back(row: TodayRow) -> Back:
    if not row.last_task:
        return Back.NO_PLAN
    return Back.REVIEWED if row.reviewed else Back.OPEN
