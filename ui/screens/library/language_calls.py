"""What the languages pane asks for: of the store, and of the thread that makes packs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.catalogue_texts import all_texts
from planner.catalogues import CatalogueFile, Language, Status
from planner.changes import Changes
from planner.errors import UserFacingError
from planner.library import Library
from reports import languages, read_catalogue

if TYPE_CHECKING:
    from models.store import Store

LARGEST = 4_000_000
"""No catalogue has as many bytes."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that may be brought in.

    Attributes:
        file: The catalogue, checked.
        language: What it says of itself and how much it has.
        replaces: Who answers for the words it takes the place of.
    """

    file: CatalogueFile
    language: Language
    replaces: Status


def read_library(store: "Store") -> Library:
    """Return everything there are words for (database thread)."""
    return store.library.everything()


def known_languages(library: Library) -> tuple[Language, ...]:
    """Return the languages of packs (pack thread)."""
    return languages(all_texts(library), library.catalogues)


def look_at(path: Path, library: Library) -> Brought:
    """Read a file and say what it holds (pack thread).

    Raises:
        UserFacingError: ``catalogue.unreadable`` (``reason``), and what ``read_catalogue`` raises.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UserFacingError("catalogue.unreadable", reason="it is too large")
        po = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not a text in UTF-8"
        raise UserFacingError("catalogue.unreadable", reason=reason) from error
    file = read_catalogue(po)
    with_it: Mapping[str, CatalogueFile] = {**library.catalogues, file.language: file}
    code = file.language
    return Brought(file, _of(code, library, with_it), _of(code, library, library.catalogues).status)


def _of(code: str, library: Library, files: Mapping[str, CatalogueFile]) -> Language:
    found = languages(all_texts(library), files)
    return next(each for each in found if each.code == code)


def bring(file: CatalogueFile, store: "Store") -> Changes:
    """Use a catalogue from now on."""
    return store.library.bring_catalogue(file)


def drop(language: str, store: "Store") -> Changes:
    """Use our own words of a language again."""
    return store.library.drop_catalogue(language)


def save(language: str, path: Path, store: "Store") -> Changes:
    """Write a catalogue for whoever checks it."""
    return store.library.save_catalogue(language, path)
