"""Every schema that ever landed opens, and says what it said when it was frozen."""

import json
import shutil
from pathlib import Path

import pytest

from models import gate
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.faults import database_of
from tools.freeze_schema import DAY, EXPECTED, OLD_FILES, PASSPHRASE, content_of

RENAMED = {"large": "18"}
"""Values that have another name since: there was one size of large print, 18 point."""
SCHEMAS = sorted(OLD_FILES.glob("schema_*"))


def shape(vault: Vault) -> set[tuple[str, str, str]]:
    """Tables, indexes and triggers, free of how the SQL is set."""
    sql = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    found = database_of(vault).execute_sql(sql).fetchall()
    return {(kind, name, " ".join(text.split())) for kind, name, text in found}


def holds(actual: object, expected: object) -> bool:
    """Tell whether all that was expected is there; later schemas may say more."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            name in actual and holds(actual[name], value) for name, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(expected)
            and all(map(holds, actual, expected))
        )
    return actual == RENAMED.get(str(expected), expected)


@pytest.fixture(params=SCHEMAS, ids=lambda folder: folder.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Profile:
    shutil.copytree(request.param, tmp_path / "old")
    return Profile(tmp_path / "old")


def test_every_schema_is_frozen() -> None:
    numbers = [int(folder.name.removeprefix("schema_")) for folder in SCHEMAS]
    assert numbers == list(range(1, gate.APP_SCHEMA + 1))


def test_an_old_file_opens_whole_and_says_the_same(old: Profile) -> None:
    with unlock(old, PASSPHRASE, clock=FixedClock.on(DAY), ids=SeededIds(1)) as vault:
        report = vault.check()
        assert report.sound
        assert report.made_up
        assert report.schema == gate.APP_SCHEMA
        expected = json.loads((old.root / EXPECTED).read_text(encoding="utf-8"))
        assert holds(json.loads(json.dumps(content_of(vault.store))), expected)


def test_an_upgraded_file_has_the_shape_of_a_fresh_one(old: Profile, tmp_path: Path) -> None:
    clock, ids = FixedClock.on(DAY), SeededIds(1)
    new = NewVault(Profile(tmp_path / "fresh"), clock=clock, ids=ids, made_up=True)
    with (
        unlock(old, PASSPHRASE, clock=clock, ids=ids) as vault,
        new.create("Ann", PASSPHRASE) as fresh,
    ):
        assert shape(vault) == shape(fresh)
