"""How much of a pack its language has, in words, before it is promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.catalogue_texts import sheet_texts
from planner.catalogues import CatalogueFile, Coverage, Covered
from planner.pack import PackContent, PackOptions
from planner.worksheets import Version, Worksheet
from reports import covered
from ui.languages import language_text

NAMED = 3
"""As many sheets are named one by one."""


@dataclass(frozen=True, slots=True)
class SheetCoverage:
    """How much of one sheet a language has."""

    title: str
    covered: Covered


def of_sheets(
    sheets: Sequence[tuple[Worksheet, Version]], language: str, file: CatalogueFile | None
) -> tuple[SheetCoverage, ...]:
    """Return how much of each sheet a language has (runs in the pack thread)."""
    return tuple(
        SheetCoverage(sheet.title, covered(language, tuple(sheet_texts(sheet, version)), file))
        for sheet, version in sheets
    )


@dataclass(frozen=True, slots=True)
class PackCoverage:
    """How much of a pack its language has.

    Attributes:
        text: In words; empty for English.
        draft: True where nobody has checked its words, so that English stands beside them anyway.
    """

    text: str = ""
    draft: bool = False


def of_pack(content: PackContent, options: PackOptions) -> PackCoverage:
    """Return how much of a pack its language has (runs in the pack thread)."""
    if options.language == "en":
        return PackCoverage()
    sheets = [(each.worksheet, each.version) for each in content.sheets]
    file = content.catalogue
    text = coverage_text(options.language, file, of_sheets(sheets, options.language, file))
    return PackCoverage(text, draft=file is None)


def coverage_text(
    language: str, file: CatalogueFile | None, sheets: Sequence[SheetCoverage]
) -> str:
    """Return in words what prints in a language; ``file`` is a catalogue that was checked."""
    name = language_text(language)
    if file is None:
        return (
            f"{name} is a draft nobody has checked: headings, days and scales print beside "
            "English; sentences and help lines stay in English."
        )
    who = f"{name}, checked by a person your service named."
    parts = [each for each in sheets if each.covered.coverage is not Coverage.ALL]
    if not parts:
        return f"{who} All of this pack's sheets are in {name}."
    said = [_sheet_text(each, name) for each in parts[:NAMED]]
    more = f" And {len(parts) - NAMED} more sheets in part." if len(parts) > NAMED else ""
    return " ".join([who, *said]) + more


def _sheet_text(sheet: SheetCoverage, name: str) -> str:
    if sheet.covered.coverage is Coverage.ENGLISH_ONLY:
        return f"“{sheet.title}” is in English only."
    there, done = sheet.covered.sentences
    return f"“{sheet.title}” is in {name} in part: {done} of {there} sentences."
