"""What the page of backups asks of the open vault; runs in the database thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.settings import BACKUP_MONTHS
from planner.changes import Changes
from ui.doors import read_backup_status
from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.backups import Backup, Cared, Contents, Lost, SetAside, Status, Work
    from models.store import Store


def read_status(vault: VaultLike) -> "Status":
    """Return how the backups stand."""
    return read_backup_status(vault.profile)


def begin_backup(vault: VaultLike) -> "Work[Backup]":
    """Begin a backup by hand."""
    return vault.backups.begin()


def begin_check(vault: VaultLike) -> "Work[Cared]":
    """Begin everything that is due, and a rehearsal whether or not it is."""
    return vault.backups.begin_care(rehearse_now=True)


def begin_send(vault: VaultLike) -> "Work[Cared]":
    """Begin everything that is due; it brings the second place up to date."""
    return vault.backups.begin_care()


def begin_look(path: Path, vault: VaultLike) -> "Work[Contents]":
    """Begin to look into a backup."""
    return vault.backups.begin_look(path)


def read_set_aside(vault: VaultLike) -> "tuple[SetAside, ...]":
    """Return the vaults that a restore set aside."""
    return vault.backups.set_aside()


def remove_set_aside(name: str, vault: VaultLike) -> bool:
    """Delete a vault that was set aside, for good; tell whether all of it is gone."""
    return vault.backups.remove_set_aside(name)


def read_lost(contents: "Contents", vault: VaultLike) -> "Lost":
    """Return what going back to a backup would leave out."""
    return vault.backups.lost_since(contents.head)


def audit_rehearsal(name: str, vault: VaultLike) -> None:
    """Write the row of a rehearsal that went well."""
    vault.backups.audit_rehearsal(name)


def choose_place(place: str, vault: VaultLike) -> None:
    """Keep the second place; an empty text is none."""
    vault.backups.choose_place(place)


def read_months(store: "Store") -> int:
    """Return after how many months no backup is kept."""
    return store.settings.get(BACKUP_MONTHS)


def keep_months(months: int, store: "Store") -> Changes:
    """Keep no backup longer than this; older ones go with the next care."""
    return store.settings.set(BACKUP_MONTHS, months)
