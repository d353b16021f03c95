"""The forms of the Library page as data: fields by key, whose values are all text. No Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.library import Example, Library, Phase, Season, Size, Strength, Template
from planner.measures import Measure
from planner.shelf import Item
from planner.worksheets import Worksheet
from ui import texts
from ui.code_lists import code_choices
from ui.screens.library.words import PHASES, SEASONS, TOPICS
from ui.widgets.segments import Choice

Values = Mapping[str, str]
"""What a form holds: lines, chosen ids and yes are joined by line breaks, numbers in digits."""

YES = "yes"
CHECKS = 4
FREE = "Costs nothing"


class Look(StrEnum):
    """How a field is typed or chosen."""

    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    ONE = "one"
    ANY = "any"
    SHEETS = "sheets"
    TICK = "tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field.

    Attributes:
        key: Its name in the values.
        label: Words above it.
        look: How it is typed or chosen.
        hint: Small line below it.
        read: True where a patient reads it: then it has a hint on readability.
        discreet: True where it stands in a discreet pack too, which has no clinical word.
        beside: True where it stands on the right of the one before.
        wide: Its share of the row.
        choices: What there is to choose from.
        low: Least number.
        high: Greatest number.
    """

    key: str
    label: str
    look: Look = Look.LINE
    hint: str = ""
    read: bool = False
    discreet: bool = False
    beside: bool = False
    wide: int = 1
    choices: tuple[Choice, ...] = ()
    low: int = 1
    high: int = 1000


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a heading."""

    title: str
    fields: tuple[Spec, ...]
    note: str = ""


def sections_of(item: Item, library: Library) -> tuple[Section, ...]:
    """Return the form of an item; none for a kind that has no form."""
    match item:
        case Template():
            return (_words(library), _doing(), _sizes(), _safe(), _place(library), _evidence())
        case Worksheet():
            return (_sheet(),)
        case Example():
            return (_example(library),)
        case Measure():
            return (_measure(item),)
    return ()


def can_edit(item: Item) -> bool:
    """Tell whether there is a form for an item."""
    return isinstance(item, Template | Worksheet | Example | Measure)


def _words(library: Library) -> Section:
    kinds = tuple(Choice(each.id, each.title) for each in library.interventions.values())
    return Section(
        "What it is",
        (
            Spec(key="title", label="Title", read=True, hint="As it stands on the plan."),
            Spec(key="neutral_title", label="Title in a discreet pack", read=True, discreet=True,
                 beside=True, hint="With no clinical word."),
            Spec(key="purpose", label="What it is for", read=True, hint="1 plain line: “To …”"),
            Spec(key="intervention", label="Intervention", look=Look.ONE, choices=kinds),
        ),
    )  # fmt: skip


def _doing() -> Section:
    return Section(
        "Doing it",
        (
            Spec(key="steps", label="Steps", look=Look.LINES, read=True, discreet=True,
                 hint="One step a line, best 3 to 6."),
            Spec(key="usual_when", label="Usual time", read=True),
            Spec(key="usual_where", label="Usual place", read=True, beside=True),
            Spec(key="bad_day", label="On a bad day", read=True, hint="The least that counts."),
            Spec(key="notice", label="What to notice", read=True, discreet=True, beside=True),
        ),
    )  # fmt: skip


def _sizes() -> Section:
    fields: list[Spec] = []
    for size in Size:
        word = texts.sentence_case(texts.word(size))
        fields += (
            Spec(key=f"{size}.what", label=word, read=True, wide=5),
            Spec(key=f"{size}.minutes", label="Minutes", look=Look.NUMBER, beside=True),
            Spec(key=f"{size}.times", label="Times a week", look=Look.NUMBER, beside=True, high=7),
        )
    note = "The usual step is needed; leave the others empty where they make no sense."
    return Section("3 sizes", tuple(fields), note)


def _safe() -> Section:
    safer = Spec(
        key="safer",
        label="What makes it safer",
        look=Look.LINES,
        hint="One a line, for the patient: what helps, when to stop.",
        read=True,
        discreet=True,
    )
    checks: list[Spec] = []
    for number in range(1, CHECKS + 1):
        checks += (
            Spec(key=f"check.{number}.question", label=f"Check first {number}"),
            Spec(key=f"check.{number}.if_not", label="If not, or not known", beside=True),
        )
    return Section("Safe to do", (safer, *checks), "Check-first lines are for you, not printed.")


def _place(library: Library) -> Section:
    problems = tuple(each for each in code_choices("problem") if each.value)
    phases = tuple(Choice(each, texts.sentence_case(PHASES[each])) for each in Phase)
    sheets = tuple(Choice(each.id, each.title) for each in library.worksheets.values())
    return Section(
        "Where it belongs",
        (
            Spec(key="phases", label="When in treatment", look=Look.ANY, choices=phases),
            Spec(key="problems", label="For which problems", look=Look.ANY, choices=problems,
                 hint="None chosen means any."),
            Spec(key="worksheets", label="Sheets", look=Look.SHEETS, choices=sheets,
                 hint="Enter or Space chooses and takes back."),
        ),
    )  # fmt: skip


def _evidence() -> Section:
    words = tuple(Choice(each, texts.sentence_case(texts.word(each))) for each in Strength)
    return Section(
        "Evidence",
        (
            Spec(key="source", label="Source", wide=3, hint="Where the idea comes from."),
            Spec(key="strength", label="Strength", look=Look.ONE, choices=words, beside=True),
        ),
    )


def _sheet() -> Section:
    note = (
        "A copy keeps the rows, columns and pictures of the sheet as they are; only these words "
        "can be changed here."
    )
    return Section(
        "Words of the sheet",
        (
            Spec(key="title", label="Title", read=True),
            Spec(
                key="neutral_title",
                label="Title in a discreet pack",
                read=True,
                discreet=True,
                beside=True,
            ),
            Spec(key="intro", label="How to use it", look=Look.LINES, read=True, discreet=True),
            Spec(
                key="footer", label="Closing line", read=True, discreet=True, hint="May stay empty."
            ),
        ),
        note,
    )


def _example(library: Library) -> Section:
    topics = tuple(Choice(key, texts.sentence_case(word)) for key, word in TOPICS.items())
    pictures = tuple(Choice(each.id, each.alt) for each in library.pictures.values())
    seasons = tuple(Choice(each, texts.sentence_case(SEASONS[each])) for each in Season)
    ticks = (
        ("free", FREE),
        ("at_home", "Can be done at home"),
        ("alone", "Can be done alone"),
        ("faith", "Belongs to a faith: only offered to people who want theirs used"),
    )
    return Section(
        "An everyday activity",
        (
            Spec(key="text", label="As the person would say it", read=True, hint="Up to 6 words."),
            Spec(key="picture", label="Picture", look=Look.ONE, choices=pictures, beside=True),
            Spec(key="topics", label="An idea for", look=Look.ANY, choices=topics),
            *(Spec(key=key, label=label, look=Look.TICK) for key, label in ticks),
            Spec(key="seasons", label="Seasons", look=Look.ANY, choices=seasons,
                 hint="None chosen means all year."),
        ),
    )  # fmt: skip


def _measure(measure: Measure) -> Section:
    within = f"Up to {measure.shown(measure.total_high)}."
    note = "Items and bands stay as they are. Ask your service which numbers it uses."
    return Section(
        "Numbers your service uses",
        (
            Spec(key="cut_off", label="Cut-off",
                 hint=f"{within} Drawn as a line in the history. May stay empty."),
            Spec(key="reliable_change", label="Reliable change", beside=True,
                 hint=f"{within} May stay empty."),
            Spec(key="source", label="Source, who checked it and when",
                 hint="For example: Service handbook; checked by A. Example on 3 May 2026."),
        ),
        note,
    )  # fmt: skip
