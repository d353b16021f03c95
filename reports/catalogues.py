"""The catalogues of words: gettext PO files, one a language, and how far each can be trusted.

English is the source: ``en.po`` has the fixed words of a pack under keys (``msgctxt``); the words
of the library are their own key (``msgid``), so that a reworded line is never shown with the
translation of what it used to say.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from planner.catalogues import CatalogueFile, Status
from reports import po as po_files
from resources import path

BY, ON, WITH = "x-checked-by", "x-checked-on", "x-qualification"
"""Header lines in which a checked catalogue says by whom, when (ISO date), and with what."""
SENTENCE = "sentence"
"""Comment in ``en.po`` that marks fixed words as a sentence."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Fixed words of a pack in one language.

    Attributes:
        forms: Singular, then plural forms where there are any; empty where not translated.
        sentence: True where they print only from a checked catalogue.
    """

    forms: tuple[str, ...]
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language.

    Attributes:
        language: ISO 639 code.
        status: Who answers for it.
        fixed: Fixed words by key.
        library: Translations by the English of the library.
        plurals: Rule of the plural, as gettext writes it.
    """

    language: str
    status: Status
    fixed: Mapping[str, Fixed] = field(default_factory=dict)
    library: Mapping[str, str] = field(default_factory=dict)
    plurals: str = "n != 1"

    @property
    def checked(self) -> bool:
        """True where sentences may print."""
        return self.language == "en" or self.status.checked

    def plural(self, number: int) -> int:
        """Return which plural form a number takes."""
        return _plural_rule(self.plurals)(number)


@cache
def english() -> Catalogue:
    """Return the source."""
    return _read("en", path("languages", "en.po").read_text(encoding="utf-8"))


@cache
def bundled(language: str) -> Catalogue:
    """Return a language's catalogue that comes with the program."""
    file = path("languages", f"{language}.po")
    if not file.is_file():
        return Catalogue(language, Status())
    return _read(language, file.read_text(encoding="utf-8"))


@cache
def imported(file: CatalogueFile) -> Catalogue:
    """Return a catalogue that a service brought in."""
    return _read(file.language, file.po)


def catalogue_of(language: str, file: CatalogueFile | None) -> Catalogue:
    """Return a language's words: what the service brought in, else what comes with the program."""
    if file is not None and file.language == language:
        return imported(file)
    return english() if language == "en" else bundled(language)


def _read(language: str, po: str) -> Catalogue:
    file = po_files.read(po)
    fixed: dict[str, Fixed] = {}
    library: dict[str, str] = {}
    for entry in file.entries:
        if entry.fuzzy:
            continue
        if entry.context:
            fixed[entry.context] = Fixed(forms_of(entry, language), _is_sentence(entry))
        elif entry.forms[0]:
            library[entry.source[0]] = entry.forms[0]
    return Catalogue(language, status_of(po), fixed, library, file.plurals)


def forms_of(entry: po_files.Entry, language: str) -> tuple[str, ...]:
    """Return a message's words; English is its own translation where none is given."""
    if language == "en" and not any(entry.forms):
        return entry.source
    return entry.forms if all(entry.forms) else ()


def _is_sentence(entry: po_files.Entry) -> bool:
    return SENTENCE in entry.notes or entry.source[0].endswith(".")


def status_of(po: str) -> Status:
    """Return what the header says; Babel keeps only the header lines it knows."""
    head = re.split(r"\n\s*\n", po, maxsplit=1)[0]
    lines = re.findall(r'^"([\w-]+):\s*(.*?)(?:\\n)?"$', head, re.MULTILINE)
    header = {name.lower(): value.strip() for name, value in lines}
    return Status(header.get(BY, ""), header.get(ON, ""), header.get(WITH, ""))


@cache
def _plural_rule(expression: str) -> Callable[[int], int]:
    rule: Callable[[int], int] = gettext.c2py(expression)
    return rule
