"""The door of the vault: making one, opening one. The window knows nothing behind it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from models import gate, recovery_code
from models.audit import Audit, ChainReport
from models.backups.making import Label, make
from models.backups.places import Backup, all_in
from models.backups.restoring import forget_restored, just_restored, settle, settle_alone
from models.database import VaultDatabase
from models.errors import faults_sorted
from models.files import make_private_folder, new_private_file, put_in_place, sweep
from models.folders import refuse_unsafe
from models.integrity import Agrees, NotedHead, Report
from models.keyfile import KeyFile
from models.keys import KdfCost, Secret, database_key, new_root_key
from models.left_behind import LeftBehind
from models.lockfile import ProfileLock
from models.meta import Meta, read_meta, write_meta
from models.migrate import migrate
from models.paths import Profile
from models.settings import MADE_UP_DAY, PRACTITIONER_NAME, VaultSettings
from models.vault import Opened, Vault, need_strength
from planner.clock import Clock, ProfileClock
from planner.errors import UserFacingError
from planner.ids import IdSource

__all__ = [
    "Agrees",
    "Backup",
    "ChainReport",
    "KdfCost",
    "LeftBehind",
    "NewVault",
    "NotedHead",
    "Report",
    "Vault",
    "discard_made_up",
    "says_made_up",
    "unlock",
    "unlock_with_code",
]


class NewVault:
    """A vault about to be made: its root key exists, and nothing is on the disk yet.

    Raises:
        UserFacingError: ``profile.exists``.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        clock: Clock,
        ids: IdSource,
        made_up: bool = False,
        cost: KdfCost | None = None,
    ) -> None:
        if profile.exists():
            raise UserFacingError("profile.exists")
        self._profile = profile
        self._clock = clock
        self._ids = ids
        self._made_up = made_up
        self._cost = cost or KdfCost.standard
        self._root = new_root_key()

    @property
    def recovery_code(self) -> str:
        """The code to be shown or printed once; the program never saves it."""
        return recovery_code.encode(self._root)

    def confirms(self, typed: str) -> bool:
        """Tell whether somebody typed the recovery code, however they wrote it."""
        try:
            return recovery_code.decode(typed).reveal() == self._root.reveal()
        except UserFacingError:
            return False

    def create(self, practitioner_name: str, passphrase: str) -> Vault:
        """Make the vault and open it.

        The key file comes last: after a power cut between the two, the vault opens with the
        recovery code, which was typed back before. After an error nothing is left, and the same
        call may be made again.

        Raises:
            UserFacingError: ``profile.exists``, ``vault.in_use``, ``vault.weak_passphrase``,
                ``folder.*``, ``disk.full``, ``vault.read_only``, ``memory.low``.
        """
        need_strength(passphrase, made_up=self._made_up)
        meta = Meta.new(self._ids.new(), made_up=self._made_up)
        with ExitStack() as undo:
            lock = _hold(self._profile, undo)
            if self._profile.exists():
                raise UserFacingError("profile.exists")
            key_file = KeyFile.seal(
                self._root,
                passphrase,
                vault_id=meta.vault_id,
                made_up=self._made_up,
                cost=self._cost,
            )
            self._make_file(meta, practitioner_name)
            undo.callback(_remove, self._profile.vault)
            key_file.write(self._profile.key_file)
            undo.callback(_remove, self._profile.key_file)
            vault = _open(self._profile, lock, self._root, self._clock, self._ids, key_file)
            undo.pop_all()
        self._root.wipe()
        return vault

    def _make_file(self, meta: Meta, practitioner_name: str) -> None:
        fresh = self._profile.vault.with_suffix(".new")
        with faults_sorted(), ExitStack() as undo:
            _remove(fresh)
            undo.callback(_remove, fresh)
            new_private_file(fresh)
            _fill(fresh, database_key(self._root), meta, practitioner_name, self._clock)
            put_in_place(fresh, self._profile.vault)


def unlock(profile: Profile, passphrase: str, *, clock: Clock, ids: IdSource) -> Vault:
    """Open a vault with its passphrase, and bring it to this program's schema.

    Raises:
        UserFacingError: ``profile.missing``, ``vault.*``, ``keyfile.*``, ``memory.low``,
            ``disk.full``; see ``models.errors``.
    """
    _need_profile(profile)
    with ExitStack() as undo:
        lock = _hold(profile, undo)
        settle(profile)
        gate.check_file(profile.vault)
        key_file = KeyFile.read(profile.key_file)
        with _wiped(key_file.open(passphrase)) as root:
            vault = _open(profile, lock, root, clock, ids, key_file)
        undo.pop_all()
    return vault


