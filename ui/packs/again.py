"""A pack of the past, made again from what was kept of it, and whether it came out the same."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.library import Library
from planner.packs import PackRecord
from reports import render
from ui import texts
from ui.errors import word_error
from ui.languages import language_text
from ui.packs.making import RENDERER

if TYPE_CHECKING:
    from models.store import Store


class Sameness(Enum):
    """How the pages made again stand to those of then."""

    EXACT = auto()
    """The same bytes."""
    ANEW = auto()
    """The same content, drawn by another version of the program."""
    OTHER = auto()
    """Other bytes, though the version is the same: something of what is drawn from changed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What making a pack again gave, without its pages.

    Attributes:
        code: Which pack.
        pages: How many pages it has now; 0 where it could not be made.
        sameness: How they stand to those of then; None where there are none.
        problem: Why it could not be made, in words.
    """

    code: str
    pages: int = 0
    sameness: Sameness | None = None
    problem: str = ""


def sameness(record: PackRecord, sha256: str) -> Sameness:
    """Return how pages with this hash stand to the record's."""
    if sha256 == record.sha256:
        return Sameness.EXACT
    return Sameness.OTHER if record.renderer == RENDERER else Sameness.ANEW


def try_again(record: PackRecord) -> Trial:
    """Make a pack again to see how many pages it has and whether they are the same."""
    try:
        rendered = render(record.content, record.options)
    except UserFacingError as error:
        return Trial(record.code, problem=str(word_error(error)))
    return Trial(record.code, rendered.pages, sameness(record, rendered.sha256))


def with_words(record: PackRecord, library: Library) -> PackRecord:
    """Return a record with the words of its language, which records do not hold."""
    catalogue = library.catalogues.get(record.options.language)
    return replace(record, content=replace(record.content, catalogue=catalogue))


def note_again(code: str, store: "Store") -> Changes:
    """Note that a pack was handed over once more."""
    return store.plans.note_reprint(code)


SAID = {
    "beside_english": "English beside it",
    "contrast": "high contrast",
    "legible": "dyslexia-friendly",
    "nastaliq": "Nastaliq",
    "fillable": "to fill in on a computer",
    "aloud": "to read out",
    "discreet": "discreet",
}
"""What is said of how a pack was printed, by the field of its options."""


def made_text(record: PackRecord) -> str:
    """Return when a pack was made, as "Tuesday 12 May, 09:14"."""
    made = record.made_at.astimezone()
    return f"{texts.day_text(made.date())}, {texts.time_text(made.time())}"


def way_text(record: PackRecord) -> str:
    """Return how a pack was printed, as "Large print · tick only · discreet"."""
    options = record.options
    parts = [texts.sentence_case(texts.word(options.print_size)), texts.word(options.version)]
    if options.language != "en":
        parts.append(language_text(options.language))
    parts += [word for name, word in SAID.items() if getattr(options, name)]
    return " · ".join(parts)


def sameness_text(record: PackRecord, how: Sameness) -> str:
    """Return what the screen says of a pack made again; the paper says nothing of it."""
    then = made_text(record)
    return {
        Sameness.EXACT: f"{record.code} of {then}: the same pages, checked byte for byte.",
        Sameness.ANEW: (
            f"{record.code} of {then}, rendered anew: the same content, drawn by another version "
            "of the program."
        ),
        Sameness.OTHER: (
            f"{record.code} of {then}: the content is the same, the pages are not quite. Look "
            "through them before you print."
        ),
    }[how]
