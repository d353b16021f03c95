"""Opening a backup beside the vault: is it whole, what is in it, and does it work?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import peewee
from sqlcipher3 import dbapi2

from models import gate, recovery_code, soundness
from models.audit import Audit, ChainHead
from models.backups.container import (
    Manifest,
    read_key_file,
    read_manifest,
    unpack,
)
from models.backups.places import Backup, marked, need_room, remove, scratch
from models.backups.reins import Reins, Stage
from models.database import VaultDatabase, connect
from models.errors import faults_sorted
from models.files import make_private_folder
from models.keyfile import KeyFile
from models.keys import Secret, database_key
from models.meta import read_meta
from models.migrate import migrate
from planner.clock import Clock
from planner.errors import UserFacingError

# What says nothing about the backup: it may be tried again.
_NOT_ITS_FAULT = frozenset(
    {
        "backup.other_key",
        "backup.stopped",
        "backup.missing",
        "backup.newer",
        "vault.newer",
        "disk.full",
        "disk.failed",
        "memory.low",
        "vault.read_only",
        "vault.locked",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a backup that was opened and passed every check.

    Attributes:
        path: The container.
        made_at: When it was made, in UTC.
        kind: See ``Backup.kind``.
        vault_id: Identity of its vault.
        made_up: True where the caseload is invented.
        schema: Schema number.
        people: People in it.
        sessions: Contacts, booked ones too.
        plans: Plans.
        head: Last row of its audit chain.
        last_action: What that row says was done, as ``action entity``.
        size: Bytes on the disk.
    """

    path: Path
    made_at: datetime
    kind: str
    vault_id: str
    made_up: bool
    schema: int
    people: int
    sessions: int
    plans: int
    head: ChainHead
    last_action: str
    size: int


def key_of(path: Path, typed: str) -> Secret:
    """Return the database key of a backup.

    Args:
        path: The container.
        typed: The passphrase of its day, or the recovery code.

    Raises:
        UserFacingError: ``vault.wrong_passphrase``, ``keyfile.*``, ``memory.low``, ``backup.*``.
    """
    root = _root_by_code(typed)
    if root is None:
        content = read_key_file(path)
        if content is None:
            raise UserFacingError("backup.needs_code", name=path.name)
        root = KeyFile.decode(content).open(typed)
    try:
        return database_key(root)
    finally:
        root.wipe()


def _root_by_code(typed: str) -> Secret | None:
    try:
        return recovery_code.decode(typed)
    except UserFacingError:
        return None


def look(path: Path, key: Secret, room: Path, reins: Reins) -> Contents:
    """Open a copy of a backup, check all of it, and say what is in it.

    Args:
        path: The container.
        key: Its database key.
        room: Folder for the copy, which is encrypted and gone afterwards.
        reins: Stops it and says how far it is.

    Raises:
        UserFacingError: ``backup.*`` (also ``backup.stopped``), ``vault.newer``, ``disk.full``
            and the like.
    """
    with (
        reins.obeyed(),
        copied(path, room, reins) as (manifest, copy),
        opened(copy, key, path) as connection,
    ):
        check(connection, manifest, path, reins)
        return contents_of(connection, manifest, path)


def verify(backup: Backup, key: Secret, reins: Reins | None = None) -> Backup:
    """Open a container's copy and check all of it; mark the container accordingly.

    Returns:
        The backup, now verified.

    Raises:
        UserFacingError: ``backup.damaged`` with ``name``; the file is kept, marked as damaged.
            ``backup.other_key`` where it is of before a change of keys; it stays as it is.
    """
    try:
        look(backup.path, key, backup.path.parent, reins or Reins())
    except UserFacingError as error:
        if error.code in _NOT_ITS_FAULT:
            raise
        with faults_sorted():
            marked(backup, "-damaged")
        raise UserFacingError("backup.damaged", name=backup.path.name) from error
    with faults_sorted():
        return marked(backup, "")


