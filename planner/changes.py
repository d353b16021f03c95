"""What a write changed, so that screens refresh only what they show."""

from dataclasses import dataclass, field
from enum import StrEnum

from planner.ids import PatientId


class Kind(StrEnum):
    """The things a screen can show and so may have to refresh."""

    PATIENT = "patient"
    EPISODE = "episode"
    SESSION = "session"
    SCORE = "score"
    PLAN = "plan"
    REVIEW = "review"
    DRAFT = "draft"
    PACK = "pack"
    SETTING = "setting"
    LIBRARY = "library"
    SUPERVISION = "supervision"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds and people a transaction touched.

    Attributes:
        kinds: What was touched.
        patients: Whose record was touched; empty means nobody's or unknown.
    """

    kinds: frozenset[Kind] = field(default_factory=frozenset)
    patients: frozenset[PatientId] = field(default_factory=frozenset)

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together."""
        return Changes(self.kinds | other.kinds, self.patients | other.patients)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether any of these kinds was touched."""
        return not self.kinds.isdisjoint(kinds)
