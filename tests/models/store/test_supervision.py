"""Supervision in the vault: questions, decisions, and the facts of every open case."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.changes import Kind
from planner.errors import UserFacingError
from planner.ids import EpisodeId, PatientId, SupervisionId
from planner.library import Field
from planner.patients import Needs
from planner.plans import FieldChange
from planner.reviews import Amount, Obstacle
from planner.sessions import Risk, Status
from planner.supervision import Case, SupervisionItem
from tests.models.store.conftest import World, opened
from tests.models.store.people import TODAY, Course, days, score, task

PEOPLE = 120


def item_of(course: Course, **changes: Any) -> SupervisionItem:
    base = SupervisionItem(
        id=SupervisionId(course.ids.new()),
        patient_id=course.patient.id,
        episode_id=course.episode.id,
        asked_on=TODAY,
        question="Is this & <that> right? ü ع",
    )
    return replace(base, **changes)


def only_case(world: World) -> Case:
    (case,) = world.store.supervision.cases()
    return case


def test_a_question_is_kept_and_its_earlier_words_too(world: World) -> None:
    course = Course(world.store, world.ids)
    asked = item_of(course)
    changes = world.store.supervision.save(asked)
    assert changes.kinds == {Kind.SUPERVISION}
    assert changes.patients == {course.patient.id}
    decided = replace(asked, discussed_on=TODAY, decision="Offer an evening slot")
    world.store.supervision.save(decided)
    assert world.store.supervision.of_episode(course.episode.id) == (decided,)
    assert world.count("revision WHERE entity = 'supervision'") == 1
    assert not world.store.supervision.save(decided).kinds


def test_a_question_written_by_mistake_goes_and_is_kept(world: World) -> None:
    course = Course(world.store, world.ids)
    asked = item_of(course)
    world.store.supervision.save(asked)
    world.store.supervision.remove(asked.id)
    assert world.store.supervision.of_episode(course.episode.id) == ()
    assert only_case(world).items == ()
    assert world.count("revision WHERE entity = 'supervision'") == 1
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.supervision.remove(asked.id)


@pytest.mark.parametrize(
    "stray", [{"episode_id": EpisodeId("x")}, {"patient_id": PatientId("x")}], ids=str
)
def test_a_question_belongs_to_its_course(world: World, stray: dict[str, Any]) -> None:
    course = Course(world.store, world.ids)
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.supervision.save(item_of(course, **stray))
    assert world.count("supervision") == 0


def test_a_case_tells_what_was_recorded(world: World) -> None:
    needs = Needs(language="ur", not_met="no interpreter", practitioner="a woman")
    course = Course(world.store, world.ids, needs=needs)
    first, second = course.meet(days(-14)), course.meet(days(-7))
    course.meet(days(7), status=Status.BOOKED)
    world.store.sessions.save_score(score(world.ids, first, total=18, items=()))
    world.store.sessions.save_score(score(world.ids, second, total=11, items=()))
    old = course.agree(first).tasks[0]
    course.review(old, second, amount_patient=Amount.NONE, obstacles=(Obstacle("T2.1"),))
    change = FieldChange(Field.REMINDER, "", "a note on the fridge", "T2.1")
    course.agree(second, task(world.ids, title="Walks again", from_task=old.id, changes=(change,)))
    gad = score(world.ids, second, measure="GAD7", total=9, risk_item=1, items=())
    world.store.sessions.save_score(gad)
    world.store.sessions.answer_risk(second.id, Risk.STOP)
    case = only_case(world)
    assert (case.sessions, case.last_contact, case.next_day) == (2, days(-7), days(7))
    scores = [(s.measure, s.first, s.last) for s in case.scores]
    assert scores == [("PHQ9", 18, 11), ("GAD7", 9, 9)]
    assert (case.last_task, case.changes) == ("Walks again", (change,))
    assert case.last_review is not None
    assert (case.last_review.title, case.last_review.obstacles) == ("Walks", (Obstacle("T2.1"),))
    assert case.item_nine == ((days(-7), second.id),)
    assert (case.risk_stop, case.not_done_in_a_row) == (days(-7), 1)
    assert (case.not_met, case.practitioner, case.language) == ("no interpreter", "a woman", "ur")


def test_an_ended_course_is_no_case(world: World) -> None:
    course = Course(world.store, world.ids)
    course.meet(days(-7))
    world.store.patients.end_episode(course.episode.id, TODAY, "46")
    assert world.store.supervision.cases() == ()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A made-up caseload."""
    path: Path = tmp_path_factory.mktemp("many") / "vault.db"
    world = opened(path, create=True)
    world.store.demo.fill(patients=PEOPLE, years=1, seed=7, today=TODAY)
    yield world
    world.database.close()


def plain_rows(world: World, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = world.database.execute_sql(sql).fetchall()
    return found


HELD = (
    "SELECT e.uuid, s.day, s.number, s.status, s.id FROM session s JOIN episode e"
    " ON e.id = s.episode_id WHERE e.ended IS NULL AND s.deleted_at IS NULL"
)
OPEN_SCORES = (
    "SELECT e.uuid, c.measure, s.day, s.number, c.total FROM score c JOIN session s ON"
    " s.id = c.session_id JOIN episode e ON e.id = s.episode_id WHERE e.ended IS NULL"
)
OPEN_REVIEWS = (
    "SELECT e.uuid, s.day, s.number, t.plan_id, t.position, t.title, r.amount_patient FROM review r"
    " JOIN session s ON s.id = r.session_id JOIN episode e ON e.id = s.episode_id"
    " JOIN task t ON t.id = r.task_id WHERE e.ended IS NULL AND r.amount_patient IS NOT NULL"
)


def test_sessions_equal_plain_sql(many: World) -> None:
    held: dict[str, list[Any]] = defaultdict(list)
    for episode, day, _number, status, _id in plain_rows(many, HELD):
        if status == "attended":
            held[episode].append(str(day))
    cases = many.store.supervision.cases()
    assert len(cases) > PEOPLE // 4
    for case in cases:
        days_held = sorted(held[case.episode_id])
        assert case.sessions == len(days_held)
        assert str(case.last_contact or "") == (days_held[-1] if days_held else "")


def test_scores_equal_plain_sql(many: World) -> None:
    totals: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for episode, measure, day, number, total in plain_rows(many, OPEN_SCORES):
        totals[episode, measure].append((str(day), number, total))
    said = {
        (case.episode_id, each.measure): (each.first, each.last, each.count)
        for case in many.store.supervision.cases()
        for each in case.scores
    }
    assert said == {
        key: (min(found)[2], max(found)[2], len(found)) for key, found in totals.items()
    }


def test_reviews_equal_plain_sql(many: World) -> None:
    by_case: dict[str, list[Any]] = defaultdict(list)
    for row in plain_rows(many, OPEN_REVIEWS):
        by_case[row[0]].append((str(row[1]), *row[2:]))
    for case in many.store.supervision.cases():
        found = sorted(by_case[case.episode_id])
        amounts = [each[-1] for each in found]
        in_a_row = next((at for at, each in enumerate(reversed(amounts)) if each), len(amounts))
        assert case.not_done_in_a_row == in_a_row
        last = case.last_review
        assert (last and (last.title, last.amount)) == (found[-1][-2:] if found else None)
