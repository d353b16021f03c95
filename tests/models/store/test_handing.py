"""People handed over: the file holds all of theirs, and what is taken in equals what was sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.handover import parcel as parcels
from models.handover.parcel import Parcel
from models.store import Store
from models.store.handing import digest_of
from planner.errors import UserFacingError
from planner.handover import Clash
from planner.ids import EpisodeId, PatientId, SeededIds
from planner.person_data import Correction
from tests.models.store.conftest import World, opened
from tests.models.store.people import TODAY, Course
from tests.models.store.whole_person import NHS_NUMBER, whole_person

DIGEST = "d" * 64


@pytest.fixture
def other(tmp_path: Path, empty_vault: Path):
    """A second vault, of somebody else."""
    path = tmp_path / "other.db"
    path.write_bytes(empty_vault.read_bytes())
    world = opened(path)
    world.ids = SeededIds(2)
    yield world
    world.database.close()


def parcel_of(store: Store, *people: PatientId) -> Parcel:
    return store.handing.parcel([store.handing.gather(each) for each in people])


def sent(store: Store, *people: PatientId) -> Parcel:
    """What arrives of people handed over, read from the bytes of the file."""
    return parcels.read(parcels.written(parcel_of(store, *people)), made_up=True)


def everybody(store: Store) -> list[PatientId]:
    return [row.id for row in store.lists.caseload()]


def as_read(store: Store, person: PatientId) -> list[object]:
    """All that pages show of a person."""
    record = store.patients.record(person)
    corrections = store.person.corrections(person)
    found: list[object] = [record, [replace(each, actor="") for each in corrections]]
    for episode in record.episodes:
        found.append(store.history.history(EpisodeId(episode.id)))
        for session in store.sessions.of_episode(episode.id):
            found += [store.sessions.view(session.id), store.plans.packs(session.id)]
            found.append(frozenset(store.plans.snapshots(session.id)))
    return found


def test_a_caseload_arrives_whole_and_goes_on_the_same(world: World, other: World) -> None:
    world.store.demo.fill(patients=25, years=2, seed=3, today=TODAY)
    whole_person(world.store, world.ids, "Wholex")
    people = everybody(world.store)
    other.store.handing.take_in(sent(world.store, *people), DIGEST)
    for person in people:
        assert other.store.handing.gather(person) == world.store.handing.gather(person)
        assert as_read(other.store, person) == as_read(world.store, person)
    assert other.store.lists.caseload() == world.store.lists.caseload()
    assert other.store.lists.today(TODAY) == world.store.lists.today(TODAY)
    assert other.store.supervision.cases() == world.store.supervision.cases()
    assert other.audit.verify().ok


def test_who_corrected_it_stays_said(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    parcel = sent(world.store, course.patient.id)
    other.store.handing.take_in(parcel, DIGEST)
    found: tuple[Correction, ...] = other.store.person.corrections(course.patient.id)
    assert {each.actor for each in found} == {parcel.sender.practitioner}


def test_both_sides_say_so_without_a_value(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex", NHS_NUMBER)
    world.store.handing.note_out([course.patient.id], b"sealed")
    other.store.handing.take_in(sent(world.store, course.patient.id), DIGEST)
    for each in (world, other):
        rows = each.dump()["audit_event"]
        assert course.patient.id in str(rows)
        assert not {"Wholex", NHS_NUMBER} & set(str(rows).split())
    assert DIGEST in str(other.dump()["audit_event"])


def said_since(world: World, seq: int) -> list[tuple[str, str, str]]:
    sql = "SELECT action, entity, entity_uuid FROM audit_event WHERE seq > ? ORDER BY seq"
    return list(world.database.execute_sql(sql, (seq,)).fetchall())


def test_each_side_says_which_file_and_who(world: World, other: World) -> None:
    whom = whole_person(world.store, world.ids, "Wholex").patient.id
    parcel, before = sent(world.store, whom), [each.audit.head().seq for each in (world, other)]
    world.store.handing.note_out([whom], b"sealed")
    other.store.handing.take_in(parcel, DIGEST)
    assert said_since(world, before[0]) == [
        ("hand_over", "handover", digest_of(b"sealed")),
        ("hand_over", "patient", whom),
    ]
    assert said_since(other, before[1]) == [
        ("take_in", "handover", DIGEST),
        ("take_in", "sender", parcel.sender.vault_id),
        ("take_in", "patient", whom),
    ]


def test_somebody_joined_can_still_be_parted_where_they_arrive(world: World, other: World) -> None:
    aside, kept = (whole_person(world.store, world.ids, word) for word in ("Asidex", "Keptx"))
    for each in (kept, aside):
        world.store.drafts.discard("notes", each.patient.id)
    world.store.merging.merge(kept.patient.id, aside.patient.id, {"name"})
    other.store.handing.take_in(sent(world.store, kept.patient.id), DIGEST)
    for store in (world.store, other.store):
        (merged,) = store.merging.merged(kept.patient.id)
        store.merging.undo(merged.id)
    for person in (kept.patient.id, aside.patient.id):
        assert other.store.handing.gather(person) == world.store.handing.gather(person)
    assert other.store.patients.record(aside.patient.id).patient.name == "Name Asidex"


def clash_of(other: Store, parcel: Parcel) -> set[Clash]:
    (arrival,) = other.handing.preview(parcel).arrivals
    assert arrival.comes is bool(other.handing.preview(parcel).coming)
    return {each.clash for each in arrival.found}


def test_whoever_is_here_is_left_as_they_are(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    parcel = sent(world.store, course.patient.id)
    other.store.handing.take_in(parcel, DIGEST)
    before = other.dump()
    assert clash_of(other.store, parcel) == {Clash.HERE}
    with pytest.raises(UserFacingError, match=r"handover\.all_left_out"):
        other.store.handing.take_in(parcel, DIGEST)
    assert other.dump() == before


@pytest.mark.parametrize(
    ("reference", "number", "name", "clash"),
    [
        ("r-WHOLEX ", "", "Somebody Else", Clash.REFERENCE),
        ("R-2", NHS_NUMBER, "Somebody Else", Clash.NHS_NUMBER),
        ("R-2", "", "Wholex Name", Clash.SIMILAR_NAME),
    ],
)
def test_a_clash_is_said(
    world: World, other: World, reference: str, number: str, name: str, clash: Clash
) -> None:
    course = whole_person(world.store, world.ids, "Wholex", NHS_NUMBER)
    Course(other.store, other.ids, name=name, reference=reference, nhs_number=number)
    parcel = sent(world.store, course.patient.id)
    assert clash_of(other.store, parcel) == {clash}
    assert bool(other.store.handing.preview(parcel).coming) is (clash is Clash.SIMILAR_NAME)


def test_a_part_that_is_here_as_anothers_keeps_them_out(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    theirs = Course(other.store, other.ids, name="Somebody Else", reference="R-2")
    other.database.execute_sql("UPDATE episode SET uuid = ?", (course.episode.id,))
    assert clash_of(other.store, sent(world.store, course.patient.id)) == {Clash.PARTLY_HERE}
    assert theirs.patient.id in everybody(other.store)


def test_an_earlier_value_of_what_is_anothers_here_keeps_them_out(
    world: World, other: World
) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    theirs = Course(other.store, other.ids, name="Somebody Else", reference="R-2")
    sql = "UPDATE revision SET entity_uuid = ? WHERE entity = 'episode'"
    world.database.execute_sql(sql, (theirs.episode.id,))
    assert clash_of(other.store, sent(world.store, course.patient.id)) == {Clash.PARTLY_HERE}


def test_somebody_erased_here_is_said_to_have_been(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    parcel = sent(world.store, course.patient.id)
    other.store.handing.take_in(parcel, DIGEST)
    other.store.erasing.erase(course.patient.id, course.patient.reference)
    assert clash_of(other.store, parcel) == {Clash.ERASED}


def test_a_record_set_aside_does_not_arrive_as_a_person(world: World) -> None:
    kept, aside = (Course(world.store, world.ids).patient.id for _ in range(2))
    world.store.merging.merge(kept, aside, ())
    parcel = parcel_of(world.store, kept)
    parcel.people[kept]["tables"]["patient"][1]["deleted_at"] = None
    with pytest.raises(UserFacingError, match=r"handover\.damaged"):
        parcels.read(parcels.written(parcel), made_up=True)


@pytest.mark.parametrize("changed", [{"patient_id": None}, {"owner": "another's"}])
def test_a_draft_of_nobody_in_the_file_is_refused(world: World, changed: dict[str, object]) -> None:
    whom = whole_person(world.store, world.ids, "Wholex").patient.id
    parcel = parcel_of(world.store, whom)
    parcel.people[whom]["tables"]["draft"][0].update(changed)
    with pytest.raises(UserFacingError, match=r"handover\.damaged"):
        parcels.read(parcels.written(parcel), made_up=True)


def test_the_others_come_all_the_same(world: World, other: World) -> None:
    first, second = (whole_person(world.store, world.ids, word) for word in ("Onex", "Twox"))
    other.store.handing.take_in(sent(world.store, first.patient.id), DIGEST)
    done = other.store.handing.take_in(
        sent(world.store, first.patient.id, second.patient.id), DIGEST
    )
    assert [each.person.id for each in done.preview.left_out] == [first.patient.id]
    assert [each.person.id for each in done.preview.coming] == [second.patient.id]
    assert set(everybody(other.store)) == {first.patient.id, second.patient.id}


def test_a_printed_code_leads_to_one_person_only(world: World, other: World) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    theirs = whole_person(other.store, other.ids, "Otherx")
    code = world.database.execute_sql("SELECT code FROM pack").fetchone()[0]
    other.database.execute_sql("UPDATE pack SET code = ?", (code,))
    done = other.store.handing.take_in(sent(world.store, course.patient.id), DIGEST)
    assert Clash.CODES in {each.clash for each in done.preview.arrivals[0].found}
    codes = {row[0] for row in other.database.execute_sql("SELECT code FROM pack").fetchall()}
    assert codes == {code, f"{code}/2"}
    assert theirs.patient.reference == "R-Otherx"


def test_stopped_half_way_nothing_is_kept(world: World, other: World) -> None:
    people = [whole_person(world.store, world.ids, word).patient.id for word in ("Ax", "Bx", "Cx")]
    parcel, before = sent(world.store, *people), other.dump()

    def stop(done: int, of: int) -> None:
        if done == of - 1:
            raise UserFacingError("handover.stopped")

    with pytest.raises(UserFacingError, match=r"handover\.stopped"):
        other.store.handing.take_in(parcel, DIGEST, stop)
    assert other.dump() == before


@pytest.mark.parametrize("name", ["Ann \u202eelpmaxE", "Ann\x07 Example", "A" * 2_000])
def test_a_name_that_reads_as_another_does_not_leave(world: World, name: str) -> None:
    course = whole_person(world.store, world.ids, "Wholex")
    world.store.patients.save(replace(course.patient, name=name))
    with pytest.raises(UserFacingError, match=r"handover\.unfit"):
        world.store.handing.gather(course.patient.id)


def rows_of(world: World) -> list[tuple[str, str, str]]:
    sql = (
        "SELECT action, entity, entity_uuid FROM audit_event"
        " WHERE action IN ('hand_over', 'take_in') ORDER BY seq"
    )
    return [tuple(row) for row in world.database.execute_sql(sql).fetchall()]


def test_both_sides_write_down_which_file_whose_and_who(world: World, other: World) -> None:
    person = whole_person(world.store, world.ids, "Wholex").patient.id
    parcel = sent(world.store, person)
    world.store.handing.note_out([person], b"the sealed file")
    digest = digest_of(b"the sealed file")
    other.store.handing.take_in(parcel, digest)
    assert rows_of(world) == [("hand_over", "handover", digest), ("hand_over", "patient", person)]
    assert rows_of(other) == [
        ("take_in", "handover", digest),
        ("take_in", "sender", parcel.sender.vault_id),
        ("take_in", "patient", person),
    ]


def test_somebody_erased_here_before_is_said_to_have_been(world: World, other: World) -> None:
    patient = whole_person(world.store, world.ids, "Wholex").patient
    parcel = sent(world.store, patient.id)
    other.store.handing.take_in(parcel, DIGEST)
    other.store.erasing.erase(patient.id, patient.reference)
    (arrival,) = other.store.handing.preview(parcel).arrivals
    assert Clash.ERASED in {each.clash for each in arrival.found}
