"""Doors to what is heavy: loaded on first use, never before the first painted page."""

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject

from planner.clock import Clock
from planner.ids import IdSource

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from models.backups import Restored, Status
    from models.paths import Profile
    from models.store import Store
    from ui.crash import Fault
    from ui.messages import Dialogs
    from ui.printing import Printing
    from ui.vault_like import VaultLike


T = TypeVar("T")
MADE_UP_NAME = "Made-up practitioner"
MADE_UP_PATIENTS = 60
MADE_UP_YEARS = 1
MADE_UP_SEED = 2026


def load(place: str, _kind: type[T] | None = None) -> Callable[..., T]:
    """Return what stands at ``module:name``, loaded now.

    Args:
        place: The module and the name in it.
        _kind: What calling it makes, for the type checker only.
    """
    module, _, name = place.partition(":")
    return cast("Callable[..., T]", getattr(import_module(module), name))


class NewVaultLike(Protocol):
    """A vault about to be made (``models.unlock.NewVault``)."""

    @property
    def recovery_code(self) -> str:
        """The code to be written down or printed; the program never keeps it."""
        ...

    def confirms(self, typed: str) -> bool:
        """Tell whether what was typed is the code."""
        ...

    def takes_service_key(self, text: str) -> bool:
        """Tell whether a text is a public key that a service can give."""
        ...

    def create(self, name: str, passphrase: str, service_key: str = "") -> "VaultLike":
        """Make the files and open the vault; slow, runs in the database thread."""
        ...


class VaultDoor(Protocol):
    """Making and opening vaults."""

    def new(self, profile: "Profile", *, made_up: bool = False) -> NewVaultLike:
        """Begin a new vault."""
        ...

    def unlock(self, profile: "Profile", passphrase: str) -> "VaultLike":
        """Open with the passphrase; slow."""
        ...

    def unlock_with_code(self, profile: "Profile", code: str, new_passphrase: str) -> "VaultLike":
        """Open with the recovery code and set a new passphrase; slow."""
        ...

    def unlock_with_service_key(
        self, profile: "Profile", identity: str, new_passphrase: str
    ) -> "VaultLike":
        """Open with the service's private key and set a new passphrase; slow."""
        ...

    def says_made_up(self, profile: "Profile") -> bool:
        """Tell whether a profile says, before it is unlocked, that nobody in it is real."""
        ...

    def look_around(self, profile: "Profile", passphrase: str) -> "VaultLike":
        """Make a made-up vault with an invented caseload; slow."""
        ...


class RealVaults:
    """The vaults of ``models.unlock``."""

    def __init__(self, clock: Clock, ids: IdSource) -> None:
        self._clock = clock
        self._ids = ids

    def new(self, profile: "Profile", *, made_up: bool = False) -> NewVaultLike:
        """Begin a new vault."""
        made: NewVaultLike = self._unlock_module().NewVault(
            profile, clock=self._clock, ids=self._ids, made_up=made_up
        )
        return made

    def unlock(self, profile: "Profile", passphrase: str) -> "VaultLike":
        """Open with the passphrase; slow."""
        vault: VaultLike = self._unlock_module().unlock(
            profile, passphrase, clock=self._clock, ids=self._ids
        )
        return vault

    def unlock_with_code(self, profile: "Profile", code: str, new_passphrase: str) -> "VaultLike":
        """Open with the recovery code and set a new passphrase; slow."""
        vault: VaultLike = self._unlock_module().unlock_with_code(
            profile, code, new_passphrase, clock=self._clock, ids=self._ids
        )
        return vault

    def unlock_with_service_key(
        self, profile: "Profile", identity: str, new_passphrase: str
    ) -> "VaultLike":
        """Open with the service's private key and set a new passphrase; slow."""
        vault: VaultLike = self._unlock_module().unlock_with_service_key(
            profile, identity, new_passphrase, clock=self._clock, ids=self._ids
        )
        return vault

    def says_made_up(self, profile: "Profile") -> bool:
        """Tell whether a profile says, before it is unlocked, that nobody in it is real."""
        said: bool = self._unlock_module().says_made_up(profile)
        return said

    def look_around(self, profile: "Profile", passphrase: str) -> "VaultLike":
        """Make a made-up vault with an invented caseload of a small clinic; slow."""
        vault: Any = self.new(profile, made_up=True).create(MADE_UP_NAME, passphrase)
        vault.store.demo.fill(
            patients=MADE_UP_PATIENTS,
            years=MADE_UP_YEARS,
            seed=MADE_UP_SEED,
            today=self._clock.today(),
        )
        opened: VaultLike = vault
        return opened

    def _unlock_module(self) -> Any:  # noqa: ANN401 (loaded by name)
        return import_module("models.unlock")


