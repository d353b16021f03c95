"""One empty sheet as a PDF, in memory. Runs in the pack thread."""

from datetime import date

from planner.library import Library
from planner.pack import Rendered, SheetContent
from planner.patients import PrintSize
from planner.sheets import empty_sheet
from planner.worksheets import Version, Worksheet
from reports import render_sheet


def make_sheet(
    worksheet: Worksheet, library: Library, version: Version, size: PrintSize, day: date
) -> Rendered:
    """Return a sheet with nothing filled in.

    Raises:
        UserFacingError: ``pack.unsupported_text`` or ``pack.too_long``.
    """
    sheet = empty_sheet(worksheet, library, version, day)
    return render_sheet(SheetContent(sheet=sheet, print_size=size))
