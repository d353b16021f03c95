"""Where backups lie and what they are called."""

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from models.paths import Profile
from planner.errors import UserFacingError

AUTO = "auto"
MANUAL = "manual"
BEFORE_ERASE = "before-erase"
Before = Literal["erase", "import", "rekey"]
SUFFIX = ".zip"
_STAMP = "%Y%m%dT%H%M%SZ"
_KIND = r"auto|manual|schema-\d+|before-[a-z]+"
_NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)-({_KIND})(-unverified|-damaged)?\.zip", re.ASCII)
_ROOM = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One container.

    Attributes:
        path: Where it is.
        made_at: When it was made, in UTC, to the second.
        kind: ``auto``, ``manual``, ``schema-N`` (made before an upgrade from schema N) or
            ``before-WHAT`` (see ``Before``).
        verified: True once the copy was opened and passed every check.
        damaged: True once it was found not to be whole; it is never offered.
        size: Bytes on the disk.
    """

    path: Path
    made_at: datetime
    kind: str
    verified: bool
    damaged: bool = False
    size: int = 0

    @property
    def identity(self) -> str:
        """Its name without the mark, the same at every place."""
        return identity_of(self.made_at, self.kind)


def identity_of(made_at: datetime, kind: str) -> str:
    """Return the name of a backup without mark and ending."""
    return f"{made_at.astimezone(UTC).strftime(_STAMP)}-{kind}"


def name_of(made_at: datetime, kind: str, *, verified: bool) -> str:
    """Return the file name of a backup."""
    return f"{identity_of(made_at, kind)}{'' if verified else '-unverified'}{SUFFIX}"


def backup_at(path: Path) -> Backup | None:
    """Return what a file is by its name, or None where it is none of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    damaged = match[3] == "-damaged"
    return Backup(
        path=path,
        made_at=made_at,
        kind=match[2],
        verified=not match[3],
        damaged=damaged,
        size=size,
    )


def all_in(folder: Path) -> tuple[Backup, ...]:
    """Return every container of a folder, damaged ones too, newest first.

    Raises:
        OSError: The folder cannot be read.
    """
    if not folder.is_dir():
        return ()
    found = [backup for path in folder.iterdir() if (backup := backup_at(path))]
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def backups(profile: Profile) -> tuple[Backup, ...]:
    """Return a profile's backups that are not known to be damaged, newest first."""
    return tuple(one for one in all_in(profile.backups) if not one.damaged)


def last_backup(profile: Profile) -> Backup | None:
    """Return the newest backup, or None."""
    return next(iter(backups(profile)), None)


def marked(backup: Backup, mark: str) -> Backup:
    """Put ``-damaged`` or nothing in place of the mark in a container's name.

    Raises:
        UserFacingError: ``backup.missing``.
        OSError: The file cannot be renamed.
    """
    path = backup.path.with_name(f"{backup.identity}{mark}{SUFFIX}")
    if path != backup.path:
        try:
            backup.path.replace(path)
        except FileNotFoundError:  # the thinning was there first
            raise UserFacingError("backup.missing", name=backup.path.name) from None
    return Backup(
        path=path,
        made_at=backup.made_at,
        kind=backup.kind,
        verified=not mark,
        damaged=bool(mark),
        size=backup.size,
    )


def need_room(folder: Path, size: int) -> None:
    """Refuse to begin what the disk has no room for.

    Raises:
        UserFacingError: ``disk.full`` with ``needed`` and ``free``.
    """
    needed, free = int(_ROOM * size), shutil.disk_usage(folder).free
    if free < needed:
        raise UserFacingError("disk.full", needed=needed, free=free)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give a path for a file that is gone afterwards, with all that SQLite puts beside it."""
    path = folder / f".{secrets.token_hex(8)}.new"
    try:
        yield path
    finally:
        remove(path)


def remove(path: Path) -> None:
    """Delete a database file and all that SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
