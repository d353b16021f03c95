"""What the page of keys asks of the vault; runs in the database thread."""

from typing import TYPE_CHECKING

from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.unlock import NewKeys


def read_service_key(vault: VaultLike) -> str:
    """Return the service's public key, or empty."""
    return vault.keys.service_key


def change_passphrase(old: str, new: str, vault: VaultLike) -> None:
    """Set another passphrase."""
    vault.keys.change_passphrase(old, new)


def recovery_code(passphrase: str, vault: VaultLike) -> str:
    """Return the recovery code once more."""
    return vault.keys.recovery_code(passphrase)


def begin_change(passphrase: str, vault: VaultLike) -> "NewKeys":
    """Return new keys, once the passphrase is known to be right."""
    vault.keys.need_passphrase(passphrase)
    return vault.keys.begin_change()


def change_keys(passphrase: str, new: "NewKeys", vault: VaultLike) -> None:
    """Encrypt the vault anew."""
    vault.keys.change_keys(passphrase, new)


def set_service_key(recipient: str, passphrase: str, vault: VaultLike) -> str:
    """Let the service's key open this vault too."""
    vault.keys.set_service_key(recipient, passphrase)
    return vault.keys.service_key


def remove_service_key(passphrase: str, vault: VaultLike) -> str:
    """Take the service's way in away."""
    vault.keys.need_passphrase(passphrase)
    vault.keys.remove_service_key()
    return vault.keys.service_key
