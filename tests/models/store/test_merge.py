"""Two records of one person: joined, and taken apart exactly."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.drafts import DraftKind
from planner.errors import UserFacingError
from planner.ids import MergeId, SeededIds
from planner.merging import combined, differing, taken_back
from planner.patients import Life, Needs, Patient, Rota, Shift
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, patient, session, task
from tests.models.store.strategies import LAW, any_of
from tests.models.store.whole_person import whole_person

APART = ("audit_event", "merge")


def rows_of(world: World) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in world.dump().items() if name not in APART}


def two(world: World) -> tuple[Course, Course]:
    """Somebody twice, each record with everything; and somebody else."""
    whole_person(world.store, world.ids, "Somebodyelse")
    found = [whole_person(world.store, world.ids, word) for word in ("Keptx", "Asidex")]
    for each in found:
        world.store.drafts.discard(DraftKind.NOTES, each.patient.id)
    return found[0], found[1]


def undo(world: World, kept: Course) -> MergeId:
    (merged,) = world.store.merging.merged(kept.patient.id)
    world.store.merging.undo(merged.id)
    return merged.id


def test_everything_comes_over_and_the_other_is_out_of_the_lists(world: World) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, {"name", "needs.other"})
    record = world.store.patients.record(kept.patient.id)
    assert {each.id for each in record.episodes} == {kept.episode.id, aside.episode.id}
    assert record.patient.name == "Name Asidex"
    assert record.patient.needs.other == "needs Asidex"
    assert record.patient.reference == "R-Keptx"
    assert "Asidex" not in {row.reference for row in world.store.lists.caseload()}
    assert len(world.store.lists.caseload()) == 2
    assert "asidex" in next(
        row.search for row in world.store.lists.caseload() if row.id == kept.patient.id
    )
    for text in (aside.patient.id, aside.patient.reference):
        assert world.store.patients.find(text) == kept.patient.id
    assert world.audit.verify().ok


SOME = ("contact_note", "life.household", "coded.religion", "needs.other")


@pytest.mark.parametrize("taken", [(), ("name",), SOME])
def test_undo_puts_every_row_back(world: World, taken: tuple[str, ...]) -> None:
    kept, aside = two(world)
    before = rows_of(world)
    for _ in range(2):
        world.clock.instant += timedelta(hours=1)
        world.store.merging.merge(kept.patient.id, aside.patient.id, taken)
        assert rows_of(world) != before
        undo(world, kept)
        assert rows_of(world) == before
    assert world.count("merge WHERE kept_before <> '' OR kept_after <> ''") == 0


def test_work_added_since_stays_where_its_course_is(world: World) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, {"name", "contact_note"})
    now = world.store.patients.record(kept.patient.id).patient
    world.store.patients.save(replace(now, name="Typed since"))
    new = replace(aside.episode, id=type(aside.episode.id)(world.ids.new()), patient_id=now.id)
    world.store.patients.save_episode(new)
    late = session(world.ids, replace(aside.episode, patient_id=now.id), day=days(-1))
    world.store.sessions.save(late)
    world.store.drafts.save("plan", late.id, 1, "{}")
    (merged,) = world.store.merging.merged(kept.patient.id)
    _, undone = world.store.merging.undo(merged.id)
    assert (undone.gone_back, undone.stayed) == (1, ("name",))
    mine, other = (world.store.patients.record(each.patient.id) for each in (kept, aside))
    assert mine.patient.name == "Typed since"
    assert mine.patient.contact_note == "later Keptx"
    assert {each.id for each in mine.episodes} == {kept.episode.id, new.id}
    assert [each.id for each in other.episodes] == [aside.episode.id]
    assert world.store.sessions.of_episode(aside.episode.id)[-1].patient_id == aside.patient.id
    of_session = "draft d JOIN session s ON s.uuid = d.owner"
    assert world.count(of_session) == world.count(f"{of_session} AND s.patient_id = d.patient_id")
    assert world.database.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_of_the_other_leaves_with_it(world: World) -> None:
    """They were two people after all: nothing of one stays in what is kept of the other."""
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, {"name", "contact_note"})
    now = world.store.patients.record(kept.patient.id).patient
    world.store.patients.save(replace(now, print_name="P"))
    undo(world, kept)
    assert "Asidex" not in str(world.store.person.data(kept.patient.id).as_json())
    world.store.erasing.erase(aside.patient.id, "R-Asidex")
    assert "Asidex" not in str(world.dump())
    assert "called Keptx" in str(world.dump())


def test_erasing_takes_the_record_set_aside_too(world: World) -> None:
    whole_person(world.store, world.ids, "Somebodyelse")
    before = rows_of(world)
    kept, aside = (whole_person(world.store, world.ids, word) for word in ("Keptx", "Asidex"))
    for each in (kept, aside):
        world.store.drafts.discard(DraftKind.NOTES, each.patient.id)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    world.store.erasing.erase(kept.patient.id, "R-Keptx")
    after = rows_of(world)
    assert after.pop("setting") != before.pop("setting")
    assert after == before


def test_erasing_takes_what_was_set_aside_before_into_the_other(world: World) -> None:
    kept, middle, last = (Course(world.store, world.ids, reference=f"R-{n}") for n in range(3))
    world.store.merging.merge(middle.patient.id, last.patient.id, ())
    world.store.merging.merge(kept.patient.id, middle.patient.id, ())
    world.store.erasing.erase(kept.patient.id, "R-0")
    assert world.count("patient") == world.count("episode") == world.count("merge") == 0


@pytest.mark.parametrize(
    ("of_kept", "counts"), [("", "Of the other."), ("Of the kept one.", "Of the kept one.")]
)
def test_a_decision_how_long_to_keep_comes_over_where_there_is_none(
    world: World, of_kept: str, counts: str
) -> None:
    kept, aside = two(world)
    if of_kept:
        world.store.retention.decide(kept.patient.id, days(30), of_kept)
    world.store.retention.decide(aside.patient.id, days(90), "Of the other.")
    before = rows_of(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    assert world.store.retention.of(kept.patient.id).reason == counts
    undo(world, kept)
    assert rows_of(world) == before


def test_what_was_corrected_since_goes_back_with_its_course(world: World) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    world.store.patients.end_episode(aside.episode.id, days(0), "done")
    undo(world, kept)
    newest, *_ = world.store.person.corrections(aside.patient.id)
    assert {"ended", "end_code"} <= {each.path for each in newest.differences}
    of_kept = world.store.person.corrections(kept.patient.id)
    assert aside.episode.id not in {each.entity_id for each in of_kept}


@pytest.mark.parametrize("action", ["merge", "undo"])
def test_the_chain_names_both_records(world: World, action: str) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    merge_id = undo(world, kept)
    sql = "SELECT entity, entity_uuid FROM audit_event WHERE action = ? ORDER BY seq"
    assert world.database.execute_sql(sql, (action,)).fetchall() == [
        ("merge", merge_id),
        ("patient", kept.patient.id),
        ("patient", aside.patient.id),
    ]


def test_whose_a_course_is_was_never_corrected(world: World) -> None:
    kept, aside = two(world)
    before = world.store.person.corrections(aside.patient.id)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    world.store.patients.end_episode(aside.episode.id, days(0), "done")
    joined = world.store.person.corrections(kept.patient.id)
    assert "patient_id" not in {one.path for each in joined for one in each.differences}
    undo(world, kept)
    newest, *others = world.store.person.corrections(aside.patient.id)
    assert {each.path for each in newest.differences} == {"ended", "end_code"}
    assert tuple(others) == before


def test_two_numbers_an_open_change_and_one_record_are_refused(world: World) -> None:
    first = Course(world.store, world.ids, nhs_number="9990000018")
    second = Course(world.store, world.ids, nhs_number="9990000026")
    merge = world.store.merging.merge
    with pytest.raises(UserFacingError, match=r"merge\.numbers_differ"):
        merge(first.patient.id, second.patient.id, ())
    with pytest.raises(UserFacingError, match=r"merge\.same"):
        merge(first.patient.id, first.patient.id, ())
    third = Course(world.store, world.ids)
    world.store.drafts.save("patient_edit", third.patient.id, 1, "{}")
    with pytest.raises(UserFacingError, match=r"merge\.open_draft"):
        merge(first.patient.id, third.patient.id, ())


def test_a_reference_given_to_somebody_new_stops_the_undo(world: World) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    Course(world.store, world.ids, reference="R-Asidex")
    before = rows_of(world)
    with pytest.raises(UserFacingError, match=r"patient\.reference_taken"):
        undo(world, kept)
    assert rows_of(world) == before


def test_records_are_taken_apart_in_the_order_they_were_joined(world: World) -> None:
    kept, aside = two(world)
    third = Course(world.store, world.ids)
    for each in (aside, third):
        world.store.merging.merge(kept.patient.id, each.patient.id, ())
    later, first = world.store.merging.merged(kept.patient.id)
    with pytest.raises(UserFacingError, match=r"merge\.later_first"):
        world.store.merging.undo(first.id)
    world.store.merging.undo(later.id)
    world.store.merging.undo(first.id)
    assert world.store.merging.merged(kept.patient.id) == ()


def test_work_tied_together_since_keeps_them_together(world: World) -> None:
    kept, aside = two(world)
    world.store.merging.merge(kept.patient.id, aside.patient.id, ())
    at = kept.meet(days(-2))
    plan = world.store.plans.plan(world.store.sessions.of_episode(aside.episode.id)[-1].id)
    assert plan is not None
    kept.agree(at, task(world.ids, from_task=plan.tasks[0].id))
    with pytest.raises(UserFacingError, match=r"merge\.tied"):
        undo(world, kept)


TEXT = st.text("abü", max_size=3)


def _person(texts: tuple[str, ...], household: str) -> Patient:
    made = patient(SeededIds(1), name=f"A{texts[0]}", contact_note=texts[1])
    needs = Needs(other=texts[2], language=texts[0][:1])
    return replace(made, needs=needs, life=Life(household=household))


PEOPLE = st.builds(_person, st.tuples(TEXT, TEXT, TEXT), TEXT)


@given(PEOPLE, PEOPLE, st.data())
def test_taking_and_taking_back_is_nothing_at_all(
    kept: Patient, aside: Patient, data: st.DataObject
) -> None:
    paths = [each.path for each in differing(kept, aside)]
    taken = data.draw(st.sets(st.sampled_from(paths))) if paths else set()
    after = combined(kept, aside, taken)
    assert taken_back(after, kept, after) == (kept, ())
    assert combined(kept, aside, paths) == replace(aside, id=kept.id)
    assert combined(kept, aside, ()) == kept


@settings(LAW, max_examples=25, phases=[Phase.generate])
@given(any_of(Patient), any_of(Patient), st.data())
def test_merge_then_undo_is_nothing_at_all_in_the_vault(
    world: World, first: Patient, second: Patient, data: st.DataObject
) -> None:
    """Whatever the two records say and whatever is taken over."""
    made = [_stored(world, each) for each in (first, second)]
    before = rows_of(world)
    paths = [each.path for each in differing(*(each.patient for each in made))]
    world.store.merging.merge(
        made[0].patient.id, made[1].patient.id, data.draw(st.sets(st.sampled_from(paths)))
    )
    undo(world, made[0])
    assert rows_of(world) == before


def _stored(world: World, said: Patient) -> Course:
    """Store somebody with these fields, under an identity and a reference of their own."""
    course = Course(world.store, world.ids)
    mine = course.patient
    course.patient = replace(said, id=mine.id, reference=mine.reference, name=f"A{said.name}")
    world.store.patients.save(course.patient)
    course.agree(course.meet(days(-3)))
    return course


def test_what_only_one_of_them_has_is_taken_whole(world: World) -> None:
    rota = Rota(days(0), (Shift.EARLY, Shift.OFF))
    kept, aside = Course(world.store, world.ids), Course(world.store, world.ids)
    world.store.patients.save(replace(aside.patient, life=Life(rota=rota)))
    before = rows_of(world)
    paths = differing(kept.patient, replace(aside.patient, life=Life(rota=rota)))
    assert "life.rota" in {each.path for each in paths}
    world.store.merging.merge(kept.patient.id, aside.patient.id, {"life.rota"})
    assert world.store.patients.record(kept.patient.id).patient.life.rota == rota
    undo(world, kept)
    assert rows_of(world) == before
