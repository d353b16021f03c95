"""What is due in the background: checking, thinning, the second place, the rehearsal."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Thread

from models.backups.checking import Contents, rehearse, verify
from models.backups.keeping import thin
from models.backups.making import Source
from models.backups.mirror import send
from models.backups.places import BEFORE_ERASE, backups
from models.backups.reins import Reins
from models.backups.state import Status, note, read_state, read_status, read_time, write_time
from models.errors import faults_sorted
from models.keys import Secret
from planner.clock import Clock
from planner.errors import UserFacingError

REHEARSE_AFTER = timedelta(days=30)
_STOPS = frozenset({"backup.stopped", "vault.locked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chores:
    """What to look after.

    Attributes:
        source: The vault.
        promise: Months after which no older backup is kept.
        place: The second place, or empty.
        clock: The time.
        rehearse_now: Rehearse whether or not a month has passed.
    """

    source: Source
    promise: int
    place: str
    clock: Clock
    rehearse_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cared:
    """What came of it.

    Attributes:
        status: How the backups stand now.
        rehearsed: What the backup holds that a restore was rehearsed with, or None.
    """

    status: Status
    rehearsed: Contents | None = None


class Sending:
    """Brings the second place up to date once the vault is closed; it needs no key.

    What goes wrong is noted beside the backups and said after the next unlock.
    """

    def __init__(self, chores: Chores) -> None:
        self._chores = chores
        self._reins = Reins()
        # Nobody waits for it, not even the end of the program: a stick may hang.
        self._thread = Thread(target=self._run, daemon=True)
        self._begun = False

    def start(self) -> None:
        """Begin, unless it has begun; returns at once."""
        if not self._begun:
            self._begun = True
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, no longer than this, then stop it; return whether it had ended.

        Half a file that is left is swept away the next time.
        """
        self._thread.join(seconds)
        self.stop()
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Stop it: what comes next brings the second place up to date by itself."""
        self._reins.stop()

    def _run(self) -> None:
        with suppress(UserFacingError):
            send_all(self._chores, self._reins)


def look_after(chores: Chores, key: Secret, reins: Reins) -> Cared:
    """Do all that is due. What goes wrong with one part is noted and does not stop the others.

    Raises:
        UserFacingError: ``backup.stopped``; ``disk.full`` where not even a note can be kept.
    """
    profile, now = chores.source.profile, chores.clock.now()
    fault = _check(chores, key, reins, now)
    with faults_sorted():
        thin(profile.backups, now, chores.promise)
    rehearsed = None
    try:
        rehearsed = _rehearse(chores, key, reins, now)
    except UserFacingError as error:
        fault = _code(error)
    note(profile, fault=fault)
    if chores.place:
        send_all(chores, reins)
    return Cared(status=read_status(profile), rehearsed=rehearsed)


def send_all(chores: Chores, reins: Reins) -> None:
    """Bring the second place up to date and note how that went.

    Raises:
        UserFacingError: ``backup.stopped``; ``disk.full`` where not even a note can be kept.
    """
    source, now = chores.source, chores.clock.now()
    try:
        send(source.profile, chores.place, source.vault_id, now, chores.promise, reins)
    except UserFacingError as error:
        note(source.profile, place_fault=_code(error))
    else:
        note(source.profile, place_fault="", sent_at=write_time(now))


def _check(chores: Chores, key: Secret, reins: Reins, now: datetime) -> str:
    """Open every backup nobody has looked at; return the code of what is wrong, or nothing."""
    profile = chores.source.profile
    fault = ""
    for one in backups(profile):
        if one.verified:
            continue
        try:
            verify(one, key, reins)
        except UserFacingError as error:
            fault = _code(error)
        else:
            note(profile, checked_at=write_time(now))
    # A later good one does not mend the one before, but the person has what they need.
    newest = next(iter(backups(profile)), None)
    return "" if newest is not None and newest.verified else fault


def _rehearse(chores: Chores, key: Secret, reins: Reins, now: datetime) -> Contents | None:
    profile = chores.source.profile
    lasting = [one for one in backups(profile) if one.kind != BEFORE_ERASE]
    newest = next((one for one in lasting if one.verified), None)
    last = read_time(read_state(profile).rehearsed_at)
    # A time in the future is one of a wrong clock.
    due = last is None or not now - REHEARSE_AFTER < last <= now
    if newest is None or not (due or chores.rehearse_now):
        return None
    contents = rehearse(newest.path, key, profile.backups, chores.clock, reins)
    moment = write_time(now)
    note(profile, rehearsed_at=moment, rehearsed=newest.path.name, checked_at=moment)
    return contents


def _code(error: UserFacingError) -> str:
    """Return what to note of an error; being stopped is no fault."""
    if error.code in _STOPS:
        raise error
    return error.code
