"""Codes to words for screens and commands. No Qt here, no rules either."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import Enum

from planner.adapt import Unable
from planner.library import Field, Size, Strength
from planner.measures import Sure
from planner.patients import CalendarKind, ContactBy, Known, PrintSize, Shift, TakesIn, Writes
from planner.plans import DropReason, Move, NoTask, Occasion, Override, Route, UnchangedReason, When
from planner.reviews import Amount, NotReviewed, Used
from planner.sessions import Away, Medium, Risk, SessionType, Status
from planner.taken import DayName
from planner.views import CaseStatus, NeedFlag
from planner.worksheets import Version

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(day[:3] for day in WEEKDAYS)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

CLOSENESS = ("not at all", "a little", "about half", "mostly", "as we meant")
MOST_DAYS = 3
HELPFULNESS = ("not at all", "a little", "some", "quite a bit", "a lot")

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Status: {
        Status.BOOKED: "booked",
        Status.ATTENDED: "attended",
        Status.DID_NOT_ATTEND: "did not attend",
        Status.CANCELLED_BY_PATIENT: "cancelled by the person",
        Status.CANCELLED_BY_SERVICE: "cancelled by the service",
    },
    Away: {
        Away.NOT_SAID: "reason not said",
        Away.UNWELL: "not well",
        Away.WORK: "work or shifts",
        Away.CARING: "looking after someone",
        Away.TRAVEL: "travel",
        Away.MONEY: "cost",
        Away.FORGOT: "slipped their mind",
        Away.NOT_WANTED: "not wanted this time",
        Away.PRACTITIONER_AWAY: "practitioner away",
        Away.ROOM_OR_INTERPRETER: "no room or interpreter",
        Away.OTHER: "another reason",
    },
    SessionType: {
        SessionType.ASSESSMENT: "assessment",
        SessionType.TREATMENT: "treatment",
        SessionType.ASSESSMENT_AND_TREATMENT: "assessment and treatment",
        SessionType.REVIEW: "review only",
        SessionType.REVIEW_AND_TREATMENT: "review and treatment",
        SessionType.FOLLOW_UP: "follow-up",
    },
    Medium: {
        Medium.IN_PERSON: "in person",
        Medium.PHONE: "phone",
        Medium.VIDEO: "video",
    },
    Risk: {
        Risk.UNANSWERED: "not answered",
        Risk.REVIEWED: "reviewed",
        Risk.NOT_YET: "not yet",
        Risk.STOP: "stop, follow the protocol",
    },
    CaseStatus: {
        CaseStatus.NEW: "new",
        CaseStatus.ACTIVE: "in treatment",
        CaseStatus.ENDED: "ended",
    },
    NeedFlag: {
        NeedFlag.LANGUAGE: "other language",
        NeedFlag.LARGE_PRINT: "large print",
        NeedFlag.EASY_READ: "easy read",
        NeedFlag.INTERPRETER: "interpreter",
        NeedFlag.DISCREET: "discreet",
    },
    Known: {
        Known.UNKNOWN: "not asked yet",
        Known.YES: "yes",
        Known.NO: "no",
    },
    TakesIn: {
        TakesIn.READING: "reading",
        TakesIn.LISTENING: "listening",
        TakesIn.PICTURES: "pictures",
        TakesIn.TALKING: "talking it through",
    },
    Version: {
        Version.WRITING: "writing",
        Version.TICK: "tick only",
        Version.EASY: "easy read",
    },
    Sure: {
        Sure.READ: "published",
        Sure.SECONDARY: "from a secondary source",
        Sure.REMEMBERED: "check with your service",
        Sure.SERVICE: "set by your service",
    },
    PrintSize: {
        PrintSize.STANDARD: "standard print",
        PrintSize.P16: "large print, 16 point",
        PrintSize.P18: "large print, 18 point",
        PrintSize.P24: "very large print, 24 point",
    },
    ContactBy: {
        ContactBy.UNKNOWN: "not asked yet",
        ContactBy.PHONE: "phone",
        ContactBy.TEXT: "text message",
        ContactBy.EMAIL: "email",
        ContactBy.POST: "post",
    },
    Amount: {
        Amount.NONE: "none",
        Amount.LITTLE: "a little",
        Amount.HALF: "about half",
        Amount.MOST: "most",
        Amount.ALL: "all or more",
    },
    Used: {
        Used.NOT_NEEDED: "not needed",
        Used.HELPED: "used, helped",
        Used.NO_HELP: "used, did not help",
        Used.NOT_USED: "not used",
    },
    NotReviewed: {
        NotReviewed.NO_TIME: "no time today",
        NotReviewed.RISK_FIRST: "risk came first",
        NotReviewed.PATIENT_CHOICE: "the person chose not to",
        NotReviewed.SHEET_LATER: "the sheet is still to come",
        NotReviewed.OTHER: "another reason",
    },
    Move: {
        Move.REPEAT: "repeat",
        Move.STEP_UP: "step up",
        Move.STEP_DOWN: "step down",
        Move.CHANGE: "change",
        Move.DROP: "drop",
    },
    DropReason: {
        DropReason.DONE_WITH: "done with it",
        DropReason.DOES_NOT_FIT: "does not fit their life",
        DropReason.NOT_HELPFUL: "was not helpful",
        DropReason.TOO_MUCH: "too much for now",
        DropReason.OTHER: "another reason",
    },
    UnchangedReason: {
        UnchangedReason.WORTH_ANOTHER_TRY: "worth another try as it is",
        UnchangedReason.LIFE_EVENT: "an unusual week",
        UnchangedReason.PATIENT_CHOICE: "the person wants it the same",
        UnchangedReason.OTHER: "another reason",
        UnchangedReason.WILL_CHANGE: "something in it changes in the plan",
    },
    Override: {
        Override.TIME: "no time left today",
        Override.PATIENT_PREFERENCE: "the person prefers it so",
        Override.DONE_ELSEWHERE: "agreed or written elsewhere",
        Override.NOT_SUITABLE_TODAY: "not suitable today",
        Override.OTHER: "another reason",
    },
    NoTask: {
        NoTask.PATIENT_CHOICE: "the person chose not to",
        NoTask.NOT_TODAY: "not right today",
        NoTask.ENDING: "treatment is ending",
        NoTask.REFERRED: "referred or stepped up",
        NoTask.OTHER: "another reason",
    },
    Route: {
        Route.HANDED: "handed over",
        Route.POSTED: "posted",
        Route.SERVICE_EMAIL: "sent by service email",
        Route.DICTATED: "read out and written down",
    },
    Size: {
        Size.SMALL: "a small first step",
        Size.USUAL: "the usual step",
        Size.STRETCH: "a stretch",
    },
    Strength: {
        Strength.CONSISTENT: "consistent",
        Strength.MIXED: "mixed",
        Strength.UNCLEAR: "unclear",
        Strength.QUALITATIVE: "interviews",
        Strength.SINGLE: "single study",
        Strength.GUIDANCE: "guidance",
        Strength.UNTESTED: "untested",
    },
    Field: {
        Field.WHAT: "what to do",
        Field.WHEN: "when",
        Field.CUE: "what it follows",
        Field.WHERE: "where",
        Field.MINUTES: "how long",
        Field.TIMES: "how often",
        Field.WITH_WHOM: "with whom",
        Field.BAD_DAY: "the bad-day version",
        Field.RATIONALE: "why",
        Field.COPING: "the if-then",
        Field.REMINDER: "the reminder",
        Field.SUPPORTER: "the supporter",
        Field.OWN_WORDS: "their own words",
        Field.LAYOUT: "the layout",
        Field.PRINT_SIZE: "print size",
        Field.LANGUAGE: "the language",
        Field.SHEET: "the sheet",
        Field.TASK: "the task",
        Field.SIZE: "the size of the step",
        Field.ROUTE: "how it reaches them",
        Field.NOTHING: "nothing",
    },
    Writes: {
        Writes.UNKNOWN: "not asked yet",
        Writes.WRITE: "writing",
        Writes.TICK: "ticking",
        Writes.DRAW: "drawing",
        Writes.RECORD: "recording",
        Writes.TELL: "telling",
    },
    CalendarKind: {
        CalendarKind.ENGLAND: "public holidays, England",
        CalendarKind.WALES: "public holidays, Wales",
        CalendarKind.SCOTLAND: "public holidays, Scotland",
        CalendarKind.NORTHERN_IRELAND: "public holidays, Northern Ireland",
        CalendarKind.MUSLIM: "Ramadan and the Eids",
        CalendarKind.JEWISH: "Sabbath and Jewish holy days",
        CalendarKind.CHRISTIAN: "Lent, Easter and Christmas",
        CalendarKind.ORTHODOX: "Orthodox Lent and Easter",
        CalendarKind.HINDU: "Hindu festivals",
        CalendarKind.SIKH: "Sikh festivals",
    },
    Shift: {
        Shift.EARLY: "early shift",
        Shift.LATE: "late shift",
        Shift.NIGHT: "night shift",
        Shift.OFF: "day off",
    },
    Unable: {
        Unable.ALREADY: "It is so already.",
        Unable.NO_LENGTH: "No length is set yet.",
        Unable.SHORTEST: "It cannot be shorter.",
        Unable.FEWEST: "It is once a week already.",
        Unable.FIXED_DAYS: "Ask which day to take out.",
        Unable.NO_SMALLER: "This is the smallest step already.",
        Unable.NO_CLASH: "Nothing planned falls into the hours and days on their record.",
        Unable.NOBODY_NAMED: "Nobody is named on their record yet.",
        Unable.NO_CONSENT: "Ask first whether that person may know of the plan.",
        Unable.NO_WORDS: "Write their words below first.",
        Unable.NO_TEMPLATE: "The task is written freely, so write it here.",
    },
    DayName: {
        DayName.PUBLIC_HOLIDAY: "public holiday",
        DayName.NEW_YEAR: "New Year's Day",
        DayName.GOOD_FRIDAY: "Good Friday",
        DayName.EASTER_MONDAY: "Easter Monday",
        DayName.CHRISTMAS: "Christmas Day",
        DayName.BOXING_DAY: "Boxing Day",
        DayName.RAMADAN: "Ramadan",
        DayName.EID_AL_FITR: "Eid al-Fitr",
        DayName.EID_AL_ADHA: "Eid al-Adha",
        DayName.SABBATH: "Sabbath",
        DayName.ROSH_HASHANAH: "Rosh Hashanah",
        DayName.YOM_KIPPUR: "Yom Kippur",
        DayName.SUKKOT: "Sukkot",
        DayName.SHEMINI_ATZERET: "Shemini Atzeret",
        DayName.SIMCHAT_TORAH: "Simchat Torah",
        DayName.HANUKKAH: "Hanukkah",
        DayName.PURIM: "Purim",
        DayName.PASSOVER: "Passover",
        DayName.SHAVUOT: "Shavuot",
        DayName.JEWISH_FAST: "fast day",
        DayName.ASH_WEDNESDAY: "Ash Wednesday",
        DayName.LENT: "Lent",
        DayName.PALM_SUNDAY: "Palm Sunday",
        DayName.MAUNDY_THURSDAY: "Maundy Thursday",
        DayName.EASTER_SUNDAY: "Easter Sunday",
        DayName.ASCENSION: "Ascension Day",
        DayName.PENTECOST: "Pentecost",
        DayName.ORTHODOX_LENT: "Great Lent",
        DayName.ORTHODOX_GOOD_FRIDAY: "Orthodox Good Friday",
        DayName.ORTHODOX_EASTER: "Orthodox Easter",
        DayName.ORTHODOX_PENTECOST: "Orthodox Pentecost",
        DayName.MAKAR_SANKRANTI: "Makar Sankranti",
        DayName.MAHA_SHIVARATRI: "Maha Shivaratri",
        DayName.HOLI: "Holi",
        DayName.RAM_NAVAMI: "Ram Navami",
        DayName.RAKSHA_BANDHAN: "Raksha Bandhan",
        DayName.JANMASHTAMI: "Janmashtami",
        DayName.GANESH_CHATURTHI: "Ganesh Chaturthi",
        DayName.NAVARATRI: "Navaratri begins",
        DayName.DUSSEHRA: "Dussehra",
        DayName.DIWALI: "Diwali",
        DayName.GURU_GOBIND_SINGH: "birthday of Guru Gobind Singh",
        DayName.HOLA_MOHALLA: "Hola Mohalla",
        DayName.VAISAKHI: "Vaisakhi",
        DayName.GURU_ARJAN: "martyrdom of Guru Arjan",
        DayName.BANDI_CHHOR: "Bandi Chhor Divas",
        DayName.GURU_NANAK: "birthday of Guru Nanak",
    },
}
"""Words of every code a person sees, by type: two types may share a value, never the words."""


def word(code: Enum) -> str:
    """Return the words of a code."""
    return WORDS[type(code)][code]


def outcome_text(status: Status, away: Away | None) -> str:
    """Return what became of an appointment, with the reason where one was said."""
    return word(status) if away is None else f"{word(status)}, {word(away)}"


def sentence_case(text: str) -> str:
    """Return the text with its first letter capital."""
    return text[:1].upper() + text[1:]


def day_text(day: date, *, year: bool = False) -> str:
    """Return a date as "Tuesday 12 May", with the year where asked."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def short_day_text(day: date) -> str:
    """Return a date as "Tue 12 May"."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]}"


def record_day_text(day: date) -> str:
    """Return a date as "12 May 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_text(at: time) -> str:
    """Return a wall time as "09:30"."""
    return f"{at:%H:%M}"


