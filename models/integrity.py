"""Every check there is, for ``main.py check`` and for the settings page."""

from dataclasses import dataclass

from models import gate, soundness
from models.audit import Audit, ChainReport
from models.backup import Backup, last_backup, noted_head
from models.database import VaultDatabase
from models.errors import FAULTS, known_fault
from models.paths import Profile


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
    """Write the log back and run every check.

    Raises:
        UserFacingError: ``vault.damaged`` where the file is too damaged to be walked.
    """
    database.checkpoint()
    connection = database.connection()
    try:
        problems = soundness.problems(connection)
        counts = tuple(soundness.counts(connection).items())
        chain = audit.verify()
    except FAULTS as error:
        raise known_fault(error) or error from error
    backup = last_backup(profile)
    return Report(
        schema=gate.schema_of(connection),
        made_up=made_up,
        counts=counts,
        problems=problems,
        chain=chain,
        head_kept=_head_kept(audit, backup),
        last_backup=backup,
    )


def _head_kept(audit: Audit, backup: Backup | None) -> bool:
    """Tell whether the chain still has the row that the last backup noted as its last.

    A backup that cannot be read says nothing about the vault.
    """
    head = None if backup is None else noted_head(backup)
    return head is None or audit.holds(head)
