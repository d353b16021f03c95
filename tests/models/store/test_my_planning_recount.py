"""My planning on a made-up caseload full of holes, counted again by plain SQL, part by part."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.my_planning import Planning, PlanPart, planning
from planner.plans import Override
from tests.models.store.conftest import World, opened
from tests.models.store.people import TODAY, days

PEOPLE = 200
SINCE = {"all": date.min, "half a year": days(-183).replace(day=1)}
HOLES = (
    "UPDATE plan SET rationale = char(10) || ' ' WHERE id % 5 = 0",
    "UPDATE plan SET override = CASE id % 3 WHEN 0 THEN 'time' ELSE 'other' END WHERE id % 5 = 0",
    "UPDATE task SET place = ' ' WHERE id % 8 = 0",
    'UPDATE task SET due = \'{"days":[],"cue":"","times":2}\' WHERE id % 9 = 0',
    'UPDATE task SET due = \'{"days":[],"cue":"after tea","times":0}\' WHERE id % 9 = 1',
    "DELETE FROM tailoring WHERE task_id % 7 = 0",
    "UPDATE barrier SET then_text = ' ' WHERE task_id % 6 = 0",
    "UPDATE barrier SET barrier = 'T3.1' WHERE task_id % 11 = 0",
    "UPDATE task SET deleted_at = '2026-05-01' WHERE plan_id % 13 = 0 OR id % 31 = 0",
    "UPDATE plan SET no_task = 'not_today' WHERE id % 13 = 0",
    "UPDATE review SET not_reviewed = 'no_time', next = NULL WHERE id % 10 = 0",
    "UPDATE review SET next = NULL WHERE id % 12 = 1",
    "UPDATE review SET deleted_at = '2026-05-01' WHERE id % 17 = 0",
    "UPDATE plan SET deleted_at = '2026-05-01' WHERE id % 41 = 0",
    "UPDATE session SET deleted_at = '2026-05-01' WHERE id % 19 = 0",
    "UPDATE session SET status = 'did_not_attend' WHERE id % 23 = 0",
    """UPDATE session SET day = o.day FROM session o WHERE session.id % 29 = 0
    AND o.episode_id = session.episode_id AND o.number = session.number + 1""",
    "UPDATE patient SET deleted_at = '2026-05-01' WHERE id % 37 = 0",
)
"""What a made-up caseload never has; the one before the last puts two contacts on one day."""

LIVE = """
WITH live AS (
    SELECT l.*, s.day, s.number, s.episode_id FROM plan l, session s, episode e, patient p
    WHERE s.id = l.session_id AND e.id = s.episode_id AND p.id = s.patient_id AND s.day >= ?
    AND coalesce(l.deleted_at, s.deleted_at, e.deleted_at, p.deleted_at) IS NULL
), kept AS (SELECT * FROM task WHERE deleted_at IS NULL
), held AS (SELECT * FROM session WHERE status = 'attended' AND deleted_at IS NULL
), after AS (
    SELECT live.id AS plan_id, held.id AS held_id, row_number() OVER (
        PARTITION BY live.id ORDER BY held.day, held.number) AS place
    FROM live JOIN held ON held.episode_id = live.episode_id
    WHERE held.day > live.day OR (held.day = live.day AND held.number > live.number)
), said AS (
    SELECT kept.plan_id, kept.id AS task_id, review.not_reviewed FROM kept
    JOIN review ON review.task_id = kept.id AND review.deleted_at IS NULL
    JOIN after ON after.plan_id = kept.plan_id AND after.place = 1
        AND after.held_id = review.session_id
    WHERE review.not_reviewed IS NOT NULL
        OR (review.amount_patient IS NOT NULL AND review.next IS NOT NULL)
)
"""
TASKED = "id IN (SELECT plan_id FROM kept)"
HAS = {
    PlanPart.RATIONALE: "length(trim(rationale, char(10) || ' ')) > 0",
    PlanPart.SPECIFICS: "id NOT IN (SELECT plan_id FROM kept WHERE trim(place) = ''"
    ' OR (due LIKE \'%"days":[]%\' AND due LIKE \'%"cue":""%\'))',
    PlanPart.TAILORING: "id IN (SELECT plan_id FROM kept JOIN tailoring ON task_id = kept.id)",
    PlanPart.IF_THEN: "id IN (SELECT plan_id FROM kept JOIN barrier ON task_id = kept.id"
    " WHERE barrier <> 'T3.1' AND trim(if_text) <> '' AND trim(then_text) <> '')",
    PlanPart.TEACH_BACK: "teach_back",
    PlanPart.REVIEWED: "(SELECT count(*) FROM kept WHERE plan_id = live.id) ="
    " (SELECT count(*) FROM said WHERE plan_id = live.id AND not_reviewed IS NULL)",
}
OF = dict.fromkeys(PlanPart, TASKED) | {
    PlanPart.REVIEWED: f"{TASKED} AND id IN (SELECT plan_id FROM after)"  # noqa: S608
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A made-up caseload with holes."""
    path: Path = tmp_path_factory.mktemp("many") / "vault.db"
    world = opened(path, create=True)
    world.store.demo.fill(patients=PEOPLE, years=1, seed=11, today=TODAY)
    for sql in HOLES:
        world.database.execute_sql(sql)
    yield world
    world.database.close()


@pytest.fixture(params=SINCE)
def since(request: pytest.FixtureRequest) -> date:
    return SINCE[request.param]


@pytest.fixture
def found(many: World, since: date) -> Planning:
    return planning(many.store.my_planning.facts(since))


def by_month(world: World, since: date, where: str) -> dict[str, int]:
    sql = f"{LIVE} SELECT substr(day, 1, 7), count(*) FROM live WHERE {where} GROUP BY 1"  # noqa: S608
    return dict(world.database.execute_sql(sql, (since.isoformat(),)).fetchall())


@pytest.mark.parametrize("part", PlanPart)
def test_each_part_of_each_month(many: World, since: date, found: Planning, part: PlanPart) -> None:
    at = tuple(PlanPart).index(part)
    counts = {f"{month.first:%Y-%m}": month.counts[at] for month in found.months}
    of = by_month(many, since, OF[part])
    there = by_month(many, since, f"{OF[part]} AND {HAS[part]}")
    assert {month: each.of for month, each in counts.items() if each.of} == of
    assert {month: each.count for month, each in counts.items() if each.count} == there
    assert (found.counts[at].count, found.counts[at].of) == (sum(there.values()), sum(of.values()))
    assert 0 < found.counts[at].missing < found.counts[at].of


def test_plans_and_those_without_a_task(many: World, since: date, found: Planning) -> None:
    every = by_month(many, since, "1")
    assert {f"{each.first:%Y-%m}": each.plans for each in found.months if each.plans} == every
    assert found.plans == sum(every.values())
    assert found.without_task == sum(by_month(many, since, f"NOT {TASKED}").values()) > 0


def test_not_reviewed_with_a_reason(many: World, since: date, found: Planning) -> None:
    where = "id IN (SELECT plan_id FROM said WHERE not_reviewed IS NOT NULL)"
    assert found.said_not_reviewed == sum(by_month(many, since, where).values()) > 0
    assert found.said_not_reviewed <= found.counts[-1].missing


def test_reasons_given(many: World, since: date, found: Planning) -> None:
    given = {
        each: sum(by_month(many, since, f"override = '{each.value}'").values()) for each in Override
    }
    assert dict(found.overrides) == {each: count for each, count in given.items() if count}
    assert len(found.overrides) == 2
