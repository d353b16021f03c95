"""All that is recorded of one person, to be given out or looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.flat import Difference
from planner.ids import PatientId

FORMAT = "between-sessions person"
VERSION = 1
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonData:
    """Every row of one person.

    Attributes:
        person: Whose.
        schema: Schema number of the vault.
        made_at: When it was read (UTC).
        made_up: True in a made-up profile.
        tables: Rows by table, the person first; JSON columns are JSON, keys tie rows together.
        library: What of the library their tasks were made from, as it was.
        audit: Rows of the audit chain about them; never a value.
    """

    person: PatientId
    schema: int
    made_at: datetime
    made_up: bool
    tables: Mapping[str, tuple[Row, ...]]
    library: tuple[Row, ...]
    audit: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it in the form programs read."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "schema": self.schema,
            "made_at": self.made_at.isoformat(),
            "made_up": self.made_up,
            "person": self.person,
            "tables": {name: [dict(row) for row in rows] for name, rows in self.tables.items()},
            "library": [dict(row) for row in self.library],
            "audit": [dict(row) for row in self.audit],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What something said before it was changed.

    Attributes:
        at: When it was changed (UTC).
        actor: Who did, where that was somebody else than this vault's practitioner.
        entity: What kind of thing, as in the audit.
        entity_id: Which.
        removed: It is not there any more; all it said is in ``differences``.
        differences: Where it said something else, and what.
    """

    at: datetime
    actor: str
    entity: str
    entity_id: str
    removed: bool
    differences: tuple[Difference, ...]
