"""The second place: a stick or a share that gets a copy of every backup when it is there."""

from datetime import datetime
from pathlib import Path

from models.backups.container import copy_file, finish, read_manifest, sum_of
from models.backups.keeping import kept, thin
from models.backups.places import BEFORE_ERASE, Backup, all_in, backups, marked, need_room, scratch
from models.backups.reins import Reins, Stage
from models.errors import faults_sorted
from models.files import make_private_folder, sweep
from models.paths import Profile
from planner.errors import UserFacingError

FOLDER = "between-sessions-backups"


def second_folder(place: str, vault_id: str) -> Path:
    """Return the folder of one vault's backups at a second place; it need not exist.

    Several vaults may share a stick, so each has a folder of its own.
    """
    return Path(place) / FOLDER / vault_id[:8]


def check_place(profile: Profile, place: str) -> None:
    """Refuse a second place that is none.

    Raises:
        UserFacingError: ``backup.place_missing``, ``backup.place_inside``.
    """
    folder = Path(place)
    if not folder.is_absolute() or not folder.is_dir():
        raise UserFacingError("backup.place_missing")
    if folder.resolve().is_relative_to(profile.root.resolve()):
        raise UserFacingError("backup.place_inside")


def send(
    profile: Profile, place: str, vault_id: str, now: datetime, promise: int, reins: Reins
) -> int:
    """Copy what the second place lacks, newest first, read it back, and thin it there.

    Args:
        profile: Whose backups.
        place: The folder that was chosen; the stick may not be there.
        vault_id: Only backups of this vault are sent.
        now: The time.
        promise: See ``keeping.kept``.
        reins: Stops it and says how far it is.

    Returns:
        How many were copied.

    Raises:
        UserFacingError: ``backup.place_missing``, ``disk.full``, ``backup.place_failed`` and the
            like; what was copied before is whole.
    """
    check_place(profile, place)
    folder = second_folder(place, vault_id)
    with faults_sorted():
        make_private_folder(folder)
        sweep(folder)
        stays = kept(backups(profile), now, promise)
        wanted = [one for one in backups(profile) if one in stays and one.kind != BEFORE_ERASE]
        there = {one.identity: one for one in all_in(folder)}
        copied = 0
        for one in wanted:
            copied += _send_one(one, there.get(one.identity), folder, vault_id, reins)
        thin(folder, now, promise)
    return copied


def _send_one(
    backup: Backup, there: Backup | None, folder: Path, vault_id: str, reins: Reins
) -> int:
    """Copy one container, or mark its copy as verified; return how many were copied."""
    if there is not None and not there.damaged:
        if backup.verified and not there.verified and _same(backup, there, reins):
            marked(there, "")
            return 0
        if there.verified or not backup.verified:
            return 0
    if read_manifest(backup.path).vault_id != vault_id:
        return 0
    need_room(folder, backup.size)
    with scratch(folder) as fresh:
        told = _Teller(reins, backup.size)
        sent = copy_file(backup.path, fresh, told)
        finish(fresh, folder / backup.path.name)
    if sum_of(folder / backup.path.name, told) != sent:
        (folder / backup.path.name).unlink(missing_ok=True)
        raise UserFacingError("backup.place_failed")
    if there is not None:
        there.path.unlink(missing_ok=True)
    return 1


def _same(backup: Backup, there: Backup, reins: Reins) -> bool:
    told = _Teller(reins, backup.size)
    return backup.size == there.size and sum_of(backup.path, told) == sum_of(there.path, told)


class _Teller:
    """Says how much of a file is sent."""

    def __init__(self, reins: Reins, whole: int) -> None:
        self._reins = reins
        self._whole = whole

    def __call__(self, done: int) -> None:
        self._reins.step(Stage.SEND, done, self._whole)
