"""What the user set for this computer: look, size of text. No patient data."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ui.doors import load, save_appearance
from ui.theme import Appearance, Look

IDLE_MINUTES = (1, 2, 5, 10, 15)
IDLE_DEFAULT = 5
SMALLEST, LARGEST = 75, 200


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of the window.

    Attributes:
        appearance: Look and size of text; kept outside the vault, since unlocking needs them.
        idle_minutes: Minutes without a key or the mouse after which the vault locks; kept in it.
    """

    appearance: Appearance = field(default_factory=Appearance)
    idle_minutes: int = IDLE_DEFAULT


class PreferenceKeeper(Protocol):
    """Where the appearance is kept."""

    def load(self) -> Preferences:
        """Return what was set, defaults for the rest."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Keep it."""
        ...


class MemoryKeeper:
    """Keeps them for this run only: tests, and a look-around."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self._kept = preferences or Preferences()

    def load(self) -> Preferences:
        """Return what was set last."""
        return self._kept

    def save(self, preferences: Preferences) -> None:
        """Keep them until the program ends."""
        self._kept = preferences


class FileKeeper:
    """``settings.toml`` of the profile. Read by the standard library, so that start stays quick."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """Return what the file says; a file that cannot be read is as good as none."""
        try:
            found: dict[str, object] = load("tomllib:loads")(self._path.read_text("utf-8"))
        except (OSError, ValueError):  # a ValueError is text that is no UTF-8 or no TOML
            return Preferences()
        return Preferences(Appearance(_look(found.get("theme")), _percent(found)))

    def save(self, preferences: Preferences) -> None:
        """Write the file; other lines in it stay as they are."""
        appearance = preferences.appearance
        save_appearance(self._path, str(appearance.look), appearance.text_percent)


def _look(value: object) -> Look:
    if isinstance(value, str) and value in {str(each) for each in Look}:
        return Look(value)
    return Look.SYSTEM


def _percent(found: dict[str, object]) -> int:
    value = found.get("text_percent")
    return value if isinstance(value, int) and SMALLEST <= value <= LARGEST else 100
