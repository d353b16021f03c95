"""Plans becoming ready, snapshots of the library, packs and drafts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.store import Store
from planner import codec
from planner.changes import Kind
from planner.drafts import Draft, DraftKind
from planner.errors import UserFacingError
from planner.ids import PackId, SessionId, TaskId
from planner.pack import PackContent, PackOptions, Typed
from planner.packs import PackRecord
from planner.plans import Move, Plan
from planner.sessions import Risk, Session
from tests.models.store.conftest import World
from tests.models.store.people import NOON, Course, days, plan, score, task
from tests.planner.builders import library, template

LIBRARY = library()
ITEMS = (LIBRARY.templates["walk"], LIBRARY.worksheets["diary"])


@pytest.fixture
def course(world: World) -> Course:
    return Course(world.store, world.ids)


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(UserFacingError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize("risk", [Risk.UNANSWERED, Risk.NOT_YET, Risk.STOP])
def test_no_plan_before_risk_is_reviewed(course: Course, world: World, risk: Risk) -> None:
    at = course.meet(days(0), risk=risk)
    assert _code(lambda: course.agree(at)) == "plan.risk_gate"
    assert world.store.plans.plan(at.id) is None
    world.store.sessions.answer_risk(at.id, Risk.REVIEWED)
    made = course.agree(at)
    assert world.store.plans.plan(at.id) == made


def test_no_plan_while_a_risk_item_waits(course: Course, world: World) -> None:
    at = course.meet(days(0))
    item_9 = score(world.ids, at, risk_item=1)
    world.store.sessions.save_score(item_9)
    assert _code(lambda: course.agree(at)) == "plan.risk_gate"
    world.store.sessions.review_risk_item(item_9.id)
    course.agree(at)


def test_ready_ends_the_draft(course: Course, world: World) -> None:
    at = course.meet(days(0))
    drafts = world.store.drafts
    drafts.save(DraftKind.PLAN, at.id, 1, "{}")
    drafts.save(DraftKind.REVIEW, at.id, 1, "{}")
    changes = world.store.plans.make_ready(plan(world.ids, at, task(world.ids)), ())
    assert changes.touches(Kind.PLAN, Kind.DRAFT)
    assert changes.patients == {course.patient.id}
    assert drafts.load(DraftKind.PLAN, at.id) is None
    assert drafts.load(DraftKind.REVIEW, at.id) is not None


def test_a_plan_without_a_time_is_ready_now(course: Course, world: World) -> None:
    at = course.meet(days(0))
    world.store.plans.make_ready(plan(world.ids, at, ready_at=None), ())
    kept = world.store.plans.plan(at.id)
    assert kept is not None
    assert kept.ready_at == world.clock.now()


def test_a_second_plan_takes_the_place_and_keeps_the_first(course: Course, world: World) -> None:
    at = course.meet(days(0))
    first = course.agree(at, task(world.ids), task(world.ids))
    second = replace(first, rationale="Another", tasks=(first.tasks[1], task(world.ids)))
    world.store.plans.make_ready(second, ())
    assert world.store.plans.plan(at.id) == second
    rows = world.database.execute_sql("SELECT entity, data FROM revision").fetchall()
    assert [(name, codec.loads(Plan, data)) for name, data in rows] == [("plan", first)]


def test_a_reviewed_task_left_out_later_keeps_its_review(course: Course, world: World) -> None:
    at, later = course.meet(days(0)), course.meet(days(7))
    made = course.agree(at)
    kept = course.review(made.tasks[0], later)
    world.store.plans.make_ready(replace(made, tasks=(task(world.ids),)), ())
    assert world.store.reviews.of_session(later.id) == (kept,)


def test_a_task_continues_another(course: Course, world: World) -> None:
    first = course.agree(course.meet(days(0))).tasks[0]
    at = course.meet(days(7))
    made = course.agree(at, task(world.ids, from_task=first.id, move=Move.STEP_UP))
    assert world.store.plans.plan(at.id) == made
    stray = task(world.ids, from_task=TaskId("none"))
    assert _code(lambda: course.agree(course.meet(days(14)), stray)) == "record.not_found"


def test_snapshots_are_shared_and_stay_as_they_were(course: Course, world: World) -> None:
    for day in (0, 7):
        at = course.meet(days(day))
        world.store.plans.make_ready(plan(world.ids, at, task(world.ids)), ITEMS)
        assert world.store.plans.snapshots(at.id) == ITEMS
    assert world.count("content_snapshot") == 2
    changed = (template(title="Walks, new"), ITEMS[1])
    latest = course.meet(days(14))
    world.store.plans.make_ready(plan(world.ids, latest, task(world.ids)), changed)
    assert set(world.store.plans.snapshots(latest.id)) == set(changed)
    assert world.store.plans.snapshots(at.id) == ITEMS


def _content(at: Session, code: str) -> PackContent:
    return PackContent(
        code=code,
        person=Typed("Müller"),
        start=at.day,
        end=at.day,
        next_day=None,
        next_at=at.at,
        rationale=None,
        tasks=(),
        sheets=(),
        slip=None,
        crisis=LIBRARY.crisis,
        local_line=None,
        service=None,
        made_up=True,
    )


def pack(world: World, at: Session, code: str) -> PackRecord:
    return PackRecord(
        id=PackId(world.ids.new()),
        session_id=at.id,
        code=code,
        options=PackOptions(language="pl"),
        content=_content(at, code),
        renderer="1",
        sha256="00",
        made_at=NOON,
    )


def test_packs_of_a_contact(course: Course, world: World) -> None:
    at, plans = course.meet(days(0)), world.store.plans
    made = (pack(world, at, "PK-1"), pack(world, at, "PK-2"))
    assert not plans.pack_code_taken("PK-1")
    for each in made:
        assert plans.record_pack(each).touches(Kind.PACK)
    assert plans.pack_code_taken("PK-1")
    assert plans.packs(at.id) == made
    assert _code(lambda: plans.record_pack(pack(world, at, "PK-2"))) == "pack.code_taken"


def test_a_pack_printed_once_more_is_noted_and_stays_as_it_was(
    course: Course, world: World
) -> None:
    at, plans = course.meet(days(0)), world.store.plans
    made = pack(world, at, "PK-1")
    plans.record_pack(made)
    plans.note_reprint("PK-1")
    last = "SELECT action, entity, entity_uuid FROM audit_event ORDER BY seq DESC LIMIT 1"
    assert world.database.execute_sql(last).fetchone() == ("reprint", "pack", made.id)
    assert plans.packs(at.id) == (made,)
    assert _code(lambda: plans.note_reprint("PK-9")) == "record.not_found"


def test_a_draft_is_overwritten_and_discarded(course: Course, world: World) -> None:
    at, drafts = course.meet(days(0)), world.store.drafts
    for version, data in ((1, "{}"), (2, '{"name":"\\u0000 ü"}')):
        drafts.save("plan", at.id, version, data)
    now = world.clock.now()
    assert drafts.load("plan", at.id) == Draft(
        kind="plan", owner=at.id, version=2, data='{"name":"\\u0000 ü"}', saved_at=now
    )
    assert drafts.discard("plan", at.id).touches(Kind.DRAFT)
    assert not drafts.discard("plan", at.id).touches(Kind.DRAFT)
    assert drafts.load("plan", at.id) is None


def test_a_draft_knows_whose_it_is(course: Course, world: World) -> None:
    at = course.meet(days(0))
    for kind, owner in (("plan", at.id), ("patient", course.patient.id), ("patient", "new")):
        world.store.drafts.save(kind, owner, 1, "{}")
    rows = world.database.execute_sql("SELECT patient_id IS NULL FROM draft ORDER BY id")
    assert [row[0] for row in rows.fetchall()] == [0, 0, 1]


def test_what_is_not_there_is_said(store: Store, course: Course, world: World) -> None:
    nowhere = replace(course.meet(days(0)), id=SessionId("none"))
    for call in (
        lambda: store.plans.plan(nowhere.id),
        lambda: course.agree(nowhere),
        lambda: store.plans.record_pack(pack(world, nowhere, "PK-1")),
    ):
        assert _code(call) == "record.not_found"
    assert store.plans.packs(nowhere.id) == ()
    assert store.plans.snapshots(nowhere.id) == ()
