"""One write: transaction, audit row, before-image, and the caseload lines it touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

from models.audit import Audit
from models.database import VaultDatabase
from models.repositories import summary
from models.repositories.convert import put_instant, put_json
from models.repositories.notes import Notes
from models.repositories.patients import Patients
from models.repositories.plans import Plans
from models.repositories.reviews import Reviews
from models.repositories.rows import Rows
from models.repositories.sessions import Sessions
from models.repositories.sheet_entries import SheetEntries
from models.repositories.supervision import SupervisionItems
from models.tables import Revision
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import IdSource, SessionId
from planner.sessions import Session


class Unit:
    """The open vault as the areas of the store share it.

    Attributes:
        rows: Reads and writes.
        patients: People and episodes.
        sessions: Contacts and scores.
        plans: Ready plans.
        reviews: What happened to tasks.
        notes: Drafts, packs, snapshots.
        supervision: Questions and decisions.
        sheets: Sheets typed in from paper.
        clock: The time.
        ids: Where ids come from.
        made_up: True in a made-up profile.
    """

    def __init__(
        self, database: VaultDatabase, audit: Audit, clock: Clock, ids: IdSource, *, made_up: bool
    ) -> None:
        self._database = database
        self._audit = audit
        self._depth = 0
        self._writes = 0
        self._touched: set[int] = set()
        self.rows = Rows(database)
        self.patients = Patients(self.rows)
        self.sessions = Sessions(self.rows)
        self.plans = Plans(self.rows)
        self.reviews = Reviews(self.rows)
        self.notes = Notes(self.rows)
        self.supervision = SupervisionItems(self.rows)
        self.sheets = SheetEntries(self.rows)
        self.clock = clock
        self.ids = ids
        self.made_up = made_up

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold one transaction; an inner one is part of the outer one.

        The caseload lines of everybody touched are worked out once, at the end of the outermost.
        """
        with self._database.write_tx():
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self.settle()
            finally:
                self._depth -= 1
                if not self._depth:
                    self._writes += 1
                    self._touched.clear()

    @property
    def writes(self) -> int | None:
        """How many transactions have ended; None within one, when nothing read may be kept."""
        return None if self._depth else self._writes

    def settle(self) -> None:
        """Work out the caseload lines that this transaction has made stale so far."""
        if self._touched:
            summary.refresh(self.rows, self._touched)
            self._touched.clear()

    def touch(self, patient_key: int) -> None:
        """Say that a person's caseload line may have changed."""
        self._touched.add(patient_key)

    def log(self, action: str, entity: str, entity_id: str, *names: str) -> int:
        """Write the audit row of this write: names of fields, never what is in them.

        Returns:
            The number of the row.
        """
        return self._audit.record(action, entity, entity_id, names)

    def keep(self, patient_key: int | None, entity: str, entity_id: str, before: object) -> None:
        """Keep the value before this write, for corrections, undo and merge."""
        self.rows.insert(
            Revision,
            {
                "at": put_instant(self.clock.now()),
                "patient_id": patient_key,
                "entity": entity,
                "entity_uuid": entity_id,
                "data": put_json(before),
                "actor": "",
            },
        )

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
