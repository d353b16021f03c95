"""Is the library written to be read? Reading ages and refused words of what patients meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean

from planner.library import Library
from planner.library_texts import Named, by_entry
from planner.readability import hard_words, reading_age, reading_age_of

OLDEST = 12.0
"""No text reads at an age above this without a reason (issue 3; the aim is 9 to 11, pdf.md 6)."""

Reasons = Mapping[tuple[str, str], str]
"""Why a text may have a refused word, or be hard (``age``), by the text's name and that word."""

AGE = "age"


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that is harder than it may be, or has a refused word, and no reason is given.

    Attributes:
        text: Name of the text, for example ``worry_time.step2``.
        what: ``age``, or the refused word.
        words: The text.
    """

    text: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class EntryAge:
    """The reading age of all a patient meets of one entry; None where that is too short."""

    entry: str
    age: float | None
    texts: int


def findings(library: Library, reasons: Reasons) -> tuple[Finding, ...]:
    """Return what is too hard or badly worded and not excused."""
    texts = [named for group in by_entry(library).values() for named in group]
    found = [Finding(name, what, text) for name, text in texts for what in _wrong(text)]
    return tuple(each for each in found if (each.text, each.what) not in reasons)


def unused(library: Library, reasons: Reasons) -> tuple[tuple[str, str], ...]:
    """Return the reasons that excuse nothing any more."""
    texts: dict[str, str] = dict(n for group in by_entry(library).values() for n in group)
    return tuple(key for key in reasons if key[1] not in _wrong(texts.get(key[0], "")))


def ages(library: Library) -> tuple[EntryAge, ...]:
    """Return the reading age of each entry a patient meets."""
    return tuple(
        EntryAge(entry, reading_age_of(text for _, text in group), len(group))
        for entry, group in by_entry(library).items()
    )


def mean_age(found: tuple[EntryAge, ...]) -> float:
    """Return the mean reading age of entries long enough to have one."""
    return round(mean(each.age for each in found if each.age is not None), 1)


def age_of(named: tuple[Named, ...]) -> float | None:
    """Return the reading age of some texts together."""
    return reading_age_of(text for _, text in named)


def _wrong(text: str) -> tuple[str, ...]:
    age = reading_age(text)
    return (*((AGE,) if age is not None and age > OLDEST else ()), *hard_words(text))
