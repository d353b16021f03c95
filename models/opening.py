"""What every way into a vault shares: holding the profile, opening the file."""

from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from pathlib import Path

from models.as_left import need_as_left
from models.audit import Audit
from models.backups.aside import sweep_aside
from models.backups.making import Label, make
from models.backups.restoring import forget_restored, just_restored
from models.database import VaultDatabase
from models.errors import faults_sorted
from models.files import make_private_folder, sweep
from models.folders import refuse_unsafe
from models.keyfile import KeyFile
from models.keys import Secret, database_key
from models.lockfile import ProfileLock
from models.meta import read_meta
from models.migrate import migrate
from models.paths import Profile
from models.settings import MADE_UP_DAY
from models.vault import Opened, Vault
from planner.clock import Clock, ProfileClock
from planner.errors import UserFacingError
from planner.ids import IdSource


def need_profile(profile: Profile) -> None:
    """Refuse a folder that nobody works in.

    Raises:
        UserFacingError: ``profile.missing``.
    """
    if not profile.exists():
        raise UserFacingError("profile.missing")


def hold(profile: Profile, held: ExitStack) -> ProfileLock:
    """Keep other copies of the program out for as long as something is held."""
    with faults_sorted():
        refuse_unsafe(profile.root, new=not profile.exists())
        make_private_folder(profile.root)
    lock = ProfileLock(profile)
    held.callback(lock.release)
    for folder in (profile.root, profile.backups, *profile.set_aside.glob("*")):
        sweep(folder)
    sweep_aside(profile)
    return lock


def open_vault(
    profile: Profile,
    lock: ProfileLock,
    root: Secret,
    clock: Clock,
    ids: IdSource,
    key_file: KeyFile,
    found: str,
) -> Vault:
    """Open the database of a root key, compare it with its key file and the note, upgrade it.

    Args:
        profile: The profile.
        lock: Held on it.
        root: The root key.
        clock: The time.
        ids: Where ids come from.
        key_file: What the vault's mark is compared with.
        found: See ``Look.found``.
    """
    database = VaultDatabase(profile.vault, database_key(root))
    with ExitStack() as undo:
        undo.callback(database.key.wipe)
        undo.callback(database.close)
        database.connect()
        meta = read_meta(database)
        if (meta.vault_id, meta.made_up) != (key_file.vault_id, key_file.made_up):
            raise UserFacingError("vault.mark_differs")
        audit = Audit(database, meta.audit_key, clock)
        put_back = need_as_left(profile, database, meta, audit, found)
        opened = Opened(profile=profile, lock=lock, database=database, meta=meta)
        migrate(database, back_up=partial(_back_up_before, opened, clock))
        vault = Vault(opened, clock, ids)
        if put_back:
            vault.note("opened_as_found", "vault")
        vault.finish_cleaning()
        _audit_restore(profile, vault, root)
        _set_clock(clock, vault)
        undo.pop_all()
    return vault


def _set_clock(clock: Clock, vault: Vault) -> None:
    """Let a made-up caseload be looked at on the day it was made for."""
    if isinstance(clock, ProfileClock):
        day = vault.store.settings.get(MADE_UP_DAY)
        made_for = date.fromisoformat(day) if day else None
        clock.on_opened(made_up=vault.made_up, made_for=made_for)


def _back_up_before(opened: Opened, clock: Clock, schema: int) -> None:
    audit = Audit(opened.database, opened.meta.audit_key, clock)
    label = Label(clock.now(), f"schema-{schema}")
    make(opened.source(audit.head()), opened.database.key, label)


def _audit_restore(profile: Profile, vault: Vault, root: Secret) -> None:
    """Write down, in the vault that is there now, that it was restored.

    Its keys may be those of another day than what is sealed for the service.
    """
    restored = just_restored(profile)
    if restored is not None:
        vault.note("restored" if restored.why == "restore" else "went_back", "vault")
        with suppress(UserFacingError):
            vault.keys.seal_for_service(root)
        forget_restored(profile)


def remove(path: Path) -> None:
    """Delete a file, and all that SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