def unlock_with_code(
    profile: Profile,
    code: str,
    new_passphrase: str,
    *,
    clock: Clock,
    ids: IdSource,
    cost: KdfCost | None = None,
) -> Vault:
    """Open a vault with its recovery code, and write a new key file for a new passphrase.

    Raises:
        UserFacingError: ``recovery.mistyped``, ``recovery.wrong``, and what ``unlock`` raises.
    """
    with ExitStack() as undo, _wiped(recovery_code.decode(code)) as root:
        _need_profile(profile)
        lock = _hold(profile, undo)
        settle(profile)
        gate.check_file(profile.vault)
        meta = _meta_by_code(profile, root)
        need_strength(new_passphrase, made_up=meta.made_up)
        key_file = KeyFile.seal(
            root,
            new_passphrase,
            vault_id=meta.vault_id,
            made_up=meta.made_up,
            cost=cost or KdfCost.standard,
        )
        vault = _open(profile, lock, root, clock, ids, key_file)
        undo.callback(vault.close)
        key_file.write(profile.key_file)
        vault.note("recovered", "passphrase")
        undo.pop_all()
    return vault


def says_made_up(profile: Profile) -> bool:
    """Tell whether a profile says, before it is unlocked, that it is made up.

    Raises:
        UserFacingError: ``keyfile.*``, ``restore.unreadable``.
    """
    settle_alone(profile)
    return KeyFile.read(profile.key_file).made_up


def discard_made_up(profile: Profile, passphrase: str, *, clock: Clock, ids: IdSource) -> None:
    """Delete a made-up profile, having opened it to be sure that it is one.

    Raises:
        UserFacingError: ``profile.not_made_up``, and what ``unlock`` raises.
    """
    if not says_made_up(profile):
        raise UserFacingError("profile.not_made_up")
    with unlock(profile, passphrase, clock=clock, ids=ids) as vault:
        if not vault.made_up:
            raise UserFacingError("profile.not_made_up")
    with ExitStack() as held, faults_sorted():
        _hold(profile, held)
        profile.key_file.unlink(missing_ok=True)
        _remove(profile.vault)
        for one in all_in(profile.backups):
            one.path.unlink(missing_ok=True)


def _need_profile(profile: Profile) -> None:
    if not profile.exists():
        raise UserFacingError("profile.missing")


def _hold(profile: Profile, held: ExitStack) -> ProfileLock:
    """Keep other copies of the program out for as long as something is held."""
    with faults_sorted():
        refuse_unsafe(profile.root, new=not profile.exists())
        make_private_folder(profile.root)
    lock = ProfileLock(profile)
    held.callback(lock.release)
    for folder in (profile.root, profile.backups, *profile.set_aside.glob("*")):
        sweep(folder)
    return lock


@contextmanager
def _wiped(secret: Secret) -> Iterator[Secret]:
    """Give a key and wipe it afterwards."""
    try:
        yield secret
    finally:
        secret.wipe()


def _fill(path: Path, key: Secret, meta: Meta, practitioner_name: str, clock: Clock) -> None:
    """Make the tables and write the first rows."""
    database = VaultDatabase(path, key, create=True)
    database.connect()
    try:
        migrate(database)
        with database.write_tx():
            write_meta(database, meta)
            audit = Audit(database, meta.audit_key, clock)
            audit.record("made", "vault", meta.vault_id)
            VaultSettings(database, audit).set(PRACTITIONER_NAME, practitioner_name)
        database.checkpoint()
    finally:
        database.close()
        key.wipe()


def _open(
    profile: Profile,
    lock: ProfileLock,
    root: Secret,
    clock: Clock,
    ids: IdSource,
    key_file: KeyFile,
) -> Vault:
    """Open the database of a root key, upgrade it, and compare its mark with the key file's."""
    database = VaultDatabase(profile.vault, database_key(root))
    with ExitStack() as undo:
        undo.callback(database.key.wipe)
        undo.callback(database.close)
        database.connect()
        meta = read_meta(database)
        if (meta.vault_id, meta.made_up) != (key_file.vault_id, key_file.made_up):
            raise UserFacingError("vault.mark_differs")
        opened = Opened(profile=profile, lock=lock, database=database, meta=meta)
        migrate(database, back_up=partial(_back_up_before, opened, clock))
        vault = Vault(opened, clock, ids)
        vault.finish_cleaning()
        _audit_restore(profile, vault)
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


def _audit_restore(profile: Profile, vault: Vault) -> None:
    """Write down, in the vault that is there now, that it was restored."""
    restored = just_restored(profile)
    if restored is not None:
        vault.note("restored" if restored.why == "restore" else "went_back", "vault")
        forget_restored(profile)


def _meta_by_code(profile: Profile, root: Secret) -> Meta:
    """Read the mark of a vault that a recovery code is said to open."""
    database = VaultDatabase(profile.vault, database_key(root))
    try:
        database.connect()
        return read_meta(database)
    except UserFacingError as error:
        # Without a key file nothing tells a code of another vault from a damaged first page.
        if error.code == "vault.damaged":
            raise UserFacingError("recovery.wrong") from error
        raise
    finally:
        database.close()
        database.key.wipe()


def _remove(path: Path) -> None:
    """Delete a file, and all that SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
