"""A person's record in words, and what can be done next. Qt-free."""

from dataclasses import dataclass
from datetime import date

from planner import nhs_number
from planner.ids import EpisodeId, SessionId
from planner.patients import (
    ContactBy,
    Episode,
    Known,
    Life,
    Needs,
    Patient,
    PatientRecord,
    Writes,
)
from planner.patients import PrintSize as Size
from planner.sessions import Away, Session, Status
from ui.booking import Booking, booking_of
from ui.code_lists import code_text
from ui.languages import language_text
from ui.life_texts import GIVEN, given_text
from ui.screens.patient.labels import LIFE_LABELS
from ui.texts import (
    count_text,
    days_text,
    outcome_text,
    record_day_text,
    sentence_case,
    short_day_text,
    time_text,
    word,
)

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PatientView:
    """What the page shows.

    Attributes:
        record: The person and their courses, newest first.
        sessions: Contacts of the current course, by day.
    """

    record: PatientRecord
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One contact in words.

    Attributes:
        id: Which.
        title: Number and day.
        how: Type and medium.
        status: What became of it.
        away: Why it was not held, where somebody said.
        state: Both in words.
        due: True where it is booked and its day has come: it wants an answer.
        booking: How it is booked, or None once it is known what became of it.
    """

    id: SessionId
    title: str
    how: str
    status: Status
    away: Away | None
    state: str
    due: bool
    booking: Booking | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The primary action: a contact to open, or none to book one."""

    text: str
    session_id: SessionId | None


@dataclass(frozen=True, slots=True)
class PastCourse:
    """An earlier course in one line."""

    id: EpisodeId
    text: str


def who_facts(patient: Patient) -> tuple[Fact, ...]:
    """Return who the person is; what is not known is left out."""
    contact = "" if patient.contact_by is ContactBy.UNKNOWN else word(patient.contact_by)
    note = patient.contact_note
    return _known(
        ("Name in the record", patient.name),
        ("Likes to be called", patient.preferred_name),
        ("On their pages", patient.printed_as),
        ("Reference", patient.reference),
        ("NHS number", nhs_number.shown(patient.nhs_number)),
        ("Born", record_day_text(patient.birth_date) if patient.birth_date else ""),
        ("Contact by", ", ".join(part for part in (contact, note) if part)),
    )


def needs_facts(needs: Needs) -> tuple[Fact, ...]:
    """Return what every print and contact obeys."""
    return _known(
        ("Reads", language_text(needs.language) if needs.language else ""),
        ("Takes things in by", ", ".join(word(way) for way in needs.takes_in)),
        ("Fills in sheets by", word(needs.writes) if needs.writes is not Writes.UNKNOWN else ""),
        ("Print", word(needs.print_size) if needs.print_size is not Size.STANDARD else ""),
        ("Easy read", "yes" if needs.easy_read else ""),
        ("Interpreter", "needed" if needs.interpreter else ""),
        ("Discreet pages", word(needs.discreet)),
        ("Paper at home is safe", word(needs.paper_safe)),
        ("Post is safe", word(needs.post_safe)),
        ("A call is safe", word(needs.call_safe)),
        ("May see the plan", needs.who_may_see),
        ("Other needs", needs.other),
        ("Would rather see", needs.practitioner),
        ("Not met yet", needs.not_met),
    )


def life_facts(life: Life) -> tuple[Fact, ...]:
    """Return the life a plan has to fit; what was not asked is left out."""
    shown = dict(LIFE_LABELS)
    if life.faith_wanted is not Known.YES:
        del shown["faith"]
    if not life.supporter:
        del shown["supporter_consent"]
    return _known(*((label, _life_said(life, name)) for name, label in shown.items()))


def course_facts(episode: Episode, sessions: tuple[Session, ...]) -> tuple[Fact, ...]:
    """Return a course of treatment in a few lines."""
    held = sum(1 for each in sessions if each.status is Status.ATTENDED)
    planned = f" of about {episode.expected_sessions}" if episode.expected_sessions else ""
    said = episode.problem_statement
    return _known(
        ("Problem", problem_text(episode.problem)),
        ("In their words", f"“{said}”" if said else ""),
        ("Goals", "\n".join(f"– {goal}" for goal in episode.goals)),
        ("Began", record_day_text(episode.started)),
        ("Sessions attended", f"{held}{planned}"),
        ("Ended", _ended(episode)),
    )