def when_text(when: When) -> str:
    """Return when a task is due as "Mon 10:00, Wed 10:00" or "after a shift, 3 times a week"."""
    parts = []
    if when.days:
        at = {each.at for each in when.days}
        names = [SHORT_WEEKDAYS[each.weekday] for each in when.days]
        if len(at) == 1:
            only = next(iter(at))
            parts.append(" ".join(names) + (f" {time_text(only)}" if only else ""))
        else:
            times = [f" {time_text(each.at)}" if each.at else "" for each in when.days]
            parts.append(", ".join(n + t for n, t in zip(names, times, strict=True)))
    if when.cue.strip():
        parts.append(when.cue.strip())
    if when.times and not when.days:
        parts.append("once a week" if when.times == 1 else f"{when.times} times a week")
    if when.leave_out:
        parts.append(f"not on {days_text(when.leave_out)}")
    return ", ".join(parts)


def occasion_text(occasion: Occasion, number: int) -> str:
    """Return when a task was due, as it stands on the slip."""
    if occasion.day is None:
        return f"Time {number}"
    at = f", {time_text(occasion.at)}" if occasion.at else ""
    return short_day_text(occasion.day) + at


def days_text(days: Sequence[date]) -> str:
    """Return dates as "Fri 15 May and Mon 18 May"; a long row of them ends in a number."""
    named = [short_day_text(day) for day in days[:MOST_DAYS]]
    if len(days) > MOST_DAYS:
        named.append(count_text(len(days) - MOST_DAYS, "other day"))
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def count_text(count: int, one: str, many: str = "") -> str:
    """Return "1 plan" or "3 plans"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def sureness(sure: Sure | None) -> str:
    """Return what to add to a threshold's number: nothing where it is published and was read."""
    return "" if sure in (None, Sure.READ) else f", {word(sure)}"
