"""The tables of today, the frozen first step, and what the database itself refuses."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest
from playhouse.schema_diff import diff_models

from models import tables
from models.tables import PATIENT_TABLES, SHARED_TABLES, Patient, Table
from tests.models.store.conftest import World, opened
from tests.models.store.people import Course, score, task

EVERY = (*PATIENT_TABLES, *SHARED_TABLES)
SCHEMA = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'schema_m%'"


def _schema(database: peewee.Database) -> set[str]:
    rows = database.execute_sql(SCHEMA + " AND type <> 'trigger'").fetchall()
    return {" ".join(row[0].split()).replace("( ", "(").replace(" )", ")") for row in rows}


def test_tables_are_what_the_migrations_made(world: World, tmp_path: Path) -> None:
    today = peewee.SqliteDatabase(str(tmp_path / "plain.db"))
    with today.bind_ctx(EVERY):
        today.create_tables(EVERY)
    assert _schema(world.database) == _schema(today)
    today.close()
    with world.database.bind_ctx(EVERY):
        assert not diff_models(world.database, EVERY)


def _every_table() -> Iterator[type[Table]]:
    for _, found in inspect.getmembers(tables, inspect.isclass):
        if issubclass(found, Table) and found._meta.fields.keys() - {"id", "uuid", "deleted_at"}:
            yield found


def test_every_table_with_a_path_to_the_person_is_listed() -> None:
    points_at = {
        table: {field.rel_model for field in table._meta.refs} - {table} for table in _every_table()
    }
    reached: set[type[Table]] = {Patient}
    while more := {t for t, targets in points_at.items() if targets & reached} - reached:
        reached |= more
    assert reached == set(PATIENT_TABLES)
    assert set(points_at) == set(EVERY)


def test_the_list_can_be_emptied_in_its_order() -> None:
    gone: set[type[Table]] = set()
    for table in PATIENT_TABLES:
        gone.add(table)
        assert {ref.model for ref in table._meta.backrefs} <= gone


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan SET importance = 11",
        "UPDATE plan SET confidence = -1",
        "UPDATE review SET amount_patient = 5",
        "UPDATE review SET closeness = 5",
        "UPDATE review SET helpfulness = -1",
        "UPDATE score SET total = 28",
        "UPDATE score SET total = -1",
        "UPDATE score SET risk_item = 4",
        "UPDATE session SET status = 'late'",
        "UPDATE session SET risk = 'high'",
        "UPDATE occasion SET done = 'failed'",
        "UPDATE task SET minutes = 10081",
        "UPDATE patient SET name = ''",
        "UPDATE session SET episode_id = 99",
        "DELETE FROM patient",
    ],
)
def test_the_database_refuses(world: World, statement: str) -> None:
    course = Course(world.store, world.ids)
    first = course.meet(course.episode.started)
    world.store.sessions.save_score(score(world.ids, first))
    course.review(course.agree(first, task(world.ids)).tasks[0], course.meet(first.day))
    with pytest.raises(peewee.IntegrityError):
        world.database.execute_sql(statement)


def test_nothing_can_be_read_without_the_key(world: World) -> None:
    Course(world.store, world.ids, name="Nobody Shall Read This")
    world.database.checkpoint()
    assert b"Nobody" not in world.database.path.read_bytes()


def test_what_was_stored_is_there_after_reopening(world: World) -> None:
    course = Course(world.store, world.ids)
    world.database.close()
    again = opened(world.database.path)
    assert again.store.patients.record(course.patient.id).patient == course.patient
    again.database.close()
