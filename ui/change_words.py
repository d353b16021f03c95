"""A field changed since the last plan, in words."""

from planner.changed import when_from_code
from planner.library import Field, Library, Size
from planner.plans import FieldChange
from ui import texts


def field_value_text(field: Field, text: str, library: Library) -> str:
    """Return one side of a change in words; fields that are no words stand there as codes."""
    if not text:
        return "nothing"
    if field is Field.SIZE:
        return texts.word(Size(text))
    if field is Field.WHEN:
        return texts.when_text(when_from_code(text))
    if field is Field.MINUTES:
        return texts.count_text(int(text), "minute")
    if field is Field.TIMES:
        return "once a week" if text == "1" else f"{text} times a week"
    if field is Field.SHEET:
        sheets = (library.worksheets.get(each) for each in text.split(","))
        return ", ".join(each.title for each in sheets if each is not None)
    return text


def change_text(change: FieldChange, library: Library) -> str:
    """Return a change as "how long: 10 minutes → 20 minutes"."""
    before = field_value_text(change.field, change.before, library)
    after = field_value_text(change.field, change.after, library)
    return f"{texts.word(change.field)}: {before} → {after}"
