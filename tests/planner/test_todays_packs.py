"""Which packs belong to a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from planner.ids import SessionId
from planner.sessions import Status
from planner.todays_packs import PlanOfDay, packs_of_day

DAY = date(2026, 5, 12)
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
LAST_WEEK = datetime(2026, 5, 5, 12, tzinfo=UTC)
OWN = PlanOfDay(
    session_id=SessionId("today"),
    appointment=SessionId("today"),
    at=time(9),
    status=Status.ATTENDED,
    own=True,
    made_at=None,
)
LAST = replace(OWN, session_id=SessionId("last"), status=Status.BOOKED, own=False)


def ids(*plans: PlanOfDay) -> list[str]:
    return [each.session_id for each in packs_of_day(plans, DAY)]


@pytest.mark.parametrize("made", [None, NOON, LAST_WEEK])
@pytest.mark.parametrize("status", Status)
def test_a_plan_of_the_day_always_belongs_to_it(status: Status, made: datetime | None) -> None:
    assert ids(replace(OWN, status=status, made_at=made)) == ["today"]


@pytest.mark.parametrize(
    ("status", "made", "listed"),
    [
        (Status.BOOKED, None, True),
        (Status.ATTENDED, None, True),
        (Status.DID_NOT_ATTEND, None, False),
        (Status.CANCELLED_BY_PATIENT, None, False),
        (Status.BOOKED, LAST_WEEK, False),
        (Status.BOOKED, NOON, True),
        (Status.DID_NOT_ATTEND, NOON, True),
    ],
)
def test_the_last_one_only_where_it_never_reached_them(
    status: Status, made: datetime | None, listed: bool
) -> None:
    assert bool(ids(replace(LAST, status=status, made_at=made))) is listed


def test_a_new_plan_takes_the_place_of_the_last() -> None:
    assert ids(LAST, OWN) == ["today"]
    assert ids(replace(LAST, made_at=NOON), OWN) == ["last", "today"]


def test_two_appointments_a_day_list_a_plan_once() -> None:
    assert ids(LAST, replace(LAST, appointment=SessionId("later"))) == ["last"]
