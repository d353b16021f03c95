"""Erasing one person: every row of theirs in one transaction, and a proof row without a value."""

from dataclasses import dataclass

from models import cleaning
from models.person_rows import PERSON_ROWS, records_of
from models.repositories.patients import reference_key
from models.store.unit import Area
from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import PatientId

# A snapshot of the library belongs to nobody once no task was made from it.
_ORPHANS = (
    "DELETE FROM content_snapshot WHERE NOT EXISTS"
    " (SELECT 1 FROM task_snapshot x WHERE x.snapshot_id = content_snapshot.id)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure did.

    Attributes:
        changes: What screens have to refresh.
        rows: How many rows went.
        proof: Number of the audit row that says so.
    """

    changes: Changes
    rows: int
    proof: int


class ErasingArea(Area):
    """Takes a person out of the vault for good. ``Vault.erase`` cleans the file after it."""

    def need_confirmed(self, patient_id: PatientId, reference: str) -> None:
        """Refuse a reference that is not the person's.

        Raises:
            UserFacingError: ``record.not_found``, ``erase.not_confirmed``.
        """
        self._key_of(patient_id, reference)

    def erase(self, patient_id: PatientId, reference: str) -> Erased:
        """Delete every row of a person, those of records set aside into theirs too.

        Other people's rows stay as they are. The audit rows of the person stay and hold ids only.

        Args:
            patient_id: Who.
            reference: Their reference, typed to confirm.

        Raises:
            UserFacingError: ``record.not_found``, ``erase.not_confirmed``; nothing was erased.
        """
        unit = self._unit
        with unit.write():
            key = self._key_of(patient_id, reference)
            # Worked out now: the caseload lines of the others touched before must not name them.
            unit.settle()
            count, names = self._delete(records_of(unit.rows, key))
            cleaning.note_due(unit.rows)
            proof = unit.log("erase", "patient", patient_id, *names)
        changes = Changes(frozenset(Kind) - {Kind.SETTING, Kind.LIBRARY}, frozenset({patient_id}))
        return Erased(changes=changes, rows=count, proof=proof)

    def _key_of(self, patient_id: PatientId, reference: str) -> int:
        key, patient = self._unit.patients.patient(patient_id)
        if reference_key(reference) != reference_key(patient.reference):
            raise UserFacingError("erase.not_confirmed")
        return key

    def _delete(self, keys: tuple[int, ...]) -> tuple[int, tuple[str, ...]]:
        """Return how many rows went, and the tables that had some."""
        rows, count, names = self._unit.rows, 0, []
        for table, where in PERSON_ROWS.items():
            name = table._meta.table_name  # noqa: SLF001 (peewee's own way to say it)
            gone = rows.run_among(f'DELETE FROM "{name}" WHERE {where}', keys)  # noqa: S608 (names of our own)
            count += gone
            names += [name] if gone else []
        return count + rows.run(_ORPHANS), tuple(names)
