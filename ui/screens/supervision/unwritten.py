"""Texts about a case that are on their way to the vault, or came back from there. Qt-free."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from planner.ids import EpisodeId
from planner.supervision import Case, SupervisionItem


class Fate(Enum):
    """What became of a write."""

    SENT = "sent"
    ARRIVED = "arrived"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Typed:
    """One write about a case.

    Attributes:
        case: The case as it was before.
        question: The question as typed.
        decision: The decision as typed.
        items: What is written of them.
        rest: What of the decision stays half typed.
    """

    case: Case
    question: str
    decision: str
    items: tuple[SupervisionItem, ...]
    rest: str


class Unwritten:
    """The last write about each case, until the page has read the vault again.

    A text is the page's to keep until the vault has it: whichever case is chosen meanwhile.
    """

    def __init__(self) -> None:
        self._last: dict[EpisodeId, tuple[Typed, Fate]] = {}

    def send(self, typed: Typed) -> None:
        """A write begins."""
        self._last[typed.case.episode_id] = (typed, Fate.SENT)

    def settle(self, typed: Typed, fate: Fate) -> None:
        """A write ended; it no longer matters where a later one was sent."""
        found = self._last.get(typed.case.episode_id)
        if found is not None and found[0] is typed:
            self._last[typed.case.episode_id] = (typed, fate)

    def read_again(self) -> None:
        """The page shows what the vault has; forget what arrived there."""
        self._last = {
            course: (typed, fate)
            for course, (typed, fate) in self._last.items()
            if fate is not Fate.ARRIVED
        }

    def refused(self, course: EpisodeId) -> Typed | None:
        """Return what came back about a case."""
        typed, fate = self._last.get(course, (None, None))
        return typed if fate is Fate.REFUSED else None

    def rest(self, course: EpisodeId) -> str | None:
        """Return what of a decision was sent as half typed; None where nothing was sent."""
        typed, fate = self._last.get(course, (None, None))
        return None if typed is None or fate is Fate.REFUSED else typed.rest

    def not_arrived(self) -> Iterator[tuple[Typed, Fate]]:
        """Yield what may not be in the vault."""
        for typed, fate in self._last.values():
            if fate is not Fate.ARRIVED:
                yield typed, fate

    def forget(self) -> None:
        """Forget everybody."""
        self._last.clear()
