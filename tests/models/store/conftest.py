"""A real encrypted vault, with the raw key in hand: no key derivation is needed here."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.audit import Audit
from models.database import VaultDatabase
from models.keys import Secret
from models.migrate import migrate
from models.store import Store
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.store.people import TODAY

KEY = bytes(range(32))


@dataclass
class World:
    """An open vault and what it was opened with."""

    database: VaultDatabase
    audit: Audit
    clock: FixedClock
    ids: SeededIds
    store: Store

    def count(self, table: str) -> int:
        return int(self.database.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table, to show that nothing changed."""
        names = sorted(self.database.get_tables())
        select = self.database.execute_sql
        return {name: select(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608


def opened(path: Path, *, made_up: bool = True, create: bool = False) -> World:
    database = VaultDatabase(path, Secret(KEY), create=create)
    database.connect()
    if create:
        migrate(database)
    clock = FixedClock.on(TODAY)
    audit = Audit(database, Secret(KEY), clock)
    ids = SeededIds(1)
    return World(database, audit, clock, ids, Store(database, audit, clock, ids, made_up))


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "vault.db"
    world = opened(path, create=True)
    world.database.checkpoint()
    world.database.close()
    return path


@pytest.fixture
def world(empty_vault: Path, tmp_path: Path) -> Iterator[World]:
    path = tmp_path / "vault.db"
    shutil.copyfile(empty_vault, path)
    world = opened(path)
    yield world
    assert not world.database.writing
    world.database.close()


@pytest.fixture
def store(world: World) -> Store:
    return world.store
