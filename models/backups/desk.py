"""The backups of an open vault: begins slow work for other threads, answers what is quick."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar
from weakref import WeakSet

from models.audit import PROGRAM, Audit, ChainHead
from models.backups.aside import SetAside, all_set_aside, put_out_of_sight, sweep_aside
from models.backups.care import Cared, Chores, Sending, look_after
from models.backups.checking import Contents, look
from models.backups.making import Label, Source, make
from models.backups.mirror import check_place
from models.backups.places import MANUAL, Backup, Before
from models.backups.reins import Reins, Work
from models.database import VaultDatabase
from models.keys import Secret
from models.paths import Profile
from models.settings import BACKUP_FOLDER, BACKUP_MONTHS, FileSettings, VaultSettings
from planner.clock import Clock

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What the vault has that a backup has not.

    Attributes:
        known: False where the two have parted: the backup is not an earlier state of this vault,
            so nobody can count.
        changes: Rows of the audit since.
        people: Names of the people added since.
        sessions: Contacts added since.
        plans: Plans added since.
        since: Time of the last row both have, as stored; empty where there is none.
    """

    known: bool
    changes: int
    people: tuple[str, ...]
    sessions: int
    plans: int
    since: str


class BackupDesk:
    """Offered as ``vault.backups``; used by the thread of the vault.

    What ``begin_...`` returns is run by another thread and has a copy of the key for itself, which
    ``stop_all`` (the lock) takes away.
    """

    def __init__(
        self,
        database: VaultDatabase,
        audit: Audit,
        source: Source,
        clock: Clock,
    ) -> None:
        self._database = database
        self._audit = audit
        self._source = source
        self._clock = clock
        self._settings = VaultSettings(database, audit)
        self._works: WeakSet[Work[object]] = WeakSet()

    @property
    def promise(self) -> int:
        """Months after which no older backup is kept."""
        return self._settings.get(BACKUP_MONTHS)

    def source(self) -> Source:
        """Return what a backup is made of, as of the last audit row."""
        return Source(
            profile=self._source.profile,
            vault_id=self._source.vault_id,
            made_up=self._source.made_up,
            head=self._audit.head(),
        )

    def begin(self, kind: str = MANUAL, into: Path | None = None) -> Work[Backup]:
        """Begin a backup of this kind (``Backup.kind``); it holds up nobody.

        Args:
            kind: Why it is made.
            into: Folder for it, None for the profile's own.
        """
        return self._kept(partial(_make, self.source(), Label(self._clock.now(), kind), into))

    def begin_before(self, what: Before) -> Work[Backup]:
        """Begin a backup before something that cannot be taken back by itself."""
        return self.begin(f"before-{what}")

    def begin_care(self, *, rehearse_now: bool = False) -> Work[Cared]:
        """Begin what is due: checks, thinning, the second place, the rehearsal."""
        return self._kept(partial(look_after, self._chores(rehearse_now=rehearse_now)))

    def sending(self) -> Sending | None:
        """Return what sends backups to the second place after the lock; None without one."""
        chores = self._chores()
        return Sending(chores) if chores.place else None

    def _chores(self, *, rehearse_now: bool = False) -> Chores:
        return Chores(
            source=self.source(),
            promise=self.promise,
            place=FileSettings(self._profile.settings).get(BACKUP_FOLDER),
            clock=self._clock,
            rehearse_now=rehearse_now,
        )

    def begin_look(self, path: Path) -> Work[Contents]:
        """Begin to open a backup of this vault with its present key."""
        return self._kept(partial(_look, path, self._profile.backups))

    def stop_all(self) -> None:
        """Stop whatever was begun; the keys it has are wiped."""
        for work in list(self._works):
            work.stop()

    def choose_place(self, place: str) -> None:
        """Keep the second place; an empty text is none.

        Raises:
            UserFacingError: ``backup.place_missing``, ``backup.place_inside``.
        """
        if place:
            check_place(self._profile, place)
        FileSettings(self._profile.settings).set(BACKUP_FOLDER, place)

    def audit_rehearsal(self, name: str) -> None:
        """Write the audit row of a rehearsal that went well."""
        with self._database.write_tx():
            self._audit.record("rehearsed", "backup", name, actor=PROGRAM)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Return the vaults that a restore set aside, newest first."""
        return all_set_aside(self._profile)

    def remove_set_aside(self, name: str) -> bool:
        """Delete one of them for good, and say so in the audit.

        Returns:
            True where it is gone; else the rest of it goes at the next unlock.

        Args:
            name: Of its folder.

        Raises:
            UserFacingError: ``restore.nothing_aside``, ``disk.failed`` and the like; it is there.
        """
        with self._database.write_tx():
            self._audit.record("delete", "set_aside", name)
            put_out_of_sight(self._profile, name)
        return sweep_aside(self._profile)

    def lost_since(self, head: ChainHead) -> Lost:
        """Return what the vault has that a backup with this last row has not."""
        if not self._audit.holds(head):
            return Lost(known=False, changes=0, people=(), sessions=0, plans=0, since="")
        count = "SELECT count(*) FROM audit_event WHERE seq > ?"
        return Lost(
            known=True,
            changes=int(self._database.execute_sql(count, (head.seq,)).fetchone()[0]),
            people=self._people_since(head.seq),
            sessions=self._added_since(head.seq, "session"),
            plans=self._added_since(head.seq, "plan"),
            since=head.at,
        )

    @property
    def _profile(self) -> Profile:
        return self._source.profile

    def _people_since(self, seq: int) -> tuple[str, ...]:
        sql = (
            "SELECT patient.name FROM audit_event JOIN patient ON patient.uuid = entity_uuid"
            " WHERE seq > ? AND action = 'create' AND entity = 'patient'"
            " AND patient.deleted_at IS NULL ORDER BY seq"
        )
        return tuple(row[0] for row in self._database.execute_sql(sql, (seq,)).fetchall())

    def _added_since(self, seq: int, entity: str) -> int:
        sql = (
            "SELECT count(DISTINCT entity_uuid) FROM audit_event"
            " WHERE seq > ? AND action = 'create' AND entity = ?"
        )
        return int(self._database.execute_sql(sql, (seq, entity)).fetchone()[0])

    def _kept(self, job: "partial[T]") -> Work[T]:
        work: Work[T] = Work(self._database.key, job)
        self._works.add(work)  # type: ignore[arg-type]
        return work


def _make(source: Source, label: Label, into: Path | None, key: Secret, reins: Reins) -> Backup:
    return make(source, key, label, reins, into)


def _look(path: Path, room: Path, key: Secret, reins: Reins) -> Contents:
    return look(path, key, room, reins)
