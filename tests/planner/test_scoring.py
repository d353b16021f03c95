"""Sums of measures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import scoring
from planner.ids import ScoreId, SessionId
from planner.sessions import Score
from tests.planner.builders import phq9, wsas

ANSWERS = st.lists(st.integers(0, 3), min_size=9, max_size=9)


def score(total: int, day: int, measure: str = "PHQ9") -> Score:
    return Score(
        id=ScoreId(f"{day}"),
        session_id=SessionId("s"),
        measure=measure,
        day=date(2026, 5, day),
        total=total,
    )


@given(ANSWERS)
def test_total_is_the_sum_of_what_is_shown(answers: list[int]) -> None:
    found = scoring.addition(phq9(), answers)
    assert found.total == sum(each or 0 for each in found.addends) <= 27
    assert phq9().total_of(str(found.total)) == found.total
    assert scoring.risk_answer(phq9(), answers) == answers[8]


def test_not_applicable_is_left_out_only_where_allowed() -> None:
    assert scoring.addition(wsas(), [None, 1, 2, 3, 4]).total == 10
    with pytest.raises(ValueError, match="answers"):
        scoring.addition(wsas(), [1, None, 2, 3, 4])
    with pytest.raises(ValueError, match="answers"):
        scoring.addition(phq9(), [None] + [0] * 8)


@pytest.mark.parametrize("answers", [[], [0] * 8, [0] * 10])
def test_number_of_answers_must_fit(answers: list[int]) -> None:
    with pytest.raises(ValueError, match="answers"):
        scoring.addition(phq9(), answers)


def test_range_and_gaps_name_their_items() -> None:
    assert scoring.out_of_range(phq9(), [4, 0, -1]) == ("phq9_1", "phq9_3")
    assert scoring.missing(phq9(), [0] * 8) == ("phq9_9",)
    assert scoring.missing(wsas(), []) == tuple(f"wsas_{n}" for n in range(1, 6))
    with pytest.raises(ValueError, match="range"):
        scoring.addition(phq9(), [4] + [0] * 8)


def test_band_is_the_published_one() -> None:
    assert [b.label if (b := scoring.band(phq9(), t)) else "" for t in (9, 10)] == ["low", "high"]
    assert scoring.band(wsas(), 5) is None


def test_changes_since_first_and_last() -> None:
    scores = [score(9, 20), score(19, 5), score(14, 12), score(3, 1, "GAD7")]
    assert scoring.changes(scores, "PHQ9") == (-10, -5)
    assert scoring.changes(scores, "GAD7") == (None, None)
    assert scoring.risk_answer(wsas(), [0] * 5) is None
