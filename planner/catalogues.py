"""Languages a pack can be printed in, and who answers for their words."""

from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = (
    *("en", "cy", "pl", "ro", "pt", "fr", "so", "tr", "uk", "ar"),
    *("fa", "ckb", "ur", "bn", "gu", "pa", "hi", "ta", "zh", "ti"),
)
"""The languages that packs have words for, by ISO 639 code."""


class Direction(StrEnum):
    """Which way a language is written."""

    LTR = "ltr"
    RTL = "rtl"


class Coverage(StrEnum):
    """How much of a sheet or of a pack a language has."""

    ALL = "all"
    PART = "part"
    ENGLISH_ONLY = "english_only"


@dataclass(frozen=True, slots=True)
class Status:
    """Who checked a catalogue. Without all three it is a draft.

    Attributes:
        by: Name of the person who checked it.
        on: The day, as an ISO date.
        qualification: What qualifies them.
    """

    by: str = ""
    on: str = ""
    qualification: str = ""

    @property
    def checked(self) -> bool:
        """True where a named person answers for the words."""
        return bool(self.by.strip() and self.on.strip() and self.qualification.strip())


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue that a service brought in.

    Attributes:
        language: ISO 639 code.
        po: The text of the PO file.
    """

    language: str
    po: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """How much of something has words in a language.

    Attributes:
        labels: Headings, days and scale words: how many there are, and how many have words.
        sentences: The same of sentences; those of a draft do not count.
    """

    labels: tuple[int, int]
    sentences: tuple[int, int]

    @property
    def coverage(self) -> Coverage:
        """All, part, or English only."""
        have = self.labels[1] + self.sentences[1]
        if not have:
            return Coverage.ENGLISH_ONLY
        return Coverage.ALL if have == self.labels[0] + self.sentences[0] else Coverage.PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language a pack can be printed in.

    Attributes:
        code: ISO 639 code.
        name: In English.
        own_name: In itself.
        script: ISO 15924 code.
        direction: Which way it is written.
        status: Who answers for its words; English is the source.
        covered: How much of the whole library has words.
    """

    code: str
    name: str
    own_name: str
    script: str
    direction: Direction
    status: Status
    covered: Covered
