"""What the user set for this computer: look, size of text, idle time. No patient data."""

from dataclasses import dataclass, field
from typing import Protocol

from ui.theme import Appearance

IDLE_MINUTES = (2, 5, 10, 15)
IDLE_DEFAULT = 5


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of the window.

    Attributes:
        appearance: Look and size of text.
        idle_minutes: Minutes without a key or the mouse after which the vault locks.
        printer: Name of the printer used last, or empty for the system's own choice.
    """

    appearance: Appearance = field(default_factory=Appearance)
    idle_minutes: int = IDLE_DEFAULT
    printer: str = ""


class PreferenceKeeper(Protocol):
    """Where the preferences are kept (``settings.toml`` of the profile)."""

    def load(self) -> Preferences:
        """Return what was set, defaults for the rest."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Keep them."""
        ...


class MemoryKeeper:
    """Keeps them for this run only: tests, and before a profile is chosen."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self._kept = preferences or Preferences()

    def load(self) -> Preferences:
        """Return what was set last."""
        return self._kept

    def save(self, preferences: Preferences) -> None:
        """Keep them until the program ends."""
        self._kept = preferences
