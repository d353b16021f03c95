"""Browse, read, preview."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from planner.patients import PrintSize
from planner.shelf import ItemKind
from planner.worksheets import Version
from tests.ui.library.conftest import BROKEN, LibraryBench
from tests.ui.walk import clipped, nameless
from ui.messages import SilentDialogs
from ui.screens.library.screen import LibraryPage
from ui.screens.library.words import KINDS
from ui.theme import Appearance, Look

Key = Qt.Key


def choose(desk: LibraryBench, page: LibraryPage, kind: ItemKind) -> None:
    page.browse.filters.kinds.set_value(kind)
    page.browse.filters.kinds.value_chosen.emit(kind)
    desk.rest(page)


def titles(page: LibraryPage) -> list[str]:
    return [each.title for each in page.browse.list.lines if not each.heading]


def press(page: LibraryPage, words: str) -> None:
    buttons = page.findChildren(QPushButton)
    next(each for each in buttons if each.text().startswith(words) and each.isVisible()).click()


def test_it_opens_on_the_tasks_and_reads_the_first(desk: LibraryBench) -> None:
    page = desk.open()
    assert "Activity diary" in titles(page)
    assert page.browse.head.title == titles(page)[0]
    assert page.browse.filters.count == f"{len(titles(page))} shown"


def test_typing_down_and_enter_open_an_item(desk: LibraryBench) -> None:
    page = desk.open()
    search = page.browse.filters.search
    QTest.keyClicks(search, "sort my")
    QTest.keyClick(search, Key.Key_Return)
    desk.rest(page)
    assert page.browse.head.title == "Sort my activities"
    search.clear()
    QTest.keyClick(search, Key.Key_Down)
    QTest.keyClick(page.browse.list, Key.Key_Down)
    QTest.keyClick(page.browse.list, Key.Key_Return)
    assert page.browse.current is not None
    assert page.browse.article.parts


def test_a_sheet_is_opened_from_its_task_and_back(desk: LibraryBench, made: list[object]) -> None:
    page = desk.open("template:ba_activity_diary")
    press(page, "Activity diary (")
    desk.rest(page)
    assert page.browse.current is not None
    assert page.browse.current.key == "worksheet:ba_diary_sheet"
    assert len(made) == 1
    press(page, "‹ Back to Activity diary")
    assert page.browse.current.key == "template:ba_activity_diary"


def test_a_sheet_is_shown_in_each_version(
    desk: LibraryBench, made: list[tuple[object, ...]]
) -> None:
    page = desk.open("worksheet:ba_diary_sheet")
    pane = page.browse.sheet
    assert pane is not None
    for choice in pane.versions.choices[1:]:
        pane.versions.set_value(choice.value)
        pane.versions.value_chosen.emit(choice.value)
        desk.rest(page)
        assert made[-1][2] == Version(choice.value)
    pane.print_size.set_value(PrintSize.P18)
    pane.print_size.value_chosen.emit(PrintSize.P18)
    desk.rest(page)
    assert made[-1][3] is PrintSize.P18


def test_the_preview_can_have_the_room_of_the_list(desk: LibraryBench, made: list[object]) -> None:
    page = desk.open("worksheet:ba_diary_sheet")
    assert made
    press(page, "Wider preview")
    assert not page.browse.list.isVisible()
    press(page, "Show the list again")
    assert page.browse.list.isVisible()
    press(page, "Wider preview")
    QTest.keyClick(page.browse.article, Key.Key_Escape)
    assert page.browse.list.isVisible()


def test_a_real_sheet_is_printed_and_saved(desk: LibraryBench, tmp_path: Path) -> None:
    page = desk.open("worksheet:ba_diary_sheet")
    pane = page.browse.sheet
    assert pane is not None
    assert pane.preview.pdf.startswith(b"%PDF")
    assert "Wed 13 May" in pane.preview.text()
    pane.print_button.click()
    desk.rest(page)
    assert [each.pdf for each in desk.bench.printing.jobs] == [pane.preview.pdf]
    target = tmp_path / "sheet.pdf"
    desk.bench.ctx.dialogs = SilentDialogs(paths=[target])
    pane.save_button.click()
    desk.rest(page)
    assert target.read_bytes() == pane.preview.pdf


def test_a_broken_file_of_the_service_is_told_calmly(desk: LibraryBench) -> None:
    folder = desk.bench.ctx.profile.library
    folder.mkdir(parents=True)
    (folder / "tasks_ours.toml").write_text(BROKEN, encoding="utf-8")
    page = desk.open()
    assert page.faults.isVisible()
    assert "tasks_ours.toml, line 3: " in page.faults.text
    assert "The rest of the library works" in page.faults.text
    assert "Activity diary" in titles(page)


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_has_a_name(desk: LibraryBench, made: list[object], kind: ItemKind) -> None:
    page = desk.open()
    choose(desk, page, kind)
    assert nameless(page) == []
    assert clipped(page) == []
    assert made or kind is not ItemKind.WORKSHEET


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_it_fits_the_window(
    desk: LibraryBench, made: list[object], look: Look, percent: int
) -> None:
    desk.bench.ctx.theme.apply(Appearance(look, percent))
    page = desk.open()
    choose(desk, page, ItemKind.WORKSHEET)
    assert made
    assert page.minimumSizeHint().width() <= 1100
    assert page.minimumSizeHint().height() <= 640
    assert not page.grab().isNull()
    desk.bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))


def test_nothing_is_left_after_clear(desk: LibraryBench, made: list[object]) -> None:
    page = desk.open("worksheet:ba_diary_sheet")
    page.clear()
    assert made
    assert page.browse.sheet is not None
    assert (page.browse.list.lines, page.browse.head.title) == ((), "")
    assert page.browse.sheet.preview.pdf == b""


@pytest.mark.parametrize("key", ["measure:PSWQ", "barrier:T7.1", "template:worry_time"])
def test_opened_on_an_item_it_lists_its_kind(desk: LibraryBench, key: str) -> None:
    page = desk.open(key)
    line = page.browse.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert page.browse.filters.kinds.value == key.split(":", maxsplit=1)[0]
    assert line.id == key
    assert page.browse.head.title == line.title


def test_where_nothing_fits_it_says_where_something_does(desk: LibraryBench) -> None:
    page = desk.open()
    QTest.keyClicks(page.browse.filters.search, "tree")
    desk.rest(page)
    assert not page.browse.nothing.isHidden()
    assert "Found elsewhere: Sheets 1" in page.browse.nothing._text.text()
