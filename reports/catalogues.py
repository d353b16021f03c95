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
from io import BytesIO

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from planner.catalogues import CatalogueFile, Status
from planner.errors import UserFacingError
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
    return _read("en", path("languages", "en.po").read_bytes())


@cache
def bundled(language: str) -> Catalogue:
    """Return a language's catalogue that comes with the program."""
    file = path("languages", f"{language}.po")
    if not file.is_file():
        return Catalogue(language, Status())
    return _read(language, file.read_bytes())


@cache
def imported(file: CatalogueFile) -> Catalogue:
    """Return a catalogue that a service brought in."""
    return _read(file.language, file.po.encode())


def catalogue_of(language: str, file: CatalogueFile | None) -> Catalogue:
    """Return a language's words: what the service brought in, else what comes with the program."""
    if file is not None and file.language == language:
        return imported(file)
    return english() if language == "en" else bundled(language)


def _read(language: str, po: bytes) -> Catalogue:
    try:
        babel = read_po(BytesIO(po), abort_invalid=True)
    except (PoFileError, ValueError, UnicodeDecodeError) as error:
        raise UserFacingError("catalogue.not_po", reason=str(error)[:200]) from error
    fixed: dict[str, Fixed] = {}
    library: dict[str, str] = {}
    for message in babel:
        if not message.id or message.fuzzy:
            continue
        if message.context:
            fixed[message.context] = Fixed(forms_of(message, language), _is_sentence(message))
        elif message.string:
            library[str(message.id)] = str(message.string)
    return Catalogue(language, status_of(po.decode()), fixed, library, babel.plural_expr)


def forms_of(message: Message, language: str) -> tuple[str, ...]:
    """Return a message's words; English is its own translation where none is given."""
    done = _texts(message.string)
    if language == "en" and not any(done):
        return _texts(message.id)
    return done if all(done) else ()


def _texts(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words or ""),)


def _is_sentence(message: Message) -> bool:
    return SENTENCE in message.auto_comments or _texts(message.id)[0].endswith(".")


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