class LateDialogs:
    """Qt's dialogs, loaded when the first one is needed."""

    def save_file(self, parent: "QWidget", title: str, name: str, kinds: str) -> Path | None:
        """Ask where to save."""
        return self._dialogs().save_file(parent, title, name, kinds)

    def open_file(self, parent: "QWidget", title: str, kinds: str) -> Path | None:
        """Ask which file to read."""
        return self._dialogs().open_file(parent, title, kinds)

    def open_folder(self, parent: "QWidget", title: str) -> Path | None:
        """Ask which folder to use."""
        return self._dialogs().open_folder(parent, title)

    def tell_fault(self, fault: "Fault") -> None:
        """Tell that the program failed and ends."""
        self._dialogs().tell_fault(fault)

    def _dialogs(self) -> "Dialogs":
        made: Dialogs = load("ui.messages:QtDialogs")()
        return made


def printing_door(parent: QObject, at_exit: list[Callable[[], None]]) -> "Callable[[], Printing]":
    """Return what gives the computer's printers, loaded when first asked.

    Args:
        parent: Of what prints.
        at_exit: What to do at the end of the program; gets a wait for what is printing then.
    """
    found: list[Printing] = []

    def give() -> "Printing":
        if not found:
            module = import_module("ui.printing")
            found.append(module.system_printing(parent))
            at_exit.append(partial(module.let_end, found[0]))
        return found[0]

    return give


def read_system_lock(platform: str = sys.platform) -> str:
    """Load what listens to the system and connect it; nobody need wait for either.

    Returns:
        The module whose ``system_lock`` listens; empty where there is nobody to listen to.
    """
    name = "ui.windows_lock" if platform == "win32" else "ui.system_lock"
    import_module(name)
    there = platform == "win32" or import_module("ui.logind").open_bus()
    return name if there else ""


def read_library() -> None:
    """Read the program's library, which is kept from then on; done while a passphrase is typed."""
    load("resources.library_loader:load_library")()


def forget_pages() -> None:
    """Forget the texts of packs that were made (runs in the pack thread)."""
    load("reports:forget")()


def read_backup_status(profile: "Profile") -> "Status":
    """Return how the backups of a profile stand."""
    status: Status = import_module("models.backups").read_status(profile)
    return status


def read_restored(profile: "Profile") -> "Restored | None":
    """Return what a restore put in place that nobody unlocked since, or None."""
    found: Restored | None = import_module("models.backups").just_restored(profile)
    return found


def read_moment(text: str) -> "datetime | None":
    """Return a time noted beside the backups, or None."""
    found: datetime | None = import_module("models.backups").read_time(text)
    return found


def save_appearance(path: Path, theme: str, text_percent: int) -> None:
    """Write look and text size into ``settings.toml``; other lines in it stay as they are."""
    settings = import_module("models.settings")
    values = {settings.THEME: theme, settings.TEXT_PERCENT: text_percent}
    settings.FileSettings(path).set_all(values)


def save_person_name(path: Path, name: str) -> None:
    """Write the name a person is chosen by into ``settings.toml``; other lines stay."""
    settings = import_module("models.settings")
    settings.FileSettings(path).set(settings.PERSON_NAME, name)


def read_practitioner(store: "Store") -> str:
    """Return the name of whose vault it is (runs in the database thread)."""
    name: str = store.settings.get(import_module("models.settings").PRACTITIONER_NAME)
    return name


def read_profiles(first: Path) -> "tuple[Profile, ...]":
    """Return the profiles of everybody who works under this account."""
    found: tuple[Profile, ...] = import_module("models.paths").profiles(first)
    return found


def read_idle_minutes(store: "Store") -> int:
    """Return after how many quiet minutes to lock (runs in the database thread)."""
    minutes: int = store.settings.get(import_module("models.settings").IDLE_LOCK_MINUTES)
    return minutes
