"""Appointments as they are offered, moved and compared. Qt-free."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.ids import EpisodeId, PatientId, SessionId
from planner.sessions import Away, Medium, Session, SessionType, Slot, Status
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


def new_session(
    session_id: SessionId, episode_id: EpisodeId, patient_id: PatientId, booking: Booking
) -> Session:
    """Return an appointment as it is booked; it gets the next number of its course."""
    return Session(
        id=session_id,
        episode_id=episode_id,
        patient_id=patient_id,
        number=0,
        day=booking.day,
        at=booking.at,
        type=booking.type,
        medium=booking.medium,
    )


def book(session: Session, store: "Store") -> Changes:
    """Store an appointment (this and what follows runs in the database thread)."""
    return store.sessions.save(session)


def move(session_id: SessionId, booking: Booking, store: "Store") -> Changes:
    """Put an appointment on another day or time."""
    return store.sessions.move(session_id, booking)


def set_status(session_id: SessionId, status: Status, away: Away | None, store: "Store") -> Changes:
    """Say what became of an appointment, and why where somebody said."""
    return store.sessions.set_status(session_id, status, away)


def read_clash(day: date, at: time, but: SessionId | None, store: "Store") -> tuple[str, ...]:
    """Return who else is booked at a day and time."""
    return store.sessions.booked_at(day, at, but)


def moved_text(booking: Booking) -> str:
    """Return what is said once an appointment was moved."""
    at = f", {texts.time_text(booking.at)}" if booking.at else ""
    return f"Moved to {texts.short_day_text(booking.day)}{at}"


def clash_text(names: tuple[str, ...], day: date, at: time) -> str:
    """Return who else is booked then, as a fact; empty where nobody is."""
    if not names:
        return ""
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    verb = "is" if len(names) == 1 else "are"
    return f"{who} {verb} booked for {texts.short_day_text(day)}, {texts.time_text(at)} as well."
