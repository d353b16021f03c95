"""What came back on paper, in the vault; and where a late slip belongs."""

from dataclasses import replace

import pytest

from planner.errors import UserFacingError
from planner.ids import SessionId, SheetEntryId, TaskId
from planner.plans import Done
from planner.reviews import Amount
from planner.sheet_entry import SheetCells, SheetEntry
from planner.worksheets import Version
from tests.models.store.conftest import World
from tests.models.store.people import TODAY, Course, days, task
from tests.models.store.test_plans import pack

CELLS = SheetCells(Version.WRITING, ((("Walked & <b> ü ع", ""),),))


def entry_of(course: Course, at: SessionId, of: TaskId) -> SheetEntry:
    return SheetEntry(
        id=SheetEntryId(course.ids.new()), task_id=of, sheet="diary", session_id=at, cells=CELLS
    )


def test_a_sheet_is_kept_and_its_earlier_words_too(world: World) -> None:
    course = Course(world.store, world.ids)
    at = course.meet(days(-7))
    plan = course.agree(at)
    entry = entry_of(course, at.id, plan.tasks[0].id)
    world.store.sheets.save(entry)
    changed = replace(entry, cells=SheetCells(Version.WRITING, ((("Ran", ""),),)))
    world.store.sheets.save(changed)
    assert world.store.sheets.paper(at.id).entries == {"diary": changed}
    assert world.count("revision WHERE entity = 'sheet_entry'") == 1
    assert not world.store.sheets.save(changed).kinds


def test_a_sheet_of_somebody_else_is_refused(world: World) -> None:
    mine, other = Course(world.store, world.ids), Course(world.store, world.ids, name="Bo")
    at, elsewhere = mine.meet(TODAY), other.meet(TODAY)
    task_id = mine.agree(at).tasks[0].id
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.sheets.save(entry_of(mine, elsewhere.id, task_id))
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.sheets.paper(elsewhere.id)
    assert world.count("sheet_entry") == 0


def test_a_late_slip_changes_the_marks_of_its_own_plan_alone(world: World) -> None:
    course = Course(world.store, world.ids)
    first, second = course.meet(days(-14)), course.meet(days(-7))
    old = course.agree(first).tasks[0]
    said = course.review(old, second, amount_patient=Amount.LITTLE, noticed="lighter")
    new = course.agree(second)
    world.store.sheets.mark(old.id, {old.occasions[0].id: Done.SOME})
    paper = world.store.sheets.paper(first.id)
    assert [each.done for each in paper.plan.tasks[0].occasions] == [Done.SOME, Done.BLANK]
    assert paper.newer is not None
    assert paper.newer.id == second.id
    (review,) = world.store.reviews.of_session(second.id)
    assert replace(review, occasions=()) == said
    assert [each.done for each in review.occasions] == [Done.SOME]
    assert world.store.plans.plan(second.id) == new


def test_a_mark_is_taken_back(world: World) -> None:
    course = Course(world.store, world.ids)
    at = course.meet(days(-7))
    made = course.agree(at).tasks[0]
    occasion = made.occasions[0].id
    for done in (Done.DONE, Done.BLANK):
        world.store.sheets.mark(made.id, {occasion: done})
        assert world.store.sheets.paper(at.id).plan.tasks[0].occasions[0].done is done


def test_a_review_made_after_the_slip_keeps_its_marks(world: World) -> None:
    course = Course(world.store, world.ids)
    at, today = course.meet(days(-7)), course.meet(TODAY)
    made = course.agree(at).tasks[0]
    world.store.sheets.mark(made.id, {made.occasions[1].id: Done.DONE})
    course.review(made, today)
    found = world.store.plans.plan(at.id)
    assert found is not None
    assert [each.done for each in found.tasks[0].occasions] == [Done.BLANK, Done.DONE]


@pytest.mark.parametrize(("plans", "late"), [(1, False), (2, True), (3, True)])
def test_a_code_of_an_older_plan_is_late(world: World, plans: int, late: bool) -> None:
    course = Course(world.store, world.ids)
    contacts = [course.meet(days(-7 * (plans - at))) for at in range(plans)]
    for each in contacts:
        course.agree(each)
    world.store.plans.record_pack(pack(world, contacts[0], "PK-1"))
    found = world.store.plans.returned("PK-1", TODAY)
    assert found is not None
    assert (found.made_at, found.late) == (contacts[0].id, late)


def test_two_sessions_on_one_day_keep_their_order(world: World) -> None:
    course = Course(world.store, world.ids)
    first, second = course.meet(TODAY), course.meet(TODAY)
    course.agree(first)
    course.agree(second, task(world.ids))
    newer = world.store.sheets.paper(first.id).newer
    assert newer is not None
    assert newer.id == second.id
    assert world.store.sheets.paper(second.id).newer is None


def test_the_same_marks_again_write_nothing(world: World) -> None:
    course = Course(world.store, world.ids)
    made = course.agree(course.meet(days(-7))).tasks[0]
    marks = {made.occasions[0].id: Done.SOME}
    assert world.store.sheets.mark(made.id, marks).kinds
    before = world.dump()
    assert not world.store.sheets.mark(made.id, marks).kinds
    assert world.dump() == before


def test_one_sitting_keeps_one_revision(world: World) -> None:
    course = Course(world.store, world.ids)
    at = course.meet(days(-7))
    entry = entry_of(course, at.id, course.agree(at).tasks[0].id)
    world.store.sheets.save(entry)
    for word in ("R", "Ra", "Ran"):
        cells = SheetCells(Version.WRITING, (((word, ""),),))
        world.store.sheets.save(replace(entry, cells=cells), again=word != "R")
    assert world.count("revision WHERE entity = 'sheet_entry'") == 1


def test_a_mark_for_what_is_no_longer_in_the_plan_is_said_and_not_dropped(world: World) -> None:
    course = Course(world.store, world.ids)
    at = course.meet(days(-7))
    plan = course.agree(at)
    old = plan.tasks[0].occasions[0].id
    again = replace(plan, tasks=(replace(plan.tasks[0], occasions=()),))
    world.store.plans.make_ready(again, ())
    before = world.dump()
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.sheets.mark(plan.tasks[0].id, {old: Done.DONE})
    assert world.dump() == before
    assert not world.store.sheets.mark(plan.tasks[0].id, {old: Done.BLANK}).kinds
