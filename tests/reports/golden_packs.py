"""The packs whose bytes are kept, by name: languages, sizes and formats."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from planner.catalogues import CatalogueFile
from planner.library import Library
from planner.pack import Msg, PackContent, PackOptions, Rendered, Sheet
from planner.patients import PrintSize
from planner.worksheets import Version
from reports import render
from resources.library_loader import load_library
from tests.reports.samples import DAYS, FILLS, pack, task

FIXTURES = Path(__file__).with_name("text") / "fixtures"
FOLDER = Path(__file__).with_name("goldens")
DIARY, WEIGH = "ba_diary_sheet", "thought_weigh_sheet"

Golden = tuple[tuple[str, ...], PackOptions]


def opened(language: str = "en", **changes: object) -> PackOptions:
    made = PackOptions(language=language, reads=language, discreet=False)
    return replace(made, **changes)  # type: ignore[arg-type]


GOLDENS: dict[str, Golden] = {
    "english": ((DIARY, WEIGH), opened()),
    "english-discreet": ((DIARY,), opened(discreet=True, rationale=False, names=False)),
    "english-legible-16": ((WEIGH,), opened(legible=True, print_size=PrintSize.P16)),
    "english-easy-contrast": ((DIARY,), opened(version=Version.EASY, contrast=True)),
    "english-fillable": ((WEIGH,), opened(fillable=True)),
    "english-aloud": ((), opened(aloud=True)),
    "polish-checked-18": ((DIARY,), opened("pl", print_size=PrintSize.P18)),
    "arabic-checked": ((DIARY,), opened("ar")),
    "urdu-checked-beside": ((WEIGH,), opened("ur", beside_english=True)),
    "urdu-nastaliq": ((), opened("ur", nastaliq=True)),
    "farsi-draft": ((DIARY,), opened("fa")),
    "hindi-checked-24": ((), opened("hi", print_size=PrintSize.P24)),
    "bengali-checked-tick": ((DIARY,), opened("bn", version=Version.TICK)),
    "tamil-checked": ((WEIGH,), opened("ta")),
    "chinese-checked": ((DIARY,), opened("zh")),
    "tigrinya-checked": ((), opened("ti")),
}


@cache
def library() -> Library:
    return load_library()


def content_of(name: str) -> PackContent:
    """Return what a golden pack says."""
    sheets, options = GOLDENS[name]
    made = task(steps=(Msg("x.step1", source="Choose 1 thing."),))
    shelf = library()
    printed = tuple(Sheet(shelf.worksheets[each], FILLS, DAYS, options.version) for each in sheets)
    file = FIXTURES / f"{options.language}.po"
    checked = "checked" in name and file.is_file()
    catalogue = CatalogueFile(options.language, file.read_text("utf-8")) if checked else None
    return replace(pack(library=shelf), tasks=(made,), sheets=printed, catalogue=catalogue)


def rendered(name: str) -> Rendered:
    """Return a golden pack as it is made now."""
    return render(content_of(name), GOLDENS[name][1])


def kept(name: str) -> Path:
    """Return where a golden pack's bytes are kept."""
    return FOLDER / f"{name}.pdf"
