"""One empty sheet as a PDF, in memory. Runs in the pack thread."""

from datetime import date

from planner.library import Library
from planner.pack import Rendered, SheetContent
from planner.patients import PrintSize
from planner.sheets import empty_sheet
from planner.worksheets import Version, Worksheet
from reports import render_sheet
from ui.packs.coverage import coverage_text, of_sheets


def make_sheet(
    worksheet: Worksheet,
    library: Library,
    version: Version,
    size: PrintSize,
    day: date,
    language: str = "en",
) -> Rendered:
    """Return a sheet with nothing filled in.

    Raises:
        UserFacingError: ``pack.unsupported_text`` or ``pack.too_long``.
    """
    sheet = empty_sheet(worksheet, library, version, day)
    catalogue = library.catalogues.get(language)
    return render_sheet(
        SheetContent(sheet=sheet, print_size=size, language=language, catalogue=catalogue)
    )


def say_coverage(worksheet: Worksheet, library: Library, version: Version, language: str) -> str:
    """Return how much of a sheet a language has, in words; nothing for English."""
    if language == "en":
        return ""
    file = library.catalogues.get(language)
    return coverage_text(language, file, of_sheets([(worksheet, version)], language, file))
