"""What is known of the backups without opening the vault: ``backups/state.json``.

It holds times and codes, nothing of a patient. Where it cannot be read, nothing has been checked
as far as anybody knows, and the next check writes it again.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from models.backups.places import Backup, backups
from models.errors import faults_sorted
from models.files import make_private_folder, write_private
from models.paths import Profile
from models.settings import BACKUP_FOLDER, FileSettings

_FILE = "state.json"
_NAMES = ("checked_at", "rehearsed_at", "rehearsed", "sent_at", "place_fault", "fault")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is noted beside the backups.

    Attributes:
        checked_at: When a backup was last opened and found whole, in UTC, as ISO; or empty.
        rehearsed_at: When a restore was last rehearsed, as above.
        rehearsed: Name of the backup that was rehearsed.
        sent_at: When the second place was last seen with all it should have.
        place_fault: Code of why it could not be reached or written; empty where all is well.
        fault: Code of what went wrong with the last check or rehearsal; empty where all is well.
    """

    checked_at: str = ""
    rehearsed_at: str = ""
    rehearsed: str = ""
    sent_at: str = ""
    place_fault: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the backups stand.

    Attributes:
        all: The backups, newest first.
        where: The profile's folder of backups.
        place: The second place that was chosen, or empty.
        state: What is noted beside them.
    """

    all: tuple[Backup, ...]
    where: Path
    place: str
    state: State

    @property
    def last(self) -> Backup | None:
        """The newest backup, or None."""
        return next(iter(self.all), None)

    @property
    def last_good(self) -> Backup | None:
        """The newest that was opened and found whole, or None."""
        return next((one for one in self.all if one.verified), None)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.all)

    @property
    def size(self) -> int:
        """Bytes of all."""
        return sum(one.size for one in self.all)


def read_state(profile: Profile) -> State:
    """Return what is noted, as far as it can be read."""
    try:
        found = json.loads(_file(profile).read_text(encoding="utf-8"))
        values = {name: found[name] for name in _NAMES if name in found}
    except (OSError, ValueError, TypeError, RecursionError):
        return State()
    if not all(isinstance(value, str) for value in values.values()):
        return State()
    for name in ("checked_at", "rehearsed_at", "sent_at"):
        if read_time(values.get(name, "")) is None:
            values.pop(name, None)
    return State(**values)


def note(profile: Profile, **changes: str) -> State:
    """Note something beside the backups.

    Raises:
        UserFacingError: ``disk.full`` and the like.
    """
    state = replace(read_state(profile), **changes)
    with faults_sorted():
        make_private_folder(profile.backups)
        write_private(_file(profile), json.dumps(asdict(state), indent=1).encode())
    return state


def read_time(text: str) -> datetime | None:
    """Return a noted time, or None."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def write_time(moment: datetime) -> str:
    """Return a time as it is noted."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def read_status(profile: Profile) -> Status:
    """Return how the backups stand; looks at the profile's own folder only, so it is quick.

    Raises:
        UserFacingError: ``disk.failed``, ``vault.read_only``.
    """
    with faults_sorted():
        found = backups(profile)
    return Status(
        all=found,
        where=profile.backups,
        place=FileSettings(profile.settings).get(BACKUP_FOLDER),
        state=read_state(profile),
    )


def _file(profile: Profile) -> Path:
    return profile.backups / _FILE
