"""Codes to words for screens and commands. No Qt here, no rules either."""

from collections.abc import Mapping
from datetime import date, time
from enum import Enum

from planner.library import Field, Size, Strength
from planner.patients import ContactBy, Known, PrintSize, TakesIn
from planner.plans import DropReason, Move, NoTask, Override, Route, UnchangedReason, When
from planner.reviews import Amount, NotReviewed, Used
from planner.sessions import Medium, Risk, SessionType, Status
from planner.views import CaseStatus, NeedFlag
from planner.worksheets import Version

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(day[:3] for day in WEEKDAYS)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

CLOSENESS = ("not at all", "a little", "about half", "mostly", "as we meant")
HELPFULNESS = ("not at all", "a little", "some", "quite a bit", "a lot")

WORDS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Status: {
        Status.BOOKED: "booked",
        Status.ATTENDED: "attended",
        Status.DID_NOT_ATTEND: "did not attend",
        Status.CANCELLED_BY_PATIENT: "cancelled by the person",
        Status.CANCELLED_BY_SERVICE: "cancelled by the service",
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
    PrintSize: {
        PrintSize.STANDARD: "standard print",
        PrintSize.LARGE: "large print",
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
}
"""Words of every code a person sees, by type: two types may share a value, never the words."""


def word(code: Enum) -> str:
    """Return the words of a code."""
    return WORDS[type(code)][code]


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
    return ", ".join(parts)


def count_text(count: int, one: str, many: str = "") -> str:
    """Return "1 plan" or "3 plans"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
