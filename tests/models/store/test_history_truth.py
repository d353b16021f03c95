"""The history's figures, worked out again by plain SQL from 200 made-up people.

Some of what was made up is taken away or moved first: scores and contacts are deleted, contacts
are entered late, or two are held on one day.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.history_chart import Chart, chart, table
from planner.history_filter import OWN, only
from planner.ids import EpisodeId
from planner.views import History
from resources.library_loader import load_library
from tests.models.store.caseloads import fill
from tests.models.store.conftest import World, opened
from ui.commands.history import as_json
from ui.screens.history.presenter import HistoryPresenter, read_opening

PEOPLE = 200
LIBRARY = load_library()
DISTURBED = (
    "UPDATE score SET deleted_at = '2026-05-12 09:00:00' WHERE id % 7 = 0",
    "UPDATE session SET deleted_at = '2026-05-12 09:00:00' WHERE id % 23 = 0",
    "UPDATE session SET day = date(day, '-30 days') WHERE id % 11 = 0",
    (
        "UPDATE session SET day = (SELECT o.day FROM session o WHERE o.episode_id ="
        " session.episode_id AND o.number = session.number - 1) WHERE id % 13 = 0 AND number > 1"
    ),
    "UPDATE review SET deleted_at = '2026-05-12 09:00:00' WHERE id % 17 = 0",
    "UPDATE task SET template = '' WHERE id % 19 = 0",
)
HELD = " FROM session s JOIN episode e ON e.id = s.episode_id AND s.deleted_at IS NULL"
TASKS = (
    f"{HELD} JOIN plan l ON l.session_id = s.id JOIN task t ON t.plan_id = l.id AND t.deleted_at"
    " IS NULL LEFT JOIN review r ON r.task_id = t.id AND r.deleted_at IS NULL"
)
SCORES = f"{HELD} JOIN score c ON c.session_id = s.id AND c.deleted_at IS NULL"
HAS = (
    "EXISTS (SELECT 1 FROM score x WHERE x.session_id = o.id AND x.measure = c.measure"
    " AND x.deleted_at IS NULL)"
)
EARLIER = (
    " FROM session o WHERE o.episode_id = s.episode_id AND o.deleted_at IS NULL"
    " AND (o.day, o.number) < (s.day, s.number)"
)
GAP = (
    f"EXISTS (SELECT 1{EARLIER} AND {HAS}) AND NOT (SELECT {HAS}{EARLIER}"
    f" AND (o.status = 'attended' OR {HAS}) ORDER BY o.day DESC, o.number DESC LIMIT 1)"
)
ORDER = " ORDER BY e.uuid, s.day, s.number"


@pytest.fixture(scope="module")
def caseload(empty_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("histories") / "vault.db"
    shutil.copyfile(empty_vault, path)
    world = opened(path)
    fill(world.store, patients=PEOPLE, seed=23)
    with world.database.atomic():
        for each in DISTURBED:
            world.database.execute_sql(each)
    yield world
    world.database.close()


def sql(world: World, text: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = world.database.execute_sql(text).fetchall()
    return found


@pytest.fixture(scope="module")
def histories(caseload: World) -> dict[str, History]:
    ids = [row[0] for row in sql(caseload, "SELECT uuid FROM episode ORDER BY uuid")]
    return {each: caseload.store.history.history(EpisodeId(each)) for each in ids}


@pytest.fixture(scope="module")
def charts(histories: dict[str, History]) -> dict[str, Chart]:
    return {of: chart(each, LIBRARY.measures) for of, each in histories.items()}


def test_there_is_enough_to_tell(caseload: World, charts: dict[str, Chart]) -> None:
    assert len(charts) > PEOPLE
    assert sum(len(each.bars) for each in charts.values()) > 2 * PEOPLE
    again = "SELECT count(*) FROM (SELECT 1 FROM episode GROUP BY patient_id HAVING count(*) > 1)"
    assert sql(caseload, again)[0][0] > 0
    twice = sql(caseload, f"SELECT count(*){HELD} GROUP BY e.id, s.day")
    assert max(twice) > (1,)


def test_contacts_are_those_of_the_course_in_order(
    caseload: World, charts: dict[str, Chart]
) -> None:
    told = [
        (of, each.session, each.number, each.day.isoformat(), each.status.value)
        for of, picture in charts.items()
        for each in picture.columns
    ]
    select = "SELECT e.uuid, s.uuid, s.number, s.day, s.status"
    assert told == [(*row[:3], str(row[3]), row[4]) for row in sql(caseload, select + HELD + ORDER)]


def test_totals_and_gaps(caseload: World, charts: dict[str, Chart]) -> None:
    """A line is broken where a contact was held since the last total and there is none of it."""
    told = {
        (picture.columns[point.column].session, line.measure, point.total, point.after_gap)
        for picture in charts.values()
        for line in picture.lines
        for point in line.points
    }
    rows = sql(caseload, f"SELECT s.uuid, c.measure, c.total, {GAP}{SCORES}")
    assert told == {(*row[:3], bool(row[3])) for row in rows}
    assert {each[3] for each in told} == {True, False}


def test_tasks_amounts_and_obstacles(caseload: World, charts: dict[str, Chart]) -> None:
    told = [
        (picture.columns[bar.column].session, bar.title, bar.amount, len(bar.obstacles))
        for picture in charts.values()
        for bar in picture.bars
    ]
    select = (
        "SELECT s.uuid, t.title, r.amount_patient,"
        " coalesce((SELECT count(*) FROM json_each(r.obstacles)), 0)"
    )
    assert told == sql(caseload, f"{select}{TASKS}{ORDER}, t.position")


def test_heights_and_fillings(caseload: World, charts: dict[str, Chart]) -> None:
    bars = [each for picture in charts.values() for each in picture.bars]
    told = (sum(each.height for each in bars), sum(each.pattern == "solid" for each in bars))
    select = "SELECT sum(r.amount_patient) / 4.0, sum(r.closeness = 4)"
    assert told == pytest.approx(sql(caseload, select + TASKS)[0])


def test_a_filter_counts_what_sql_counts(caseload: World, histories: dict[str, History]) -> None:
    for code in (OWN, *LIBRARY.interventions):
        own = [each.id for each in LIBRARY.templates.values() if each.intervention == code]
        known = [*LIBRARY.templates] if code == OWN else own
        inside = "NOT IN" if code == OWN else "IN"
        listed = ",".join(f"'{each}'" for each in known)
        wanted = sql(caseload, f"SELECT count(*){TASKS} WHERE t.template {inside} ({listed})")
        parts = [only(each, code, LIBRARY.templates) for each in histories.values()]
        assert sum(len(s.tasks) for each in parts for s in each.sessions) == wanted[0][0]


def test_a_new_referral_is_another_course(caseload: World, histories: dict[str, History]) -> None:
    rows = sql(caseload, f"SELECT e.uuid, count(*){HELD} GROUP BY e.uuid")
    assert {of: len(each.sessions) for of, each in histories.items() if each.sessions} == dict(rows)
    seen = [each.session.id for history in histories.values() for each in history.sessions]
    assert len(seen) == len(set(seen))


def test_the_command_and_the_screen_tell_the_same(caseload: World) -> None:
    ids = [row[0] for row in sql(caseload, "SELECT uuid FROM episode ORDER BY uuid LIMIT 40")]
    for each in ids:
        seen = HistoryPresenter(read_opening(EpisodeId(each), caseload.store))
        told = json.loads(json.dumps(as_json(seen)))["sessions"]
        assert [each["number"] for each in told] == [each.number for each in seen.chart.columns]
        assert [each["spoken"] for each in told] == list(seen.spoken)
        twin = table(seen.history, LIBRARY.measures)
        bars = [(row.task.title, row.task.amount_patient) for row in twin.rows if row.task]
        assert bars == [(t["title"], t["amount_patient"]) for each in told for t in each["tasks"]]
