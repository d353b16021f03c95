"""Which packs are to be printed for a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from planner.ids import SessionId
from planner.sessions import Medium, Status

COMING = frozenset({Status.BOOKED, Status.ATTENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOfDay:
    """A ready plan that belongs to an appointment of the day: its own, or the last one before it.

    Attributes:
        session_id: The contact the plan was made at.
        appointment: The day's appointment.
        at: Its wall time, or None.
        status: What became of it.
        medium: How the appointment is held.
        own: True where the plan was made at that appointment itself.
        made_at: When its pack was last printed, saved or dictated (UTC); None where it never was.
        handed: True where it was noted since then that the pack was handed over.
    """

    session_id: SessionId
    appointment: SessionId
    at: time | None
    status: Status
    own: bool
    made_at: datetime | None
    handed: bool = False
    medium: Medium = Medium.IN_PERSON

    @property
    def coming(self) -> bool:
        """True unless the appointment was cancelled or not attended."""
        return self.status in COMING


def packs_of_day(plans: Sequence[PlanOfDay], day: date) -> tuple[PlanOfDay, ...]:
    """Return whose packs belong to a day, in the order given, each once.

    A plan made at an appointment of the day always belongs to it. The last plan before it does
    while nothing took its place, the person is coming and its pack was never made; once it was
    printed on the day it stays in the day's list.
    """
    replaced = {each.appointment for each in plans if each.own}
    found: dict[SessionId, PlanOfDay] = {}
    for each in plans:
        if each.own or _left_over(each, day, replaced=each.appointment in replaced):
            found.setdefault(each.session_id, each)
    return tuple(found.values())


def _left_over(plan: PlanOfDay, day: date, *, replaced: bool) -> bool:
    if plan.made_at is not None:
        return plan.made_at.astimezone().date() == day
    return plan.coming and not replaced
