"""A hint about how hard a text for a patient is to read. Never a gate. No Qt here."""

import re
from collections.abc import Iterable

from planner.library_texts import of_item
from planner.readability import hard_words, reading_age, reading_age_of
from planner.shelf import Item

OLD = 12
CLINICAL = (
    "anxiety", "anxious", "depress", "panic", "phobi", "disorder", "symptom", "therap", "treatment",
    "exposure", "cognitive", "cbt", "nhs", "mental", "diagnos", "patient", "clinic", "worry",
    "worries", "mood", "insomnia", "medic",
)  # fmt: skip
"""Beginnings of words that a page somebody else may see does without (design.md 5)."""
_CLINICAL = re.compile(rf"\b(?:{'|'.join(CLINICAL)})\w*", re.IGNORECASE)


def item_age_text(item: Item) -> str:
    """Return "reading age 10" of what a patient meets of an item, or nothing."""
    return _age_text(reading_age_of(text for _, text in of_item(item)))


def hint(text: str, *, discreet: bool = False) -> str:
    """Return what may be said about a text while it is typed; English only.

    The reading age in years, and the words a patient's page does without.

    Args:
        text: What is typed.
        discreet: True where it stands in a discreet pack too, which has no clinical word.
    """
    age, refused = reading_age(text), hard_words(text)
    said = []
    if age is not None:
        advice = ": shorter words and sentences would help" if age > OLD else ""
        said.append(f"R{_age_text(age)[1:]}{advice}.")
    if refused:
        said.append(f"Words that pages for patients do without: {_quoted(refused)}.")
    clinical = dict.fromkeys(each.lower() for each in _CLINICAL.findall(text)) if discreet else ()
    if clinical:
        said.append(f"Clinical words that discreet packs do without: {_quoted(clinical)}.")
    return " ".join(said)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


def _age_text(age: float | None) -> str:
    return "" if age is None else f"reading age {round(age)}"
