"""The fields of a person's form, declared once: key, label, kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.patients import CalendarKind, ContactBy, Known, PrintSize, TakesIn, Writes
from ui.code_lists import code_choices
from ui.screens.patient.labels import DAYS_THAT_MATTER, LIFE_LABELS
from ui.texts import sentence_case, word
from ui.widgets.segments import Choice


class Kind(StrEnum):
    """How a field is filled."""

    LINE = "line"
    TEXT = "text"
    GOALS = "goals"
    DAY = "day"
    NUMBER = "number"
    TICK = "tick"
    ONE_OF = "one_of"
    ANY_OF = "any_of"
    LIST = "list"
    HOURS = "hours"
    ROTA = "rota"


@dataclass(frozen=True, slots=True)
class Spec:
    """A field.

    Attributes:
        key: ``part.name`` of the record.
        label: Above it.
        kind: How it is filled.
        hint: Under it.
        wide: True takes the whole width.
        choices: For the kinds that choose.
    """

    key: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    wide: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together."""

    title: str
    specs: tuple[Spec, ...]


CALENDARS_HINT = (
    "Only what they asked for; nothing is filled in from who they are. Some dates may differ by a"
    " day. Days kept in one region or by one community only are not in here: write those above."
)


def _words(codes: Sequence[StrEnum]) -> tuple[Choice, ...]:
    return tuple(Choice(each.value, sentence_case(word(each))) for each in codes)


def _known(key: str, label: str, hint: str = "") -> Spec:
    choices = _words((Known.UNKNOWN, Known.YES, Known.NO))
    return Spec(key, label, Kind.ONE_OF, hint, choices=choices)


def _coded(key: str, label: str) -> Spec:
    return Spec(f"coded.{key}", label, Kind.LIST, choices=code_choices(key))


def who_section() -> Section:
    """Return who the person is."""
    contact = _words(tuple(ContactBy))
    return Section(
        "Who",
        (
            Spec("who.name", "Name in the record"),
            Spec("who.reference", "Reference", hint="Your service's own."),
            Spec("who.preferred_name", "Likes to be called"),
            Spec("who.print_name", "On their pages", hint="A name or initials they chose."),
            Spec("who.nhs_number", "NHS number", hint="10 digits; may stay empty."),
            Spec("who.birth_date", "Date of birth", Kind.DAY),
            Spec("who.contact_by", "Contact by", Kind.LIST, choices=contact),
            Spec("who.contact_note", "Number or time they gave"),
        ),
    )


RATHER = "In their words, such as a woman."
NOT_MET = "Which of these needs is not met, and why. Shown at every session."


def needs_section() -> Section:
    """Return what every print and contact obeys."""
    return Section(
        "Needs",
        (
            Spec("needs.language", "Reads in", Kind.LIST, choices=code_choices("language")),
            Spec("needs.print_size", "Print size", Kind.ONE_OF, choices=_words(tuple(PrintSize))),
            Spec(
                "needs.takes_in",
                "Prefers to take things in by",
                Kind.ANY_OF,
                wide=True,
                choices=_words(tuple(TakesIn)),
            ),
            Spec(
                "needs.writes",
                "Would rather fill in a sheet by",
                Kind.ONE_OF,
                wide=True,
                choices=_words(tuple(Writes)),
            ),
            Spec("needs.easy_read", "Easy read: one idea a line, with pictures", Kind.TICK),
            Spec("needs.interpreter", "An interpreter is needed", Kind.TICK),
            _known("needs.discreet", "Discreet pages", "Until it is asked, pages are discreet."),
            _known("needs.paper_safe", "Paper at home is safe", "Ask them, never a relative."),
            _known("needs.post_safe", "Post is safe"),
            _known("needs.call_safe", "A call is safe"),
            Spec("needs.who_may_see", "Who may see the plan", hint="In their words."),
            Spec("needs.other", "Any other need"),
            Spec("needs.practitioner", "Who they would rather see", hint=RATHER),
            Spec("needs.not_met", "Not met yet", hint=NOT_MET),
        ),
    )


def life_section() -> Section:
    """Return the life a plan has to fit."""
    asked = {"supporter_consent", "faith_wanted"}
    specs = (
        _known(f"life.{name}", label)
        if name in asked
        else Spec(f"life.{name}", label, Kind.TEXT, wide=name == "own_words")
        for name, label in LIFE_LABELS.items()
        if name not in DAYS_THAT_MATTER
    )
    return Section("Life", tuple(specs))


def days_section() -> Section:
    """Return the hours and days a plan keeps clear of, all of them as the person gave them."""
    labels = LIFE_LABELS
    calendars = _words(tuple(CalendarKind))
    return Section(
        "Days that matter",
        (
            Spec("life.calendar", labels["calendar"], Kind.TEXT, "In their words.", wide=True),
            Spec(
                "life.calendars",
                labels["calendars"],
                Kind.ANY_OF,
                CALENDARS_HINT,
                wide=True,
                choices=calendars,
            ),
            Spec(
                "life.taken",
                labels["taken"],
                Kind.HOURS,
                "Care, prayers, dialysis, the start of Sabbath: the hours they gave.",
                wide=True,
            ),
            Spec(
                "life.rota",
                labels["rota"],
                Kind.ROTA,
                "A pattern that repeats, with the hours they gave.",
                wide=True,
            ),
        ),
    )


def course_section(*, new: bool) -> Section:
    """Return the course of treatment."""
    later = "Empty: begin a course later." if new else ""
    return Section(
        "Course of treatment",
        (
            Spec("course.started", "First day", Kind.DAY, hint=later),
            Spec("course.expected_sessions", "Sessions agreed", Kind.NUMBER),
            Spec(
                "course.problem", "Problem", Kind.LIST, wide=True, choices=code_choices("problem")
            ),
            Spec("course.problem_statement", "The problem in their words", Kind.TEXT, wide=True),
            Spec("course.goals", "Goals", Kind.GOALS, "In their words, one a line.", wide=True),
        ),
    )


def coded_section() -> Section:
    """Return the codes of the national data set; nothing in the program depends on them."""
    return Section(
        "Coded fields of the national data set",
        (
            _coded("ethnic_category", "Ethnic category"),
            _coded("religion", "Religion or belief"),
            _coded("disability", "Disability"),
            _coded("long_term_condition", "Long-term condition"),
            _coded("employment", "Employment"),
        ),
    )
