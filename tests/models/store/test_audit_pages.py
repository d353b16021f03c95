"""The audit page by page: found by person, day and kind, and never a value of anybody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.store.audit import PAGE
from planner.audit import AuditFilter, AuditRow, RecordState
from planner.errors import UserFacingError
from planner.ids import PatientId
from tests.models.store.conftest import World
from tests.models.store.people import Course
from tests.models.store.whole_person import whole_person


def everything(world: World, wanted: AuditFilter) -> list[AuditRow]:
    """Every row that fits, by turning all pages."""
    found: list[AuditRow] = []
    more = True
    while more:
        page = world.store.audit.page(wanted, found[-1].seq if found else None)
        found += page.rows
        more = page.more
        assert len(page.rows) == PAGE or not more
    return found


@pytest.fixture
def busy(world: World) -> World:
    """Several days, people and kinds; more rows than a page has."""
    world.store.demo.fill(patients=25, years=1, seed=9, today=world.clock.today())
    for number in range(3):
        world.clock.instant += timedelta(days=1)
        whole_person(world.store, world.ids, f"Person{number}x")
    return world


def test_every_row_is_on_one_page_in_order(busy: World) -> None:
    rows = everything(busy, AuditFilter())
    assert [row.seq for row in rows] == list(range(busy.audit.head().seq, 0, -1))
    assert len(rows) > 2 * PAGE


@pytest.mark.parametrize("kinds", [("plan",), ("plan", "score", "nothing"), ()])
@pytest.mark.parametrize("days_ago", [None, 0, 2, 40])
def test_a_filter_gives_what_a_slow_look_gives(
    busy: World, kinds: tuple[str, ...], days_ago: int | None
) -> None:
    day = None if days_ago is None else busy.clock.today() - timedelta(days=days_ago)
    slow = [
        row
        for row in everything(busy, AuditFilter())
        if (not kinds or row.entity in kinds) and (day is None or row.at.astimezone().date() == day)
    ]
    assert everything(busy, AuditFilter(day=day, entities=kinds)) == slow
    assert slow or kinds == ("plan",) or days_ago == 40


def test_a_person_is_found_with_all_that_is_theirs(busy: World) -> None:
    whom = busy.store.patients.find("R-Person1x")
    assert whom is not None
    rows = everything(busy, AuditFilter(patient=whom))
    assert {row.person for row in rows} == {"Name Person1x"}
    assert {row.seq for row in rows} == {
        row.seq for row in everything(busy, AuditFilter()) if row.person == "Name Person1x"
    }
    plans = everything(busy, AuditFilter(patient=whom, entities=("plan",)))
    assert plans == [row for row in rows if row.entity == "plan"]
    assert len(rows) > 15


def test_somebody_erased_has_no_name_any_more(busy: World) -> None:
    whom = busy.store.patients.find("R-Person1x")
    assert whom is not None
    busy.store.erasing.erase(whom, "R-Person1x")
    assert "Person1x" not in str(everything(busy, AuditFilter()))
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        busy.store.audit.page(AuditFilter(patient=whom))
    with pytest.raises(UserFacingError, match=r"record\.not_found"):
        busy.store.audit.page(AuditFilter(patient=PatientId("nobody")))


def test_a_clock_put_back_hides_no_row_of_a_day(world: World) -> None:
    first = Course(world.store, world.ids)
    world.clock.instant += timedelta(days=3)
    world.store.patients.save(replace(first.patient, name="Bo"))
    world.clock.instant -= timedelta(days=3)
    world.store.patients.save(replace(first.patient, name="Cy"))
    rows = everything(world, AuditFilter(day=world.clock.today()))
    assert [row.action for row in rows] == ["update", "clock_went_back", "create", "create"]


def test_the_chain_is_walked_in_parts(busy: World) -> None:
    report, rows = None, -1
    while report is None or report.rows != rows:
        rows = report.rows if report else -1
        report = busy.store.audit.check_some(report, 37)
    assert report == busy.audit.verify()
    assert report.ok


def test_a_break_is_found_in_the_part_where_it_is(busy: World) -> None:
    busy.database.execute_sql("DROP TRIGGER audit_event_no_update")
    busy.database.execute_sql("UPDATE audit_event SET action = 'x' WHERE seq = 60")
    report = None
    for _ in range(4):
        report = busy.store.audit.check_some(report, 50)
    assert report is not None
    assert (report.broken_at, report.rows) == (60, 200)


def test_a_printed_state_is_found(world: World) -> None:
    Course(world.store, world.ids)
    state = world.store.audit.state()
    typed = RecordState.typed(f" record state {str(state).upper()}")
    assert typed == state
    Course(world.store, world.ids, name="Bo")
    found = world.store.audit.find_state(state)
    assert (found.matches, found.at) == (True, world.clock.now())
    assert not world.store.audit.find_state(replace(state, digits="00000000")).matches
    assert world.store.audit.find_state(replace(state, seq=99)).at is None


@pytest.mark.parametrize("text", ["", "12", "12-abcd", "x-abcd-ef01", "12-abcg-ef01"])
def test_other_lines_are_no_state(text: str) -> None:
    assert RecordState.typed(text) is None
