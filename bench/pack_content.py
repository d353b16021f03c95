"""The packs that are measured: six pages in English, and the same in other scripts.

Plan and code, two diaries, a page to write on, a week, pictures. The other scripts have a made-up
catalogue whose every word is there, so that nothing of the library is left in English.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import count

from planner.catalogues import CatalogueFile
from planner.pack import PackContent, PackOptions, Sheet, Typed
from planner.sheets import ALL_THE_SAME, sheet_of
from planner.worksheets import Version
from resources import path
from resources.library_loader import load_library
from tests.reports.samples import DAYS, FILLS, START, pack

WRITING = ("ba_diary_sheet", "sleep_diary_sheet", "well_plan_sheet", "ba_planner_sheet")
EASY = "seated_moves_sheet"
SCRIPTS = {
    "en": "I walk to the market every morning and then I come home and have tea",
    "ur": "میں ہر صبح بازار تک چہل قدمی کرتا ہوں اور پھر گھر واپس آ کر چائے پیتا ہوں",
    "hi": "मैं हर सुबह बाज़ार तक टहलने जाता हूँ और फिर घर लौटकर चाय पीता हूँ",
    "zh": "我 每天 早上 走路 去 市场 然后 回家 喝茶 再 休息 一会儿",
}
"""A made-up sentence a language, whose words stand for any English ones."""
CHECKED = {"X-Checked-By": "A. Reader", "X-Checked-On": "2026-11-03", "X-Qualification": "made up"}
EMPTY = re.compile(r'^(msgid "[^\n]*"\n(?:"[^\n]*"\n)*)msgstr ""\n(?!")', re.MULTILINE)
WORD = re.compile(r"\{\w*\}|[A-Za-z’']+")


def content(language: str, number: int = 0) -> PackContent:
    """Return the pack of the person of a number; what was typed is in its language too."""
    made = replace(pack(), sheets=_sheets(), slip=None, code=f"PK-{number:05d}-K")
    words = SCRIPTS[language].split()
    turned = [words[(each + number) % len(words)] for each in range(len(words))]
    what, why = (
        Typed(f"{' '.join(each)} {number}", where="what", language=language)
        for each in (turned[:7], turned)
    )
    tasks = tuple(replace(each, what=what) for each in made.tasks)
    person = Typed(f"Amina K. {number}", where="print_name")
    made = replace(made, person=person, tasks=tasks, rationale=why)
    return made if language == "en" else replace(made, catalogue=catalogue(language))


@cache
def _sheets() -> tuple[Sheet, ...]:
    library = load_library()
    plain = [(each, Version.WRITING) for each in WRITING]
    return tuple(
        sheet_of(
            library.worksheets[name],
            library,
            day=START,
            fills=FILLS,
            days=DAYS,
            version=version,
            wishes=ALL_THE_SAME,
        )
        for name, version in [*plain, (EASY, Version.EASY)]
    )


def options(language: str) -> PackOptions:
    """Return how it is printed."""
    return PackOptions(language=language, discreet=False)


@cache
def catalogue(language: str) -> CatalogueFile:
    """Return the draft that comes with the program, filled up with made-up words."""
    words, turn = SCRIPTS[language].split(), count()

    def said(found: re.Match[str]) -> str:
        return found[0] if found[0][0] == "{" else words[next(turn) % len(words)]

    def filled(found: re.Match[str]) -> str:
        english = found[1].removeprefix("msgid")
        return f"{found[1]}msgstr{WORD.sub(said, english)}"

    po = path("languages", f"{language}.po").read_text(encoding="utf-8")
    head, _, body = po.partition("\n\n")
    for name, value in CHECKED.items():
        head = re.sub(rf'"{name}: ', f'"{name}: {value}', head)
    return CatalogueFile(language, f"{head}\n\n{EMPTY.sub(filled, body)}")
