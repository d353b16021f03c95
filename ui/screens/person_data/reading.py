"""What the page of one person's data asks of the vault (all run in the database thread)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.flat import Difference
from planner.ids import MergeId, PatientId
from planner.library import Library
from planner.merging import Merged, Undone, differing
from planner.patients import Patient
from planner.person_data import Correction, PersonData
from planner.retention import Keeping

if TYPE_CHECKING:
    from models.store import Store
    from models.unlock import LeftBehind, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the page opens with."""

    patient: Patient
    corrections: tuple[Correction, ...]
    library: Library
    keeping: Keeping
    years: int
    merged: tuple[Merged, ...]


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """Everything that is written out."""

    data: PersonData
    corrections: tuple[Correction, ...]
    library: Library


@dataclass(frozen=True, slots=True)
class Compared:
    """Another record beside this one, and where they differ."""

    other: Patient
    differences: tuple[Difference, ...]
    library: Library


@dataclass(frozen=True, slots=True)
class Gone:
    """How an erasure ended."""

    clean: bool
    left: "LeftBehind"


def read_person(patient_id: PatientId, store: "Store") -> Opening:
    """Return all that the page shows of a person."""
    return Opening(
        patient=store.patients.record(patient_id).patient,
        corrections=store.person.corrections(patient_id),
        library=store.library.everything(),
        keeping=store.retention.of(patient_id),
        years=store.retention.years(),
        merged=store.merging.merged(patient_id),
    )


def take_out(patient_id: PatientId, store: "Store") -> tuple[Changes, WrittenOut]:
    """Say in the audit that it is written out, and return everything."""
    changes = store.person.note_export(patient_id)
    found = store.person.corrections(patient_id)
    return changes, WrittenOut(store.person.data(patient_id), found, store.library.everything())


def decide(patient_id: PatientId, until: date, reason: str, store: "Store") -> Changes:
    """Keep a person until another day."""
    return store.retention.decide(patient_id, until, reason)


def follow_rule(patient_id: PatientId, store: "Store") -> Changes:
    """Let the rule count again."""
    return store.retention.follow_rule(patient_id)


def compare(patient_id: PatientId, reference: str, store: "Store") -> Compared:
    """Return another record and where it differs.

    Raises:
        UserFacingError: ``patient.unknown``, ``merge.same``.
    """
    found = store.patients.find(reference)
    if found is None:
        raise UserFacingError("patient.unknown")
    if found == patient_id:
        raise UserFacingError("merge.same")
    other = store.patients.record(found).patient
    mine = store.patients.record(patient_id).patient
    return Compared(other, differing(mine, other), store.library.everything())


def join(patient_id: PatientId, other: PatientId, taken: frozenset[str], store: "Store") -> Changes:
    """Set the other record aside into this one."""
    return store.merging.merge(patient_id, other, taken)


def take_apart(merge_id: MergeId, store: "Store") -> tuple[Changes, Undone]:
    """Take two records apart again."""
    return store.merging.undo(merge_id)


def read_left(vault: "Vault") -> "LeftBehind":
    """Return which backups hold somebody who would be erased now."""
    return vault.left_behind(vault.store.audit.rows() + 1)


def erase(patient_id: PatientId, reference: str, vault: "Vault") -> Gone:
    """Erase a person for good."""
    erased = vault.erase(patient_id, reference)
    return Gone(not vault.cleaning_due, vault.left_behind(erased.proof))
