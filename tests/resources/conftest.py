from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from planner.library import Library
from resources.library_loader import FOLDER, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the library's files that a test may break."""
    return Path(copytree(FOLDER, tmp_path / "library"))


@pytest.fixture
def broken(folder: Path) -> Callable[[str, str, str], Path]:
    """Replaces the first place of a text in one file of the copy, and returns the folder."""

    def replace(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace
