"""Identity: distinct types for ids, and the source they come from."""

import random
import uuid
from typing import NewType, Protocol

PatientId = NewType("PatientId", str)
EpisodeId = NewType("EpisodeId", str)
SessionId = NewType("SessionId", str)
ScoreId = NewType("ScoreId", str)
PlanId = NewType("PlanId", str)
TaskId = NewType("TaskId", str)
OccasionId = NewType("OccasionId", str)
ReviewId = NewType("ReviewId", str)
PackId = NewType("PackId", str)
DraftId = NewType("DraftId", str)
SupervisionId = NewType("SupervisionId", str)
SheetEntryId = NewType("SheetEntryId", str)
MergeId = NewType("MergeId", str)


class IdSource(Protocol):
    """Gives new UUIDs as text; passed in, so that tests are exact."""

    def new(self) -> str:
        """Return a UUID nobody has had before, in its usual 36 characters."""
        ...


class RandomIds:
    """The ids of real life: UUID version 4 from the system's randomness."""

    def new(self) -> str:
        """Return a new random UUID."""
        return str(uuid.uuid4())


class SeededIds:
    """Repeatable ids for tests and made-up caseloads."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (repeatable on purpose, guards nothing)

    def new(self) -> str:
        """Return the next UUID of this seed's row."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))
