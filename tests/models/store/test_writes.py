"""Every write: one transaction, one audit row, a before-image; or nothing at all."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest

from models.database import TransactionLostError
from planner.errors import UserFacingError
from planner.sessions import Risk, Status
from tests.models.store.conftest import World
from tests.models.store.people import (
    Course,
    days,
    episode,
    patient,
    plan,
    review,
    score,
    session,
    task,
)
from tests.models.store.test_plans import ITEMS, pack

SECRET = "Nobody may read this in the audit chain"


class Ground:
    """A person with everything, so that each write has something to change."""

    def __init__(self, world: World) -> None:
        self.course = course = Course(world.store, world.ids)
        self.first, self.second = course.meet(days(-7)), course.meet(days(0))
        self.score = score(world.ids, self.second)
        world.store.sessions.save_score(self.score)
        self.plan = course.agree(self.first, task(world.ids), task(world.ids))
        self.review = course.review(self.plan.tasks[0], self.second)
        world.store.drafts.save("plan", self.first.id, 1, "{}")
        self.store, self.ids, self.world = world.store, world.ids, world


CREATES: dict[str, Callable[[Ground], object]] = {
    "patient": lambda g: g.store.patients.save(patient(g.ids, name=SECRET)),
    "episode": lambda g: g.store.patients.save_episode(
        episode(g.ids, g.course.patient, goals=(SECRET,))
    ),
    "session": lambda g: g.store.sessions.save(session(g.ids, g.course.episode, notes=SECRET)),
    "score": lambda g: g.store.sessions.save_score(score(g.ids, g.first)),
    "plan": lambda g: g.store.plans.make_ready(
        plan(g.ids, g.second, task(g.ids, title=SECRET), task(g.ids)), ITEMS
    ),
    "review": lambda g: g.store.reviews.save(
        review(g.ids, g.plan.tasks[1], g.second, noticed=SECRET)
    ),
    "pack": lambda g: g.store.plans.record_pack(pack(g.world, g.first, "PK-9")),
    "draft": lambda g: g.store.drafts.save("plan", g.second.id, 1, json.dumps(SECRET)),
    "draft again": lambda g: g.store.drafts.save("plan", g.first.id, 2, json.dumps(SECRET)),
    "draft away": lambda g: g.store.drafts.discard("plan", g.first.id),
}
UPDATES: dict[str, tuple[Callable[[Ground], object], list[str]]] = {
    "patient": (
        lambda g: g.store.patients.save(replace(g.course.patient, preferred_name=SECRET)),
        ["preferred_name"],
    ),
    "episode": (
        lambda g: g.store.patients.end_episode(g.course.episode.id, days(0), SECRET),
        ["ended", "end_code"],
    ),
    "status": (
        lambda g: g.store.sessions.set_status(g.second.id, Status.DID_NOT_ATTEND),
        ["status"],
    ),
    "notes": (lambda g: g.store.sessions.save_notes(g.second.id, SECRET), ["notes"]),
    "risk": (
        lambda g: g.store.sessions.answer_risk(g.second.id, Risk.STOP),
        ["risk", "risk_at"],
    ),
    "score": (lambda g: g.store.sessions.save_score(replace(g.score, total=3)), ["total"]),
    "risk item": (
        lambda g: g.store.sessions.review_risk_item(g.score.id),
        ["risk_item_reviewed"],
    ),
    "plan": (
        lambda g: g.store.plans.make_ready(replace(g.plan, goal=SECRET), ITEMS),
        ["goal"],
    ),
    "tasks": (
        lambda g: g.store.plans.make_ready(
            replace(g.plan, tasks=(g.plan.tasks[1], task(g.ids, what=SECRET))), ITEMS
        ),
        ["tasks"],
    ),
    "review": (
        lambda g: g.store.reviews.save(replace(g.review, noticed=SECRET, closeness=1)),
        ["closeness", "noticed"],
    ),
}
EVERY = {**CREATES, **{f"{name} changed": write for name, (write, _) in UPDATES.items()}}


@pytest.fixture
def ground(world: World) -> Ground:
    return Ground(world)


def _audit(world: World) -> list[tuple[object, ...]]:
    rows = world.database.execute_sql("SELECT * FROM audit_event ORDER BY seq")
    return list(rows.fetchall())


@pytest.mark.parametrize("name", EVERY)
def test_a_write_is_one_link_of_the_chain(world: World, ground: Ground, name: str) -> None:
    before = _audit(world)
    EVERY[name](ground)
    after = _audit(world)
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    assert world.audit.verify().ok
    assert SECRET not in str(after)


@pytest.mark.parametrize("name", CREATES)
def test_what_is_new_has_no_before_image(world: World, ground: Ground, name: str) -> None:
    CREATES[name](ground)
    assert world.count("revision") == 0


@pytest.mark.parametrize("name", UPDATES)
def test_a_change_names_its_fields_and_keeps_the_value_before(
    world: World, ground: Ground, name: str
) -> None:
    write, names = UPDATES[name]
    write(ground)
    link = world.database.execute_sql(
        "SELECT action, entity, entity_uuid, fields FROM audit_event ORDER BY seq DESC"
    ).fetchone()
    assert (link[0], json.loads(link[3])) == ("update", names)
    (kept,) = world.database.execute_sql(
        "SELECT entity, entity_uuid, data, patient_id FROM revision"
    ).fetchall()
    assert kept[:2] == link[1:3]
    assert set(names) <= json.loads(kept[2]).keys()
    assert SECRET not in kept[2]
    assert kept[3] is not None


@contextmanager
def _failing(world: World, monkeypatch: pytest.MonkeyPatch, at: int) -> Iterator[None]:
    """Let the write statement of this number fail, as a pulled plug would."""
    real, seen = world.database.execute_sql, [0]

    def send(sql: str, params: object = None) -> object:
        seen[0] += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if seen[0] > at:
            raise OSError("pulled plug")
        return real(sql, params)

    with monkeypatch.context() as patch:
        patch.setattr(world.database, "execute_sql", send)
        yield


@pytest.mark.parametrize("name", EVERY)
def test_a_write_that_fails_anywhere_leaves_nothing(
    world: World, ground: Ground, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = world.dump()
    failures = 0
    while failures < 40:
        try:
            with _failing(world, monkeypatch, failures):
                EVERY[name](ground)
        except OSError:
            failures += 1
            assert world.dump() == before
        else:
            break
    assert 2 <= failures < 40
    assert world.dump() != before
    assert world.audit.verify().ok


def _undone_batch(world: World) -> None:
    with world.store.batch():
        Course(world.store, world.ids)
        with world.store.batch():
            Course(world.store, world.ids)
        assert len(world.store.lists.caseload()) > 1
        raise ZeroDivisionError


def _batch_with_a_swallowed_failure(world: World) -> None:
    with world.store.batch():
        Course(world.store, world.ids)
        with suppress(UserFacingError):
            world.store.patients.save(patient(world.ids, name=""))


def test_a_batch_is_all_or_nothing(world: World) -> None:
    before = world.dump()
    with pytest.raises(ZeroDivisionError):
        _undone_batch(world)
    assert world.dump() == before
    assert world.store.lists.caseload() == ()
    with world.store.batch():
        made = [Course(world.store, world.ids) for _ in range(3)]
    assert {row.id for row in world.store.lists.caseload()} == {c.patient.id for c in made}
    assert world.audit.verify().ok


def test_a_batch_that_swallows_a_failure_keeps_nothing(world: World) -> None:
    with pytest.raises(TransactionLostError):
        _batch_with_a_swallowed_failure(world)
    assert world.count("patient") == 0
    assert world.store.lists.caseload() == ()


def test_lines_do_not_leak_from_a_batch_undone(world: World) -> None:
    Course(world.store, world.ids)
    line = world.store.lists.caseload()
    with pytest.raises(ZeroDivisionError):
        _undone_batch(world)
    assert world.store.lists.caseload() == line
