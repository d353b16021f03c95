"""The keys of an open vault: another passphrase, another root key, the ways back in."""

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from models import recovery_code, service_key
from models.attempts import Attempts
from models.audit import Audit
from models.backups.desk import BackupDesk
from models.backups.places import need_room
from models.database import VaultDatabase, opens
from models.errors import faults_sorted
from models.files import replacing
from models.keyfile import KeyFile
from models.keys import Secret, database_key, new_root_key
from models.meta import Meta
from models.paths import Profile
from models.settings import SERVICE_KEY, VaultSettings
from planner import passphrase as passphrases
from planner.clock import Clock
from planner.errors import UserFacingError


class NewKeys:
    """A root key that is about to be used; nothing of it is on the disk yet."""

    def __init__(self) -> None:
        self.root = new_root_key()

    @property
    def recovery_code(self) -> str:
        """The code to be shown or printed once; the program never saves it."""
        return recovery_code.encode(self.root)

    def confirms(self, typed: str) -> bool:
        """Tell whether somebody typed the recovery code, however they wrote it."""
        try:
            return recovery_code.decode(typed).reveal() == self.root.reveal()
        except UserFacingError:
            return False


class KeyDesk:
    """Offered as ``vault.keys``; used by the thread of the vault. Everything asks the passphrase.

    Args:
        profile: Where the key file is.
        database: The open database.
        audit: Every use leaves a row.
        meta: The vault's mark.
        backups: Stopped, and asked for a copy, before keys are changed.
        clock: When a wrong passphrase was tried.
    """

    def __init__(
        self,
        profile: Profile,
        database: VaultDatabase,
        audit: Audit,
        meta: Meta,
        backups: BackupDesk,
        clock: Clock,
    ) -> None:
        self._profile = profile
        self._database = database
        self._audit = audit
        self._meta = meta
        self._backups = backups
        self._clock = clock
        self._attempts = Attempts(profile)
        self._settings = VaultSettings(database, audit)

    @property
    def service_key(self) -> str:
        """The service's public key that can open this vault, or empty."""
        return self._settings.get(SERVICE_KEY) if self._profile.service_key.exists() else ""

    def need_passphrase(self, passphrase: str) -> None:
        """Refuse whoever does not know the passphrase.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``.
        """
        with self._root(passphrase):
            pass

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the root key by another passphrase; the old or the new one opens, never neither.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``vault.weak_passphrase``.
        """
        with self._root(old) as (present, root):
            need_strength(new, made_up=self._meta.made_up)
            fresh = present.sealed_anew(root, new)
        with faults_sorted(), replacing(self._profile.key_file, fresh.encode()) as put:
            self._note("changed", "passphrase")
            put()

    def recovery_code(self, passphrase: str) -> str:
        """Return the recovery code once more; the program never saves it.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``.
        """
        with self._root(passphrase) as (_, root):
            code = recovery_code.encode(root)
        self._note("showed", "recovery_code")
        return code

    def begin_change(self) -> NewKeys:
        """Return new keys, whose code is to be typed back before they are used."""
        return NewKeys()

    def change_keys(self, passphrase: str, new: NewKeys) -> None:
        """Encrypt the vault anew by other keys.

        The old recovery code, and any copy of the old key file, open the backups made until now
        and nothing else. Killed at any moment, the passphrase opens the vault: the key file holds
        both roots meanwhile, and the next unlock settles which one it is.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``disk.full``, ``backup.failed``,
                ``vault.busy`` and the like; the keys are as before, and it may be tried again.
        """
        with self._root(passphrase) as (present, root):
            with faults_sorted():
                need_room(self._profile.root, 2 * self._profile.vault.stat().st_size)
            self._backups.stop_all()
            with contextlib.suppress(UserFacingError):  # soon the key for them is gone from here
                self._backups.begin_care().run()
            self._backups.begin_before("rekey").run()
            if not self._database.checkpoint():
                raise UserFacingError("vault.busy")
            both = present.sealed_anew(root, passphrase, coming=new.root)
            alone = present.sealed_anew(new.root, passphrase)
            self._seal_for_service(root, new.root)
            both.write(self._profile.key_file)
            self._rekey(new.root, root, present)
            with contextlib.suppress(UserFacingError), _wiping(new.root):
                self.settle(new.root, alone, changed=True)  # else at the next unlock
                self._backups.begin().run()

    def _rekey(self, coming: Secret, root: Secret, present: KeyFile) -> None:
        """Encrypt the file anew; where that failed, say so only once the old key file is back."""
        key = database_key(coming)
        try:
            self._database.rekey(key)
        except UserFacingError:
            if self._database.key is key:  # made; what failed came after it
                return
            with contextlib.suppress(UserFacingError):  # else the next unlock sees to it
                if opens(self._profile.vault, database_key(root)):
                    present.write(self._profile.key_file)
                    self._seal_for_service(root)
            raise

    def set_service_key(self, recipient: str, passphrase: str) -> None:
        """Let the owner of a key open this vault, beside the passphrase and the recovery code.

        Args:
            recipient: The service's public age key.
            passphrase: Of this vault.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``age.bad_key``, ``disk.full``.
        """
        recipient = recipient.strip()
        with self._root(passphrase) as (_, root):
            service_key.seal(self._profile, self._meta.vault_id, (root,), recipient)
        self._settings.set(SERVICE_KEY, recipient)
        self._note("set", "service_key")

    def remove_service_key(self) -> None:
        """Take that way back in away; a copy of the sealed file made before still opens."""
        with faults_sorted():
            self._profile.service_key.unlink(missing_ok=True)
        self._settings.set(SERVICE_KEY, "")
        self._note("removed", "service_key")

    def settle(self, root: Secret, alone: KeyFile, *, changed: bool) -> None:
        """End a change of keys: write down what became of it, and keep the root key in use alone.

        Cut short, it is done again at the next unlock.

        Args:
            root: The root key that opens the vault.
            alone: The key file that has it alone.
            changed: Whether it is the new one.
        """
        self._note("changed" if changed else "kept", "keys")
        alone.write(self._profile.key_file)
        self._seal_for_service(root)

    def seal_for_service(self, root: Secret) -> None:
        """Seal the root key in use for the service, where it has a key."""
        self._seal_for_service(root)

    def _seal_for_service(self, *roots: Secret) -> None:
        recipient = self.service_key
        if recipient:
            service_key.seal(self._profile, self._meta.vault_id, roots, recipient)

    @contextmanager
    def _root(self, passphrase: str) -> Iterator[tuple[KeyFile, Secret]]:
        """Give the key file and the root key in use, which is wiped afterwards.

        Wrong tries wait as they do at the lock: a vault left open must not be the easier way.
        """
        self._attempts.need_patience(self._clock.now())
        present = KeyFile.read(self._profile.key_file)
        with ExitStack() as wiping:
            roots = self._attempts.counted(partial(present.roots, passphrase), self._clock)
            for each in roots:
                wiping.callback(each.wipe)
            self._attempts.forget()
            yield present, self._in_use(roots)

    def _in_use(self, roots: tuple[Secret, ...]) -> Secret:
        """Return the root key of the open database: of two, nobody else can tell which it is."""
        for root in roots:
            with _wiping(database_key(root)) as key:
                if key.reveal() == self._database.key.reveal():
                    return root
        raise UserFacingError("vault.mark_differs")

    def _note(self, action: str, what: str) -> None:
        with self._database.write_tx():
            self._audit.record(action, what, self._meta.vault_id)


@contextmanager
def _wiping(secret: Secret) -> Iterator[Secret]:
    try:
        yield secret
    finally:
        secret.wipe()


def need_strength(passphrase: str, *, made_up: bool) -> None:
    """Refuse a passphrase too short to guard anybody; an invented caseload needs no guard.

    Raises:
        UserFacingError: ``vault.weak_passphrase`` with ``least``.
    """
    if not made_up and not passphrases.long_enough(passphrase):
        raise UserFacingError("vault.weak_passphrase", least=passphrases.LEAST)
