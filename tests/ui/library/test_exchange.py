"""All of a service's changes in one file: out, looked at, in."""

from pathlib import Path

import pytest

from tests.ui.library.conftest import BROKEN, LibraryBench
from tests.ui.library.test_changing import DIARY, begin, do, read, save, write
from tests.ui.walk import nameless
from ui.messages import SilentDialogs
from ui.screens.library.item_head import Act
from ui.screens.library.screen import LibraryPage


def share(desk: LibraryBench, page: LibraryPage, path: Path, way: str) -> None:
    desk.bench.ctx.dialogs = SilentDialogs(paths=[path])
    page.share.click()
    getattr(page.exchange, way).click()
    desk.rest(page)


@pytest.fixture
def exported(desk: LibraryBench, tmp_path: Path) -> tuple[LibraryPage, Path]:
    """Give a page and a file with one task more, in a library that has it no more."""
    page, path = begin(desk), tmp_path / "changes.toml"
    write(page, "title", "Tea with a neighbour")
    save(desk, page)
    share(desk, page, path, "export")
    assert path.exists()
    page.back.click()
    do(desk, page, Act.RESTORE)
    assert read(desk, "tea_with_a_neighbour") is None
    return page, path


def test_an_import_shows_first_what_changes(
    desk: LibraryBench, exported: tuple[LibraryPage, Path]
) -> None:
    page, path = exported
    share(desk, page, path, "choose")
    lines = [(each.title, each.text) for each in page.exchange.list.lines]
    assert lines == [("New (1)", ""), ("Tea with a neighbour", "Task · new")]
    assert read(desk, "tea_with_a_neighbour") is None
    assert nameless(page) == []
    page.do_primary()
    desk.rest(page)
    assert read(desk, "tea_with_a_neighbour") is not None
    assert not page.primary.isEnabled()


def test_a_file_that_changes_nothing_cannot_be_imported(
    desk: LibraryBench, exported: tuple[LibraryPage, Path]
) -> None:
    page, path = exported
    for _ in range(2):
        share(desk, page, path, "choose")
        page.do_primary()
        desk.rest(page)
    assert not page.primary.isEnabled()
    assert not page.exchange.can_import


def test_a_broken_file_changes_nothing_and_says_why(desk: LibraryBench, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(BROKEN, encoding="utf-8")
    page = desk.open(DIARY)
    share(desk, page, path, "choose")
    assert page.exchange.told.isVisible()
    assert "line 3" in page.exchange.told.text
    assert not page.primary.isEnabled()
