"""The keys of an open vault: another passphrase, another root key, the ways back in."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

from models import recovery_code, service_key
from models.audit import Audit
from models.backups.desk import BackupDesk
from models.backups.places import need_room
from models.database import VaultDatabase
from models.errors import faults_sorted
from models.files import replacing
from models.keyfile import KeyFile
from models.keys import Secret, database_key, new_root_key
from models.meta import Meta
from models.paths import Profile
from models.settings import SERVICE_KEY, VaultSettings
from planner import passphrase as passphrases
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
    """

    def __init__(
        self,
        profile: Profile,
        database: VaultDatabase,
        audit: Audit,
        meta: Meta,
        backups: BackupDesk,
    ) -> None:
        self._profile = profile
        self._database = database
        self._audit = audit
        self._meta = meta
        self._backups = backups
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
        path = self._profile.key_file
        with self._root(passphrase) as (present, root):
            with faults_sorted():
                need_room(self._profile.root, 2 * self._profile.vault.stat().st_size)
            self._backups.stop_all()
            with contextlib.suppress(UserFacingError):  # soon the key for them is gone from here
                self._backups.begin_care().run()
            self._backups.begin("before-rekey").run()
            if not self._database.checkpoint():
                raise UserFacingError("vault.busy")
            both = present.sealed_anew(root, passphrase, coming=new.root)
            alone = present.sealed_anew(new.root, passphrase)
            both.write(path)
            with faults_sorted(), replacing(path, alone.encode()) as put:
                self._rekey(database_key(new.root), present)
                put()
            with contextlib.suppress(UserFacingError), _wiping(new.root):
                self.settle(new.root, changed=True)  # the change is made; what fails here can wait
                self._backups.begin().run()

    def _rekey(self, key: Secret, present: KeyFile) -> None:
        try:
            self._database.rekey(key)
        except UserFacingError:
            with contextlib.suppress(UserFacingError):  # else the next unlock sees to it
                present.write(self._profile.key_file)
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
            service_key.seal(self._profile, self._meta.vault_id, root, recipient)
        self._settings.set(SERVICE_KEY, recipient)
        self._note("set", "service_key")

    def remove_service_key(self) -> None:
        """Take that way back in away; a copy of the sealed file made before still opens."""
        with faults_sorted():
            self._profile.service_key.unlink(missing_ok=True)
        self._settings.set(SERVICE_KEY, "")
        self._note("removed", "service_key")

    def settle(self, root: Secret, *, changed: bool) -> None:
        """After a change of keys that was cut short: write down what became of it.

        Args:
            root: The root key that opens the vault.
            changed: Whether it is the new one.
        """
        self._note("changed" if changed else "kept", "keys")
        if changed:
            self._seal_for_service(root)

    def _seal_for_service(self, root: Secret) -> None:
        recipient = self.service_key
        if recipient:
            service_key.seal(self._profile, self._meta.vault_id, root, recipient)

    @contextmanager
    def _root(self, passphrase: str) -> Iterator[tuple[KeyFile, Secret]]:
        """Give the key file and the root key, which is wiped afterwards."""
        present = KeyFile.read(self._profile.key_file)
        with _wiping(present.open(passphrase)) as root:
            yield present, root

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
