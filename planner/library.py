"""The shelf: templates, worksheets, barriers, tailoring prompts, measures, crisis lines.

These are the types only; ``resources`` reads and validates the data files. Every string here is
the English source text, found again in the language catalogues under the key ``id.field``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.catalogues import CatalogueFile
from planner.measures import Measure
from planner.worksheets import Worksheet


class Strength(StrEnum):
    """How well a construct is supported (evidence.md 0). It describes no wording of ours."""

    CONSISTENT = "consistent"
    MIXED = "mixed"
    UNCLEAR = "unclear"
    QUALITATIVE = "qualitative"
    SINGLE = "single"
    GUIDANCE = "guidance"
    UNTESTED = "untested"


class ComB(StrEnum):
    """Michie's COM-B sorter: one tag a barrier (evidence.md 4.2)."""

    CAPABILITY = "capability"
    OPPORTUNITY = "opportunity"
    MOTIVATION = "motivation"


class Field(StrEnum):
    """The fields of a task or its pack that an answer or a response can change."""

    WHAT = "what"
    WHEN = "when"
    CUE = "cue"
    WHERE = "where"
    MINUTES = "minutes"
    TIMES = "times"
    WITH_WHOM = "with_whom"
    BAD_DAY = "bad_day"
    RATIONALE = "rationale"
    COPING = "coping"
    REMINDER = "reminder"
    SUPPORTER = "supporter"
    OWN_WORDS = "own_words"
    LAYOUT = "layout"
    PRINT_SIZE = "print_size"
    LANGUAGE = "language"
    SHEET = "sheet"
    TASK = "task"
    SIZE = "size"
    ROUTE = "route"
    NOTHING = "nothing"


class Size(StrEnum):
    """How big a step a task is, within its template."""

    SMALL = "small"
    USUAL = "usual"
    STRETCH = "stretch"


class Phase(StrEnum):
    """Where in a course of treatment a template belongs."""

    START = "start"
    MIDDLE = "middle"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class SizeVariant:
    """A template at one size.

    Attributes:
        size: Which size.
        what: What to do, as a line the patient could say.
        minutes: Usual length of one occasion in minutes, or None where it has no length.
        times: Usual number of occasions a week, 1 to 7.
    """

    size: Size
    what: str
    minutes: int | None
    times: int


