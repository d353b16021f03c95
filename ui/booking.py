"""The next appointment as it is offered. Qt-free."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from planner.sessions import Medium, Session, SessionType

USUAL_GAP = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What a new appointment is offered as."""

    day: date
    at: time | None
    type: SessionType
    medium: Medium


def usual_booking(sessions: tuple[Session, ...], today: date) -> Booking:
    """Return the next appointment as it would be by habit: same time and way, a week later."""
    last = sessions[-1] if sessions else None
    if last is None:
        return Booking(day=today, at=None, type=SessionType.ASSESSMENT, medium=Medium.IN_PERSON)
    day = last.day + USUAL_GAP
    while day < today:
        day += USUAL_GAP
    return Booking(day=day, at=last.at, type=SessionType.TREATMENT, medium=last.medium)
