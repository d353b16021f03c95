"""Totals as people read and type them, and which measures a contact is offered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.measures import Measure, offered
from tests.planner.builders import phq9

MEAN = replace(phq9(), id="MI", total_low=100, total_high=500, scale=100, items=(), core=False)
SOCIAL = replace(phq9(), id="SPIN", core=False, problems=("F401",))
OLD = replace(SOCIAL, id="OLD", retired=True)


@given(st.sampled_from([phq9(), MEAN]), st.data())
def test_what_is_shown_reads_back_as_the_total(measure: Measure, data: st.DataObject) -> None:
    total = data.draw(st.integers(measure.total_low, measure.total_high))
    assert measure.total_of(measure.shown(total)) == total


@pytest.mark.parametrize(
    ("text", "total"),
    [("2.3", 230), ("2,30", 230), ("5", 500), (" 1.00 ", 100), ("0.99", None), ("5.01", None),
     ("2.345", None), ("2.", None), (".5", None), ("-2", None), ("two", None), ("", None)],
)  # fmt: skip
def test_a_mean_as_typed(text: str, total: int | None) -> None:
    assert MEAN.total_of(text) == total


@pytest.mark.parametrize("text", ["2.0", "28", "-1", "٣x", "1e1"])
def test_a_sum_is_a_whole_number_of_its_range(text: str) -> None:
    assert phq9().total_of(text) is None


@given(st.text(max_size=8))
def test_any_text_is_a_total_in_range_or_none(text: str) -> None:
    total = MEAN.total_of(text)
    assert total is None or 100 <= total <= 500


@pytest.mark.parametrize(
    ("problem", "scored", "ids"),
    [
        ("", (), ["PHQ9"]),
        ("F401", (), ["PHQ9", "SPIN"]),
        ("F42", (), ["PHQ9"]),
        ("", ("SPIN",), ["PHQ9", "SPIN"]),
        ("F401", ("OLD",), ["PHQ9", "SPIN", "OLD"]),
    ],
)
def test_what_is_offered(problem: str, scored: tuple[str, ...], ids: list[str]) -> None:
    found = offered((phq9(), SOCIAL, OLD, MEAN), problem, scored)
    assert [each.id for each in found] == ids