@dataclass(frozen=True, slots=True)
class CheckFirst:
    """A limit the practitioner answers before a plan of this template is ready.

    Attributes:
        id: Stable within the template.
        question: What to check, addressed to the practitioner.
        if_not: What to do if the answer is no or not known.
    """

    id: str
    question: str
    if_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A task in the library.

    Attributes:
        id: Stable, for example ``ba_activity_diary``.
        intervention: Code of the intervention, for example ``behavioural_activation``.
        problems: Codes of problem descriptors it is used with, empty for any.
        phases: Where in treatment it belongs.
        title: Short name, fit for a caseload line and the patient's page.
        neutral_title: Title for a discreet pack, with no clinical word.
        purpose: What it is for, in one plain line.
        steps: What to do, one idea each.
        usual_when: The usual time or cue.
        usual_where: The usual place.
        bad_day: A minimum version.
        notice: What to notice while doing it.
        sizes: Variants from small to stretch; at least the usual one.
        check_first: Limits answered before ready; empty for most.
        safer: What makes it safer and when not to do it, as lines the patient reads.
        worksheets: Ids of the worksheets printed with it.
        source: Where the method's form comes from (evidence.md 4.4).
        strength: Support for the construct.
    """

    id: str
    intervention: str
    problems: tuple[str, ...]
    phases: tuple[Phase, ...]
    title: str
    neutral_title: str
    purpose: str
    steps: tuple[str, ...]
    usual_when: str
    usual_where: str
    bad_day: str
    notice: str
    sizes: tuple[SizeVariant, ...]
    check_first: tuple[CheckFirst, ...]
    worksheets: tuple[str, ...]
    source: str
    strength: Strength
    safer: tuple[str, ...] = ()

    def variant(self, size: Size) -> SizeVariant:
        """Return the variant of a size, or the usual one where that size is not offered."""
        by_size = {each.size: each for each in self.sizes}
        return by_size.get(size) or by_size[Size.USUAL]


@dataclass(frozen=True, slots=True)
class Intervention:
    """A low-intensity intervention that templates belong to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the ten working themes T1 to T10, or O, the service (evidence.md 1.3).

    Attributes:
        id: ``T1`` to ``T10`` or ``O``.
        label: Our own working label; not the published name.
        strength: Support per the synthesis.
        note: One line on what the evidence says.
        private: True for T3, T5, T8 and O, which are practitioner notes and never printed.
        conflict: Where the evidence disagrees (evidence.md 7), for the practitioner; may be empty.
    """

    id: str
    label: str
    strength: Strength
    note: str
    private: bool
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """Something that can be changed because of a barrier.

    Attributes:
        id: Stable within its barrier.
        text: What to do, addressed to the practitioner.
        changes: The field it leads to.
    """

    id: str
    text: str
    changes: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """Something likely to get in the way (asked at planning) or that did (asked at review).

    Attributes:
        id: The row of evidence.md 3, for example ``T2.1``; split rows get a letter (``T2.3b``).
        theme: Id of its theme.
        com_b: Its one COM-B tag.
        label: Short name for chips and history.
        question: What to ask, in plain words.
        obstacle: The same as a patient would say it at review, for example "I forgot"; empty
            where it is not an obstacle a person reports.
        if_example: How the if-half of a coping plan may start, for example "it rains".
        responses: In fixed order.
        source: Short citation.
        strength: Support for the construct.
        private: True where it is a practitioner note, never printed.
        quick: Position among the short list shown first at review, or None.
        conflict: Where the evidence disagrees (evidence.md 7), for the practitioner; may be empty.
    """

    id: str
    theme: str
    com_b: ComB
    label: str
    question: str
    obstacle: str
    if_example: str
    responses: tuple[Response, ...]
    source: str
    strength: Strength
    private: bool
    quick: int | None
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One offered answer to a tailoring prompt, with what choosing it changes.

    Attributes:
        id: Stable within its prompt.
        text: As the person would say it.
        changes: The field it changes.
        sets: What that field becomes at once (``planner.adapt``), or empty where it is opened to
            be filled in.
    """

    id: str
    text: str
    changes: Field
    sets: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TailoringPrompt:
    """A question about the person's life, asked of everyone in the same order.

    Attributes:
        id: Stable, for example ``T4.1`` or ``5.1-language``.
        theme: Id of its theme, T4 or T10, or the 5.1 dimension it belongs to.
        about: The field of the record it fills (``life.household``, ``needs.reading`` ...), so
            that the page can show first what is unknown or has changed; empty where none.
        question: What to ask, in plain words.
        answers: Offered answers, in fixed order; "asked, nothing to change" is always offered too.
        changes: What an answer in free words is taken to change.
        source: Short citation.
        strength: Support for the construct.
    """

    id: str
    theme: str
    about: str
    question: str
    answers: tuple[Answer, ...]
    changes: Field
    source: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Crib:
    """A short note on asking well, shown beside the tailoring prompts, opened by choice."""

    id: str
    title: str
    lines: tuple[str, ...]
    source: str
    strength: Strength


class Season(StrEnum):
    """A season of the year where the service is."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture for easy read.

    Attributes:
        id: Stable, for example ``walk``.
        glyph: One character of Noto Emoji.
        alt: What it shows, for those who hear the page.
    """

    id: str
    glyph: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An everyday activity that sheets may name as an idea.

    Attributes:
        id: Stable.
        text: As the person would say it, at most 6 words.
        topics: What it is an example of: ``routine``, ``needed``, ``pleasant``, ``people``,
            ``moving``, ``seated``, ``calm``, ``refocus``, ``step_out``, ``small_problem``,
            ``support``.
        picture: Id of its picture.
        free: True where it costs nothing.
        at_home: True where it can be done at home.
        alone: True where nobody else is needed.
        faith: True where it belongs to a faith: offered only to people who want theirs used.
        seasons: Seasons it belongs to; empty for all the year.
    """

    id: str
    text: str
    topics: tuple[str, ...]
    picture: str
    free: bool = True
    at_home: bool = True
    alone: bool = True
    faith: bool = False
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A help line.

    Attributes:
        id: Stable, for example ``samaritans``.
        name: Who answers.
        number: As dialled, spaced for reading.
        note: When or how, in plain words; may be empty.
    """

    id: str
    name: str
    number: str
    note: str


@dataclass(frozen=True, slots=True)
class CrisisLines:
    """The dated list of help lines; the date is printed with them."""

    checked_on: date
    lines: tuple[CrisisLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything on the shelf, by id and in the order of its files."""

    interventions: Mapping[str, Intervention]
    templates: Mapping[str, Template]
    worksheets: Mapping[str, Worksheet]
    themes: Mapping[str, Theme]
    barriers: Mapping[str, Barrier]
    tailoring: Mapping[str, TailoringPrompt]
    cribs: Mapping[str, Crib]
    measures: Mapping[str, Measure]
    crisis: CrisisLines
    pictures: Mapping[str, Picture]
    examples: Mapping[str, Example]
    catalogues: Mapping[str, CatalogueFile] = field(default_factory=dict)
