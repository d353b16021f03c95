"""Which everyday activities of the bank a sheet names as ideas.

The choice goes by the date and by what the person said, never by ethnicity, religion, age,
language or score. The same input always gives the same ideas, so that a sheet can be made again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.library import Example, Season

FAITH_SHARE = 3
"""Where their faith is wanted, 1 idea in this many is of a faith; the rest are for anybody."""

SEASON_SHARE = 4
"""1 idea in this many belongs to the season, where the bank has one."""

_GOLDEN = 618
_WHOLE = 1000
"""The golden ratio in thousandths: turns of it lie apart, whatever a pool's length."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said that an idea has to fit.

    Attributes:
        faith: True only where the person said that the plan may use their faith.
        free_only: True where nothing may cost money.
        at_home: True where nothing may need going out.
    """

    faith: bool = False
    free_only: bool = False
    at_home: bool = False


def season_of(day: date) -> Season:
    """Return the season of a day in the United Kingdom, by whole months: March starts spring."""
    return (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)[day.month % 12 // 3]


def choose(
    examples: Iterable[Example], topic: str, count: int, *, day: date, wishes: Wishes
) -> tuple[Example, ...]:
    """Return ideas of a topic that fit a day and a person, in the order of the bank.

    They are spread over what there is by cost, place and company, in the proportions of the bank.

    Args:
        examples: The bank, in its order.
        topic: What they are examples of, for example ``pleasant``.
        count: How many are wanted.
        day: Gives the season, and turns the choice: another day may give other ideas.
        wishes: What every idea has to fit.

    Returns:
        At most ``count``, none twice; fewer where the bank has no more that fit. An idea that
        does not fit never fills a gap.
    """
    season = season_of(day)
    fitting = [each for each in examples if topic in each.topics and _fits(each, season, wishes)]
    faith = [each for each in fitting if each.faith]
    seasonal = [each for each in fitting if each.seasons and not each.faith]
    plain = [each for each in fitting if not each.seasons and not each.faith]
    turn = day.month + day.day
    some = (*_spread(faith, count // FAITH_SHARE, turn),
            *_spread(seasonal, count // SEASON_SHARE, turn))  # fmt: skip
    most = (*some, *_spread(plain, count - len(some), turn))
    spare = [each for each in (*seasonal, *faith) if each not in some]
    chosen = (*most, *_spread(spare, count - len(most), turn))
    return tuple(each for each in fitting if each in chosen)


def _fits(example: Example, season: Season, wishes: Wishes) -> bool:
    return (
        (wishes.faith or not example.faith)
        and (example.free or not wishes.free_only)
        and (example.at_home or not wishes.at_home)
        and (not example.seasons or season in example.seasons)
    )


def _spread(pool: Sequence[Example], count: int, turn: int) -> tuple[Example, ...]:
    """Return up to ``count`` at even distances, after sorting by kind; ``turn`` shifts them all."""
    wanted = min(max(count, 0), len(pool))
    by_kind = sorted(pool, key=_kind)
    shift = turn * _GOLDEN % _WHOLE
    return tuple(
        by_kind[(step * _WHOLE + shift) * len(pool) // (wanted * _WHOLE)] for step in range(wanted)
    )


def _kind(example: Example) -> tuple[bool, bool, bool]:
    return example.free, example.at_home, example.alone
