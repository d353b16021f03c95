"""The service's files: what is written reads back, and a power cut leaves all or nothing."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import library_files
from models.library_files import finish, write_together
from models.library_toml import dump
from planner.shelf import Item, ItemKind, Origin
from resources.library_loader import FOLDER
from resources.loader.decode import Decoder
from resources.overlay import read_overlay, read_shelf, source_of

SHELF = read_shelf([(Origin.OURS, FOLDER)])
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40)
OLD = {"a.toml": b"1", "b.toml": b"2"}
NEW = {"a.toml": b"3", "b.toml": None, "c.toml": b"4"}
STEPS_OF_NEW = 10
STEPS = ("sync_file", "sync_folder", "new_private_file", "write_private")


def read_back(item: Item) -> list[Item]:
    file = read_overlay(source_of("x.toml", dump([item])), Decoder())
    return [entry.value for entry in file.items.values()]


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_item_of_ours_reads_back_as_it_was_written(kind: ItemKind) -> None:
    items = [each.item for each in SHELF.items if each.kind is kind]
    assert items
    for item in items:
        assert read_back(item) == [item]


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(text=TEXT.map(str.strip).filter(bool))
def test_any_text_reads_back(text: str) -> None:
    item = replace(SHELF.library.templates["sleep_diary"], title=text, steps=(text, "and", text))
    assert read_back(item) == [item]


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_before_undoes_it(tmp_path: Path) -> None:
    write_together(tmp_path / "new", OLD)
    before = write_together(tmp_path / "new", NEW)
    write_together(tmp_path / "new", before)
    assert held(tmp_path / "new") == OLD


class Power:
    """Goes off after some steps."""

    def __init__(self, steps: int, error: type[BaseException]) -> None:
        self.left = steps
        self.error = error

    def cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in STEPS:
            monkeypatch.setattr(library_files, name, self._failing(getattr(library_files, name)))
        monkeypatch.setattr(Path, "replace", self._failing(Path.replace))

    def _failing(self, real: Any) -> Any:
        def call(*arguments: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise self.error
            return real(*arguments)

        return call


@pytest.mark.parametrize("steps", range(STEPS_OF_NEW + 1))
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, error: type[BaseException]
) -> None:
    write_together(tmp_path, OLD)
    with monkeypatch.context() as patch, suppress(error):
        Power(steps, error).cut(patch)
        write_together(tmp_path, NEW)
    finish(tmp_path)
    done = {name: data for name, data in NEW.items() if data is not None}
    assert held(tmp_path) in (OLD, done)
    if steps in (0, STEPS_OF_NEW):
        assert held(tmp_path) == (done if steps else OLD)


def test_a_list_of_somebody_else_touches_no_other_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text("kept")
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / ".pending").write_text('{"../outside.toml": true}')
    finish(folder)
    assert outside.read_text() == "kept"
    (folder / ".pending").write_text("no JSON")
    finish(folder)
    assert held(folder) == {}
