"""Backups: a verified copy of the vault with its key file, in one container.

A container is a zip without compression: ``vault.db``, ``key.json``, ``manifest.json``. Any of them
opens with the passphrase of its day or with the recovery code. To go back by hand, put its two
files in place of the profile's.
"""

import hashlib
import json
import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from models import gate, soundness
from models.audit import ChainHead
from models.database import connect
from models.errors import FAULTS, faults_sorted, known_fault
from models.files import make_private_folder, new_private_file, put_in_place
from models.keys import Secret
from models.paths import Profile
from planner.errors import UserFacingError

AUTO = "auto"
MANUAL = "manual"
Before = Literal["erase", "import", "merge", "rekey", "restore"]
KEEP_DAYS = 10
_FORMAT = "between-sessions backup"
_VAULT, _KEY, _MANIFEST = "vault.db", "key.json", "manifest.json"
_STAMP = "%Y%m%dT%H%M%SZ"
_KIND = r"auto|manual|schema-\d+|before-[a-z]+"
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)-({_KIND})(-unverified|-damaged)?\.zip")
_ROOM = 1.2
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One container.

    Attributes:
        path: Where it is.
        made_at: When it was made, in UTC, to the second.
        kind: ``auto``, ``manual``, ``schema-N`` (made before an upgrade from schema N) or
            ``before-WHAT`` (``erase``, ``import``, ``merge``, ``rekey``, ``restore``).
        verified: True once the copy was opened and passed every check.
    """

    path: Path
    made_at: datetime
    kind: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a backup is made of.

    Attributes:
        profile: The profile.
        key: The database key.
        vault_id: Identity of the vault.
        made_up: True where the caseload is invented.
        head: Last row of the audit chain; noted in the manifest, so that a cut tail shows.
    """

    profile: Profile
    key: Secret
    vault_id: str
    made_up: bool
    head: ChainHead


def make(source: Source, now: datetime, kind: str) -> Backup:
    """Copy a vault that may be in use, check the copy, and put it in a container.

    Raises:
        UserFacingError: ``disk.full``, ``backup.failed``; nothing is left behind.
    """
    folder = source.profile.backups
    with faults_sorted():
        make_private_folder(folder)
        # The copy, and then the container with the copy in it.
        _need_room(folder, 2 * source.profile.vault.stat().st_size)
        with _scratch(folder) as copy:
            schema = _copy_open_vault(source, copy)
            return _contain(source, copy, _Label(now, kind, schema, verified=True))


def copy_closed(source: Source, now: datetime, schema: int) -> Backup:
    """Put the file of a closed vault in a container, to be verified after the next unlock.

    Raises:
        UserFacingError: ``disk.full``; nothing is left behind.
    """
    folder = source.profile.backups
    with faults_sorted():
        make_private_folder(folder)
        _need_room(folder, source.profile.vault.stat().st_size)
        label = _Label(now, AUTO, schema, verified=False)
        return _contain(source, source.profile.vault, label)


def verify(backup: Backup, key: Secret) -> Backup:
    """Open a container's copy and check all of it; mark the container accordingly.

    Returns:
        The backup, now verified.

    Raises:
        UserFacingError: ``backup.damaged`` with ``name``; the file is kept, marked as damaged.
    """
    try:
        manifest = read_manifest(backup)
        with _scratch(backup.path.parent) as copy:
            _unpack(backup, manifest, copy)
            with faults_sorted(), closing(connect(copy, key)) as connection:
                gate.check_opened(connection)
                if soundness.problems(connection) or not _head_is(connection, manifest):
                    raise UserFacingError("backup.damaged", name=backup.path.name)
    except UserFacingError as error:
        if error.code in {"disk.full", "disk.failed", "memory.low", "vault.read_only"}:
            raise
        _rename(backup, "-damaged")
        raise UserFacingError("backup.damaged", name=backup.path.name) from error
    return _rename(backup, "")


def read_manifest(backup: Backup) -> dict[str, Any]:
    """Return what a container says about itself.

    Raises:
        UserFacingError: ``backup.damaged``.
    """
    try:
        with zipfile.ZipFile(backup.path) as container:
            manifest = json.loads(container.read(_MANIFEST))
        if manifest["format"] == _FORMAT:
            ChainHead(**manifest["head"])
            return dict(manifest)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, OSError) as error:
        raise UserFacingError("backup.damaged", name=backup.path.name) from error
    raise UserFacingError("backup.damaged", name=backup.path.name)


def noted_head(backup: Backup) -> ChainHead | None:
    """Return the last audit row a container noted, or None where it cannot be read."""
    try:
        return ChainHead(**read_manifest(backup)["head"])
    except UserFacingError:
        return None


def backups(profile: Profile) -> tuple[Backup, ...]:
    """Return a profile's backups that are not known to be damaged, newest first."""
    if not profile.backups.is_dir():
        return ()
    found = [backup for path in profile.backups.iterdir() if (backup := _known(path))]
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def last_backup(profile: Profile) -> Backup | None:
    """Return the newest backup, or None."""
    return next(iter(backups(profile)), None)


