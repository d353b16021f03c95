"""Which backups are kept: 7 days, 8 weeks, 24 months, and never past the service's promise."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from models.backups.places import BEFORE_ERASE, Backup, all_in
from models.errors import faults_sorted
from models.files import sync_folder
from models.paths import Profile

DAYS, WEEKS, MONTHS = 7, 8, 24
ON_PURPOSE = 10
CLOCKS_DIFFER = timedelta(days=1)
LATER_ONES = 2
_UPGRADE = "schema-"
_AUTO = "auto"


def kept(backups: Iterable[Backup], now: datetime, promise: int) -> frozenset[Backup]:
    """Return the backups to keep; all others may go.

    Kept are the newest of each of the last 7 days, 8 weeks and 24 months that have one, and the 10
    newest that were made by hand or before something; of each the newest, and the newest that is
    verified. None of these is kept longer than the promise. Whatever its age, the newest verified
    one stays, those from before an upgrade stay until two verified later ones exist, and those that
    seem to come from the future stay: then a clock was wrong, and nobody knows when it was. What
    was made before an erasure counts for none of these: it goes when that is done.

    Args:
        backups: Those of one folder.
        now: The time.
        promise: Months after which nothing an older backup holds may be left.
    """
    found = sorted(backups, key=_age, reverse=True)
    whole = [one for one in found if not (one.damaged or one.kind == BEFORE_ERASE)]
    future = {one for one in found if one.made_at > now + CLOCKS_DIFFER}
    limit = months_before(now, promise)
    fresh = [one for one in whole if one not in future and one.made_at >= limit]
    stays = {one for one in found if one not in whole and one.made_at >= limit}
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stays |= set(_newest_of_each(fresh, period, count))
    stays |= set([one for one in fresh if one.kind != _AUTO][:ON_PURPOSE])
    return frozenset(stays | future | set(_never(whole)))


def thin(folder: Path, now: datetime, promise: int) -> tuple[Backup, ...]:
    """Delete what need not be kept, and return it.

    Raises:
        OSError: The folder cannot be read, or a file not deleted.
    """
    found = all_in(folder)
    stays = kept(found, now, promise)
    gone = tuple(one for one in found if one not in stays)
    for backup in gone:
        backup.path.unlink(missing_ok=True)
    return gone


def before_erase(profile: Profile) -> tuple[Backup, ...]:
    """Return what was made before an erasure and holds whom it took; it is never sent on."""
    with faults_sorted():
        return tuple(one for one in all_in(profile.backups) if one.kind == BEFORE_ERASE)


def drop_before_erase(profile: Profile) -> None:
    """Delete what was made before an erasure.

    Raises:
        UserFacingError: ``disk.failed`` and the like.
    """
    with faults_sorted():
        for one in before_erase(profile):
            one.path.unlink(missing_ok=True)
        sync_folder(profile.backups)


def months_before(now: datetime, months: int) -> datetime:
    """Return the same day some months ago; the 28th where the month is shorter."""
    count = now.year * 12 + now.month - 1 - months
    year, month = divmod(count, 12)
    return now.replace(year=max(year, 1), month=month + 1, day=min(now.day, 28))


def _never(whole: Sequence[Backup]) -> Iterator[Backup]:
    """Those that nothing takes away."""
    verified = [one for one in whole if one.verified]
    yield from verified[:1]
    for one in whole:
        later = [each for each in verified if each.made_at > one.made_at]
        if one.kind.startswith(_UPGRADE) and len(later) < LATER_ONES:
            yield one


def _newest_of_each(
    fresh: Sequence[Backup], period: Callable[[Backup], Hashable], count: int
) -> Iterator[Backup]:
    """Of each of the newest periods, give the newest backup and the newest verified one."""
    by_period: dict[Hashable, list[Backup]] = {}
    for one in fresh:
        by_period.setdefault(period(one), []).append(one)
    for group in list(by_period.values())[:count]:
        yield group[0]
        yield from [one for one in group if one.verified][:1]


def _age(one: Backup) -> tuple[datetime, str]:
    return one.made_at, one.path.name


def _day(one: Backup) -> Hashable:
    return one.made_at.date()


def _week(one: Backup) -> Hashable:
    return one.made_at.isocalendar()[:2]


def _month(one: Backup) -> Hashable:
    return one.made_at.year, one.made_at.month
