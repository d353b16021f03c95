"""What the window needs of an open vault."""

from typing import TYPE_CHECKING, Protocol

from planner.errors import UserFacingError

if TYPE_CHECKING:
    from models.backups import BackupDesk
    from models.paths import Profile
    from models.store import Store
    from models.unlock import KeyDesk


class VaultLike(Protocol):
    """What the database thread needs of an open vault (``models.unlock.Vault``)."""

    @property
    def store(self) -> "Store":
        """The store of the open vault."""
        ...

    @property
    def made_up(self) -> bool:
        """True for an invented caseload."""
        ...

    @property
    def backup_fault(self) -> UserFacingError | None:
        """Why the automatic backup of the last close could not be made, or None."""
        ...

    @property
    def folder_fault(self) -> UserFacingError | None:
        """What is wrong with the folder the vault is in, or None."""
        ...

    @property
    def keys(self) -> "KeyDesk":
        """Passphrase, recovery code, change of keys, the service's key."""
        ...

    def interrupt(self) -> None:
        """Stop the statement that is running; may be called from any thread."""
        ...

    @property
    def profile(self) -> "Profile":
        """The profile it belongs to."""
        ...

    @property
    def backups(self) -> "BackupDesk":
        """The backups; slow work on them is begun here and run aside."""
        ...

    def close(self) -> None:
        """Checkpoint, close, forget the keys."""
        ...
