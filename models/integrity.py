"""Every check there is, for ``main.py check`` and for the settings page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models import gate, soundness
from models.audit import UNREADABLE, Audit, ChainHead, ChainReport
from models.backups.container import read_manifest
from models.backups.places import Backup, backups, last_backup
from models.database import VaultDatabase
from models.errors import FAULTS
from models.paths import Profile
from planner.errors import UserFacingError


class Agrees(StrEnum):
    """What the chain says of a row that a backup noted as its last."""

    YES = "yes"
    SET_ASIDE = "set_aside"  # the row came after the point that a restore went back to
    NO = "no"
    UNREADABLE = "unreadable"  # the backup cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedHead:
    """The last row a backup noted, compared with the chain.

    Attributes:
        name: The backup's file name.
        made_at: When it was made (UTC).
        seq: Number of the row; 0 where it cannot be read.
        agrees: What the chain says.
    """

    name: str
    made_at: datetime
    seq: int
    agrees: Agrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The state of a vault.

    Attributes:
        schema: Its schema number.
        made_up: True where the caseload is invented.
        counts: Rows of each table, by name.
        problems: What is wrong with the file, in SQLite's words; empty where it is whole.
        chain: What the walk along the audit chain found.
        heads: What each backup noted as the last row of the chain, newest first.
        last_backup: The newest backup, or None.
    """

    schema: int
    made_up: bool
    counts: tuple[tuple[str, int], ...]
    problems: tuple[str, ...]
    chain: ChainReport
    heads: tuple[NotedHead, ...]
    last_backup: Backup | None

    @property
    def head_kept(self) -> bool:
        """False where the chain lacks a row that a backup noted: its tail was cut."""
        return all(each.agrees is not Agrees.NO for each in self.heads)

    @property
    def sound(self) -> bool:
        """True where nothing is wrong."""
        return not self.problems and self.chain.ok and self.head_kept


def check(database: VaultDatabase, audit: Audit, profile: Profile, *, made_up: bool) -> Report:
    """Write the log back and run every check; damage is in the report, not raised."""
    wrong: tuple[str, ...] = ()
    try:
        database.checkpoint()
    except UserFacingError as error:
        wrong = (error.code,)
    connection = database.connection()
    wrong += soundness.problems(connection)
    counts, chain = _walked(database, audit)
    return Report(
        schema=gate.schema_of(connection),
        made_up=made_up,
        counts=tuple(counts.items()),
        problems=wrong,
        chain=chain,
        heads=() if chain is UNREADABLE else noted_heads(audit, profile),
        last_backup=last_backup(profile),
    )


def _walked(database: VaultDatabase, audit: Audit) -> tuple[dict[str, int], ChainReport]:
    """Count all rows and walk the chain, as far as the file lets itself be read."""
    try:
        return soundness.counts(database.connection()), audit.verify()
    except UserFacingError:
        return {}, UNREADABLE
    except FAULTS:
        return {}, UNREADABLE


def noted_heads(audit: Audit, profile: Profile) -> tuple[NotedHead, ...]:
    """Compare the chain with what every backup noted as its last row, newest backup first."""
    return tuple(_compared(audit, profile))


def _compared(audit: Audit, profile: Profile) -> Iterator[NotedHead]:
    restored = audit.restores()
    for backup in backups(profile):
        head = _noted(backup)
        yield NotedHead(
            name=backup.path.name,
            made_at=backup.made_at,
            seq=0 if head is None else head.seq,
            agrees=Agrees.UNREADABLE if head is None else _agrees(audit, head, restored),
        )


def _agrees(audit: Audit, head: ChainHead, restored: tuple[ChainHead, ...]) -> Agrees:
    if audit.holds(head):
        return Agrees.YES
    aside = any(each.seq <= head.seq and head.at <= each.at for each in restored)
    return Agrees.SET_ASIDE if aside else Agrees.NO


def _noted(backup: Backup) -> ChainHead | None:
    """Return what a backup noted; None where it cannot be read: it says nothing then."""
    try:
        return read_manifest(backup.path).head
    except UserFacingError:
        return None
