"""Work begun and not finished, kept in the vault so that lock, crash and power cut lose nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DraftKind(StrEnum):
    """What a draft is of; ``owner`` is the id of the thing it belongs to."""

    PLAN = "plan"
    REVIEW = "review"
    PATIENT = "patient"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was last saved.

    Attributes:
        kind: What it is of, usually a ``DraftKind``.
        owner: Id of what it belongs to: for a plan or a review the session.
        version: Version of the form of ``data``.
        data: JSON text, as ``planner.codec.dumps`` writes it.
        saved_at: When it was saved (UTC).
    """

    kind: str
    owner: str
    version: int
    data: str
    saved_at: datetime
