"""Erasing: all of one person, nothing of anybody else, and no byte of it left in the file."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models import cleaning
from models.database import connect
from models.keys import Secret
from models.person_rows import PERSON_ROWS
from models.tables import PATIENT_TABLES
from planner.errors import UserFacingError
from tests.models.store.conftest import KEY, World
from tests.models.store.whole_person import NHS_NUMBER, whole_person
from tools.torture.raw_pages import holding

WORD = "Quornbyx"
PERSONS = [table._meta.table_name for table in PATIENT_TABLES]
KEPT_TABLES = ("audit_event", "setting")


def erase(world: World, reference: str = f"r-{WORD} ") -> None:
    found = world.store.patients.find(f"R-{WORD}")
    assert found is not None
    world.store.erasing.erase(found, reference)
    cleaning.clean(world.database)


def others(world: World) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is in no chain and no setting."""
    return {name: rows for name, rows in world.dump().items() if name not in KEPT_TABLES}


def test_the_list_is_that_of_the_tables() -> None:
    assert tuple(PERSON_ROWS) == PATIENT_TABLES


def test_everything_of_the_person_goes_and_nothing_else(world: World) -> None:
    world.store.demo.fill(patients=5, years=1, seed=3, today=world.clock.today())
    whole_person(world.store, world.ids, "Somebodyelse")
    before = others(world)
    whole_person(world.store, world.ids, WORD)
    with_them = others(world)
    grew = {name for name in PERSONS if len(with_them[name]) > len(before[name])}
    assert grew == set(PERSONS) - {"retention", "merge"}
    erase(world)
    assert others(world) == before
    assert world.audit.verify().ok


def test_no_page_of_file_or_log_holds_a_word_of_theirs(world: World) -> None:
    path = world.database.path
    whole_person(world.store, world.ids, "Somebodyelse")
    whole_person(world.store, world.ids, WORD, NHS_NUMBER)
    assert holding(path, KEY, WORD) > 0
    assert holding(path, KEY, NHS_NUMBER) > 0
    before = holding(path, KEY, "Somebodyelse")
    erase(world)
    for text in (WORD, WORD.casefold(), WORD.upper(), NHS_NUMBER):
        assert holding(path, KEY, text) == 0
    assert 0 < holding(path, KEY, "Somebodyelse") <= before


def test_the_file_alone_is_rewritten_without_a_free_page(world: World, tmp_path: Path) -> None:
    course = whole_person(world.store, world.ids, WORD)
    world.store.patients.save(replace(course.patient, contact_note=f"{WORD} " * 5_000))
    world.store.erasing.erase(course.patient.id, course.patient.reference)
    assert world.database.execute_sql("PRAGMA freelist_count").fetchone()[0] > 0
    cleaning.clean(world.database)
    alone = tmp_path / "alone.db"
    shutil.copyfile(world.database.path, alone)
    with closing(connect(alone, Secret(KEY))) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_the_chain_keeps_ids_and_the_proof(world: World) -> None:
    course = whole_person(world.store, world.ids, WORD)
    rows = world.count(f"audit_event WHERE entity_uuid = '{course.patient.id}'")
    erase(world)
    last = "SELECT action, entity, entity_uuid, fields FROM audit_event ORDER BY seq DESC LIMIT 1"
    *what, names = world.database.execute_sql(last).fetchone()
    assert what == ["erase", "patient", course.patient.id]
    assert '"patient"' in names
    assert world.count(f"audit_event WHERE entity_uuid = '{course.patient.id}'") == rows + 1
    assert WORD not in str(world.dump())


@pytest.mark.parametrize("typed", ["", "R-", "R-Somebodyelse", f"R-{WORD}x"])
def test_another_reference_erases_nothing(world: World, typed: str) -> None:
    whole_person(world.store, world.ids, WORD)
    before = world.dump()
    with pytest.raises(UserFacingError, match=r"erase\.not_confirmed"):
        erase(world, typed)
    assert world.dump() == before
