"""Where a slip that came back is reviewed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from planner.ids import EpisodeId, PatientId, SessionId
from planner.sessions import Session, Status

HELD_OR_TO_COME = frozenset({Status.BOOKED, Status.ATTENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedPack:
    """What a code on a page leads to.

    Attributes:
        code: The code as it is printed.
        patient_id: Whose.
        name: Name in the record.
        episode_id: The course of treatment.
        number: Number of the contact the pack is from.
        day: Its day.
        review_at: The contact its plan is reviewed at, or None where there is none.
        made_at: The contact it is from.
        late: True where a later plan was made, so that the slip is typed in by itself.
        reviewed_on: Day of the contact its plan was reviewed at, or None while it waits.
    """

    code: str
    patient_id: PatientId
    name: str
    episode_id: EpisodeId
    number: int
    day: date
    review_at: SessionId | None
    made_at: SessionId | None = None
    late: bool = False
    reviewed_on: date | None = None


def review_contact(
    made_at: SessionId,
    contacts: Sequence[Session],
    *,
    with_plan: Collection[SessionId],
    reviewed_at: SessionId | None,
    today: date,
) -> SessionId | None:
    """Return the contact at which the plan of an earlier one is reviewed, or None.

    Where it was reviewed, that contact. Else, of the contacts that look back on this plan (those
    after it, up to the first with a plan of its own): today's, the next to come, one whose day has
    passed and that nobody said anything about, the last one held.

    Args:
        made_at: The contact the plan was made at.
        contacts: All of the course of treatment, in order.
        with_plan: Those of them with a ready plan.
        reviewed_at: Where the plan was reviewed, or None.
        today: The day.
    """
    if made_at not in with_plan:
        return None
    if reviewed_at is not None:
        return reviewed_at
    open_ones = _looking_back(made_at, contacts, with_plan)
    waiting = [each for each in open_ones if each.status is Status.BOOKED]
    choices = (
        [each for each in open_ones if each.day == today],
        [each for each in waiting if each.day > today],
        waiting,
        list(reversed(open_ones)),
    )
    return next((found[0].id for found in choices if found), None)


def _looking_back(
    made_at: SessionId, contacts: Sequence[Session], with_plan: Collection[SessionId]
) -> list[Session]:
    found: list[Session] = []
    ids = [each.id for each in contacts]
    for each in contacts[ids.index(made_at) + 1 :]:
        if each.status in HELD_OR_TO_COME:
            found.append(each)
        if each.id in with_plan:
            break
    return found
