"""Scores that move as they do in life."""

from datetime import date
from random import Random

from planner.ids import IdSource, ScoreId, SessionId
from planner.measures import Measure
from planner.sessions import Score

ITEM_9_SHARE = 0.35
"""Share with item 9 above 0 where PHQ-9 is 10 or more (standards.md 4.2)."""


def starting_totals(random: Random) -> dict[str, float]:
    """Return a person's totals at the first contact, most of them at or above the cut-offs."""
    severity = random.gauss(0.0, 1.0)
    return {
        "PHQ9": 15.5 + 4.0 * severity + random.gauss(0, 1.5),
        "GAD7": 13.0 + 3.0 * severity + random.gauss(0, 1.5),
        "WSAS": 20.0 + 6.0 * severity + random.gauss(0, 3),
    }


def totals_at(
    start: dict[str, float], share_done: float, change: float, random: Random
) -> dict[str, float]:
    """Return the totals after a share of the course.

    Args:
        start: Totals at the first contact.
        share_done: 0.0 at the first contact to 1.0 at the last.
        change: Share of the starting total gone by the end; below 0 means worse.
        random: Source of chance.
    """
    wobble = {"PHQ9": 1.4, "GAD7": 1.3, "WSAS": 2.2}
    return {
        measure: total * (1.0 - change * share_done) + random.gauss(0, wobble[measure])
        for measure, total in start.items()
    }


def spread(total: int, highs: list[int], random: Random) -> list[int]:
    """Return item answers with a given sum, each between 0 and its highest.

    Raises:
        ValueError: The items cannot reach the total.
    """
    if not 0 <= total <= sum(highs):
        raise ValueError(total)
    items = [0] * len(highs)
    open_items = list(range(len(highs)))
    for _ in range(total):
        chosen = random.choice(open_items)
        items[chosen] += 1
        if items[chosen] == highs[chosen]:
            open_items.remove(chosen)
    return items


def made_up_score(
    measure: Measure,
    wanted: float,
    where: tuple[ScoreId, SessionId, date],
    random: Random,
    *,
    works: bool = True,
) -> Score:
    """Return a score by items near the total wanted, with the risk item at its published share."""
    skip = 0 if not works and measure.items[0].may_be_na else None
    highs = [item.high for item in measure.items if measure.items.index(item) != skip]
    risk_index = next((i for i, m in enumerate(measure.items) if m.id == measure.risk_item), None)
    total = min(max(round(wanted), 0), sum(highs))
    risk_answer = None
    if risk_index is not None:
        positive = random.random() < (ITEM_9_SHARE if total >= 10 else 0.06) and total > 0
        risk_answer = min(random.choice((1, 1, 1, 2, 2, 3)), total) if positive else 0
        total = min(total, sum(highs) - highs[risk_index] + risk_answer)
        others = highs[:risk_index] + highs[risk_index + 1 :]
        items: list[int | None] = list(spread(total - risk_answer, others, random))
        items.insert(risk_index, risk_answer)
    else:
        items = list(spread(total, highs, random))
    if skip is not None:
        items.insert(skip, None)
    return Score(
        id=where[0],
        session_id=where[1],
        measure=measure.id,
        day=where[2],
        total=total,
        items=tuple(items),
        risk_item=risk_answer,
        risk_item_reviewed=bool(risk_answer),
    )


def ids_for(ids: IdSource, session_id: SessionId, day: date) -> tuple[ScoreId, SessionId, date]:
    """Return the identity of a new score."""
    return ScoreId(ids.new()), session_id, day
