"""What the audit page asks of the vault (all run in the database thread)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.audit import AuditFilter, AuditRow, AuditRows, RecordState, StateFound
from planner.ids import PatientId
from planner.search import search_key

if TYPE_CHECKING:
    from models.store import Store
    from models.unlock import ChainReport, NotedHead, Vault

SLICE = 4_000


@dataclass(frozen=True, slots=True)
class Whom:
    """Who was found by a reference or a name.

    Attributes:
        id: Their id, None where nobody or several fit.
        name: Their name, as it stands in the record.
        several: More than one person fits.
    """

    id: PatientId | None = None
    name: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Walked:
    """How far a check has come.

    Attributes:
        report: What was found until now.
        whole: Number of the last row of the chain.
        ended: True at its end.
        broken: The row where it breaks, as far as it can be read.
    """

    report: "ChainReport"
    whole: int
    ended: bool
    broken: AuditRow | None = None


def find_whom(text: str, store: "Store") -> Whom:
    """Return who has a reference, an identity or else a name."""
    found = store.patients.find(text)
    if found is not None:
        return Whom(found, store.patients.record(found).patient.name)
    wanted = search_key(text)
    fits = [row for row in store.lists.caseload() if wanted and wanted in search_key(row.name)]
    if len(fits) == 1:
        return Whom(fits[0].id, fits[0].name)
    return Whom(several=bool(fits))


def read_page(wanted: AuditFilter, before: int | None, store: "Store") -> AuditRows:
    """Return the newest rows that fit, or the next older ones."""
    return store.audit.page(wanted, before)


def walk_on(so_far: "ChainReport | None", store: "Store") -> Walked:
    """Check some more rows of the chain; others read and write between two calls."""
    report = store.audit.check_some(so_far, SLICE)
    ended = report.rows - (so_far.rows if so_far else 0) < SLICE
    broken = None
    if ended and report.broken_at:
        rows = store.audit.page(AuditFilter(), report.broken_at + 1).rows
        broken = next((row for row in rows if row.seq == report.broken_at), None)
    return Walked(report, store.audit.rows(), ended, broken)


def read_heads(vault: "Vault") -> "tuple[NotedHead, ...]":
    """Compare the chain with what every backup noted."""
    return vault.noted_heads()


def find_state(state: RecordState, store: "Store") -> StateFound:
    """Return what the chain says of a printed line."""
    return store.audit.find_state(state)
