"""Outcome measures as data, and their sums."""

from dataclasses import dataclass


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

    Attributes:
        id: ``PHQ9``, ``GAD7`` or ``WSAS``.
        name: As printed on screens.
        items: In the questionnaire's order.
        total_high: Highest total.
        cut_off: Published cut-off drawn as a labelled reference line, or None.
        reliable_change: Published reliable-change value, or None.
        bands: Published bands.
        source: Short citation for cut-off and bands.
        risk_item: Id of the item shown by itself with a "reviewed" tick, or empty.
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
