"""A page of the file that went bad after unlock is an error in words, not a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.repositories.rows import Rows
from models.store import Store
from planner.errors import UserFacingError
from tests.models.store.conftest import opened
from tests.models.store.people import patient

PAGE = 4096


@pytest.fixture
def damaged(tmp_path: Path, empty_vault: Path) -> Iterator[Store]:
    """A vault whose later pages are bad, which nothing has read yet."""
    path = tmp_path / "vault.db"
    path.write_bytes(empty_vault.read_bytes())
    world = opened(path)
    with world.store.batch():
        for number in range(400):
            world.store.patients.save(patient(world.ids, reference=f"R{number}", name="N" * 200))
    world.database.checkpoint()
    world.database.close()
    content = bytearray(path.read_bytes())
    half = len(content) // PAGE // 2 * PAGE
    for at in range(half, len(content), PAGE):
        content[at + 100] ^= 1
    path.write_bytes(content)
    again = opened(path)
    yield again.store
    again.database.close()


def test_reading_a_bad_page_is_said_in_words(damaged: Store) -> None:
    with pytest.raises(UserFacingError) as said:
        damaged.lists.caseload()
    assert said.value.code == "vault.damaged"


class _Cursor:
    """A cursor that meets the bad page only when rows are fetched."""

    def fetchall(self) -> object:
        raise OSError(5, "bad disk")

    fetchone = fetchall


class _Database:
    param = "?"

    def execute_sql(self, sql: str, params: object = None) -> _Cursor:
        del sql, params
        return _Cursor()


@pytest.mark.parametrize("read", ["all", "first"])
def test_a_fault_while_fetching_is_said_in_words(read: str) -> None:
    with pytest.raises(UserFacingError) as said:
        getattr(Rows(_Database()), read)("SELECT 1")
    assert said.value.code == "disk.failed"
