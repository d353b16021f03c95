"""Outcome measures as data: items, ranges, published thresholds, and how sure we are of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Sure(StrEnum):
    """How a threshold is known (standards.md, marks): a service can set its own."""

    READ = "read"
    SECONDARY = "secondary"
    REMEMBERED = "remembered"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """An item of a measure.

    Attributes:
        id: For example ``phq9_9``.
        label: Short label of our own, not the instrument's wording.
        low: Lowest answer.
        high: Highest answer.
        may_be_na: True where "not applicable" is a valid answer, left out of the sum.
    """

    id: str
    label: str
    low: int
    high: int
    may_be_na: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A published band of totals, inclusive at both ends."""

    low: int
    high: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An outcome measure (standards.md 1).

    A total is kept as a whole number: the sum, or a mean multiplied by ``scale``.

    Attributes:
        id: For example ``PHQ9``.
        name: As printed on screens.
        items: In the questionnaire's order; empty where its wording is not ours to label, and only
            the total is entered.
        total_high: Highest total.
        cut_off: Published cut-off drawn as a labelled reference line, or None.
        reliable_change: Published reliable-change value, or None.
        bands: Published bands.
        source: Short citation for cut-off, change and bands.
        risk_item: Id of the item shown by itself with a "reviewed" tick, or empty.
        full_name: What the letters stand for; may be empty.
        total_low: Lowest total.
        scale: What a total is divided by to be shown: 100 for a mean with 2 decimals, else 1.
        cut_off_sure: How the cut-off is known, None where there is none.
        reliable_change_sure: How the reliable change is known, None where there is none.
        bands_sure: How the bands are known, None where there are none.
        core: Offered at every contact.
        problems: Codes of the problem descriptors it is offered with (standards.md 1.2).
        retired: Kept for old scores and not offered any more.
        falls_back_to: Id of the measure reported where this one is missing, or empty.
        missing: What the measure says about items left out, in words.
        licence: Who holds the wording, in words.
        snomed: SNOMED CT code of the total, or empty.
        loinc: LOINC code of the total, or empty.
    """

    id: str
    name: str
    items: tuple[MeasureItem, ...]
    total_high: int
    cut_off: int | None
    reliable_change: int | None
    bands: tuple[Band, ...]
    source: str
    risk_item: str = ""
    full_name: str = ""
    total_low: int = 0
    scale: int = 1
    cut_off_sure: Sure | None = None
    reliable_change_sure: Sure | None = None
    bands_sure: Sure | None = None
    core: bool = False
    problems: tuple[str, ...] = ()
    retired: bool = False
    falls_back_to: str = ""
    missing: str = ""
    licence: str = ""
    snomed: str = ""
    loinc: str = ""

    def shown(self, total: int) -> str:
        """Return a total as people read it: a mean with its decimals."""
        if self.scale == 1:
            return str(total)
        places = len(str(self.scale)) - 1
        return f"{total / self.scale:.{places}f}"

    def total_of(self, text: str) -> int | None:
        """Return the total that people typed, or None where that is none of this measure."""
        places = len(str(self.scale)) - 1
        whole, dot, part = text.strip().replace(",", ".").partition(".")
        if not (whole + (part or "0")).isdecimal() or not whole or len(part) > places:
            return None
        if dot and not part:
            return None
        total = int(whole) * self.scale + int(part.ljust(places, "0") or "0")
        return total if self.total_low <= total <= self.total_high else None


def offered(
    measures: Iterable[Measure], problem: str, scored: Collection[str]
) -> tuple[Measure, ...]:
    """Return the measures a contact is offered, in the order of the library.

    The core ones, those of the coded problem descriptor, and whatever was scored before. Nothing
    else about the person plays a part.

    Args:
        measures: The library's.
        problem: Code of the episode's problem descriptor, or empty.
        scored: Ids of the measures with a score in the episode.
    """
    return tuple(
        each
        for each in measures
        if each.id in scored
        or (not each.retired and (each.core or (problem and problem in each.problems)))
    )
