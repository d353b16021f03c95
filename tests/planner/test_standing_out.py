"""What stands out at a contact: facts, in one order."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ids import ScoreId, SessionId
from planner.sessions import Score, Session, Status
from planner.standing_out import StandsOut, gaps, standing_out
from tests.planner.builders import view
from tests.planner.test_supervision import CALM, item

TODAY = date(2026, 5, 12)
LIMIT = 21


def contact(ago: int, **changes: Any) -> Session:
    base = view().session
    day = TODAY - timedelta(days=ago)
    made = replace(base, id=SessionId(f"s{ago}"), day=day, status=Status.ATTENDED)
    return replace(made, **changes)


def kinds(*earlier: Session, case: Any = None, **changes: Any) -> list[StandsOut]:
    seen = replace(view(), session=contact(0), earlier=earlier, **changes)
    return [each.kind for each in standing_out(seen, case, LIMIT)]


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ((), []),
        ((7,), []),
        ((21,), []),
        ((22,), [StandsOut.LONG_GAP]),
        ((29, 22, 15), [StandsOut.LONGEST_GAP]),
        ((28, 21, 14), []),
        ((28, 14, 7), []),
        ((35, 28, 28, 14), []),
        ((60, 28, 21), []),
        ((42, 35, 28, 16), [StandsOut.LONGEST_GAP]),
        ((5, 4, 4, 3), []),
    ],
)
def test_a_gap_stands_out_where_it_is_the_longest_or_long(held: Any, found: Any) -> None:
    assert kinds(*(contact(ago) for ago in held)) == found


def test_only_appointments_since_the_last_contact_that_were_not_held() -> None:
    missed = Status.DID_NOT_ATTEND
    earlier = (contact(20, status=missed), contact(14), contact(7, status=missed))
    assert kinds(*earlier, contact(3, status=Status.BOOKED)) == [StandsOut.NOT_HELD]


@pytest.mark.parametrize(
    ("answer", "reviewed", "there"), [(1, False, 1), (0, False, 0), (2, True, 0)]
)
def test_item_nine_stands_out_until_it_is_marked(answer: int, reviewed: bool, there: int) -> None:
    score = Score(
        id=ScoreId("c"), session_id=SessionId("s7"), measure="PHQ9", day=TODAY, total=9,
        risk_item=answer, risk_item_reviewed=reviewed,
    )  # fmt: skip
    assert kinds(contact(7), course_scores=(score,)).count(StandsOut.ITEM_NINE) == there


def test_supervision_and_needs_come_last_in_their_order() -> None:
    case = replace(
        CALM,
        not_met="no interpreter",
        items=(item(question="Why?"), item(discussed_on=TODAY, decision="Ring")),
    )
    found = kinds(contact(7), case=case, not_done_in_a_row=2)
    wanted = [StandsOut.TWO_NOT_DONE, StandsOut.NEED_UNMET, StandsOut.QUESTION, StandsOut.DECISION]
    assert found == wanted


@given(st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=8))
def test_gaps_add_up_to_the_whole_whatever_the_order(days: list[date]) -> None:
    assert sum(gaps(days)) == ((max(days) - min(days)).days if days else 0)
    assert gaps(days) == gaps(sorted(days))
    assert all(each > 0 for each in gaps(days))
