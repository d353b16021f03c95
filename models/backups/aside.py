"""Vaults that a restore took the place of: listed, and taken away when somebody says so."""

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from models.backups.container import VAULT
from models.errors import faults_sorted
from models.files import make_private_folder, sync_folder, write_private
from models.paths import Profile
from planner.errors import UserFacingError

_ABOUT = "about.json"
_STAMP = "%Y%m%dT%H%M%SZ"
_GOING = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A vault that a restore took the place of.

    Attributes:
        folder: Where its files are.
        at: When it was set aside, in UTC.
        why: ``restore`` or ``undo``; empty where its note cannot be read.
        restored: When the backup was made that took its place, in UTC; None after an undo.
        size: Bytes on the disk.
    """

    folder: Path
    at: datetime
    why: str
    restored: datetime | None
    size: int


def all_set_aside(profile: Profile) -> tuple[SetAside, ...]:
    """Return the vaults that restores took the place of, newest first."""
    try:
        folders = [path for path in profile.set_aside.iterdir() if (path / VAULT).is_file()]
        staying = [path for path in folders if not path.name.startswith(_GOING)]
        return tuple(sorted(map(_about, staying), key=_when, reverse=True))
    except OSError:
        return ()


def put_out_of_sight(profile: Profile, name: str) -> None:
    """Begin to take one away: from here on it is not there for anybody; ``sweep_aside`` ends it.

    Args:
        profile: The profile.
        name: Of its folder.

    Raises:
        UserFacingError: ``restore.nothing_aside``; ``disk.failed`` and the like.
    """
    found = next((one for one in all_set_aside(profile) if one.folder.name == name), None)
    if found is None:
        raise UserFacingError("restore.nothing_aside")
    with faults_sorted():
        found.folder.rename(found.folder.with_name(f"{_GOING}{name}"))
        sync_folder(profile.set_aside)


def sweep_aside(profile: Profile) -> bool:
    """Delete what is out of sight; what cannot be deleted now waits for the next unlock.

    Returns:
        True where nothing of it is left.
    """
    for folder in profile.set_aside.glob(f"{_GOING}*"):
        shutil.rmtree(folder, ignore_errors=True)
    sync_folder(profile.set_aside)
    return not any(profile.set_aside.glob(f"{_GOING}*"))


def new_aside(profile: Profile, now: datetime) -> Path:
    """Make a folder for what goes out.

    Raises:
        UserFacingError: ``disk.failed``.
        OSError: It cannot be made.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    for number in range(1, 1000):
        folder = profile.set_aside / (stamp if number == 1 else f"{stamp}-{number}")
        if not folder.exists():
            make_private_folder(folder)
            return folder
    raise UserFacingError("disk.failed")


def note_about(folder: Path, now: datetime, why: str, made_at: str) -> None:
    """Write beside the files what they are.

    Args:
        folder: Where they are, or will be.
        now: The time.
        why: See ``SetAside.why``.
        made_at: When the backup was made that takes its place, as ISO; empty for an undo.

    Raises:
        OSError: It cannot be written.
    """
    about = {"at": now.astimezone(UTC).isoformat(), "why": why, "restored": made_at}
    write_private(folder / _ABOUT, json.dumps(about, indent=1).encode())


def _about(folder: Path) -> SetAside:
    """Read what a folder holds; a vault is there, whatever its note says."""
    at, why, restored = datetime.fromtimestamp(folder.stat().st_mtime, UTC), "", None
    try:
        found = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        made_at = found["restored"]
        restored = datetime.fromisoformat(made_at) if made_at else None
        at, why = datetime.fromisoformat(found["at"]), str(found["why"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    size = sum(path.stat().st_size for path in folder.iterdir())
    return SetAside(folder=folder, at=at.astimezone(UTC), why=why, restored=restored, size=size)


def _when(one: SetAside) -> datetime:
    return one.at
