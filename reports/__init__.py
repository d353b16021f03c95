"""The door of reports: a pack's content in, a PDF's bytes out.

The engine (reportlab, Babel) is loaded on first use, so that a window that prints nothing never
pays for it. reportlab keeps its fonts in one registry a process: call from one thread only.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from planner.catalogue_texts import CatalogueText
from planner.catalogues import CatalogueFile, Covered, Language
from planner.collection import CollectionSheet
from planner.history_sheet import HistoryPrint
from planner.pack import PackContent, PackOptions, Rendered, SheetContent
from planner.report import Report

if TYPE_CHECKING:
    from types import ModuleType

__all__ = [
    "agreed",
    "covered",
    "forget",
    "languages",
    "read_aloud",
    "read_catalogue",
    "render",
    "render_collection",
    "render_history",
    "render_report",
    "render_sheet",
]


def forget() -> None:
    """Forget the texts kept to set later pages quickly; nothing of a patient outlives a lock.

    To be called in the thread that renders. Loads nothing. A bounded cache is one of texts; those
    without a bound keep fonts and stay.
    """
    for name in [name for name in sys.modules if name.startswith(("reports.", "planner."))]:
        for kept in vars(sys.modules[name]).values():
            if hasattr(kept, "cache_parameters") and kept.cache_parameters()["maxsize"]:
                kept.cache_clear()


def render(content: PackContent, options: PackOptions) -> Rendered:
    """Return the pack as a PDF, in memory; the same content gives the same bytes.

    Raises:
        UserFacingError: ``pack.unsupported_text`` (``character``, ``name``, ``where``) where a text
            cannot be set right, ``pack.too_long`` (``pages``, ``most``) above 6 pages,
            ``pack.too_tall`` where a part of a sheet is taller than a page.
    """
    rendered: Rendered = _engine("engine").render(content, options)
    return rendered


def render_sheet(content: SheetContent) -> Rendered:
    """Return one empty sheet as a PDF, in memory.

    Raises:
        UserFacingError: As ``render``.
    """
    rendered: Rendered = _engine("engine").render_sheet(content)
    return rendered


def render_collection(content: CollectionSheet) -> Rendered:
    """Return the practitioner's sheet of the day's packs as a PDF, in memory.

    Raises:
        UserFacingError: ``pack.unsupported_text`` where a name cannot be set right.
    """
    rendered: Rendered = _engine("collection_page").render_collection(content)
    return rendered


def render_report(content: Report) -> Rendered:
    """Return a document of the practitioner as a PDF, in memory.

    Raises:
        UserFacingError: ``pack.unsupported_text`` where a text cannot be set right.
    """
    rendered: Rendered = _engine("report_page").render_report(content)
    return rendered


def render_history(content: HistoryPrint) -> Rendered:
    """Return the picture of a course on one page, or what its person has done, as a PDF.

    Raises:
        UserFacingError: ``pack.unsupported_text`` where a text cannot be set right.
    """
    rendered: Rendered = _engine("history_page").render_history(content)
    return rendered


def agreed(content: PackContent) -> tuple[str, ...]:
    """Return what was agreed, word for word as page one of a pack prints it in English."""
    lines: tuple[str, ...] = _engine("agreed_lines").agreed_lines(content)
    return lines


def read_aloud(content: PackContent, options: PackOptions) -> tuple[str, ...]:
    """Return page one as short lines to read out on the phone."""
    lines: tuple[str, ...] = _engine("aloud").read_aloud(content, options)
    return lines


def languages(
    texts: Iterable[CatalogueText], files: Mapping[str, CatalogueFile]
) -> tuple[Language, ...]:
    """Return the languages of packs, who answers for each, and how much of the library it has.

    Args:
        texts: The words of the library (``planner.catalogue_texts.all_texts``).
        files: Catalogues the service brought in, by language.
    """
    found: tuple[Language, ...] = _engine("known_languages").languages(texts, files)
    return found


def covered(language: str, texts: Iterable[CatalogueText], file: CatalogueFile | None) -> Covered:
    """Return how much of some words of the library, such as a sheet's, prints in a language.

    Args:
        language: ISO 639 code.
        texts: The words (``planner.catalogue_texts.sheet_texts``).
        file: The catalogue the service brought in for it, or None.
    """
    found: Covered = _engine("known_languages").covered(language, texts, file)
    return found


def read_catalogue(po: str) -> CatalogueFile:
    """Return a translated PO file ready to be brought in.

    Raises:
        UserFacingError: ``catalogue.not_po`` (``reason``), ``catalogue.unknown_language``
            (``language``), ``catalogue.not_checked`` (``missing``: ``by``, ``on`` or
            ``qualification``) where the header does not say who checked it, when and with what,
            ``catalogue.lost_name``, ``catalogue.changed_number``, ``catalogue.no_letter``
            (``source``) where a translation lost a name in braces, changed a number, or has a
            character no face has.
    """
    found: CatalogueFile = _engine("reading_catalogues").read_catalogue(po)
    return found


def _engine(name: str) -> "ModuleType":
    return import_module(f"reports.{name}")
