"""Catalogues that a service brings in: stored, read again, dropped, audited."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.library import LibraryArea
from planner.catalogues import CatalogueFile
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from tests.models.store.conftest import World, opened

FILE = CatalogueFile("pl", 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "profile"
    path.mkdir()
    return path


@pytest.fixture
def world(folder: Path) -> Iterator[World]:
    world = opened(folder / "vault.db", create=True)
    yield world
    world.database.close()


@pytest.fixture
def library(world: World) -> LibraryArea:
    return world.store.library


def test_a_catalogue_is_used_until_it_is_dropped(library: LibraryArea, folder: Path) -> None:
    assert library.library().catalogues == {}
    assert library.bring_catalogue(FILE) == Changes(frozenset({Kind.LIBRARY}))
    for found in (library.library(), library.everything()):
        assert found.catalogues == {"pl": FILE}
    kept = folder / "library" / "languages" / "pl.po"
    assert kept.read_text(encoding="utf-8") == FILE.po
    library.drop_catalogue("pl")
    assert library.library().catalogues == {}
    assert not kept.exists()


def test_bringing_and_dropping_is_audited(library: LibraryArea, world: World) -> None:
    library.bring_catalogue(FILE)
    library.drop_catalogue("pl")
    library.drop_catalogue("pl")
    said = [row for row in world.dump()["audit_event"] if "catalogue:pl" in map(str, row)]
    assert len(said) == 2


def test_a_file_that_cannot_be_read_is_left_out(library: LibraryArea, folder: Path) -> None:
    languages = folder / "library" / "languages"
    languages.mkdir(parents=True)
    (languages / "ur.po").write_bytes(b"\xff\xfe\x00")
    (languages / "xx.po").write_text("not ours", encoding="utf-8")
    assert library.library().catalogues == {}


def test_a_catalogue_is_saved_for_whoever_checks_it(library: LibraryArea, tmp_path: Path) -> None:
    out = tmp_path / "out.po"
    library.save_catalogue("pl", out)
    assert "X-Checked-By" in out.read_text(encoding="utf-8")
    library.bring_catalogue(FILE)
    library.save_catalogue("pl", out)
    assert out.read_text(encoding="utf-8") == FILE.po
    with pytest.raises(UserFacingError):
        library.save_catalogue("pl", tmp_path)
