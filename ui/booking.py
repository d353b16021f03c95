"""Appointments as they are offered, moved and compared. Qt-free."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from planner.ids import SessionId
from planner.sessions import Medium, Session, SessionType, Slot
from ui import texts

if TYPE_CHECKING:
    from models.store import Store

USUAL_GAP = timedelta(days=7)
Booking = Slot


def usual_booking(sessions: tuple[Session, ...], today: date) -> Booking:
    """Return the next appointment as it would be by habit: same time and way, a week later."""
    last = sessions[-1] if sessions else None
    if last is None:
        return Booking(day=today, at=None, type=SessionType.ASSESSMENT, medium=Medium.IN_PERSON)
    day = last.day + USUAL_GAP
    while day < today:
        day += USUAL_GAP
    return Booking(day=day, at=last.at, type=SessionType.TREATMENT, medium=last.medium)


def booking_of(session: Session) -> Booking:
    """Return when and how an appointment is."""
    return Booking(day=session.day, at=session.at, type=session.type, medium=session.medium)


def read_clash(day: date, at: time, but: SessionId | None, store: "Store") -> tuple[str, ...]:
    """Return who else is booked at a day and time (runs in the database thread)."""
    return store.sessions.booked_at(day, at, but)


def clash_text(names: tuple[str, ...], day: date, at: time) -> str:
    """Return who else is booked then, as a fact; empty where nobody is."""
    if not names:
        return ""
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    verb = "is" if len(names) == 1 else "are"
    return f"{who} {verb} booked for {texts.short_day_text(day)}, {texts.time_text(at)} as well."
