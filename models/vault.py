"""An open vault: the store, and what the window does with the file as a whole."""

import contextlib
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from models import cleaning, gate
from models.audit import EMPTY, Audit, ChainHead
from models.backups import Backup, Before
from models.backups.checking import verify
from models.backups.container import read_manifest
from models.backups.desk import BackupDesk
from models.backups.keeping import before_erase, drop_before_erase, thin
from models.backups.making import Source, copy_closed
from models.backups.places import AUTO, backups, last_backup
from models.database import VaultDatabase
from models.errors import FAULTS, faults_sorted, known_fault
from models.folders import cloud_service
from models.handover_file import Opened as HandoverFile
from models.integrity import NotedHead, Report, check, noted_heads
from models.key_desk import KeyDesk
from models.last_seen import LastSeen
from models.left_behind import LeftBehind, left_behind
from models.lockfile import ProfileLock
from models.meta import Meta
from models.paths import Profile, machine_library
from models.service_library import ServiceLibrary
from models.store import Store
from models.store.erasing import Erased
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.handover import TakenIn
from planner.ids import IdSource, PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What an open vault is made of.

    Attributes:
        profile: The profile.
        lock: Keeps a second copy of the program out.
        database: The open database.
        meta: What the vault says about itself.
    """

    profile: Profile
    lock: ProfileLock
    database: VaultDatabase
    meta: Meta

    def source(self, head: ChainHead) -> Source:
        """Return what a backup is made of, as of an audit row."""
        return Source(
            profile=self.profile,
            vault_id=self.meta.vault_id,
            made_up=self.meta.made_up,
            head=head,
        )


class Vault:
    """An open vault, used by one thread at a time; only ``interrupt`` may come from another.

    Attributes:
        store: All reading and writing of the record.
        backups: The backups; slow work on them is begun here and run elsewhere.
        keys: Passphrase, recovery code, change of keys, the service's key.
        backup_fault: Why the automatic backup of ``close`` could not be made, else None.
    """

    def __init__(self, opened: Opened, clock: Clock, ids: IdSource) -> None:
        self._opened = opened
        self._clock = clock
        self._audit = Audit(opened.database, opened.meta.audit_key, clock)
        self._closed = False
        self._closed_head: ChainHead | None = None
        self._seen = LastSeen(opened.profile, opened.meta.vault_id, opened.meta.audit_key)
        self._seen.opened_with(self._audit.head())
        opened.database.on_commit = self._note_head
        self.store = Store(
            opened.database,
            self._audit,
            clock,
            ids,
            made_up=opened.meta.made_up,
            service_library=ServiceLibrary(opened.profile.library, machine_library()),
        )
        self.backups = BackupDesk(opened.database, self._audit, opened.source(EMPTY), clock)
        self.keys = KeyDesk(
            opened.profile, opened.database, self._audit, opened.meta, self.backups, clock
        )
        self.backup_fault: UserFacingError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: types.TracebackType | None,
    ) -> None:
        self.close()

    @property
    def made_up(self) -> bool:
        """True for an invented caseload; part of the vault, and stays."""
        return self._opened.meta.made_up

    @property
    def profile(self) -> Profile:
        """The profile it belongs to."""
        return self._opened.profile

    @property
    def folder_fault(self) -> UserFacingError | None:
        """What is wrong with the folder it is in, though it was opened; None where nothing is."""
        service = cloud_service(self.profile.root)
        return UserFacingError("folder.cloud_in_use", service=service) if service else None

    def interrupt(self) -> None:
        """Stop the statement that is running; may be called from any thread."""
        self._opened.database.interrupt()

    def back_up(self) -> Backup:
        """Make a verified backup now and wait for it.

        Raises:
            UserFacingError: ``disk.full``, ``backup.failed``.
        """
        return self.backups.begin().run()

    def back_up_before(self, what: Before) -> Backup:
        """Make a verified backup before something that cannot be taken back by itself.

        Call it in the database thread, outside a write transaction, and go on only if it returned.

        Raises:
            UserFacingError: ``disk.full``, ``backup.failed``; then do not go on.
        """
        return self.backups.begin_before(what).run()

    def last_backup(self) -> Backup | None:
        """Return the newest backup, or None."""
        return last_backup(self.profile)

    def verify_backups(self) -> tuple[Backup, ...]:
        """Check every backup that was copied at a lock and not looked at since, and wait for it.

        Returns:
            Those that passed.

        Raises:
            UserFacingError: ``backup.damaged``; that file is set aside, so the next call goes on.
        """
        waiting = [one for one in backups(self.profile) if not one.verified]
        passed = tuple(verify(one, self._opened.database.key) for one in waiting)
        with faults_sorted():
            thin(self.profile.backups, self._clock.now(), self.backups.promise)
        return passed

    def check(self) -> Report:
        """Run every check there is on the file, the audit chain and the last backup.

        Raises:
            UserFacingError: ``vault.damaged`` where the file cannot be walked at all.
        """
        return check(self._opened.database, self._audit, self.profile, made_up=self.made_up)

    def noted_heads(self) -> tuple[NotedHead, ...]:
        """Compare the audit chain with what every backup noted as its last row."""
        return noted_heads(self._audit, self.profile)

    def erase(self, patient_id: PatientId, reference: str) -> Erased:
        """Take a person out of the vault for good, and clean the file of what they left.

        A backup is made before, and deleted once the file was rewritten and found whole: it would
        be one more copy of the person.

        Args:
            patient_id: Who.
            reference: Their reference, typed to confirm.

        Raises:
            UserFacingError: ``record.not_found``, ``erase.not_confirmed``, ``disk.full`` and the
                like; then nothing was erased. Whether the file is clean: ``cleaning_due``.
        """
        self.store.erasing.need_confirmed(patient_id, reference)
        self.back_up_before("erase")
        try:
            return self.store.erasing.erase(patient_id, reference)
        finally:
            self.finish_cleaning()

    def take_in(
        self, opened: HandoverFile, told: Callable[[int, int], None] | None = None
    ) -> TakenIn:
        """Store the people of a handover file; a backup is made before.

        Args:
            opened: What ``handover_file.unseal`` returned.
            told: Called with how many are stored and how many there are; what it raises undoes
                all of it.

        Raises:
            UserFacingError: ``handover.all_left_out``, ``handover.refused``, ``disk.full`` and the
                like; nothing was taken in.
        """
        handing = self.store.handing
        if not handing.preview(opened.parcel).coming:
            raise UserFacingError("handover.all_left_out")
        self.back_up_before("import")
        return handing.take_in(opened.parcel, opened.digest, told or _silent)

    def left_behind(self, proof: int) -> LeftBehind:
        """Tell which backups may still hold somebody erased, and until when.

        Args:
            proof: Number of the audit row of the erasure (``Erased.proof``).
        """
        return left_behind(self.profile, proof, self.backups.promise)

    @property
    def cleaning_due(self) -> bool:
        """True where somebody erased is in the file still, or in the backup made before it."""
        return cleaning.is_due(self._opened.database) or bool(before_erase(self.profile))

    def finish_cleaning(self) -> None:
        """Rewrite the file where that is due; what is in the way now is tried at each unlock."""
        with contextlib.suppress(UserFacingError):
            self._clean()

    def _clean(self) -> None:
        """Never without a backup: the one of before goes when the file was found whole after it."""
        database = self._opened.database
        if cleaning.is_due(database):
            if not before_erase(self.profile):
                self.backups.begin(AUTO).run()
            cleaning.clean(database)
        if before_erase(self.profile) and cleaning.is_whole(database):
            drop_before_erase(self.profile)

    def note(self, action: str, what: str) -> None:
        """Write an audit row about the vault itself."""
        with self._opened.database.write_tx():
            self._audit.record(action, what, self._opened.meta.vault_id)

    def _note_head(self) -> None:
        """Note outside the vault what was just committed, so that its loss would show."""
        head = self._audit.added
        if head is not None:
            self._seen.head_is(head)

    def close(self) -> None:
        """Write the log back, close, forget the keys, copy the closed file if it changed.

        Does nothing the second time. Work on the backups is stopped first. The keys go and others
        are let in whatever happens; a fault of the automatic backup is kept as ``backup_fault``.
        """
        if self._closed:
            return
        self._closed = True
        self.backups.stop_all()
        due = None
        try:
            due = self._close_database()
        finally:
            self._opened.database.key.wipe()
            self._opened.meta.audit_key.wipe()
            try:
                if self._closed_head is not None:
                    self._seen.closed_with(self._closed_head, self.profile.vault)
                if due is not None:
                    self._copy(due)
            finally:
                self._opened.lock.release()

    def _close_database(self) -> "_Due | None":
        """Close; return what to copy, or None where nothing changed or the log could not go."""
        database = self._opened.database
        due = None
        try:
            whole = database.checkpoint()
            source = self.backups.source()
            self._closed_head = source.head if whole else None
            if whole and (database.commits or self._is_new(source.head)):
                schema = gate.schema_of(database.connection())
                due = _Due(source, schema, self.backups.promise)
        except FAULTS as error:
            self.backup_fault = known_fault(error)
        except UserFacingError as error:
            self.backup_fault = error
        finally:
            database.close()
        return due

    def _copy(self, due: "_Due") -> None:
        now = self._clock.now()
        try:
            with faults_sorted():
                copy_closed(due.source, now, due.schema)
                thin(self.profile.backups, now, due.promise)
        except UserFacingError as error:
            self.backup_fault = error

    def _is_new(self, head: ChainHead) -> bool:
        """Tell whether the last backup is of another state of the vault than this."""
        last = self.last_backup()
        try:
            return last is None or read_manifest(last.path).head != head
        except UserFacingError:
            return True


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A backup to be made of the closed file."""

    source: Source
    schema: int
    promise: int
