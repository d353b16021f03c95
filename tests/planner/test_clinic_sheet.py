"""The sheet of a day's clinic."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from planner.clinic_sheet import Back, clinic_lines
from planner.ids import PatientId, SessionId
from planner.sessions import Status
from planner.views import TodayRow, TodayView, Waiting

DAY = date(2026, 5, 12)
ROW = TodayRow(
    session_id=SessionId("s"), patient_id=PatientId("p"), name="Amina", number=2, day=DAY,
    at=time(9), status=Status.BOOKED, last_task="Walks", last_when=None, reviewed=False, needs=(),
)  # fmt: skip
EMPTY = TodayView(
    day=DAY, today=(), week=(), unreviewed=(), overdue=(), risk_item_waiting=(), drafts=()
)


def lines_of(*rows: TodayRow, waiting: tuple[str, ...] = ()) -> list[tuple[Back, int, bool]]:
    risk = tuple(Waiting(PatientId(each), "", DAY) for each in waiting)
    view = replace(EMPTY, today=rows, risk_item_waiting=risk)
    return [(each.back, each.risk_items, each.shared) for each in clinic_lines(view)]


def test_where_looking_back_stands() -> None:
    done, none = replace(ROW, reviewed=True), replace(ROW, last_task="", reviewed=True)
    found = [back for back, _, _ in lines_of(ROW, done, none)]
    assert found == [Back.OPEN, Back.REVIEWED, Back.NO_PLAN]


def test_item_nine_is_that_of_the_person() -> None:
    other = replace(ROW, patient_id=PatientId("q"), at=time(10))
    assert [risk for _, risk, _ in lines_of(ROW, other, waiting=("p", "p", "r"))] == [2, 0]


def test_two_at_one_time_are_marked_unless_one_is_off() -> None:
    off = replace(ROW, status=Status.CANCELLED_BY_SERVICE)
    assert [shared for _, _, shared in lines_of(ROW, ROW, off)] == [True, True, False]
    assert [shared for _, _, shared in lines_of(ROW, off)] == [False, False]
    untimed = replace(ROW, at=None)
    assert [shared for _, _, shared in lines_of(untimed, untimed)] == [False, False]


@given(st.lists(st.sampled_from(list(Status)), max_size=8))
def test_everybody_of_the_day_is_on_it_in_order(statuses: list[Status]) -> None:
    rows = tuple(replace(ROW, number=n, status=each) for n, each in enumerate(statuses))
    lines = clinic_lines(replace(EMPTY, today=rows))
    assert tuple(each.row for each in lines) == rows
