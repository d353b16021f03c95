"""Every check there is, for ``main.py check`` and for the settings page."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models import gate, soundness
from models.audit import UNREADABLE, Audit, ChainReport
from models.backups.container import read_manifest
from models.backups.places import Backup, last_backup
from models.database import VaultDatabase
from models.errors import FAULTS
from models.paths import Profile
from models.repositories.convert import get_instant
from planner.errors import UserFacingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The state of a vault.

    Attributes:
        schema: Its schema number.
        made_up: True where the caseload is invented.
        counts: Rows of each table, by name.
        problems: What is wrong with the file, in SQLite's words; empty where it is whole.
        chain: What the walk along the audit chain found.
        head_kept: False where the chain lacks the row the last backup noted: its tail was cut.
        last_backup: The newest backup, or None.
    """

    schema: int
    made_up: bool
    counts: tuple[tuple[str, int], ...]
    problems: tuple[str, ...]
    chain: ChainReport
    head_kept: bool
    last_backup: Backup | None

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
    backup = last_backup(profile)
    return Report(
        schema=gate.schema_of(connection),
        made_up=made_up,
        counts=tuple(counts.items()),
        problems=wrong,
        chain=chain,
        head_kept=chain is UNREADABLE or _head_kept(audit, backup),
        last_backup=backup,
    )


def _walked(database: VaultDatabase, audit: Audit) -> tuple[dict[str, int], ChainReport]:
    """Count all rows and walk the chain, as far as the file lets itself be read."""
    try:
        return soundness.counts(database.connection()), audit.verify()
    except UserFacingError:
        return {}, UNREADABLE
    except FAULTS:
        return {}, UNREADABLE


def _head_kept(audit: Audit, backup: Backup | None) -> bool:
    """Tell whether the chain still has the row that the last backup noted as its last.

    A backup that cannot be read says nothing about the vault, nor does one that was made before an
    earlier state was restored.
    """
    if backup is None or backup.made_at <= _last_restore(audit):
        return True
    try:
        return audit.holds(read_manifest(backup.path).head)
    except UserFacingError:
        return True


def _last_restore(audit: Audit) -> datetime:
    found = audit.last_time("restored", "went_back")
    return get_instant(found) if found else datetime.min.replace(tzinfo=UTC)
