"""Everything recorded of one person, nothing of anybody else; and what was corrected."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.store.person import JSON_COLUMNS
from models.tables import PATIENT_TABLES
from planner.errors import UserFacingError
from planner.ids import PatientId
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, score
from tests.models.store.whole_person import whole_person

WORD = "Quornbyx"


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, str):
        yield value


def test_every_table_is_in_it_with_all_rows_of_the_person_alone(world: World) -> None:
    whole_person(world.store, world.ids, "Somebodyelse")
    before = world.dump()
    course = whole_person(world.store, world.ids, WORD)
    data = world.store.person.data(course.patient.id).as_json()
    assert set(data["tables"]) == {table._meta.table_name for table in PATIENT_TABLES}
    for name, rows in data["tables"].items():
        assert len(rows) == world.count(name) - len(before[name])
    text = json.dumps(data, ensure_ascii=False)
    assert "Somebodyelse" not in text
    assert text.count(WORD) > 30
    assert data["library"][0]["content"]["title"] == f"Own {WORD}"
    assert {row["entity"] for row in data["audit"]} >= {"patient", "plan", "draft.plan"}


def test_no_column_of_json_is_left_as_text(world: World) -> None:
    course = whole_person(world.store, world.ids, WORD)
    data = world.store.person.data(course.patient.id).as_json()
    left = [text for text in texts_of(data) if text[:1] in {"[", "{"}]
    assert left == []
    columns = {name for table in PATIENT_TABLES for name in table._meta.columns} | {"fields"}
    assert columns >= JSON_COLUMNS


def test_a_correction_says_what_stood_there_before_and_after(world: World) -> None:
    course = Course(world.store, world.ids)
    first = replace(course.patient, contact_note="07700 900001")
    world.store.patients.save(first)
    world.store.patients.save(replace(first, contact_note="07700 900002", name="Amina B."))
    at = course.meet(days(-1))
    made = score(world.ids, at)
    world.store.sessions.save_score(made)
    world.store.sessions.save_score(replace(made, total=9, items=()))
    found = world.store.person.corrections(course.patient.id)
    assert [each.entity for each in found] == ["score", "patient", "patient"]
    assert {each.path: (each.before, each.after) for each in found[1].differences} == {
        "name": ("Amina Khan", "Amina B."),
        "contact_note": ("07700 900001", "07700 900002"),
    }
    assert ("total", 11, 9) in {
        (each.path, each.before, each.after) for each in found[0].differences
    }
    assert not any(each.removed for each in found)


def test_a_correction_ends_where_the_next_one_begins(world: World) -> None:
    course = Course(world.store, world.ids)
    for name in ("Amina A.", "Amina B.", "Amina C."):
        world.store.patients.save(replace(course.patient, name=name))
    found = world.store.person.corrections(course.patient.id)
    assert [(each.before, each.after) for one in found for each in one.differences] == [
        ("Amina B.", "Amina C."),
        ("Amina A.", "Amina B."),
        ("Amina Khan", "Amina A."),
    ]


def test_what_was_removed_is_all_there(world: World) -> None:
    course = whole_person(world.store, world.ids, WORD)
    (item,) = world.store.supervision.of_episode(course.episode.id)
    world.store.supervision.remove(item.id)
    newest = world.store.person.corrections(course.patient.id)[0]
    assert newest.removed
    assert f"ask {WORD}" in {each.before for each in newest.differences}


@pytest.mark.parametrize("entity", ["patient", "episode", "session", "review", "plan"])
def test_every_kind_of_revision_is_compared_with_what_it_says_now(
    world: World, entity: str
) -> None:
    course = whole_person(world.store, world.ids, WORD)
    kinds = {each.entity: each for each in world.store.person.corrections(course.patient.id)}
    if entity == "plan":
        plan = world.store.plans.plan(world.store.sessions.of_episode(course.episode.id)[0].id)
        assert plan is not None
        world.store.plans.make_ready(replace(plan, rationale="another"), ())
        kinds = {each.entity: each for each in world.store.person.corrections(course.patient.id)}
    assert not kinds[entity].removed
    assert len(kinds[entity].differences) == 1


def test_nobody_is_not_found(world: World) -> None:
    for read in (world.store.person.data, world.store.person.corrections):
        with pytest.raises(UserFacingError, match=r"record\.not_found"):
            read(PatientId("nobody"))
