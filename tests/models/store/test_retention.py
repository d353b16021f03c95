"""How long somebody is kept: by rule, by decision, and who is past it; never erased by itself."""

from dataclasses import replace
from datetime import date

import pytest

from planner.errors import UserFacingError
from planner.retention import years_after
from planner.sessions import Status
from tests.models.store.conftest import World
from tests.models.store.people import TODAY, Course, days


def ended(world: World, name: str, on: date) -> Course:
    course = Course(world.store, world.ids, name=name)
    world.store.patients.save_episode(replace(course.episode, started=on, ended=on))
    return course


def names(world: World) -> list[str]:
    return [each.name for each in world.store.retention.past()]


def test_without_a_rule_nobody_is_past_anything(world: World) -> None:
    course = ended(world, "Old", date(1990, 1, 1))
    assert world.store.retention.years() == 0
    assert names(world) == []
    found = world.store.retention.of(course.patient.id)
    assert (found.until, found.last) == (None, date(1990, 1, 1))


def test_the_rule_counts_from_the_last_end_or_the_last_contact(world: World) -> None:
    world.store.retention.set_years(8)
    ended(world, "Just not yet", TODAY.replace(year=TODAY.year - 8))
    old = ended(world, "Past", years_after(days(-1), -8))
    still = Course(world.store, world.ids, name="Never ended")
    world.store.patients.save_episode(replace(still.episode, started=date(2010, 1, 1)))
    still.meet(date(2012, 2, 29))
    still.meet(days(7), status=Status.BOOKED)
    ended(world, "Again since", date(2000, 1, 1)).meet(days(-7))
    assert names(world) == ["Again since", "Never ended", "Past"]
    found = world.store.retention.of(still.patient.id)
    assert (found.still_open, found.by_rule) == (True, date(2020, 2, 29))
    assert world.store.retention.of(old.patient.id).past(TODAY)


def test_a_decision_counts_and_the_earlier_one_stays_readable(world: World) -> None:
    world.store.retention.set_years(1)
    whom = ended(world, "Past", date(2020, 1, 1)).patient.id
    keep = world.store.retention.decide
    keep(whom, days(30), "A complaint is open.")
    keep(whom, days(90), "It is still open.")
    assert names(world) == []
    found = world.store.retention.of(whom)
    assert (found.until, found.by_rule, found.reason) == (
        days(90),
        date(2021, 1, 1),
        "It is still open.",
    )
    said = {each.path: each.before for each in world.store.person.corrections(whom)[0].differences}
    assert said == {"keep_until": days(30).isoformat(), "reason": "A complaint is open."}
    world.store.retention.follow_rule(whom)
    assert names(world) == ["Past"]
    assert not world.store.retention.follow_rule(whom).kinds


def test_a_decision_and_its_end_are_in_the_chain_without_the_reason(world: World) -> None:
    whom = Course(world.store, world.ids).patient.id
    start = world.audit.head().seq
    world.store.retention.decide(whom, days(30), "A complaint is open.")
    world.store.retention.follow_rule(whom)
    sql = "SELECT action, entity, entity_uuid, fields FROM audit_event WHERE seq > ? ORDER BY seq"
    assert world.database.execute_sql(sql, (start,)).fetchall() == [
        ("keep", "patient", whom, '["keep_until","reason"]'),
        ("keep", "patient", whom, '["keep_until"]'),
    ]


def test_a_decision_needs_a_reason_and_a_person(world: World) -> None:
    whom = ended(world, "Past", date(2020, 1, 1)).patient.id
    with pytest.raises(UserFacingError, match=r"retention\.no_reason"):
        world.store.retention.decide(whom, TODAY, "  ")
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        world.store.retention.decide(type(whom)("nobody"), TODAY, "Why")
    assert world.count("retention") == 0


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 5, 12), 20, date(2046, 5, 12)),
    ],
)
def test_years_later_is_the_same_day(day: date, years: int, then: date) -> None:
    assert years_after(day, years) == then


def test_each_decision_is_in_the_audit_without_its_reason(world: World) -> None:
    whom = ended(world, "Kept", days(-9)).patient.id
    world.store.retention.decide(whom, days(900), "a complaint is open")
    world.store.retention.follow_rule(whom)
    sql = (
        "SELECT entity_uuid, fields FROM audit_event WHERE action = 'keep' AND entity = 'patient'"
        " ORDER BY seq"
    )
    assert world.database.execute_sql(sql).fetchall() == [
        (whom, '["keep_until","reason"]'),
        (whom, '["keep_until"]'),
    ]
