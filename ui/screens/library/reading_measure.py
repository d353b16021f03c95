"""What there is to read of an outcome measure. No Qt here."""

from collections.abc import Iterator

from planner.library import Library
from planner.measures import Band, Measure, MeasureItem, Sure
from ui import texts
from ui.code_lists import code_text
from ui.screens.library.parts import Part, Said, said
from ui.screens.library.words import SURE

ONLY_TOTAL = "Only the total is entered: the wording of its items is not ours to show."
NONE = "None known. Check with your service."


def measure_parts(measure: Measure, library: Library) -> Iterator[Part]:
    """Yield the parts of a measure."""
    yield Part("What it is called in full", said(measure.full_name))
    yield Part("When it is offered", said(_offered(measure)))
    yield Part("Items, in our short words", tuple(_items(measure)) or said(ONLY_TOTAL))
    yield Part("Sum", said(_sum(measure)))
    yield Part("Items left out", said(measure.missing))
    yield Part("Bands", tuple(_bands(measure)))
    yield Part("Cut-off", _number(measure, measure.cut_off, measure.cut_off_sure))
    change, sure = measure.reliable_change, measure.reliable_change_sure
    yield Part("Reliable change", _number(measure, change, sure))
    instead = library.measures.get(measure.falls_back_to)
    yield Part("Reported where it is missing", said(instead.name if instead else ""))
    yield Part("Source", said(f"{measure.source.rstrip('.')}."))
    yield Part("Whose wording it is", said(measure.licence))
    codes = (("SNOMED CT", measure.snomed), ("LOINC", measure.loinc))
    yield Part("Codes", said(", ".join(f"{name} {code}" for name, code in codes if code)))


def range_text(measure: Measure) -> str:
    """Return the totals a measure can have, as people read them."""
    return f"{measure.shown(measure.total_low)} to {measure.shown(measure.total_high)}"


def _offered(measure: Measure) -> str:
    if measure.retired:
        return "Not any more; old scores stay."
    if measure.core:
        return "At every contact."
    problems = ", ".join(code_text("problem", each) for each in measure.problems)
    return f"With these problems: {problems}." if problems else "Once it has been scored."


def _sum(measure: Measure) -> str:
    mean = "the mean of the items, " if measure.scale > 1 else ""
    added = ", always shown with its addition" if len(measure.items) > 1 else ""
    return texts.sentence_case(f"{mean}{range_text(measure)}{added}.")


def _items(measure: Measure) -> Iterator[Said]:
    for number, each in enumerate(measure.items, start=1):
        own = each.id == measure.risk_item
        note = "; above 0 it is shown by itself, to be ticked as reviewed" if own else ""
        yield Said(f"{each.label} ({_range(each)}{note})", f"{number}.")


def _range(item: MeasureItem) -> str:
    return f"{item.low} to {item.high}" + (", or not applicable" if item.may_be_na else "")


def _bands(measure: Measure) -> Iterator[Said]:
    yield from (Said(_band(measure, each), "•") for each in measure.bands)
    if measure.bands:
        yield from _sure(measure.bands_sure)


def _band(measure: Measure, band: Band) -> str:
    return f"{measure.shown(band.low)} to {measure.shown(band.high)}: {band.label}"


def _number(measure: Measure, number: int | None, sure: Sure | None) -> tuple[Said, ...]:
    if number is None:
        return said(NONE)
    return (Said(measure.shown(number)), *_sure(sure))


def _sure(sure: Sure | None) -> Iterator[Said]:
    if sure is not None:
        yield Said(SURE[sure], quiet=True)
