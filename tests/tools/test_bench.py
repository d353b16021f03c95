"""The benches' arithmetic; no test asserts on seconds."""

import pytest

from bench.figures import Figure, p95, table


@pytest.mark.parametrize(
    ("floor", "ours", "budget", "met"),
    [(100.0, 149.0, 1.5, True), (100.0, 151.0, 1.5, False), (None, 16.0, 16, True)],
)
def test_a_budget_is_a_ratio_or_a_limit(floor, ours, budget, met) -> None:
    assert Figure(what="x", unit="ms", floor=floor, ours=ours, budget=budget).met is met


def test_the_table_says_everything_of_a_figure() -> None:
    lines = table([Figure(what="start", unit="ms", floor=100, ours=120, budget=1.5)]).splitlines()
    assert lines[0].split() == ["what", "floor", "ours", "ratio", "budget"]
    assert lines[1].split() == [
        "start",
        "100.0",
        "ms",
        "120.0",
        "ms",
        "1.20",
        "<=",
        "1.5",
        "x",
        "met",
    ]


def test_p95_leaves_out_the_slowest_twentieth() -> None:
    assert p95(list(range(1, 101))) == pytest.approx(95.05)
