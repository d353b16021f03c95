"""The practitioner's own sheet of the day's packs: whose is whose when they are handed over."""

from dataclasses import dataclass
from datetime import date, time

from planner.pack import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionRow:
    """One pack that was printed.

    Attributes:
        printed_as: The name on its pages.
        called: What the person likes to be called.
        code: Code on every page.
        pages: How many, or None where that is not known any more.
        at: Wall time of the day's appointment, or None.
        printer: Where it was sent, or empty where that is not known any more.
        handed: True once it was handed over.
        like: Codes of the other packs on the sheet whose names are easily taken for this one.
    """

    printed_as: Typed
    called: Typed
    code: str
    pages: int | None
    at: time | None
    printer: str
    handed: bool = False
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSheet:
    """The sheet.

    Attributes:
        day: Local day.
        made_at: Local wall time when it was made.
        rows: In the order of the appointments.
        made_up: True in a made-up profile.
    """

    day: date
    made_at: time
    rows: tuple[CollectionRow, ...]
    made_up: bool = False
