"""The practitioner's own pages, for supervision or the clinic: title, headings, lines, tables.

The words come from the screens, in English: these pages are for nobody else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """A heading over what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """A paragraph.

    Attributes:
        text: Its words; line breaks stay.
        quiet: Set small, as a remark.
    """

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table whose first column heads its rows.

    Attributes:
        heads: The column headings, repeated on every page.
        shares: The share of the width each column gets; they add up to 1.
        rows: The cells, as many a row as there are headings.
        room: Lines left free under each row, to write on by hand.
    """

    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    room: int = 0


Block = ReportHeading | ReportText | ReportTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document of the practitioner.

    Attributes:
        title: Its title; in the metadata too, so no name of a patient is in it.
        about: What it covers and when it was made, under the title.
        keep_safe: What stands on top of every page, such as that it names people; may be empty.
        blocks: What follows, in order.
        wide: Printed the wide way round.
        made_up: True in a made-up profile.
        state: Where the audit stood, a small line at the end; empty where there is none.
    """

    title: str
    about: str
    keep_safe: str
    blocks: tuple[Block, ...]
    wide: bool = False
    made_up: bool = False
    state: str = ""
