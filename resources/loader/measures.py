"""Checks of measures: ranges add up, and every threshold says how it is known."""

from planner.measures import Measure
from resources.loader.shelf import Shelf
from resources.loader.sources import Entry


def check_measure(entry: Entry[Measure], shelf: Shelf) -> None:
    """Check a measure.

    Raises:
        ContentError: The first fault found.
    """
    measure = entry.value
    _check_items(entry)
    if measure.risk_item and measure.risk_item not in {item.id for item in measure.items}:
        raise entry.error(f"there is no item {measure.risk_item}", "risk_item")
    if measure.scale not in (1, 10, 100):
        raise entry.error("scale is 1, 10 or 100", "scale")
    if not 0 <= measure.total_low < measure.total_high:
        raise entry.error("total_low is 0 or more and less than total_high", "total_low")
    if measure.falls_back_to and measure.falls_back_to not in shelf.measures:
        raise entry.error(f"there is no measure {measure.falls_back_to}", "falls_back_to")
    _check_thresholds(entry)
    if measure.bands:
        _check_bands(entry)


def _check_items(entry: Entry[Measure]) -> None:
    measure = entry.value
    names: set[str] = set()
    for index, item in enumerate(measure.items):
        if item.id in names:
            raise entry.error(f"{item.id} stands twice in items", "items", index)
        names.add(item.id)
        if not 0 <= item.low < item.high:
            raise entry.error("low is 0 or more and less than high", "items", index)
    highest = sum(item.high for item in measure.items)
    if measure.items and measure.total_high != highest:
        raise entry.error(f"the items add up to {highest}", "total_high")
    lowest = sum(item.low for item in measure.items if not item.may_be_na)
    if measure.items and measure.total_low > lowest:
        raise entry.error(f"the items add up to {lowest} or more", "total_low")
    if measure.items and measure.scale != 1:
        raise entry.error("a sum of items has scale 1", "scale")


def _check_thresholds(entry: Entry[Measure]) -> None:
    measure, highest = entry.value, entry.value.total_high
    for key in ("cut_off", "reliable_change"):
        value, sure = getattr(measure, key), getattr(measure, f"{key}_sure")
        if value is not None and value not in range(1, highest + 1):
            raise entry.error(f"{key} is 1 to {highest}", key)
        if (value is None) != (sure is None):
            raise entry.error(f"{key} and {key}_sure stand together", key)
    if bool(measure.bands) != (measure.bands_sure is not None):
        raise entry.error("bands and bands_sure stand together", "bands")


def _check_bands(entry: Entry[Measure]) -> None:
    lowest = entry.value.total_low
    for index, band in enumerate(entry.value.bands):
        if band.low != lowest or band.high < band.low:
            raise entry.error(f"this band starts at {lowest}", "bands", index)
        lowest = band.high + 1
    if lowest != entry.value.total_high + 1:
        raise entry.error(f"bands end at {entry.value.total_high}", "bands")
