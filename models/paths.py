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
    def library(self) -> Path:
        """The service's own changes to the library; holds nothing about patients."""
        return self.root / "library"

    @property
    def lock(self) -> Path:
        """The file that keeps a second copy of the program out."""
        return self.root / "in-use.lock"

    def exists(self) -> bool:
        """Tell whether somebody works here: a vault or a key file is there, sound or not."""
        return self.vault.exists() or self.key_file.exists()


def default_profile_root() -> Path:
    """Return where this system keeps a program's data for this user, on this computer only."""
    return platformdirs.user_data_path("between-sessions", appauthor=False, roaming=False)


def machine_library() -> Path:
    """Return where a service puts its changes to the library for everybody on this computer."""
    return platformdirs.site_data_path("between-sessions", appauthor=False) / "library"
