"""The audit as one reads it: rows, what to look for, and the state printed on reports."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from planner.ids import PatientId

DIGITS = 8
_TYPED = re.compile(r"(\d{1,12})[\s-]+([0-9a-f]{4})[\s-]*([0-9a-f]{4})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One row of the chain.

    Attributes:
        seq: Its number.
        at: What the clock said (UTC).
        actor: Who, as a code.
        action: What was done, as a code.
        entity: To what kind of thing, as a code.
        entity_id: To which.
        fields: Names of the fields that changed.
        person: Name of whose it is; empty where they are not in the vault (any more) or where it
            is nobody's.
    """

    seq: int
    at: datetime
    actor: str
    action: str
    entity: str
    entity_id: str
    fields: tuple[str, ...]
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What to look for; everything that is given must hold.

    Attributes:
        patient: Rows of one person and of all that is theirs.
        day: Rows of one local day.
        entities: Rows of these kinds of things; none means any.
    """

    patient: PatientId | None = None
    day: date | None = None
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRows:
    """Some rows, newest first.

    Attributes:
        rows: The rows.
        more: True where older ones fit too.
    """

    rows: tuple[AuditRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class RecordState:
    """Where the chain stood: a row's number and the first digits of its seal.

    Printed on reports, so that a chain cut or written anew later shows against the paper.
    """

    seq: int
    digits: str

    def __str__(self) -> str:
        """Return it as printed, such as ``1234-ab12-cd34``."""
        return f"{self.seq}-{self.digits[:4]}-{self.digits[4:]}"

    @classmethod
    def typed(cls, text: str) -> "RecordState | None":
        """Return what somebody typed from paper, or None where it is no such line."""
        found = _TYPED.search(text)
        return cls(int(found[1]), (found[2] + found[3]).lower()) if found else None


@dataclass(frozen=True, slots=True)
class StateFound:
    """What the chain says of a printed state.

    Attributes:
        state: What was typed.
        at: When its row was written (UTC); None where there is no such row.
        matches: The row has this seal.
        rows: How many rows there are now.
    """

    state: RecordState
    at: datetime | None
    matches: bool
    rows: int
