"""Texts about a case that are on their way to the vault, or came back from there. Qt-free."""

from dataclasses import dataclass, replace
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
    """The writes about each case, until the page has read the vault again.

    A text is the page's to keep until the vault has it: whichever case is chosen meanwhile, and
    whatever was sent after it.
    """

    def __init__(self) -> None:
        self._all: list[tuple[Typed, Fate]] = []

    def send(self, typed: Typed) -> None:
        """A write begins; what came back about the case was in its fields and goes with it."""
        course = typed.case.episode_id
        back = self._back(course)
        self._all = [each for each in self._all if not any(each[0] is one for one in back)]
        self._all.append((typed, Fate.SENT))

    def settle(self, typed: Typed, fate: Fate) -> None:
        """A write ended."""
        self._all = [(each, fate if each is typed else old) for each, old in self._all]

    def read_again(self) -> None:
        """The page shows what the vault has; forget what arrived there."""
        self._all = [each for each in self._all if each[1] is not Fate.ARRIVED]

    def refused(self, course: EpisodeId) -> Typed | None:
        """Return what came back about a case, several as one, or None."""
        back = self._back(course)
        if not back:
            return None
        question = lines_of(*(each.question for each in back))
        return replace(back[0], question=question, decision=lines_of(*(e.decision for e in back)))

    def rest(self, course: EpisodeId) -> str | None:
        """Return what of a decision was sent as half typed; None where nothing was sent."""
        sent = [
            typed.rest
            for typed, fate in self._all
            if typed.case.episode_id == course and fate is not Fate.REFUSED
        ]
        return sent[-1] if sent else None

    def on_way(self) -> tuple[Typed, ...]:
        """Return what was sent and may not have arrived, oldest first."""
        return tuple(typed for typed, fate in self._all if fate is Fate.SENT)

    def came_back(self) -> tuple[Typed, ...]:
        """Return what came back, one for each case."""
        courses = dict.fromkeys(each.case.episode_id for each, _ in self._all)
        return tuple(back for course in courses if (back := self.refused(course)) is not None)

    def forget(self) -> None:
        """Forget everybody."""
        self._all.clear()

    def _back(self, course: EpisodeId) -> list[Typed]:
        return [
            typed
            for typed, fate in self._all
            if typed.case.episode_id == course and fate is Fate.REFUSED
        ]


def lines_of(*texts: str) -> str:
    """Return texts below each other, empty ones and those said again left out."""
    return "\n".join(dict.fromkeys(each for each in texts if each))


def with_since(text: str, since: str, stored: str) -> str:
    """Return a text that came back together with what its field has by now.

    Args:
        text: What came back.
        since: What stands in the field.
        stored: What the field shows of the vault when nobody has typed.
    """
    if since == stored:
        return text
    return since if since.startswith(text) else lines_of(text, since)
