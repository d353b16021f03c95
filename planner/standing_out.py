"""What stands out at a contact: recorded facts, in a fixed order. No advice, no weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from planner.review_rules import two_not_done
from planner.sessions import Session, Status
from planner.supervision import Case, SupervisionItem
from planner.views import SessionView

FEWEST_GAPS = 2
"""A gap is the longest of something only beside this many others."""
FEWEST_DAYS = 14
"""Where people meet every week, a day or two more is no news."""


class StandsOut(StrEnum):
    """The kinds of facts, in the order they are shown."""

    LONGEST_GAP = "longest_gap"
    LONG_GAP = "long_gap"
    NOT_HELD = "not_held"
    TWO_NOT_DONE = "two_not_done"
    ITEM_NINE = "item_nine"
    NEED_UNMET = "need_unmet"
    QUESTION = "question"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact.

    Attributes:
        kind: Of which kind.
        day: The day it is about, or None.
        count: Days of a gap, or reviews in a row; else 0.
        session: The contact or appointment it is about, or None.
        item: The question or decision of supervision it is about, or None.
    """

    kind: StandsOut
    day: date | None = None
    count: int = 0
    session: Session | None = None
    item: SupervisionItem | None = None


def standing_out(view: SessionView, case: Case | None, overdue_days: int) -> tuple[Fact, ...]:
    """Return what stands out.

    Args:
        view: The contact.
        case: The facts of the course for supervision, or None where it has ended.
        overdue_days: A gap of more days than this stands out by itself.
    """
    found = [*_gap(view, overdue_days), *_not_held(view)]
    if two_not_done(view):
        found.append(Fact(kind=StandsOut.TWO_NOT_DONE, count=view.not_done_in_a_row))
    found += _item_nine(view)
    if case is not None:
        found += _of_case(case)
    return tuple(found)


def gaps(days: Iterable[date]) -> tuple[int, ...]:
    """Return the days between one contact and the next; two on one day are one contact here."""
    held = sorted(set(days))
    return tuple((later - day).days for day, later in pairwise(held))


def _gap(view: SessionView, overdue_days: int) -> list[Fact]:
    held = [each.day for each in view.earlier if each.status is Status.ATTENDED]
    if not held:
        return []
    last = max(held)
    now = (view.session.day - last).days
    before = gaps(held)
    if len(before) >= FEWEST_GAPS and now > max(FEWEST_DAYS, *before):
        return [Fact(kind=StandsOut.LONGEST_GAP, day=last, count=now)]
    if now > overdue_days:
        return [Fact(kind=StandsOut.LONG_GAP, day=last, count=now)]
    return []


def _not_held(view: SessionView) -> list[Fact]:
    """Appointments since the last contact that were not held."""
    held = [at for at, each in enumerate(view.earlier) if each.status is Status.ATTENDED]
    since = view.earlier[held[-1] + 1 :] if held else view.earlier
    away = (each for each in since if each.status not in (Status.ATTENDED, Status.BOOKED))
    return [Fact(kind=StandsOut.NOT_HELD, day=each.day, session=each) for each in away]


def _item_nine(view: SessionView) -> list[Fact]:
    by_id = {each.id: each for each in (*view.earlier, view.session)}
    waiting = (each for each in view.course_scores if each.risk_item_waiting)
    return [
        Fact(kind=StandsOut.ITEM_NINE, day=each.day, session=by_id.get(each.session_id))
        for each in waiting
    ]


def _of_case(case: Case) -> list[Fact]:
    found = []
    if case.not_met.strip() or case.printed_in_another:
        found.append(Fact(kind=StandsOut.NEED_UNMET))
    found += [Fact(kind=StandsOut.QUESTION, day=e.asked_on, item=e) for e in case.waiting]
    found += [
        Fact(kind=StandsOut.DECISION, day=e.discussed_on, item=e) for e in case.open_decisions
    ]
    return found
