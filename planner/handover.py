"""People handed over to another practitioner's vault: what is in the file, and what would clash."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.changes import Changes
from planner.ids import PatientId

PROGRAM = "0.1.0"
"""Version of the program, as the file says it."""


def tidied(typed: str) -> str:
    """Return words as they were sealed with, from how somebody typed them after a phone call."""
    bare = "".join(each if each.isalpha() else " " for each in typed.casefold())
    return " ".join(bare.split())


class Clash(StrEnum):
    """What stands between somebody in the file and this vault."""

    HERE = "here"
    PARTLY_HERE = "partly_here"
    REFERENCE = "reference"
    NHS_NUMBER = "nhs_number"
    SIMILAR_NAME = "similar_name"
    ERASED = "erased"
    CODES = "codes"


LEFT_OUT = frozenset({Clash.HERE, Clash.PARTLY_HERE, Clash.REFERENCE, Clash.NHS_NUMBER})
"""Whoever has one of these stays out; the others are said and do not keep anybody out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A clash.

    Attributes:
        clash: What it is.
        other: Name of the person here, where there is one.
    """

    clash: Clash
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whose vault the file is from; nothing proves it but the six words.

    Attributes:
        vault_id: Identity of the vault.
        practitioner: Name of its practitioner.
        made_at: When the file was made (UTC).
        program: Version of the program.
        made_up: True where the people are invented.
    """

    vault_id: str
    practitioner: str
    made_at: datetime
    program: str
    made_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the file.

    Attributes:
        id: Identity, the same in both vaults.
        name: Name in the record.
        reference: The service's reference.
        courses: Courses of treatment.
        sessions: Contacts.
        plans: Plans.
    """

    id: PatientId
    name: str
    reference: str
    courses: int
    sessions: int
    plans: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody in the file, beside this vault.

    Attributes:
        person: Who.
        found: What clashes.
    """

    person: Person
    found: tuple[Found, ...]

    @property
    def comes(self) -> bool:
        """True where they would be taken in."""
        return not any(each.clash in LEFT_OUT for each in self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file holds, before anything of it is kept.

    Attributes:
        sender: Whose vault it is from.
        arrivals: Everybody in it.
        own: True where it was made by this very vault.
    """

    sender: Sender
    arrivals: tuple[Arrival, ...]
    own: bool

    @property
    def coming(self) -> tuple[Arrival, ...]:
        """Those who would be taken in."""
        return tuple(each for each in self.arrivals if each.comes)

    @property
    def left_out(self) -> tuple[Arrival, ...]:
        """Those who would not."""
        return tuple(each for each in self.arrivals if not each.comes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What taking in did.

    Attributes:
        changes: What screens have to refresh.
        preview: Everybody in the file, as it was found when they were taken in.
    """

    changes: Changes
    preview: Preview