def past_courses(record: PatientRecord) -> tuple[PastCourse, ...]:
    """Return the courses besides the current one, newest first."""
    current = record.current
    others = (each for each in record.episodes if current is None or each.id != current.id)
    return tuple(PastCourse(each.id, _past(each)) for each in others)


def session_lines(sessions: tuple[Session, ...], today: date) -> tuple[SessionLine, ...]:
    """Return the contacts, newest first."""
    return tuple(_session_line(each, today) for each in reversed(sessions))


def next_step(view: PatientView, today: date) -> NextStep | None:
    """Return what one most likely came for; None where there is no open course."""
    current = view.record.current
    if current is None or current.ended is not None:
        return None
    held = (Status.BOOKED, Status.ATTENDED)
    for each in view.sessions:
        if each.day == today and each.status in held:
            return NextStep("Open today's session", each.id)
    for each in view.sessions:
        if each.day > today and each.status is Status.BOOKED:
            return NextStep(f"Open the session of {short_day_text(each.day)}", each.id)
    return NextStep("Book an appointment", None)


def has_booking(sessions: tuple[Session, ...], today: date) -> bool:
    """Tell whether an appointment is to come after today."""
    return any(each.status is Status.BOOKED and each.day > today for each in sessions)


def well_session(sessions: tuple[Session, ...], today: date) -> Session | None:
    """Return the contact a staying-well plan is made at: today's, or else the last one held."""
    held = [each for each in sessions if each.status is Status.ATTENDED and each.day <= today]
    due = [each for each in sessions if each.status is Status.BOOKED and each.day == today]
    ours = [each for each in held if each.day == today] or due or held
    return ours[-1] if ours else None


def well_text(sessions: tuple[Session, ...], today: date) -> str:
    """Return at which contact the staying-well plan is made."""
    at = well_session(sessions, today)
    if at is None:
        return "A plan is made at a session: hold one first. It is in the library, Staying well."
    return f"The plan is made at session {at.number}, {short_day_text(at.day)}."


def booked_after(episode: Episode, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """Return what is still booked after the end of a course."""
    if episode.ended is None:
        return ()
    return tuple(s for s in sessions if s.status is Status.BOOKED and s.day > episode.ended)


def booked_after_text(booked: tuple[Session, ...]) -> tuple[str, str]:
    """Return what is still booked after the end, and the words of the button that cancels it."""
    if not booked:
        return "", ""
    days = days_text([each.day for each in booked])
    verb = "is" if len(booked) == 1 else "are"
    said = f"{count_text(len(booked), 'appointment')} {verb} booked after the end: {days}."
    return said, "Cancel it" if len(booked) == 1 else "Cancel them"


def problem_text(code: str) -> str:
    """Return the problem descriptor in words."""
    return code_text("problem", code)


def _session_line(session: Session, today: date) -> SessionLine:
    at = f", {time_text(session.at)}" if session.at else ""
    year = f" {session.day.year}" if session.day.year != today.year else ""
    return SessionLine(
        id=session.id,
        title=f"{session.number}  ·  {short_day_text(session.day)}{year}{at}",
        how=f"{sentence_case(word(session.type))}, {word(session.medium)}",
        status=session.status,
        away=session.away,
        state=sentence_case(outcome_text(session.status, session.away)),
        due=session.status is Status.BOOKED and session.day <= today,
        booking=booking_of(session) if session.status is Status.BOOKED else None,
    )


def _past(episode: Episode) -> str:
    ended = f" to {record_day_text(episode.ended)}" if episode.ended else ", open"
    parts = [f"{record_day_text(episode.started)}{ended}", problem_text(episode.problem)]
    parts.append(code_text("end_code", episode.end_code))
    return " · ".join(part for part in parts if part)


def _ended(episode: Episode) -> str:
    if episode.ended is None:
        return ""
    why = code_text("end_code", episode.end_code)
    return ": ".join(part for part in (record_day_text(episode.ended), why) if part)


def _life_said(life: Life, name: str) -> str:
    return given_text(life, name) if name in GIVEN else _said(getattr(life, name))


def _said(value: object) -> str:
    if isinstance(value, Known):
        return "" if value is Known.UNKNOWN else word(value)
    return str(value)


def _known(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact[1])