def thin(profile: Profile) -> None:
    """Delete automatic backups that later ones replace.

    Kept: the newest of each of the last ten days that have one, and whatever happens the newest
    that is verified. Backups made by hand or before an upgrade are never deleted here.
    """
    automatic = [backup for backup in backups(profile) if backup.kind == AUTO]
    by_day: dict[object, Backup] = {}
    for backup in automatic:
        by_day.setdefault(backup.made_at.date(), backup)
    kept = list(by_day.values())[:KEEP_DAYS] + [one for one in automatic if one.verified][:1]
    for backup in automatic:
        if backup not in kept:
            backup.path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Label:
    now: datetime
    kind: str
    schema: int
    verified: bool

    @property
    def name(self) -> str:
        stamp = self.now.astimezone(UTC).strftime(_STAMP)
        return f"{stamp}-{self.kind}{'' if self.verified else '-unverified'}.zip"


def _copy_open_vault(source: Source, copy: Path) -> int:
    """Copy by VACUUM INTO from a connection of its own and check the copy; return its schema."""
    with closing(connect(source.profile.vault, source.key)) as connection:
        version = _data_version(connection)
        before = soundness.counts(connection)
        connection.execute("VACUUM INTO ?", (str(copy),))
        written_meanwhile = _data_version(connection) != version
        schema = gate.schema_of(connection)
    with closing(connect(copy, source.key)) as connection:
        wrong = bool(soundness.problems(connection))
        wrong |= gate.schema_of(connection) != schema
        wrong |= not written_meanwhile and soundness.counts(connection) != before
    if wrong:
        raise UserFacingError("backup.failed")
    return schema


def _contain(source: Source, vault: Path, label: _Label) -> Backup:
    """Put a database file, the key file and a manifest into a container, on the disk for good."""
    files = {_VAULT: vault, _KEY: source.profile.key_file}
    files = {name: path for name, path in files.items() if path.exists()}
    manifest = {
        "format": _FORMAT,
        "version": 1,
        "made_at": label.now.astimezone(UTC).isoformat(),
        "kind": label.kind,
        "schema": label.schema,
        "vault": source.vault_id,
        "made_up": source.made_up,
        "head": asdict(source.head),
        "sha256": {name: _sha256(path) for name, path in files.items()},
    }
    place = source.profile.backups / label.name
    with _scratch(source.profile.backups) as fresh:
        new_private_file(fresh)
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as container:
            for name, path in files.items():
                container.write(path, name)
            container.writestr(_MANIFEST, json.dumps(manifest, indent=1))
        put_in_place(fresh, place)
    backup = _known(place)
    if backup is None:
        raise UserFacingError("backup.failed")
    return backup


def _unpack(backup: Backup, manifest: dict[str, Any], copy: Path) -> None:
    new_private_file(copy)
    try:
        with zipfile.ZipFile(backup.path) as container:
            with container.open(_VAULT) as packed, copy.open("wb") as stream:
                shutil.copyfileobj(packed, stream, _CHUNK)
            key_file = hashlib.sha256(container.read(_KEY)).hexdigest()
        sound = manifest["sha256"] == {_VAULT: _sha256(copy), _KEY: key_file}
    except (zipfile.BadZipFile, KeyError) as error:
        raise UserFacingError("backup.damaged", name=backup.path.name) from error
    except FAULTS as error:
        raise known_fault(error) or error from error
    if not sound:
        raise UserFacingError("backup.damaged", name=backup.path.name)


def _head_is(connection: Any, manifest: dict[str, Any]) -> bool:  # noqa: ANN401 (no types)
    head = ChainHead(**manifest["head"])
    sql = "SELECT seq, mac, at FROM audit_event ORDER BY seq DESC LIMIT 1"
    row = connection.execute(sql).fetchone()
    # A copy taken while somebody wrote may be ahead of what was noted.
    return head.seq == 0 or (row is not None and row[0] >= head.seq)


def _known(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match[3] == "-damaged":
        return None
    made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path=path, made_at=made_at, kind=match[2], verified=not match[3])


def _rename(backup: Backup, mark: str) -> Backup:
    stamp = backup.made_at.strftime(_STAMP)
    path = backup.path.with_name(f"{stamp}-{backup.kind}{mark}.zip")
    if path != backup.path:
        backup.path.replace(path)
    return Backup(path=path, made_at=backup.made_at, kind=backup.kind, verified=not mark)


def _data_version(connection: Any) -> int:  # noqa: ANN401 (the driver has no types)
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _need_room(folder: Path, size: int) -> None:
    needed, free = int(_ROOM * size), shutil.disk_usage(folder).free
    if free < needed:
        raise UserFacingError("disk.full", needed=needed, free=free)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a path for a file that is gone afterwards, with all that SQLite puts beside it."""
    path = folder / f".{secrets.token_hex(8)}.new"
    try:
        yield path
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
