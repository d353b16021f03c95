"""The table: what, floor, ours, ratio, budget, met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isinf
from statistics import quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table.

    Attributes:
        what: What was measured.
        unit: ``ms`` or ``MB``.
        floor: The floor of the same run, or None where the budget is a limit of perception.
        ours: Ours.
        budget: Highest ratio to the floor; where there is no floor, the highest value of ours.
            Infinity where the figure is only reported.
    """

    what: str
    unit: str
    floor: float | None
    ours: float
    budget: float

    @property
    def ratio(self) -> float | None:
        """Ours by the floor."""
        return None if self.floor is None else self.ours / self.floor

    @property
    def met(self) -> bool:
        """True within the budget."""
        return (self.ours if self.ratio is None else self.ratio) <= self.budget


HEAD = ("what", "floor", "ours", "ratio", "budget", "")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines of text."""
    lines = [HEAD, *(_cells(each) for each in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(values, n=20, method="inclusive")[-1]


def _cells(figure: Figure) -> tuple[str, ...]:
    unit, ratio = figure.unit, figure.ratio
    return (
        figure.what,
        "" if figure.floor is None else f"{figure.floor:.1f} {unit}",
        f"{figure.ours:.1f} {unit}",
        "" if ratio is None else f"{ratio:.2f}",
        _budget(figure),
        "" if isinf(figure.budget) else "met" if figure.met else "NOT MET",
    )


def _budget(figure: Figure) -> str:
    if isinf(figure.budget):
        return "reported"
    return f"<= {figure.budget:g} {figure.unit if figure.ratio is None else 'x'}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = cells
    padded = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
    return "  ".join((first.ljust(widths[0]), *padded)).rstrip()
