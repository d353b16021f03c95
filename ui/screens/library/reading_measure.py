"""What there is to read of an outcome measure. No Qt here."""

from collections.abc import Iterator

from planner.measures import Band, Measure, MeasureItem
from ui.screens.library.parts import Part, Said, said

ASK = "Check with your service"


def measure_parts(measure: Measure) -> Iterator[Part]:
    """Yield the parts of a measure."""
    yield Part("Items, in our short words", tuple(_items(measure)))
    yield Part("Sum", said(f"0 to {measure.total_high}, always shown with its addition."))
    yield Part("Bands", tuple(Said(_band(each), "•") for each in measure.bands))
    yield Part("Cut-off", said(_number(measure.cut_off)))
    yield Part("Reliable change", said(_number(measure.reliable_change)))
    yield Part("Source", said(f"{measure.source.rstrip('.')}."))


def _items(measure: Measure) -> Iterator[Said]:
    for number, each in enumerate(measure.items, start=1):
        own = each.id == measure.risk_item
        note = "; above 0 it is shown by itself, to be ticked as reviewed" if own else ""
        yield Said(f"{each.label} ({_range(each)}{note})", f"{number}.")


def _range(item: MeasureItem) -> str:
    return f"{item.low} to {item.high}" + (", or not applicable" if item.may_be_na else "")


def _band(band: Band) -> str:
    return f"{band.low} to {band.high}: {band.label}"


def _number(number: int | None) -> str:
    return str(number) if number is not None else f"None known. {ASK}."
