"""Where a profile's files are."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Profile:
    """One practitioner's folder. Its files are readable by their owner alone.

    Attributes:
        root: The folder; it need not exist yet.
    """

    root: Path

    @property
    def vault(self) -> Path:
        """The encrypted database."""
        return self.root / "vault.db"

    @property
    def key_file(self) -> Path:
        """The wrapped root key."""
        return self.root / "key.json"

    @property
    def settings(self) -> Path:
        """What is needed before unlocking; holds nothing about patients."""
        return self.root / "settings.toml"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.root / "backups"

    @property
    def restore_note(self) -> Path:
        """Says that a restore was begun, and how to finish it; there only for a moment."""
        return self.root / "restore.json"

    @property
    def restored_mark(self) -> Path:
        """Says that a restore ended and nobody unlocked since."""
        return self.root / "restored.json"

    @property
    def set_aside(self) -> Path:
        """The folder of vaults that a restore took the place of."""
        return self.root / "set-aside"

    @property
    def last_seen(self) -> Path:
        """What was last seen of the vault; holds nothing about patients."""
        return self.root / "last-seen.json"

    @property
    def library(self) -> Path:
        """The service's own changes to the library; holds nothing about patients."""
        return self.root / "library"

    @property
    def service_key(self) -> Path:
        """The root key sealed for the service, where a service has such a key."""
        return self.root / "service-recovery.age"

    @property
    def attempts(self) -> Path:
        """How many wrong passphrases there were in a row."""
        return self.root / "attempts.json"

    @property
    def lock(self) -> Path:
        """The file that keeps a second copy of the program out."""
        return self.root / "in-use.lock"

    def exists(self) -> bool:
        """Tell whether somebody works here: a vault or a key file is there, sound or not.

        In the middle of a restore that was cut short neither may be in its place.
        """
        return any(path.exists() for path in (self.vault, self.key_file, self.restore_note))

    def belongs_to_somebody(self) -> bool:
        """Tell whether a vault is or was here: one that was lost may have its backups still."""
        if self.exists():
            return True
        return any(folder.is_dir() and any(folder.iterdir()) for folder in self._left_over)

    @property
    def _left_over(self) -> tuple[Path, Path]:
        return self.backups, self.set_aside


def default_profile_root() -> Path:
    """Return where this system keeps a program's data for this user, on this computer only."""
    return platformdirs.user_data_path("between-sessions", appauthor=False, roaming=False)


def people_folder(first: Path) -> Path:
    """Return where the profiles of everybody but the first person are.

    Args:
        first: The first person's folder.
    """
    return first.with_name(f"{first.name}-people")


def profiles(first: Path) -> tuple[Profile, ...]:
    """Return the profiles of everybody who works under this account, the first person first."""
    others = people_folder(first)
    found = sorted(others.iterdir()) if others.is_dir() else []
    everybody = (Profile(root) for root in (first, *found))
    return tuple(each for each in everybody if each.belongs_to_somebody())


def machine_library() -> Path:
    """Return where a service puts its changes to the library for everybody on this computer."""
    return platformdirs.site_data_path("between-sessions", appauthor=False) / "library"
