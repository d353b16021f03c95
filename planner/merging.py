"""Two records found to be of one person: where they differ, and what becomes of the kept one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner import codec
from planner.flat import Difference, at, field_differences, put
from planner.ids import MergeId, PatientId
from planner.patients import Patient

IDENTITY = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One record set aside into another.

    Attributes:
        id: Identity of the merge.
        kept: The record that stays.
        aside: The record set aside.
        at: When (UTC).
        name: Name in the record set aside.
        reference: Its reference.
        courses: How many courses of treatment came over.
    """

    id: MergeId
    kept: PatientId
    aside: PatientId
    at: datetime
    name: str
    reference: str
    courses: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a merge did.

    Attributes:
        gone_back: Courses of treatment that are with the other record again, with all that was
            added to them meanwhile.
        stayed: Fields of the kept record that were changed since, and so stay as they are.
    """

    gone_back: int
    stayed: tuple[str, ...]


def differing(kept: Patient, aside: Patient) -> tuple[Difference, ...]:
    """Return the fields in which two records differ; a list is one value."""
    found = field_differences(codec.encode(kept), codec.encode(aside))
    return tuple(each for each in found if each.path != IDENTITY)


def combined(kept: Patient, aside: Patient, taken: Collection[str]) -> Patient:
    """Return the kept record with fields taken over from the other.

    Args:
        kept: The record that stays.
        aside: The record set aside.
        taken: Paths of ``differing`` whose value comes from the other record.
    """
    into, other = codec.encode(kept), codec.encode(aside)
    for path in taken:
        put(into, path, at(other, path))
    made: Patient = codec.decode(Patient, into)
    return made


def taken_back(now: Patient, before: Patient, after: Patient) -> tuple[Patient, tuple[str, ...]]:
    """Return a record without what a merge brought, and the fields changed since, which stay.

    Args:
        now: The kept record as it is.
        before: As it was before the merge.
        after: As the merge left it.
    """
    present, old, new = (codec.encode(each) for each in (now, before, after))
    stayed = []
    for each in field_differences(old, new):
        if at(present, each.path) == at(new, each.path):
            put(present, each.path, at(old, each.path))
        else:
            stayed.append(each.path)
    made: Patient = codec.decode(Patient, present)
    return made, tuple(stayed)


def without_taken(data: Any, before: Patient, after: Patient) -> Any:  # noqa: ANN401 (JSON)
    """Return a before-image of the kept record without the values a merge had brought into it."""
    old, new = codec.encode(before), codec.encode(after)
    for each in field_differences(old, new):
        if at(data, each.path) == at(new, each.path):
            put(data, each.path, at(old, each.path))
    return data
