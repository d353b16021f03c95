"""What went before, worked out again by plain SQL from 200 made-up people."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.settings import HELPED_OTHERS, HELPED_OTHERS_BY
from planner import helped
from planner.helped import About, Before, PastTask
from planner.ids import PatientId
from planner.reviews import Obstacle, Used
from tests.models.store.caseloads import fill
from tests.models.store.conftest import World, opened

BARRIERS = ("T2.1", "T2.2", "T6.1", "T4.1")
NOBODY = PatientId("nobody")
MADE = (
    "WITH made AS (SELECT b.*, row_number() OVER (PARTITION BY b.task_id ORDER BY b.position) - 1"
    " AS place FROM barrier b WHERE length(replace(replace(replace(b.then_text, ' ', ''),"
    " char(10), ''), char(8195), '')) > 0 AND length(b.if_text) > 0)"
)
JOINED = (
    " FROM patient p, episode e, session s, plan l, task t LEFT JOIN review r ON r.task_id = t.id"
    " WHERE e.patient_id = p.id AND s.episode_id = e.id AND l.session_id = s.id"
    " AND t.plan_id = l.id AND t.deleted_at IS NULL"
)
JOINED_MADE = JOINED.replace("task t", "made m, task t") + " AND m.task_id = t.id"
ANSWER = "json_extract(r.coping_used, '$[' || m.place || ']')"


@pytest.fixture(scope="module")
def caseload(empty_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("caseload") / "vault.db"
    shutil.copyfile(empty_vault, path)
    world = opened(path)
    fill(world.store, patients=200, seed=11)
    yield world
    world.database.close()


def sql(world: World, text: str, *values: object) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = world.database.execute_sql(text, values).fetchall()
    return found


def people(world: World) -> list[PatientId]:
    return [each.id for each in world.store.lists.caseload()]


def past(world: World) -> dict[PatientId, tuple[PastTask, ...]]:
    return {each: world.store.helped.of_person(each) for each in people(world)}


def allow(world: World, *, on: bool = True) -> None:
    world.store.settings.set(HELPED_OTHERS_BY, "Dr Okafor" if on else "")
    world.store.settings.set(HELPED_OTHERS, on)


def test_there_is_enough_to_count(caseload: World) -> None:
    tasks = [task for of in past(caseload).values() for task in of]
    assert len(tasks) == caseload.count("task") > 500
    assert {len(task.barriers) for task in tasks} >= {1, 2, 3, 4}


@pytest.mark.parametrize("barrier", BARRIERS)
def test_lines_of_a_barrier(caseload: World, barrier: str) -> None:
    told = sql(
        caseload,
        f"SELECT p.uuid, s.day, t.title, r.amount_patient, r.not_reviewed, t.id IN"  # noqa: S608
        " (SELECT task_id FROM barrier WHERE barrier = ?), EXISTS (SELECT 1 FROM"
        " json_each(r.obstacles) o WHERE json_extract(o.value, '$.barrier') = ?)"
        f"{JOINED} ORDER BY s.day, s.number, t.position",
        barrier,
        barrier,
    )
    wanted = defaultdict(list)
    for who, day, title, amount, why, planned, reported in told:
        if planned or reported:
            wanted[who].append((day, title, amount, why, planned, reported))
    for who, tasks in past(caseload).items():
        lines = helped.met_before(Obstacle(barrier), tasks)
        assert [_flat(each) for each in lines] == wanted[who]


def _flat(line: Before) -> tuple[Any, ...]:
    said = (line.day.isoformat(), line.title, line.amount, line.not_reviewed)
    return (*said, int(line.planned), int(line.reported))


def _if_thens(world: World, where: str, value: str) -> Counter[tuple[Any, ...]]:
    told = sql(
        world,
        f"{MADE} SELECT p.uuid, m.if_text, m.then_text, {ANSWER}{JOINED_MADE} AND {where} = ?",
        value,
    )
    return Counter(told)


@pytest.mark.parametrize(
    ("wanted", "where", "value"),
    [
        *[(Obstacle(each), "m.barrier", each) for each in BARRIERS],
        (Obstacle(text=" THE dog"), "m.barrier || lower(m.text)", "the dog"),
    ],
)
def test_if_thens_and_whether_they_helped(
    caseload: World, wanted: Obstacle, where: str, value: str
) -> None:
    found = Counter(
        (who, each.if_text, each.then_text, each.used)
        for who, tasks in past(caseload).items()
        for line in helped.met_before(wanted, tasks)
        for each in line.if_thens
    )
    assert found == _if_thens(caseload, where, value)
    assert sum(found.values()) > 20


DAYS = "json_each(t.due, '$.days') d"
AT = "json_extract(d.value, '$.at')"
PART = (
    f"DISTINCT CASE WHEN {AT} IS NULL THEN 'open' WHEN {AT} < '05' OR {AT} >= '22' THEN 'night'"
    f" WHEN {AT} < '12' THEN 'morning' WHEN {AT} < '17' THEN 'afternoon' ELSE 'evening' END"
)
COUNTED = {
    About.PART: (PART, f" LEFT JOIN {DAYS}"),
    About.WEEKDAY: ("DISTINCT json_extract(d.value, '$.weekday')", f", {DAYS}"),
    About.PLACE: ("DISTINCT lower(t.place)", ""),
    About.WITH_WHOM: ("DISTINCT lower(trim(t.with_whom))", ""),
    About.SIZE: ("DISTINCT t.size", ""),
}


@pytest.mark.parametrize("about", COUNTED)
def test_counts_of_what_went_well(caseload: World, about: About) -> None:
    what, more = COUNTED[about]
    text = f"SELECT {what}, p.uuid, t.id, r.amount_patient >= 3{JOINED}"
    text = text.replace(" WHERE", f"{more} WHERE") + " AND r.amount_patient IS NOT NULL"
    times: Counter[tuple[str, str]] = Counter()
    well: Counter[tuple[str, str]] = Counter()
    for key, who, _, good in sql(caseload, text):
        times[who, str(key)] += 1
        well[who, str(key)] += good
    found = {
        (who, count.key.casefold()): (count.times, count.well)
        for who, tasks in past(caseload).items()
        for each in helped.went_well(tasks).counts
        for count in each.counts
        if each.about is about
    }
    assert found == {key: (n, well[key]) for key, n in times.items()}


@pytest.mark.parametrize("barrier", BARRIERS)
def test_counts_of_everybody_else(caseload: World, barrier: str) -> None:
    allow(caseload)
    who = people(caseload)[3]
    found = caseload.store.helped.of_others(barrier, who)
    assert found is not None
    among = " AND p.uuid <> ? AND t.id IN (SELECT task_id FROM barrier WHERE barrier = ?)"
    told = sql(
        caseload,
        "SELECT p.id, r.amount_patient, EXISTS (SELECT 1 FROM json_each(r.obstacles) o WHERE"  # noqa: S608
        f" json_extract(o.value, '$.barrier') = ?){JOINED}{among}",
        barrier,
        who,
        barrier,
    )
    amounts = Counter(row[1] for row in told)
    assert (found.people, found.tasks) == (len({row[0] for row in told}), len(told))
    assert found.amounts == tuple(amounts[each] for each in range(5))
    assert found.not_reviewed == amounts[None]
    assert found.got_in_way == sum(row[2] for row in told)


@pytest.mark.parametrize("barrier", BARRIERS)
def test_if_thens_of_everybody_else(caseload: World, barrier: str) -> None:
    allow(caseload)
    found = caseload.store.helped.of_others(barrier, NOBODY)
    assert found is not None
    told = sql(
        caseload,
        f"{MADE} SELECT m.response, {ANSWER}{JOINED_MADE} AND m.barrier = ?",
        barrier,
    )
    uses = Counter(told)
    assert found.used == tuple(sum(uses[r.response, e] for r in found.responses) for e in Used)
    assert sum(found.used) == sum(n for (_, used), n in uses.items() if used is not None)
    for each in found.responses:
        assert each.used == tuple(uses[each.response, use] for use in Used)
    assert [r.response for r in found.responses] == sorted(r.response for r in found.responses)
