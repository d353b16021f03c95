"""People and their courses of treatment."""

from dataclasses import replace
from typing import Any

import pytest

from models.store import Store
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId
from planner.patients import Life, Needs
from tests.models.store.conftest import World, opened
from tests.models.store.people import Course, days, episode, patient

NAMES = (
    "O'Neill & Sons <b>",
    "Müller-Łukasz",
    "علي",
    "e\u0301 e\N{COMBINING DOT BELOW}",
    "👩🏽‍⚕️",
    "x" * 300,
    "'; DROP TABLE patient; --",
    "%_\\",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_as_they_were_typed(world: World, name: str) -> None:
    made = patient(world.ids, name=name, preferred_name=name, life=Life(household=name))
    world.store.patients.save(made)
    assert world.store.patients.record(made.id).patient == made
    assert world.store.lists.caseload()[0].name == name


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "patient.name_missing"),
        ({"reference": ""}, "patient.reference_missing"),
        ({"name": "a\0b"}, "text.nul"),
        ({"name": "é\0"}, "text.nul"),
        ({"life": Life(faith="a\0b")}, "text.nul"),
        ({"needs": Needs(other="\ud800")}, "text.broken"),
        ({"nhs_number": "9990000001"}, "patient.nhs_number_wrong"),
        ({"nhs_number": "4010232137"}, "patient.nhs_number_test"),
    ],
)
def test_a_person_is_refused(world: World, changes: dict[str, Any], code: str) -> None:
    made = replace(patient(world.ids), **changes)
    with pytest.raises(UserFacingError) as caught:
        world.store.patients.save(made)
    assert caught.value.code == code
    assert world.count("patient") == 0


def test_a_text_that_only_looks_like_a_nul_is_taken(world: World) -> None:
    made = patient(world.ids, life=Life(faith="\\u0000"))
    world.store.patients.save(made)
    assert world.store.patients.record(made.id).patient == made


@pytest.mark.parametrize("same", ["BS-7", "bs-7", " BS-7 "])
def test_a_reference_is_taken_once(world: World, same: str) -> None:
    world.store.patients.save(patient(world.ids, reference="BS-7"))
    with pytest.raises(UserFacingError) as caught:
        world.store.patients.save(patient(world.ids, reference=same))
    assert caught.value.code == "patient.reference_taken"
    assert caught.value.values == {"reference": same}


def test_an_nhs_number_is_taken_once_and_kept_without_spaces(world: World) -> None:
    first = patient(world.ids, nhs_number="999 000 0018")
    world.store.patients.save(first)
    assert world.store.patients.record(first.id).patient.nhs_number == "9990000018"
    with pytest.raises(UserFacingError) as caught:
        world.store.patients.save(patient(world.ids, nhs_number="9990000018"))
    assert caught.value.code == "patient.nhs_number_taken"


def test_a_real_profile_takes_no_test_number(world: World) -> None:
    world.database.close()
    real = opened(world.database.path, made_up=False)
    with pytest.raises(UserFacingError) as caught:
        real.store.patients.save(patient(world.ids, nhs_number="9990000018"))
    assert caught.value.code == "patient.nhs_number_test"
    real.database.close()


def test_saving_twice_changes_nothing(world: World) -> None:
    made = patient(world.ids)
    first = world.store.patients.save(made)
    assert first == Changes(frozenset({Kind.PATIENT}), frozenset({made.id}))
    before = world.dump()
    assert world.store.patients.save(made) == Changes()
    assert world.dump() == before


def test_found_by_identity_or_reference(store: Store, world: World) -> None:
    made = patient(world.ids, reference="BS-7")
    store.patients.save(made)
    assert store.patients.find(made.id) == made.id
    assert store.patients.find(" bs-7 ") == made.id
    assert store.patients.find("BS-70") is None


def test_newest_episode_first_and_the_open_one_is_current(world: World) -> None:
    person = patient(world.ids)
    world.store.patients.save(person)
    spans = ((-300, -200), (-100, None), (-50, -10))
    made = [
        episode(
            world.ids,
            person,
            started=days(start),
            ended=None if end is None else days(end),
            end_code="" if end is None else "10",
        )
        for start, end in spans
    ]
    for each in made:
        world.store.patients.save_episode(each)
    record = world.store.patients.record(person.id)
    assert record.episodes == (made[2], made[1], made[0])
    assert record.current == made[1]
    assert world.store.lists.caseload()[0].episode_id == made[1].id


def test_ending_an_episode(world: World) -> None:
    course = Course(world.store, world.ids)
    world.store.patients.end_episode(course.episode.id, days(0), "46")
    (kept,) = world.store.patients.record(course.patient.id).episodes
    assert kept == replace(course.episode, ended=days(0), end_code="46")


def test_an_ending_by_mistake_is_undone_and_kept(world: World) -> None:
    course = Course(world.store, world.ids)
    patients = world.store.patients
    patients.end_episode(course.episode.id, days(0), "46")
    before = world.count("revision")
    patients.reopen_episode(course.episode.id)
    assert patients.record(course.patient.id).episodes == (course.episode,)
    assert world.count("revision") == before + 1
    kept = world.database.execute_sql("SELECT data FROM revision ORDER BY id DESC").fetchone()[0]
    assert '"46"' in kept
    assert patients.reopen_episode(course.episode.id) == Changes()


def test_an_episode_ends_after_it_began(world: World) -> None:
    course = Course(world.store, world.ids)
    with pytest.raises(UserFacingError) as caught:
        world.store.patients.end_episode(course.episode.id, days(-61), "46")
    assert caught.value.code == "episode.ends_before_start"


def test_what_is_not_there_is_said(store: Store, world: World) -> None:
    nobody = patient(world.ids)
    for call in (
        lambda: store.patients.record(PatientId("nobody")),
        lambda: store.patients.save_episode(episode(world.ids, nobody)),
        lambda: store.patients.end_episode(EpisodeId("none"), days(0), "46"),
        lambda: store.patients.reopen_episode(EpisodeId("none")),
    ):
        with pytest.raises(UserFacingError) as caught:
            call()
        assert caught.value.code == "record.not_found"


def test_an_episode_stays_with_its_person(world: World) -> None:
    course, other = Course(world.store, world.ids), Course(world.store, world.ids)
    with pytest.raises(ValueError, match="stays"):
        world.store.patients.save_episode(replace(course.episode, patient_id=other.patient.id))
