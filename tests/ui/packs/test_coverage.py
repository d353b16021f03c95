"""How much of a pack its language has, in words; and what its reader cannot read, marked."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from planner.catalogues import CatalogueFile, Covered
from planner.pack import PackOptions, UnreadMark
from reports import render
from tests.reports.samples import pack
from ui.packs.coverage import PackCoverage, SheetCoverage, coverage_text, of_pack
from ui.packs.switches import PackSwitches
from ui.packs.view import PackView

FILE = CatalogueFile("ur", "")
ALL = Covered(labels=(9, 9), sentences=(4, 4))
PART = Covered(labels=(9, 9), sentences=(4, 1))
NONE = Covered(labels=(9, 0), sentences=(4, 0))


@pytest.mark.parametrize(
    ("file", "covered", "said"),
    [
        (None, PART, "Urdu is a draft nobody has checked"),
        (FILE, ALL, "All of this pack's sheets are in Urdu."),
        (FILE, PART, "“Diary” is in Urdu in part: 1 of 4 sentences."),
        (FILE, NONE, "“Diary” is in English only."),
    ],
)
def test_coverage_is_said_in_words(file: CatalogueFile | None, covered: Covered, said: str) -> None:
    assert said in coverage_text("ur", file, [SheetCoverage("Diary", covered)])


def test_english_needs_no_words_about_it() -> None:
    assert of_pack(pack("ba_diary_sheet"), PackOptions()) == PackCoverage()
    found = of_pack(pack("ba_diary_sheet"), PackOptions(language="so"))
    assert found.draft
    assert "draft" in found.text


@pytest.mark.parametrize(
    ("language", "draft", "seen"), [("so", True, False), ("so", False, True), ("en", False, False)]
)
def test_english_is_chosen_only_where_it_is_not_there_anyway(
    qtbot, language: str, draft: bool, seen: bool
) -> None:
    switches = PackSwitches()
    qtbot.addWidget(switches)
    switches.show_options(PackOptions(language=language))
    switches.say_coverage(PackCoverage("x", draft))
    switches.show()
    assert switches._ticked["beside_english"].isVisible() is seen


def test_what_cannot_be_read_is_marked_on_the_screen_alone(qtbot) -> None:
    view = PackView()
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    qtbot.waitActive(view)
    rendered = render(pack(), PackOptions(reads="pl"))
    view.show_pages(rendered)
    assert f"{len(rendered.unread)} places are in words they do not read." == view._foreign.text()
    marked = grab(view)
    view._marked.set_checked(False)
    view._on_marked(False)
    assert grab(view) != marked
    assert view.pdf == rendered.pdf
    view.show_pages(replace(rendered, unread=()))
    assert not view._marked.isVisible()


def test_a_mark_stands_where_its_words_stand(qtbot) -> None:
    view = PackView()
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    qtbot.waitActive(view)
    plain = render(pack(), PackOptions())
    view.show_pages(plain)
    before = grab(view)
    view._preview.show_marks((UnreadMark(0, 51, 741, 493, 50),))
    after = grab(view)
    changed = [y for y in range(before.height()) if rows_differ(before, after, y)]
    assert changed
    assert max(changed) < before.height() / 2


def grab(view: PackView) -> QImage:
    return view._preview._view.grab().toImage()


def rows_differ(one: QImage, other: QImage, y: int) -> bool:
    wide = min(one.width(), other.width())
    return any(one.pixel(x, y) != other.pixel(x, y) for x in range(0, wide, 7))
