"""Who works on this computer: one profile each, and the name it is chosen by."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner.ids import IdSource
from ui.doors import load, read_profiles, save_person_name
from ui.preferences import FileKeeper, MemoryKeeper, PreferenceKeeper

if TYPE_CHECKING:
    from models.paths import Profile

FIRST = "First person"
NAMELESS = "Somebody without a name yet"
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here.

    Attributes:
        profile: Their folder.
        name: What they are called; no two people here are called the same.
    """

    profile: "Profile"
    name: str


class People(Protocol):
    """The people of one computer account."""

    @property
    def offered(self) -> bool:
        """True where one may go from one person to another."""
        ...

    def known(self) -> tuple[Person, ...]:
        """Return everybody who works here."""
        ...

    def newcomer(self) -> "Profile":
        """Return a folder nobody works in; it is not made yet."""
        ...

    def keeper(self, profile: "Profile") -> PreferenceKeeper:
        """Return where the look of somebody's window is kept."""
        ...

    def note_name(self, profile: "Profile", name: str) -> None:
        """Keep the name a person is chosen by; slow, writes a file where it changed."""
        ...


class OnlyOne:
    """Nobody else: tests, the tour, and a profile named on the command line."""

    offered = False

    def known(self) -> tuple[Person, ...]:
        """Return nobody: there is nothing to choose."""
        return ()

    def newcomer(self) -> "Profile":
        """Refuse; never offered."""
        raise LookupError

    def keeper(self, profile: "Profile") -> PreferenceKeeper:  # noqa: ARG002
        """Return one that keeps nothing; never asked for."""
        return MemoryKeeper()

    def note_name(self, profile: "Profile", name: str) -> None:
        """Keep nothing."""


class FolderPeople:
    """The folders beside each other on the disk.

    Args:
        first: The first person's folder; where it is, it stays.
        ids: Names of new folders: they say nothing about whose they are.
        offered: False where the profile was named on the command line.
    """

    def __init__(self, first: "Profile", ids: IdSource, *, offered: bool = True) -> None:
        self._first = first
        self._ids = ids
        self._offered = offered

    @property
    def offered(self) -> bool:
        """True where one may go from one person to another."""
        return self._offered

    def known(self) -> tuple[Person, ...]:
        """Return everybody who works here."""
        found: list[Person] = []
        taken: set[str] = set()
        for profile in read_profiles(self._first.root):
            name = _unlike(taken, self._name_of(profile))
            taken.add(name)
            found.append(Person(profile, name))
        return tuple(found)

    def newcomer(self) -> "Profile":
        """Return a folder nobody works in; it is not made yet."""
        if not self._first.root.exists():
            return self._first
        folder: Path = load("models.paths:people_folder")(self._first.root)
        return type(self._first)(folder / self._ids.new())

    def keeper(self, profile: "Profile") -> PreferenceKeeper:
        """Return where the look of somebody's window is kept."""
        return FileKeeper(profile.settings)

    def note_name(self, profile: "Profile", name: str) -> None:
        """Keep the name a person is chosen by; slow, writes a file where it changed."""
        if _plain(name) and _plain(name) != read_name(profile.settings):
            save_person_name(profile.settings, _plain(name))

    def _name_of(self, profile: "Profile") -> str:
        name = read_name(profile.settings)
        return name or (FIRST if profile.root == self._first.root else NAMELESS)


def read_name(path: Path) -> str:
    """Return the name kept in a ``settings.toml``, empty where it has none that can be read."""
    try:
        found: dict[str, object] = load("tomllib:loads")(path.read_text("utf-8"))
    except (OSError, ValueError):  # a ValueError is text that is no UTF-8 or no TOML
        return ""
    name = found.get("person")
    return _plain(name) if isinstance(name, str) else ""


def _plain(name: str) -> str:
    """Return a name on one line, of a length that fits one."""
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(shown.split())[:LONGEST]


def _unlike(taken: set[str], name: str) -> str:
    """Return a name nobody here has, by a number behind it."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found
