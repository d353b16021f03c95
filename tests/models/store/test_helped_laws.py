"""What went before depends on nothing but what was agreed and reviewed; others stay closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.database import VaultDatabase
from models.settings import HELPED_OTHERS, HELPED_OTHERS_BY
from planner import helped
from planner.helped import OthersCount
from planner.ids import EpisodeId
from planner.patients import Coded, Needs
from planner.plans import PlannedBarrier, Task
from planner.reviews import Amount, Obstacle, Used
from planner.sessions import Session
from tests.models.store.conftest import World
from tests.models.store.people import Course, days, review, score, task
from tests.models.store.strategies import LAW

RAIN = Obstacle("T2.1")


@pytest.fixture
def course(world: World) -> Course:
    """One person: walked twice, reviewed once, and back at a third contact."""
    made = Course(world.store, world.ids)
    first = made.meet(days(-14))
    walk = task(world.ids)
    made.agree(first, walk)
    second = made.meet(days(-7))
    made.review(walk, second, coping_used=(Used.HELPED,), obstacles=(RAIN,))
    made.agree(second)
    return made


def allow(world: World, by: str = "Dr Okafor") -> None:
    world.store.settings.set(HELPED_OTHERS_BY, by)
    world.store.settings.set(HELPED_OTHERS, value=True)


def others(world: World, besides: Course) -> OthersCount | None:
    return world.store.helped.of_others("T2.1", besides.patient.id)


def lines(world: World, of: Course) -> tuple[Any, ...]:
    tasks = world.store.helped.of_person(of.patient.id)
    return helped.met_before(RAIN, tasks), helped.met_before(Obstacle("T9"), tasks), tasks


def test_a_line_for_each_task(world: World, course: Course) -> None:
    first, second = lines(world, course)[0]
    assert (first.day, first.amount, first.planned, first.reported) == (days(-14), 3, True, True)
    assert first.if_thens[0].used is Used.HELPED
    assert (second.amount, second.not_reviewed, second.if_thens[0].used) == (None, None, None)


@pytest.mark.parametrize("table", ["task", "plan", "session", "episode", "patient"])
def test_what_was_deleted_counts_nowhere(world: World, course: Course, table: str) -> None:
    besides = Course(world.store, world.ids)
    allow(world)
    world.database.execute_sql(f"UPDATE {table} SET deleted_at = '2026-05-12 00:00:00'")  # noqa: S608
    assert world.store.helped.of_person(course.patient.id) == ()
    assert others(world, besides) == OthersCount()


def test_a_review_taken_back_is_none(world: World, course: Course) -> None:
    world.database.execute_sql("UPDATE review SET deleted_at = '2026-05-12 00:00:00'")
    first, _ = lines(world, course)[0]
    assert (first.amount, first.reported, first.if_thens[0].used) == (None, False, None)


def test_somebody_back_after_years_is_the_same_person(world: World, course: Course) -> None:
    again = replace(course.episode, id=EpisodeId(world.ids.new()), started=days(0))
    world.store.patients.save_episode(again)
    course.episode = again
    now = course.meet(days(0))
    assert now.number == 1
    earlier = helped.earlier(world.store.helped.of_person(course.patient.id), now)
    assert len(helped.met_before(RAIN, earlier)) == 2


def late(world: World, order: tuple[int, ...]) -> Course:
    """Enter three contacts, two of them on one day, in some order."""
    made = Course(world.store, world.ids)
    met: dict[int, tuple[Session, Task]] = {}
    for number in order:
        at = made.meet(days(-7 * (number // 2)), number=4 - number)
        met[number] = at, task(world.ids, title=f"Task {number}", where=f"Place {number % 2}")
        made.agree(*met[number])
    for number in reversed(order):
        made.review(met[number][1], met[number][0], amount_patient=Amount(number))
    return made


@pytest.mark.parametrize("order", tuple(permutations((1, 2, 3))))
def test_the_order_of_entry_does_not_matter(world: World, order: tuple[int, ...]) -> None:
    tasks = world.store.helped.of_person(late(world, order).patient.id)
    titles = [each.title for each in helped.met_before(RAIN, tasks)]
    assert titles == ["Task 3", "Task 2", "Task 1"]
    straight = world.store.helped.of_person(late(world, (1, 2, 3)).patient.id)
    assert helped.went_well(tasks) == helped.went_well(straight)


SAME = st.lists(st.tuples(st.integers(-30, 30), st.sampled_from(Amount)), max_size=4)


@LAW
@given(more=SAME)
def test_other_peoples_records_never_change_a_persons_lines(
    world: World, more: list[tuple[int, Amount]]
) -> None:
    course = Course(world.store, world.ids)
    course.agree(course.meet(days(-7)))
    before = lines(world, course)
    for ago, amount in more:
        other = Course(world.store, world.ids)
        made = task(world.ids)
        at = other.meet(days(ago))
        other.agree(at, made)
        other.review(made, at, amount_patient=amount)
    assert lines(world, course) == before


CODES = st.text("ABCDEFGHJ0123456789", max_size=6)


@LAW
@given(
    codes=st.tuples(CODES, CODES, CODES),
    language=st.sampled_from(("", "en", "ur", "so")),
    born=st.none() | st.dates(date(1920, 1, 1), date(2010, 1, 1)),
    total=st.integers(0, 27),
)
def test_who_somebody_is_changes_nothing(
    world: World, codes: tuple[str, str, str], language: str, born: date | None, total: int
) -> None:
    course, besides = Course(world.store, world.ids), Course(world.store, world.ids)
    at = course.meet(days(-7))
    course.agree(at)
    allow(world)
    before = lines(world, course), others(world, besides)
    ethnic, religion, employment = codes
    coded = Coded(ethnic_category=ethnic, religion=religion, employment=employment)
    who = replace(course.patient, coded=coded, birth_date=born, needs=Needs(language=language))
    world.store.patients.save(who)
    world.store.sessions.save_score(score(world.ids, at, total=total, items=()))
    assert (lines(world, course), others(world, besides)) == before


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement sent from now on."""
    found: list[str] = []
    send = VaultDatabase.execute_sql

    def noted(self: VaultDatabase, sql: str, *values: Any, **more: Any) -> object:
        found.append(sql)
        return send(self, sql, *values, **more)

    monkeypatch.setattr(VaultDatabase, "execute_sql", noted)
    return found


