"""Languages of packs: a catalogue that was checked comes in, prints, and can go again."""

from pathlib import Path

import pytest

from planner.catalogues import CatalogueFile
from resources.catalogue_files import draft_of
from tests.ui.library.conftest import LibraryBench
from tests.ui.walk import clipped, nameless
from ui.screens.library.languages_pane import LanguagesPane
from ui.screens.library.screen import LibraryPage

CHECKED = {
    "X-Checked-By: ": "A. Reader",
    "X-Checked-On: ": "2026-11-03",
    "X-Qualification: ": "DPSI",
}


def checked(language: str) -> str:
    po = draft_of(language)
    for line, value in CHECKED.items():
        po = po.replace(f'"{line}\\n"', f'"{line}{value}\\n"')
    return po


def opened(desk: LibraryBench) -> tuple[LibraryPage, LanguagesPane]:
    page = desk.open()
    page.tongues.click()
    desk.rest(page)
    return page, page.languages


def go_to(desk: LibraryBench, page: LibraryPage, code: str) -> None:
    page.languages.list.go_to(code)
    desk.rest(page)


def bring(desk: LibraryBench, page: LibraryPage, path: Path, monkeypatch) -> None:
    monkeypatch.setattr(desk.bench.ctx.dialogs, "open_file", lambda *_: path)
    page.languages.bring.click()
    desk.rest(page)


def files(desk: LibraryBench) -> dict[str, CatalogueFile]:
    return dict(desk.bench.ask(lambda store: store.library.library().catalogues))


def test_every_language_says_that_it_is_a_draft(desk: LibraryBench) -> None:
    page, pane = opened(desk)
    assert len(pane.list.lines) == 19
    assert {each.text for each in pane.list.lines} == {"draft"}
    go_to(desk, page, "ckb")
    assert "A draft nobody has checked" in pane._status.text()
    assert not pane.drop.isVisible()
    assert nameless(page) == []
    assert clipped(page) == []


def test_a_checked_catalogue_is_looked_at_used_and_dropped(
    desk: LibraryBench, tmp_path: Path, monkeypatch
) -> None:
    page, pane = opened(desk)
    path = tmp_path / "back.po"
    path.write_text(checked("pl"), encoding="utf-8")
    bring(desk, page, path, monkeypatch)
    assert "Checked by A. Reader (DPSI) on 2026-11-03" in pane._found_text.text()
    assert files(desk) == {}
    page.do_primary()
    desk.rest(page)
    assert files(desk) == {"pl": CatalogueFile("pl", checked("pl"))}
    go_to(desk, page, "pl")
    pane.drop.click()
    desk.rest(page)
    assert files(desk) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no words at all", "not a catalogue"),
        (draft_of("pl"), "Nobody stands in the header"),
        (checked("pl").replace("Language: pl", "Language: xx"), "no language “xx”"),
    ],
)
def test_a_file_that_will_not_do_says_why(
    desk: LibraryBench, tmp_path: Path, monkeypatch, text: str, said: str
) -> None:
    page, pane = opened(desk)
    path = tmp_path / "back.po"
    path.write_text(text, encoding="utf-8")
    bring(desk, page, path, monkeypatch)
    assert said in pane.told.text
    assert not page.primary.isEnabled()
    assert files(desk) == {}


def test_a_catalogue_is_saved_for_whoever_checks_it(
    desk: LibraryBench, tmp_path: Path, monkeypatch
) -> None:
    page, pane = opened(desk)
    go_to(desk, page, "ti")
    out = tmp_path / "ti.po"
    monkeypatch.setattr(desk.bench.ctx.dialogs, "save_file", lambda *_: out)
    pane.save.click()
    desk.rest(page)
    assert out.read_text(encoding="utf-8") == draft_of("ti")
    assert "Saved" in pane.told.text
