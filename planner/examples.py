"""Stand-in until the helper's own is here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.library import Example


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said."""

    faith: bool = False
    free_only: bool = False
    at_home: bool = False


def choose(
    examples: Iterable[Example], topic: str, count: int, *, day: date, wishes: Wishes
) -> tuple[Example, ...]:
    """Return examples."""
    del day
    found = [e for e in examples if topic in e.topics and (wishes.faith or not e.faith)]
    return tuple(found[:count])
