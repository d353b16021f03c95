"""A translated catalogue, read and checked before it is brought in."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from planner.catalogues import LANGUAGES, CatalogueFile, Status
from planner.errors import UserFacingError
from reports.catalogues import status_of
from reports.text.prepare import prepared

NAMES = re.compile(r"\{\w*\}")
NUMBERS = re.compile(r"\d+")
LANGUAGE = re.compile(r'^"Language:\s*([A-Za-z]{2,3})', re.MULTILINE)
LINE = re.compile(r'\s*(?:#.*|(?:msg\w+(?:\[\d\])?\s+)?"(?:[^"\\]|\\.)*"\s*)?')
"""A comment, a quoted text with or without its keyword, or nothing: Babel forgives too much."""
MOST_BYTES = 4_000_000


def read_catalogue(po: str) -> CatalogueFile:
    """Return a PO file ready to be brought in; see ``reports.read_catalogue``."""
    if len(po) > MOST_BYTES:
        raise UserFacingError("catalogue.not_po", reason="the file is too large")
    for number, line in enumerate(po.splitlines(), start=1):
        if not LINE.fullmatch(line):
            raise UserFacingError("catalogue.not_po", reason=f"line {number}")
    try:
        messages = [each for each in read_po(BytesIO(po.encode()), abort_invalid=True) if each.id]
    except (PoFileError, ValueError, UnicodeError) as error:
        raise UserFacingError("catalogue.not_po", reason=str(error)[:200]) from error
    found = LANGUAGE.search(po)
    language = found[1].lower() if found else ""
    if language not in LANGUAGES or language == "en":
        raise UserFacingError("catalogue.unknown_language", language=language)
    _check_status(status_of(po))
    for source, problem in faults(messages):
        if problem == "names":
            raise UserFacingError("catalogue.lost_name", source=source)
        if problem == "numbers":
            raise UserFacingError("catalogue.changed_number", source=source)
        raise UserFacingError("catalogue.no_letter", source=source)
    return CatalogueFile(language, po)


def _check_status(status: Status) -> None:
    missing = [name for name in ("by", "on", "qualification") if not getattr(status, name)]
    if missing:
        raise UserFacingError("catalogue.not_checked", missing=missing[0])
    try:
        date.fromisoformat(status.on)
    except ValueError as error:
        raise UserFacingError("catalogue.not_checked", missing="on") from error


def faults(messages: list[Message]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong: the English, and a code for what its translation did."""
    for message in messages:
        for source, done in _pairs(message):
            if sorted(NAMES.findall(source)) != sorted(NAMES.findall(done)):
                yield source, "names"
            elif sorted(NUMBERS.findall(source)) != sorted(NUMBERS.findall(done)):
                yield source, "numbers"
            elif not _can_be_set(done):
                yield source, "letters"


def _can_be_set(text: str) -> bool:
    try:
        prepared(text, "catalogue")
    except UserFacingError:
        return False
    return True


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message.id, list | tuple):
        yield from ((message.id[1], done) for done in message.string or () if done)
    elif message.string:
        yield str(message.id), str(message.string)
