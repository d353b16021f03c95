"""Is the vault what it was when it was last seen? Asked at every unlock, before anything is done.

A file that is byte for byte the one that was closed needs no more than that. Any other one is
checked whole: after a crash, after a power cut, after somebody put another file there.
"""

from models import soundness
from models.audit import Audit
from models.backups import just_restored
from models.backups.container import read_manifest
from models.backups.places import last_backup
from models.database import VaultDatabase
from models.last_seen import LastSeen, Note
from models.meta import Meta
from models.paths import Profile
from planner.errors import UserFacingError


def need_as_left(
    profile: Profile, database: VaultDatabase, meta: Meta, audit: Audit, found: str
) -> bool:
    """Compare an opened vault with what was noted of it, and check it where they differ.

    What is not as it was left is said once, and opens the second time: a backup that was put there
    by hand is a way back, and only the person knows.

    Args:
        profile: The profile.
        database: The vault, open and before any upgrade.
        meta: Its mark.
        audit: Its chain.
        found: SHA-256 of the file as it was before it was opened; empty where a log waited.

    Returns:
        True where it opens although it is behind, because the person was told before.

    Raises:
        UserFacingError: ``vault.damaged``, ``vault.behind`` with ``missing``,
            ``vault.changed_outside``.
    """
    seen = LastSeen(profile, meta.vault_id, meta.audit_key)
    note = seen.read()
    if note is not None and note.closed and note.closed == found and not note.told:
        return False
    _need_whole(database)
    if just_restored(profile) is not None:
        return False
    noted = note or _of_last_backup(profile, meta, audit)
    if noted is None:
        return False
    code = _difference(noted, audit, found)
    if code and not noted.told:
        seen.tell(noted)
        raise UserFacingError(code, missing=max(1, noted.seq - audit.head().seq))
    return bool(code)


def _difference(noted: Note, audit: Audit, found: str) -> str:
    if not audit.holds(noted.head):
        return "vault.behind"
    # The same last row in a file that was closed as another one: nobody wrote, and yet it changed.
    same_row = audit.head().seq == noted.seq
    return "vault.changed_outside" if noted.closed and found and same_row else ""


def _need_whole(database: VaultDatabase) -> None:
    database.checkpoint()
    if soundness.problems(database.connection()):
        raise UserFacingError("vault.damaged")


def _of_last_backup(profile: Profile, meta: Meta, audit: Audit) -> Note | None:
    """Return what the newest backup of this vault noted, where there is no note."""
    backup = last_backup(profile)
    if backup is None:
        return None
    try:
        manifest = read_manifest(backup.path)
    except UserFacingError:
        return None
    head = manifest.head
    went_back = any(each.seq <= head.seq and head.at <= each.at for each in audit.restores())
    if went_back or manifest.vault_id != meta.vault_id:
        return None
    return Note(meta.vault_id, head.seq, head.seal, head.at)