def rehearse(path: Path, key: Secret, room: Path, clock: Clock, reins: Reins) -> Contents:
    """Do all that a restore would, beside the vault: unpack, check, upgrade, walk the chain.

    Raises:
        UserFacingError: ``backup.rehearsal_failed`` with ``name``; what ``look`` raises.
    """
    with copied(path, room, reins) as (manifest, copy):
        with opened(copy, key, path) as connection:
            check(connection, manifest, path, reins)
            contents = contents_of(connection, manifest, path)
        content = read_key_file(path)
        if content is not None and KeyFile.decode(content).vault_id != manifest.vault_id:
            raise UserFacingError("backup.rehearsal_failed", name=path.name)
        reins.step(Stage.CHECK)
        _use(copy, key, path, contents, clock)
    return contents


def _use(copy: Path, key: Secret, path: Path, contents: Contents, clock: Clock) -> None:
    """Open the copy as the program opens a vault, and bring it to this program's schema."""
    database = VaultDatabase(copy, key)
    try:
        database.connect()
        meta = read_meta(database)
        migrate(database)
        whole = Audit(database, meta.audit_key, clock).verify().ok
        if not whole or meta.vault_id != contents.vault_id:
            raise UserFacingError("backup.rehearsal_failed", name=path.name)
    except peewee.PeeweeException as error:
        raise UserFacingError("backup.rehearsal_failed", name=path.name) from error
    finally:
        database.close()


@contextmanager
def copied(path: Path, room: Path, reins: Reins) -> Iterator[tuple[Manifest, Path]]:
    """Give a copy of a container's database that is gone afterwards."""
    read_manifest(path)  # what is foreign is said before a full disk is
    with faults_sorted():
        make_private_folder(room)
        need_room(room, path.stat().st_size)
    with scratch(room) as copy:
        yield unpack(path, copy, reins), copy


@contextmanager
def opened(copy: Path, key: Secret, path: Path) -> Iterator[Any]:
    """Give a connection to a copy whose bytes are known to be as they were written.

    Raises:
        UserFacingError: ``backup.other_key`` where the key opens nothing, ``vault.newer``.
    """
    try:
        connection = connect(copy, key)
    except dbapi2.DatabaseError as error:
        raise UserFacingError("backup.other_key", name=path.name) from error
    try:
        with faults_sorted():
            gate.check_opened(connection)
        yield connection
    finally:
        connection.close()


def check(connection: Any, manifest: Manifest, path: Path, reins: Reins) -> None:  # noqa: ANN401
    """Check all of an open copy.

    Raises:
        UserFacingError: ``backup.damaged``, ``backup.stopped``.
    """
    size = path.stat().st_size
    with reins.watch(connection, Stage.CHECK, lambda: (0, size)):
        wrong = bool(soundness.problems(connection))
    reins.step(Stage.CHECK, size, size)
    # What is not whole cannot be asked anything more.
    wrong = wrong or gate.schema_of(connection) != manifest.schema
    wrong = wrong or not _holds(connection, manifest.head)
    if wrong:
        raise UserFacingError("backup.damaged", name=path.name)


def _holds(connection: Any, head: ChainHead) -> bool:  # noqa: ANN401
    """Tell whether a chain has the row the manifest notes; it may be ahead of it.

    Somebody may have written between the note and the copy.
    """
    if not head.seq:
        return True
    sql = "SELECT mac FROM audit_event WHERE seq = ?"
    row = connection.execute(sql, (head.seq,)).fetchone()
    return row is not None and row[0] == head.seal


def contents_of(connection: Any, manifest: Manifest, path: Path) -> Contents:  # noqa: ANN401
    sql = "SELECT seq, mac, at, action, entity FROM audit_event ORDER BY seq DESC LIMIT 1"
    row = connection.execute(sql).fetchone() or (0, "", "", "", "")
    return Contents(
        path=path,
        made_at=manifest.made_at,
        kind=manifest.kind,
        vault_id=_meta(connection, "vault.id") or manifest.vault_id,
        made_up=manifest.made_up,
        schema=manifest.schema,
        people=_living(connection, "patient"),
        sessions=_living(connection, "session"),
        plans=_living(connection, "plan"),
        head=ChainHead(*row[:3]),
        last_action=f"{row[3]} {row[4]}".strip(),
        size=path.stat().st_size,
    )


def _meta(connection: Any, name: str) -> str:  # noqa: ANN401
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def _living(connection: Any, table: str) -> int:  # noqa: ANN401
    sql = f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL"  # noqa: S608 (names of our own)
    return int(connection.execute(sql).fetchone()[0])


__all__ = ["Contents", "key_of", "look", "rehearse", "remove", "verify"]
