"""Today and the caseload say what the records say, whatever was done in which order."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import time
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.repositories.columns import build
from models.settings import OVERDUE_DAYS
from models.store import Store
from planner.caseload import CaseColumn, sort_rows
from planner.sessions import Status
from planner.views import CaseloadRow, Waiting
from tests.models.store import truth
from tests.models.store.conftest import World, opened
from tests.models.store.people import TODAY, Course, days, score
from tests.models.store.strategies import LAW, LONG_LAW, any_of
from tests.models.store.truth import Truth
from tests.models.store.walks import STEPS, Step, Walk

TIME = time(9)
SMALL = st.integers(0, 7)
# Two people with three courses and a few contacts and plans: enough for every later step to matter.
BEGIN: list[Step] = [
    *[("join", 0, n) for n in range(2)],
    *[("begin", n, 3 - n) for n in range(3)],
    *[("book", n, how) for n in range(2) for how in (1, 3, 4, 5, 5)],
    *[("agree", n, 1 + n % 2) for n in range(6)],
]
WALKS = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 15), SMALL), min_size=8, max_size=40
)


@pytest.fixture
def fresh(empty_vault: Path, tmp_path: Path) -> Iterator[Iterator[World]]:
    """As many empty vaults as are asked for."""
    worlds: list[World] = []

    def give() -> Iterator[World]:
        for number in count():
            path = tmp_path / f"vault{number}.db"
            shutil.copyfile(empty_vault, path)
            worlds.append(opened(path))
            yield worlds[-1]
            worlds[-1].database.close()

    yield give()
    for world in worlds:
        world.database.close()


@LONG_LAW
@given(WALKS, st.booleans())
def test_the_caseload_after_any_walk(
    fresh: Iterator[World], steps: list[Step], at_once: bool
) -> None:
    world = next(fresh)
    walk = Walk(world.store, world.ids)
    with world.store.batch() if at_once else nullcontext():
        walk.take(BEGIN + steps)
        rows = [truth.caseload_row(world.store, each.id, TODAY) for each in walk.people]
        rows = list(sort_rows(rows, CaseColumn.NAME))
        assert list(world.store.lists.caseload()) == rows
    assert list(world.store.lists.caseload()) == rows


@LONG_LAW
@given(WALKS)
def test_today_after_any_walk(fresh: Iterator[World], steps: list[Step]) -> None:
    world = next(fresh)
    walk = Walk(world.store, world.ids)
    walk.take(BEGIN + steps)
    truths = [Truth(world.store, each.id) for each in walk.people]
    seen = world.store.lists.today(TODAY)
    assert set(seen.unreviewed) == truth.unreviewed(truths)
    assert set(seen.overdue) == truth.overdue(truths, TODAY)
    by_episode = {t.episode.id: t for t in truths if t.episode}
    for row in (*seen.today, *seen.week):
        at = world.store.sessions.view(row.session_id).session
        if at.episode_id in by_episode:
            assert row == truth.today_row(by_episode[at.episode_id], at)


def test_todays_appointments_in_order_and_the_weeks(world: World) -> None:
    course = Course(world.store, world.ids)
    times: dict[int, list[int | None]] = {-1: [9], 0: [14, 9, None], 1: [8], 6: [10], 7: [9]}
    made = {
        (day, hour): course.meet(days(day), status=Status.BOOKED, at=_at(hour)).id
        for day, hours in times.items()
        for hour in hours
    }
    seen = world.store.lists.today(TODAY)
    assert [row.session_id for row in seen.today] == [made[0, 9], made[0, 14], made[0, None]]
    assert [row.session_id for row in seen.week] == [made[1, 8], made[6, 10]]


def _at(hour: int | None) -> time | None:
    return None if hour is None else TIME.replace(hour=hour)


def test_risk_items_and_drafts_wait(world: World) -> None:
    course = Course(world.store, world.ids)
    at = course.meet(days(-7))
    ticked = course.meet(days(-14))
    for each in (
        score(world.ids, at, risk_item=1),
        score(world.ids, at, measure="GAD7"),
        score(world.ids, ticked, risk_item=2, risk_item_reviewed=True),
    ):
        world.store.sessions.save_score(each)
    world.store.drafts.save("plan", at.id, 1, "{}")
    world.store.drafts.save("review", ticked.id, 1, "{}")
    world.store.patients.end_episode(course.episode.id, days(0), "46")
    waiting = (Waiting(course.patient.id, course.patient.name, at.day, at.id),)
    seen = world.store.lists.today(TODAY)
    assert (seen.risk_item_waiting, seen.drafts) == (waiting, waiting)


@pytest.mark.parametrize(("ago", "is_overdue"), [(21, False), (22, True)])
def test_overdue_is_more_than_the_services_days(world: World, ago: int, is_overdue: bool) -> None:
    course = Course(world.store, world.ids)
    course.meet(days(-ago))
    assert bool(world.store.lists.today(TODAY).overdue) is is_overdue
    world.store.settings.set(OVERDUE_DAYS, 10)
    assert world.store.lists.today(TODAY).overdue
    course.meet(days(3), status=Status.BOOKED)
    assert not world.store.lists.today(TODAY).overdue


def _statements(world: World, monkeypatch: pytest.MonkeyPatch, people: int) -> list[int]:
    for _ in range(people):
        course = Course(world.store, world.ids)
        for day in (-14, -7, 0):
            course.agree(course.meet(days(day)))
    sent: list[str] = []
    real = world.database.execute_sql

    def noted(sql: str, params: object = None) -> object:
        sent.append(sql)
        return real(sql, params)

    monkeypatch.setattr(world.database, "execute_sql", noted)
    counts = []
    for read in _reads(world.store, course):
        sent.clear()
        read()
        counts.append(len(sent))
    monkeypatch.undo()
    return counts


def _reads(store: Store, course: Course) -> tuple[Callable[[], object], ...]:
    last = store.sessions.of_episode(course.episode.id)[-1]
    return (
        store.lists.caseload,
        lambda: store.lists.today(TODAY),
        lambda: store.sessions.view(last.id),
        lambda: store.history.history(course.episode.id),
    )


def test_no_read_takes_more_statements_for_more_people(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = _statements(world, monkeypatch, 1)
    assert _statements(world, monkeypatch, 12) == few
    assert few[0] == 2
    assert max(few) <= 13


@LAW
@given(st.lists(any_of(CaseloadRow), max_size=5))
def test_rows_made_by_columns_are_like_rows_made_one_by_one(rows: list[CaseloadRow]) -> None:
    columns = {name: [getattr(row, name) for row in rows] for name in CaseloadRow.__slots__}
    assert build(CaseloadRow, len(rows), **columns) == tuple(rows)


def test_a_missing_column_is_refused() -> None:
    with pytest.raises(TypeError):
        build(Waiting, 1, name=("a",))
