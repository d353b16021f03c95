"""Putting a backup in the place of the vault, which is set aside; and going back again.

The order makes it safe to be killed at any moment. What comes in waits, whole and on the disk, in a
folder of its own; then one file, the note, is written. Without the note nothing has happened, and
the waiting folder is junk. With the note, ``settle`` moves the present files aside and the waiting
ones in, each move a rename; it may be cut short and done again as often as need be, by whoever
opens the profile next. Nothing is ever deleted but what was waiting.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from models.backups.aside import all_set_aside, new_aside, note_about
from models.backups.checking import Contents, check, contents_of, look, opened
from models.backups.container import KEY, VAULT, read_key_file, read_manifest, unpack
from models.backups.places import need_room
from models.backups.reins import Reins, Stage
from models.errors import faults_sorted
from models.files import make_private_folder, sync_file, sync_folder, write_private
from models.folders import refuse_unsafe
from models.keyfile import KeyFile
from models.keys import Secret
from models.lockfile import alone
from models.paths import Profile
from planner.errors import UserFacingError

# The log goes with its database: a stray one beside another database would be played into it.
OURS = (VAULT, "vault.db-wal", "vault.db-shm", "vault.db-journal", KEY)
_WAITING = "restoring"
_ASIDE = "set-aside"
_FORMAT = "between-sessions restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A restore that ended.

    Attributes:
        why: ``restore`` or ``undo``.
        made_at: When the backup was made, as ISO; empty after an undo.
        aside: Name of the folder the vault before was set aside in; empty where there was none.
    """

    why: str
    made_at: str
    aside: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the note says.

    Attributes:
        waiting: Folder of what comes in, within the profile.
        aside: Folder for what goes out, within the profile.
        going: Names that go out.
        coming: Names that come in.
        restored: What is kept of it afterwards.
    """

    waiting: str
    aside: str
    going: tuple[str, ...]
    coming: tuple[str, ...]
    restored: Restored


def restore(
    path: Path, profile: Profile, key: Secret, now: datetime, reins: Reins, *, replace: bool
) -> Contents:
    """Put a backup in place of a profile's vault, or into an empty folder.

    The present vault, sound or not, is set aside with its log and its key file. The restored one
    opens with the passphrase of its day, or with the recovery code.

    Args:
        path: The container.
        profile: Where to; nobody may have it open.
        key: Database key of the backup; it is opened with it before anything is moved.
        now: The time.
        reins: Stops it, until the files are moved, and says how far it is.
        replace: Whether a vault that is there may be set aside.

    Raises:
        UserFacingError: ``restore.exists``, ``restore.other_vault``, ``vault.in_use``,
            ``backup.*``, ``vault.newer``, ``disk.full`` and the like; the profile is as before.
    """
    with _alone(profile):
        _refuse(path, profile, replace=replace)
        waiting = profile.root / _WAITING
        with faults_sorted(), ExitStack() as undo:
            need_room(profile.root, path.stat().st_size)
            make_private_folder(waiting)
            undo.callback(_drop_waiting, profile)
            with reins.obeyed():
                contents = _unpacked(path, waiting, key, reins)
            reins.step(Stage.PLACE)
            made_at = contents.made_at.isoformat()
            _begin(profile, _WAITING, now, "restore", made_at)
            undo.pop_all()
        _finish(profile)
    return contents


def look_first(path: Path, profile: Profile, key: Secret, reins: Reins) -> Contents:
    """Open a copy of a backup, before any restore, and check all of it; changes nothing.

    The copy lies in the profile, encrypted: one that a kill left is swept by the next unlock.

    Args:
        path: The container.
        profile: Where it would go to; nobody may have it open.
        key: Database key of the backup.
        reins: Stops it, and says how far it is.

    Raises:
        UserFacingError: ``vault.in_use``, and as ``look``.
    """
    with _alone(profile):
        return look(path, key, profile.backups, reins)


def go_back(profile: Profile, folder: Path, now: datetime) -> None:
    """Put a vault that was set aside back in its place; the present one is set aside instead.

    Raises:
        UserFacingError: ``restore.nothing_aside``, ``vault.in_use``, ``disk.full`` and the like.
    """
    with _alone(profile):
        if folder not in {one.folder for one in all_set_aside(profile)}:
            raise UserFacingError("restore.nothing_aside")
        with faults_sorted():
            _begin(profile, str(folder.relative_to(profile.root)), now, "undo", "")
        _finish(profile)


def settle(profile: Profile) -> None:
    """Finish or undo a restore that was cut short; the profile's lock must be held.

    Raises:
        UserFacingError: ``restore.unreadable``; ``disk.failed`` and the like.
    """
    if profile.restore_note.exists():
        _finish(profile)
    with faults_sorted():
        waiting = profile.root / _WAITING
        if waiting.exists():
            shutil.rmtree(waiting)


def settle_alone(profile: Profile) -> None:
    """Finish a restore that was cut short, before anybody reads the profile's files.

    Raises:
        UserFacingError: ``vault.in_use``, and as ``settle``.
    """
    if profile.restore_note.exists():
        with _alone(profile):
            pass


def just_restored(profile: Profile) -> Restored | None:
    """Return what the last restore left to be told and audited, or None."""
    try:
        note = json.loads(profile.restored_mark.read_text(encoding="utf-8"))
        found = Restored(**note["restored"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found if all(isinstance(each, str) for each in asdict(found).values()) else None


def forget_restored(profile: Profile) -> None:
    """It has been audited."""
    with faults_sorted():
        profile.restored_mark.unlink(missing_ok=True)


@contextmanager
def _alone(profile: Profile) -> Iterator[None]:
    """Hold the profile's lock, with every earlier restore settled."""
    with faults_sorted():
        refuse_unsafe(profile.root, new=not profile.exists())
        make_private_folder(profile.root)
    with alone(profile):
        settle(profile)
        yield


