"""The door of the vault: making one, opening one. The window knows nothing behind it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from models import gate, recovery_code, service_key
from models.age_file import seal_with_passphrase
from models.attempts import Attempts
from models.audit import ChainReport
from models.backups.places import Backup, all_in
from models.backups.restoring import settle, settle_alone
from models.database import VaultDatabase, opens
from models.errors import faults_sorted
from models.integrity import Agrees, NotedHead, Report
from models.key_desk import KeyDesk, NewKeys, need_strength
from models.keyfile import TWO_ROOTS, KeyFile
from models.keys import KdfCost, Secret, database_key
from models.last_seen import Look
from models.left_behind import LeftBehind
from models.lockfile import alone
from models.meta import Meta, read_meta
from models.new_vault import NewVault
from models.opening import hold, need_profile, open_vault, remove
from models.paths import Profile
from models.vault import Vault
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import IdSource

__all__ = [
    "Agrees",
    "Backup",
    "ChainReport",
    "KdfCost",
    "KeyDesk",
    "LeftBehind",
    "NewKeys",
    "NewVault",
    "NotedHead",
    "Report",
    "Vault",
    "alone",
    "discard_made_up",
    "says_made_up",
    "seal_with_passphrase",
    "unlock",
    "unlock_with_code",
    "unlock_with_service_key",
]


def unlock(profile: Profile, passphrase: str, *, clock: Clock, ids: IdSource) -> Vault:
    """Open a vault with its passphrase, and bring it to this program's schema.

    A change of keys that was cut short is settled: the root key that opens the file is kept alone.

    Raises:
        UserFacingError: ``profile.missing``, ``vault.*``, ``keyfile.*``, ``memory.low``,
            ``disk.full``; see ``models.errors``.
    """
    need_profile(profile)
    attempts = Attempts(profile)
    with ExitStack() as undo:
        lock = hold(profile, undo)
        settle(profile)
        attempts.need_patience(clock.now())
        gate.check_file(profile.vault)
        look = Look(profile)
        undo.callback(look.join)
        key_file = KeyFile.read(profile.key_file)
        with ExitStack() as wiping:
            roots = attempts.counted(partial(key_file.roots, passphrase), clock)
            for each in roots:
                wiping.callback(each.wipe)
            found = look.found()  # before anything opens the file
            root = _root_in_use(profile, roots)
            vault = open_vault(profile, lock, root, clock, ids, key_file, found)
            undo.callback(vault.close)
            if len(roots) > 1:
                alone = key_file.sealed_anew(root, passphrase)
                with suppress(UserFacingError):  # a full disk keeps nobody out: the next time
                    vault.keys.settle(root, alone, changed=root is roots[-1])
        attempts.forget()
        undo.pop_all()
    return vault


def _root_in_use(profile: Profile, roots: tuple[Secret, ...]) -> Secret:
    """Return the root key that opens the file; of one alone, the opening itself will tell."""
    if len(roots) == 1:
        return roots[0]
    for root in reversed(roots):
        key = database_key(root)
        try:
            if opens(profile.vault, key):
                return root
        finally:
            key.wipe()
    raise UserFacingError("vault.damaged")


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
    with _wiped(recovery_code.decode(code)) as root:
        way = _WayIn((root,), new_passphrase, cost or KdfCost.standard, "recovered")
        return _unlock_anew(profile, way, clock, ids)


def unlock_with_service_key(
    profile: Profile,
    identity: str,
    new_passphrase: str,
    *,
    clock: Clock,
    ids: IdSource,
    cost: KdfCost | None = None,
) -> Vault:
    """Open a vault with the service's private key, and write a key file for a new passphrase.

    Raises:
        UserFacingError: ``service_key.missing``, ``service_key.of_other_keys``, ``age.*``, and
            what ``unlock`` raises.
    """
    need_profile(profile)
    vault_id, roots = service_key.open_with(profile, identity)
    cost = cost or KdfCost.standard
    with ExitStack() as wiping:
        for each in roots:
            wiping.callback(each.wipe)
        way = _WayIn(roots, new_passphrase, cost, "recovered_by_service", vault_id)
        try:
            return _unlock_anew(profile, way, clock, ids)
        except UserFacingError as error:
            if error.code == "recovery.wrong":
                raise UserFacingError("service_key.of_other_keys") from error
            raise


@dataclass(frozen=True, slots=True)
class _WayIn:
    """A way in without the passphrase.

    Attributes:
        roots: The root key; of two, one opens the vault.
        passphrase: The one to be set.
        cost: What a guess at it shall cost.
        action: What the audit row says.
        vault_id: The vault it is said to open, where that is said.
    """

    roots: tuple[Secret, ...]
    passphrase: str
    cost: KdfCost
    action: str
    vault_id: str = ""


def _unlock_anew(profile: Profile, way: _WayIn, clock: Clock, ids: IdSource) -> Vault:
    with ExitStack() as undo:
        need_profile(profile)
        lock = hold(profile, undo)
        settle(profile)
        gate.check_file(profile.vault)
        found = Look(profile).found()
        root, meta = _found_by(profile, way)
        need_strength(way.passphrase, made_up=meta.made_up)
        key_file = KeyFile.seal(
            root,
            way.passphrase,
            vault_id=meta.vault_id,
            made_up=meta.made_up,
            cost=way.cost,
        )
        vault = open_vault(profile, lock, root, clock, ids, key_file, found)
        undo.callback(vault.close)
        cut_short = _cut_short(profile)
        key_file.write(profile.key_file)
        vault.note(way.action, "passphrase")
        if cut_short:
            vault.note("settled", "keys")
        with suppress(UserFacingError):  # what is sealed there already opens
            vault.keys.seal_for_service(root)
        Attempts(profile).forget()
        undo.pop_all()
    return vault


def _cut_short(profile: Profile) -> bool:
    """Tell whether the key file there is one of a change of keys that did not end."""
    try:
        return KeyFile.read(profile.key_file).version == TWO_ROOTS
    except UserFacingError:
        return False


def _found_by(profile: Profile, way: _WayIn) -> tuple[Secret, Meta]:
    """Return the root key that opens the file, and the mark of the vault.

    Raises:
        UserFacingError: ``recovery.wrong``.
    """
    *others, last = way.roots
    for root in others:
        try:
            return root, _meta_by_code(profile, root, way.vault_id)
        except UserFacingError as error:
            if error.code != "recovery.wrong":
                raise
    return last, _meta_by_code(profile, last, way.vault_id)


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
        hold(profile, held)
        profile.key_file.unlink(missing_ok=True)
        profile.last_seen.unlink(missing_ok=True)
        remove(profile.vault)
        for one in all_in(profile.backups):
            one.path.unlink(missing_ok=True)


@contextmanager
def _wiped(secret: Secret) -> Iterator[Secret]:
    """Give a key and wipe it afterwards."""
    try:
        yield secret
    finally:
        secret.wipe()


def _meta_by_code(profile: Profile, root: Secret, vault_id: str) -> Meta:
    """Read the mark of a vault that a recovery code is said to open."""
    database = VaultDatabase(profile.vault, database_key(root))
    try:
        database.connect()
        meta = read_meta(database)
    except UserFacingError as error:
        # Without a key file nothing tells a code of another vault from a damaged first page.
        if error.code == "vault.damaged":
            raise UserFacingError("recovery.wrong") from error
        raise
    finally:
        database.close()
        database.key.wipe()
    if vault_id not in {"", meta.vault_id}:
        raise UserFacingError("recovery.wrong")
    return meta
