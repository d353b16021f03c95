"""A hint about how hard a text for a patient is to read. Never a gate. No Qt here."""

from planner.library_texts import of_item
from planner.readability import hard_words, reading_age, reading_age_of
from planner.shelf import Item

OLD = 12


def item_age_text(item: Item) -> str:
    """Return "reading age 10" of what a patient meets of an item, or nothing."""
    return _age_text(reading_age_of(text for _, text in of_item(item)))


def hint(text: str) -> str:
    """Return what may be said about a text while it is typed; English only.

    The reading age in years, and the words a patient's page does without.
    """
    age, refused = reading_age(text), hard_words(text)
    said = []
    if age is not None:
        advice = ": shorter words and sentences would help" if age > OLD else ""
        said.append(f"R{_age_text(age)[1:]}{advice}.")
    if refused:
        words = ", ".join(f"“{each}”" for each in refused)
        said.append(f"Words that pages for patients do without: {words}.")
    return " ".join(said)


def _age_text(age: float | None) -> str:
    return "" if age is None else f"reading age {round(age)}"
