"""What the page of restoring does in the database thread, while no vault is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.backups import (
    Backup,
    Contents,
    Reins,
    SetAside,
    Step,
    all_set_aside,
    backups,
    go_back,
    key_of,
    look_first,
    restore,
    settle_alone,
)
from models.paths import Profile


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one can go back to.

    Attributes:
        backups: The profile's backups, newest first.
        aside: The vault that was set aside last, or None.
    """

    backups: tuple[Backup, ...]
    aside: SetAside | None


def read_shelf(profile: Profile) -> Shelf:
    """Return what there is to go back to; a restore that was cut short is finished first."""
    settle_alone(profile)
    return Shelf(backups(profile), next(iter(all_set_aside(profile)), None))


def reins(told: Callable[[Step], None]) -> Reins:
    """Return what stops slow work, and says how far it is."""
    return Reins(told)


def look_into(path: Path, profile: Profile, typed: str, held: Reins) -> Contents:
    """Open a copy of a backup and check all of it.

    Raises:
        UserFacingError: ``vault.wrong_passphrase``, ``backup.*``, ``vault.in_use`` and the like.
    """
    key = key_of(path, typed)
    try:
        return look_first(path, profile, key, held)
    finally:
        key.wipe()


def put_back(path: Path, profile: Profile, typed: str, now: datetime, held: Reins) -> Contents:
    """Put a backup in the place of the vault, which is set aside; until then it can be stopped.

    Raises:
        UserFacingError: As ``models.backups.restore``; the profile is as before.
    """
    key = key_of(path, typed)
    try:
        return restore(path, profile, key, now, held, replace=True)
    finally:
        key.wipe()


def take_back(profile: Profile, folder: Path, now: datetime) -> None:
    """Put a vault that was set aside back in its place.

    Raises:
        UserFacingError: ``restore.nothing_aside``, ``vault.in_use`` and the like.
    """
    go_back(profile, folder, now)
