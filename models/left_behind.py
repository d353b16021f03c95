"""What still holds somebody who was erased: backups of before, and vaults a restore set aside."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.backups import all_set_aside, backups
from models.backups.container import read_manifest
from models.backups.keeping import months_before
from models.backups.places import Backup
from models.paths import Profile
from planner.errors import UserFacingError


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Where somebody erased may still be.

    Attributes:
        backups: How many backups of this folder are of before.
        until: The last day on which the newest of them is kept; None where there is none.
        set_aside: Vaults that a restore set aside, which nothing takes away by itself.
    """

    backups: int
    until: date | None
    set_aside: int


def left_behind(profile: Profile, proof: int, promise: int) -> LeftBehind:
    """Tell what may still hold somebody.

    Args:
        profile: The profile.
        proof: Number of the audit row that says that they were erased.
        promise: Months after which no older backup is kept.
    """
    older = [one for one in backups(profile) if _noted(one) < proof]
    days = [_last_day(one.made_at, promise) for one in older]
    return LeftBehind(len(older), max(days, default=None), len(all_set_aside(profile)))


def _noted(backup: Backup) -> int:
    """Return the last audit row of a backup; one that cannot be read may hold anything."""
    try:
        return read_manifest(backup.path).head.seq
    except UserFacingError:
        return 0


def _last_day(made_at: datetime, promise: int) -> date:
    """Return the last day on which thinning leaves a backup; it runs whenever the vault is used."""
    day = made_at + timedelta(days=28 * promise)
    while months_before(day, promise) <= made_at:
        day += timedelta(days=1)
    return day.date()
