"""The person, what they need, how they live, and their courses of treatment."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from planner.ids import EpisodeId, PatientId


class Known(StrEnum):
    """An answer that may not have been asked for yet."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class TakesIn(StrEnum):
    """How the person prefers to take things in."""

    READING = "reading"
    LISTENING = "listening"
    PICTURES = "pictures"
    TALKING = "talking"


class PrintSize(StrEnum):
    """Size of print in packs: 12 point, or large print of 16, 18 or 24 point."""

    STANDARD = "standard"
    P16 = "16"
    P18 = "18"
    P24 = "24"

    @classmethod
    def _missing_(cls, value: object) -> "PrintSize | None":
        """Read what was kept when there was one large size, of 18 point."""
        return cls.P18 if value == "large" else None


class ContactBy(StrEnum):
    """How the person prefers to be contacted."""

    UNKNOWN = "unknown"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"


class Writes(StrEnum):
    """How the person prefers to fill in a sheet."""

    UNKNOWN = "unknown"
    WRITE = "write"
    TICK = "tick"
    DRAW = "draw"
    RECORD = "record"
    TELL = "tell"


class CalendarKind(StrEnum):
    """A calendar whose days the person wants marked; ticked only because they said so."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
    MUSLIM = "muslim"
    JEWISH = "jewish"
    CHRISTIAN = "christian"
    ORTHODOX = "orthodox"
    HINDU = "hindu"
    SIKH = "sikh"


class Shift(StrEnum):
    """A day of a rota."""

    EARLY = "early"
    LATE = "late"
    NIGHT = "night"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Taken:
    """Hours that are taken, as the person gave them; the program proposes none.

    Attributes:
        label: What for, in their words.
        weekday: Monday 0 to Sunday 6, or None for every day.
        start: Local wall time.
        end: Local wall time; at or before the start it is on the next day.
    """

    label: str
    weekday: int | None
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class ShiftHours:
    """From when to when a shift goes; an end at or before the start is on the next day."""

    shift: Shift
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Rota:
    """A pattern of shifts that repeats from a first day on.

    Attributes:
        first: Local day of the first shift.
        pattern: One entry a day, not empty.
        hours: The hours of each shift, as they gave them.
    """

    first: date
    pattern: tuple[Shift, ...]
    hours: tuple[ShiftHours, ...] = ()

    def shift_on(self, day: date) -> Shift | None:
        """Return the shift of a day, or None before the first or where there is no pattern."""
        since = (day - self.first).days
        return self.pattern[since % len(self.pattern)] if self.pattern and since >= 0 else None

    def hours_of(self, shift: Shift) -> ShiftHours | None:
        """Return the hours of a shift, or None where they were not given."""
        return next((each for each in self.hours if each.shift is shift), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What every print and contact obeys (Accessible Information Standard, DAPB1605).

    Attributes:
        language: ISO 639-1 code of the language they read, empty where unknown.
        takes_in: How they prefer to take things in.
        writes: How they prefer to fill in a sheet.
        print_size: Size of print.
        easy_read: One idea a line.
        interpreter: An interpreter is needed.
        discreet: A discreet layout is wanted; anything but NO prints discreetly.
        paper_safe: Paper at home is safe, as they told us themselves.
        post_safe: Post is safe.
        call_safe: A call is safe.
        who_may_see: Who may see the plan, in their words.
        other: Any other need.
        practitioner: Who they would rather see, in their words, such as a woman.
        not_met: Which of all this is not met yet, in the practitioner's words; empty where all is.
    """

    language: str = ""
    takes_in: tuple[TakesIn, ...] = ()
    writes: Writes = Writes.UNKNOWN
    print_size: PrintSize = PrintSize.STANDARD
    easy_read: bool = False
    interpreter: bool = False
    discreet: Known = Known.UNKNOWN
    paper_safe: Known = Known.UNKNOWN
    post_safe: Known = Known.UNKNOWN
    call_safe: Known = Known.UNKNOWN
    who_may_see: str = ""
    other: str = ""
    practitioner: str = ""
    not_met: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The life a plan has to fit, in the person's words. Empty means not asked.

    Attributes:
        household: Who is at home.
        caring: Who they look after.
        privacy: Space and privacy at home.
        work_pattern: Work, shifts, study.
        money: What money allows.
        faith_wanted: Whether they want their faith used in the plan.
        faith: What of it, only where wanted.
        calendar: Hours and days that are taken, as they gave them.
        taken: Hours that are taken every day or every week.
        rota: Their shifts, or None.
        calendars: Calendars whose days they want marked; never filled in from religion or origin.
        health: Conditions that shape tasks.
        supporter: Who could help, and how.
        supporter_consent: Whether they agree to that person knowing.
        own_words: Their words for the problem.
        digital: Phone, data, privacy on the phone.
        stigma_safety: Places that are not safe or comfortable.
    """

    household: str = ""
    caring: str = ""
    privacy: str = ""
    work_pattern: str = ""
    money: str = ""
    faith_wanted: Known = Known.UNKNOWN
    faith: str = ""
    calendar: str = ""
    taken: tuple[Taken, ...] = ()
    rota: Rota | None = None
    calendars: tuple[CalendarKind, ...] = ()
    health: str = ""
    supporter: str = ""
    supporter_consent: Known = Known.UNKNOWN
    own_words: str = ""
    digital: str = ""
    stigma_safety: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Codes of the national data set (standards.md 2.2); all optional, never used by any rule."""

    ethnic_category: str = ""
    religion: str = ""
    disability: str = ""
    long_term_condition: str = ""
    employment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """The person in treatment: the minimum to plan, print and review.

    Attributes:
        id: Identity.
        reference: The service's own reference, unique in the profile.
        name: The name in the record.
        preferred_name: What they like to be called; empty means the name.
        print_name: Name or initials they chose for their pages.
        nhs_number: 10 digits without spaces, or empty.
        birth_date: Date of birth, or None.
        contact_by: How they prefer to be contacted.
        contact_note: A number or time they gave, or empty.
    """

    id: PatientId
    reference: str
    name: str
    preferred_name: str = ""
    print_name: str = ""
    nhs_number: str = ""
    birth_date: date | None = None
    contact_by: ContactBy = ContactBy.UNKNOWN
    contact_note: str = ""
    needs: Needs = field(default_factory=Needs)
    life: Life = field(default_factory=Life)
    coded: Coded = field(default_factory=Coded)

    @property
    def called(self) -> str:
        """What they like to be called."""
        return self.preferred_name or self.name

    @property
    def printed_as(self) -> str:
        """What their pages show."""
        return self.print_name or self.called


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One course of treatment, from referral to end.

    Attributes:
        id: Identity.
        patient_id: Whose.
        started: Local day it began.
        ended: Local day it ended, or None while open.
        end_code: National end code (standards.md 2.2), empty while open.
        problem: Problem descriptor code, for example ``F32``; empty where none.
        problem_statement: In the person's words.
        goals: In the person's words.
        expected_sessions: How many sessions were agreed, or None.
    """

    id: EpisodeId
    patient_id: PatientId
    started: date
    ended: date | None = None
    end_code: str = ""
    problem: str = ""
    problem_statement: str = ""
    goals: tuple[str, ...] = ()
    expected_sessions: int | None = None


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """A person with their courses of treatment, newest first."""

    patient: Patient
    episodes: tuple[Episode, ...]

    @property
    def current(self) -> Episode | None:
        """The open episode, or else the newest."""
        for episode in self.episodes:
            if episode.ended is None:
                return episode
        return self.episodes[0] if self.episodes else None
