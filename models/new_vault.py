"""Making a vault."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from models import age_file
from models.audit import Audit
from models.database import VaultDatabase
from models.errors import faults_sorted
from models.files import new_private_file, put_in_place
from models.key_desk import NewKeys, need_strength
from models.keyfile import KeyFile
from models.keys import KdfCost, Secret, database_key
from models.meta import Meta, write_meta
from models.migrate import migrate
from models.opening import hold, open_vault, remove
from models.paths import Profile
from models.service_key import seal
from models.settings import PRACTITIONER_NAME, SERVICE_KEY, VaultSettings
from models.vault import Vault
from planner.clock import Clock
from planner.errors import UserFacingError
from planner.ids import IdSource


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
        self._keys = NewKeys()

    @property
    def recovery_code(self) -> str:
        """The code to be shown or printed once; the program never saves it."""
        return self._keys.recovery_code

    def confirms(self, typed: str) -> bool:
        """Tell whether somebody typed the recovery code, however they wrote it."""
        return self._keys.confirms(typed)

    def takes_service_key(self, text: str) -> bool:
        """Tell whether a text is a public key that a service can give."""
        return age_file.is_recipient(text)

    def create(self, practitioner_name: str, passphrase: str, service_key: str = "") -> Vault:
        """Make the vault and open it.

        Args:
            practitioner_name: Whose it is.
            passphrase: What opens it.
            service_key: The public key of a service that may open it too, or empty.

        The key file comes last: after a power cut between the two, the vault opens with the
        recovery code, which was typed back before. After an error nothing is left, and the same
        call may be made again.

        Raises:
            UserFacingError: ``profile.exists``, ``vault.in_use``, ``vault.weak_passphrase``,
                ``folder.*``, ``disk.full``, ``vault.read_only``, ``memory.low``, ``age.*``.
        """
        need_strength(passphrase, made_up=self._made_up)
        meta = Meta.new(self._ids.new(), made_up=self._made_up)
        with ExitStack() as undo:
            lock = hold(self._profile, undo)
            if self._profile.exists():
                raise UserFacingError("profile.exists")
            key_file = self._key_file(meta, passphrase)
            recipient = service_key.strip()
            undo.callback(remove, self._profile.service_key)
            if recipient:
                seal(self._profile, meta.vault_id, (self._keys.root,), recipient)
            self._make_file(meta, practitioner_name, recipient)
            undo.callback(remove, self._profile.vault)
            undo.callback(remove, self._profile.last_seen)
            key_file.write(self._profile.key_file)
            undo.callback(remove, self._profile.key_file)
            vault = open_vault(
                self._profile, lock, self._keys.root, self._clock, self._ids, key_file, ""
            )
            undo.pop_all()
        self._keys.root.wipe()
        return vault

    def _key_file(self, meta: Meta, passphrase: str) -> KeyFile:
        return KeyFile.seal(
            self._keys.root,
            passphrase,
            vault_id=meta.vault_id,
            made_up=self._made_up,
            cost=self._cost,
        )

    def _make_file(self, meta: Meta, practitioner_name: str, recipient: str) -> None:
        fresh = self._profile.vault.with_suffix(".new")
        with faults_sorted(), ExitStack() as undo:
            remove(fresh)
            undo.callback(remove, fresh)
            new_private_file(fresh)
            key = database_key(self._keys.root)
            with _filled(fresh, key, meta, self._clock) as (settings, audit):
                settings.set(PRACTITIONER_NAME, practitioner_name)
                if recipient:
                    settings.set(SERVICE_KEY, recipient)
                    audit.record("set", "service_key", meta.vault_id)
            put_in_place(fresh, self._profile.vault)


@contextmanager
def _filled(
    path: Path, key: Secret, meta: Meta, clock: Clock
) -> Iterator[tuple[VaultSettings, Audit]]:
    """Make the tables and write the first rows, with what is set meanwhile."""
    database = VaultDatabase(path, key, create=True)
    database.connect()
    try:
        migrate(database)
        with database.write_tx():
            write_meta(database, meta)
            audit = Audit(database, meta.audit_key, clock)
            audit.record("made", "vault", meta.vault_id)
            yield VaultSettings(database, audit), audit
        database.checkpoint()
    finally:
        database.close()
        key.wipe()