def nothing(_: World) -> None:
    """Leave the settings as they are at first."""


def no_name(world: World) -> None:
    allow(world, "  ")


@pytest.mark.parametrize("set_up", [nothing, no_name])
def test_nothing_of_others_is_read_until_somebody_with_a_name_allowed_it(
    world: World, course: Course, sent: list[str], set_up: Callable[[World], None]
) -> None:
    set_up(world)
    besides = Course(world.store, world.ids)
    sent.clear()
    assert not world.store.helped.others_allowed
    assert others(world, besides) is None
    assert sent
    assert all(" FROM setting " in each for each in sent)
    assert lines(world, course)[0]


def test_turning_it_on_is_in_the_audit(world: World) -> None:
    allow(world)
    told = world.database.execute_sql(
        "SELECT action, entity, entity_uuid FROM audit_event ORDER BY seq DESC LIMIT 2"
    ).fetchall()
    assert told == [
        ("set", "setting", HELPED_OTHERS.key),
        ("set", "setting", HELPED_OTHERS_BY.key),
    ]


def test_others_are_everybody_but_this_person(world: World, course: Course) -> None:
    allow(world)
    assert others(world, course) == OthersCount()
    found = others(world, Course(world.store, world.ids))
    assert found is not None
    assert (found.people, found.tasks, found.amounts) == (1, 2, (0, 0, 0, 1, 0))
    assert (found.not_reviewed, found.got_in_way, found.used) == (1, 1, (0, 1, 0, 0))


def test_own_words_are_never_compared_between_people(world: World, course: Course) -> None:
    allow(world)
    course.agree(course.meet(days(0)), task(world.ids, barriers=(PlannedBarrier(text="the dog"),)))
    besides = Course(world.store, world.ids)
    assert world.store.helped.of_others("", besides.patient.id) is None


def test_a_barrier_that_stands_twice_is_one_task(world: World) -> None:
    allow(world)
    course = Course(world.store, world.ids)
    rain = PlannedBarrier(barrier="T2.1", if_text="it rains", then_text="I go in")
    twice = task(world.ids, barriers=(rain, replace(rain, response="a")))
    course.agree(course.meet(days(-1)), twice)
    course.review(twice, course.meet(days(0)), coping_used=(Used.HELPED, Used.NOT_USED))
    found = others(world, Course(world.store, world.ids))
    assert found is not None
    assert (found.tasks, found.used) == (1, (0, 1, 0, 1))


def test_counts_are_never_staler_than_the_vault(world: World, course: Course) -> None:
    allow(world)
    besides = Course(world.store, world.ids)
    first = others(world, besides)
    assert others(world, besides) is first
    newest = world.store.helped.of_person(course.patient.id)[-1]
    at = course.meet(days(0))
    said = review(world.ids, task(world.ids, id=newest.id), at, amount_patient=Amount.ALL)
    with world.store.batch():
        world.store.reviews.save(said)
        inside = others(world, besides)
    after = others(world, besides)
    assert inside is not None
    assert after is not None
    assert inside.amounts == after.amounts == (0, 0, 0, 1, 1)


def test_counts_of_a_write_that_failed_are_not_kept(world: World, course: Course) -> None:
    allow(world)
    besides = Course(world.store, world.ids)

    def add_and_fail() -> None:
        with world.store.batch():
            course.agree(course.meet(days(0) + timedelta(days=1)))
            assert others(world, besides) != before
            raise LookupError

    before = others(world, besides)
    with pytest.raises(LookupError):
        add_and_fail()
    assert others(world, besides) == before
