"""Sums of measures, shown with their addition. Bands and cut-offs are published, no verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.measures import Band, Measure
from planner.sessions import Score

Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Addition:
    """A sum that can be checked by eye, "2 + 1 + 2 = 5".

    Attributes:
        addends: The answers in the questionnaire's order; None where it does not apply.
        total: Their sum.
    """

    addends: tuple[int | None, ...]
    total: int


def addition(measure: Measure, answers: Answers) -> Addition:
    """Return the sum of a full set of answers.

    Args:
        measure: Which.
        answers: One an item, None only where the item may be "not applicable".

    Raises:
        ValueError: An answer is missing, too many, or out of range.
    """
    if not answers or len(answers) != len(measure.items) or missing(measure, answers):
        raise ValueError("answers")
    if out_of_range(measure, answers):
        raise ValueError("range")
    return Addition(tuple(answers), sum(each for each in answers if each is not None))


def missing(measure: Measure, answers: Answers) -> tuple[str, ...]:
    """Return the ids of items still without an answer; "not applicable" is one where allowed."""
    given = [*answers, *[None] * (len(measure.items) - len(answers))]
    reached = len(answers)
    return tuple(
        item.id
        for place, (item, answer) in enumerate(zip(measure.items, given, strict=False))
        if answer is None and not (item.may_be_na and place < reached)
    )


def out_of_range(measure: Measure, answers: Answers) -> tuple[str, ...]:
    """Return the ids of items whose answer the questionnaire does not offer."""
    return tuple(
        item.id
        for item, answer in zip(measure.items, answers, strict=False)
        if answer is not None and not item.low <= answer <= item.high
    )


def risk_answer(measure: Measure, answers: Answers) -> int | None:
    """Return the answer to the measure's risk item, None where it has none or none was given."""
    for item, answer in zip(measure.items, answers, strict=False):
        if measure.risk_item and item.id == measure.risk_item:
            return answer
    return None


def band(measure: Measure, total: int) -> Band | None:
    """Return the published band a total lies in, or None."""
    return next((each for each in measure.bands if each.low <= total <= each.high), None)


def changes(scores: Sequence[Score], measure: str) -> tuple[int | None, int | None]:
    """Return how the newest total differs from the first and from the one before it.

    Args:
        scores: Any scores, in any order.
        measure: Id of the measure looked at.
    """
    totals = [each.total for each in sorted(scores, key=_by_day) if each.measure == measure]
    if len(totals) < 2:
        return None, None
    return totals[-1] - totals[0], totals[-1] - totals[-2]


def _by_day(score: Score) -> date:
    return score.day