def _refuse(path: Path, profile: Profile, *, replace: bool) -> None:
    manifest = read_manifest(path)
    if not profile.exists():
        return
    if not replace:
        raise UserFacingError("restore.exists")
    try:
        present = KeyFile.read(profile.key_file).vault_id
    except UserFacingError:
        return  # a key file that is gone or damaged says nothing
    if present != manifest.vault_id:
        raise UserFacingError("restore.other_vault")


def _unpacked(path: Path, waiting: Path, key: Secret, reins: Reins) -> Contents:
    """Unpack a container for good and open what came out."""
    key_file = waiting / KEY
    manifest = unpack(path, waiting / VAULT, reins, key_file)
    with opened(waiting / VAULT, key, path) as connection:
        check(connection, manifest, path, reins)
        contents = contents_of(connection, manifest, path)
    content = read_key_file(path)
    if content is not None:
        KeyFile.decode(content)
    for each in waiting.iterdir():
        sync_file(each)
    sync_folder(waiting)
    return contents


def _begin(profile: Profile, waiting: str, now: datetime, why: str, made_at: str) -> None:
    """Make the folder for what goes out, then write the note: from here on it will happen."""
    going = tuple(name for name in OURS if (profile.root / name).exists())
    # The database comes last: as long as it waits, something is left to do.
    coming = tuple(name for name in reversed(OURS) if (profile.root / waiting / name).exists())
    aside = new_aside(profile, now)
    restored = Restored(why=why, made_at=made_at, aside=aside.name if going else "")
    try:
        note_about(aside, now, why, made_at)
        plan = {
            "format": _FORMAT,
            "waiting": waiting,
            "aside": str(aside.relative_to(profile.root)),
            "going": going,
            "coming": coming,
            "restored": asdict(restored),
        }
        write_private(profile.restore_note, json.dumps(plan, indent=1).encode())
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _drop_waiting(profile: Profile) -> None:
    if not profile.restore_note.exists():
        shutil.rmtree(profile.root / _WAITING, ignore_errors=True)


def _finish(profile: Profile) -> None:
    """Do what the note says, whatever part of it was done before; takes no room on the disk."""
    plan = _read_plan(profile)
    root, waiting, aside = profile.root, profile.root / plan.waiting, profile.root / plan.aside
    with faults_sorted():
        if (waiting / VAULT).exists() or (aside / VAULT).exists():
            _move(plan.going, root, aside)
        # What went out is out for good before anything takes its name.
        sync_folder(aside)
        sync_folder(root)
        if (waiting / VAULT).exists():
            _move(plan.coming, waiting, root)
            sync_folder(waiting)
            sync_folder(root)
        profile.restore_note.replace(profile.restored_mark)
        sync_folder(root)
        shutil.rmtree(waiting, ignore_errors=True)
        if not plan.going:
            shutil.rmtree(aside, ignore_errors=True)


def _move(names: tuple[str, ...], source: Path, target: Path) -> None:
    for name in names:
        if (source / name).exists() and not (target / name).exists():
            (source / name).replace(target / name)


def _read_plan(profile: Profile) -> _Plan:
    try:
        fields: dict[str, Any] = json.loads(profile.restore_note.read_text(encoding="utf-8"))
        plan = _Plan(
            waiting=fields["waiting"],
            aside=fields["aside"],
            going=tuple(fields["going"]),
            coming=tuple(fields["coming"]),
            restored=Restored(**fields["restored"]),
        )
        if fields["format"] == _FORMAT and _is_ours(plan):
            return plan
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserFacingError("restore.unreadable") from error
    raise UserFacingError("restore.unreadable")


def _is_ours(plan: _Plan) -> bool:
    """Tell whether a note names only what a restore may touch."""
    places = [Path(plan.aside), Path(plan.waiting)]
    inside = all(
        place == Path(_WAITING) or (place.parent == Path(_ASIDE) and place.name != "..")
        for place in places
    )
    return inside and set(plan.going + plan.coming) <= set(OURS)
