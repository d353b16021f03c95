"""One write: transaction, audit row, before-image, and the caseload lines it touched."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from typing import Protocol

from models.repositories import summary
from models.repositories.notes import Notes
from models.repositories.patients import Patients
from models.repositories.plans import Plans
from models.repositories.reviews import Reviews
from models.repositories.rows import Rows, Sql
from models.repositories.sessions import Sessions
from planner import codec
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import IdSource, SessionId
from planner.sessions import Session


class Vault(Sql, Protocol):
    """What the store asks of the open database."""

    def write_tx(self) -> AbstractContextManager[object]:
        """Return the one way to change data; re-entrant."""
        ...


class AuditLog(Protocol):
    """What the store asks of the audit chain."""

    def append(
        self, action: str, entity: str, entity_id: str, fields: tuple[str, ...] = ()
    ) -> object:
        """Add one row to the chain, within the open transaction."""
        ...


class Unit:
    """The open vault as the areas of the store share it.

    Attributes:
        rows: Reads and writes.
        patients: People and episodes.
        sessions: Contacts and scores.
        plans: Ready plans.
        reviews: What happened to tasks.
        notes: Drafts, packs, snapshots.
        clock: The time.
        ids: Where ids come from.
        made_up: True in a made-up profile.
    """

    def __init__(
        self, vault: Vault, audit: AuditLog, clock: Clock, ids: IdSource, *, made_up: bool
    ) -> None:
        self._vault = vault
        self._audit = audit
        self._depth = 0
        self._touched: set[int] = set()
        self.rows = Rows(vault)
        self.patients = Patients(self.rows)
        self.sessions = Sessions(self.rows)
        self.plans = Plans(self.rows)
        self.reviews = Reviews(self.rows)
        self.notes = Notes(self.rows)
        self.clock = clock
        self.ids = ids
        self.made_up = made_up

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold one transaction; an inner one is part of the outer one.

        The caseload lines of everybody touched are worked out once, at the end of the outermost.
        """
        with self._vault.write_tx():
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self.settle()
            finally:
                self._depth -= 1
                if not self._depth:
                    self._touched.clear()

    def settle(self) -> None:
        """Work out the caseload lines that this transaction has made stale so far."""
        if self._touched:
            summary.refresh(self.rows, self._touched)
            self._touched.clear()

    def touch(self, patient_key: int) -> None:
        """Say that a person's caseload line may have changed."""
        self._touched.add(patient_key)

    def log(self, action: str, entity: str, entity_id: str, *names: str) -> None:
        """Write the audit row of this write: names of fields, never what is in them."""
        self._audit.append(action, entity, entity_id, names)

    def keep(self, patient_key: int | None, entity: str, entity_id: str, before: object) -> None:
        """Keep the value before this write, for corrections, undo and merge."""
        raise NotImplementedError

    def need_session(self, session_id: SessionId) -> tuple[int, int, Session]:
        """Return a contact with its key and its person's key.

        Raises:
            UserFacingError: ``record.not_found``.
        """
        found = self.sessions.find(session_id)
        if found is None:
            raise UserFacingError("record.not_found", kind="session")
        return found


class Area:
    """A part of the store."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit


def changed(before: object, after: object) -> tuple[str, ...]:
    """Return the names of the fields in which two values of one dataclass differ."""
    names = (field.name for field in fields(after))  # type: ignore[arg-type]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def as_text(value: object) -> str:
    """Return a value of planner as its before-image."""
    return codec.dumps(value)
