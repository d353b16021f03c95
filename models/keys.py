"""Keys: a random root key, wrapped by the passphrase; the database key is derived from it."""

import secrets
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from planner.errors import UserFacingError

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
_DATABASE_INFO = b"between-sessions db/v1"


class Secret:
    """Key bytes that show themselves only when asked, and can be wiped.

    Python and the libraries below make copies that nobody can wipe; this keeps keys out of logs,
    tracebacks and attributes, and shortens their stay. It promises no more.
    """

    __slots__ = ("_bytes",)

    def __init__(self, content: bytes) -> None:
        self._bytes = bytearray(content)

    def __repr__(self) -> str:
        return "<secret>"

    def reveal(self) -> bytes:
        """Return the key.

        Raises:
            UserFacingError: ``vault.locked`` after it was wiped.
        """
        if not self._bytes:
            raise UserFacingError("vault.locked")
        return bytes(self._bytes)

    def wipe(self) -> None:
        """Overwrite and forget the key."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs (Argon2id).

    Attributes:
        memory_kib: Memory in KiB.
        iterations: Passes over the memory.
        lanes: Parallel lanes.
    """

    standard: ClassVar["KdfCost"]

    memory_kib: int
    iterations: int
    lanes: int

    def within_caps(self) -> bool:
        """Tell whether a cost read from a file is one this program would ever pay.

        A file from outside must not make the program take all memory or run for hours.
        """
        return (
            1 <= self.lanes <= 4
            and 1 <= self.iterations <= 4
            and 8 * self.lanes <= self.memory_kib <= 384 * 1024
        )


KdfCost.standard = KdfCost(memory_kib=256 * 1024, iterations=3, lanes=4)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A root key sealed by a passphrase.

    Attributes:
        salt: Of the key derivation, 16 bytes.
        nonce: Of AES-256-GCM, 12 bytes, never used twice.
        sealed: Root key and tag, 48 bytes.
    """

    salt: bytes
    nonce: bytes
    sealed: bytes


def new_root_key() -> Secret:
    """Return a new random root key of 32 bytes."""
    return Secret(secrets.token_bytes(KEY_BYTES))


def cut(keys: bytes) -> tuple[Secret, ...]:
    """Return the root keys that stand one after the other."""
    return tuple(
        Secret(keys[start : start + KEY_BYTES]) for start in range(0, len(keys), KEY_BYTES)
    )


def database_key(root: Secret) -> Secret:
    """Return the key of the database that belongs to a root key."""
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_DATABASE_INFO)
    return Secret(kdf.derive(root.reveal()))


def wrap(root: Secret, passphrase: str, cost: KdfCost, associated: bytes) -> Wrapped:
    """Seal a root key.

    Args:
        root: The root key.
        passphrase: What the person types.
        cost: What a guess shall cost.
        associated: Bytes bound to the seal: it opens only beside exactly these.

    Raises:
        UserFacingError: ``memory.low``.
    """
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    seal = AESGCM(_passphrase_key(passphrase, salt, cost))
    return Wrapped(salt, nonce, seal.encrypt(nonce, root.reveal(), associated + salt + nonce))


def unwrap(wrapped: Wrapped, passphrase: str, cost: KdfCost, associated: bytes) -> Secret:
    """Open a sealed root key.

    Raises:
        UserFacingError: ``vault.wrong_passphrase``, ``memory.low``.
    """
    seal = AESGCM(_passphrase_key(passphrase, wrapped.salt, cost))
    bound = associated + wrapped.salt + wrapped.nonce
    try:
        return Secret(seal.decrypt(wrapped.nonce, wrapped.sealed, bound))
    except InvalidTag:
        raise UserFacingError("vault.wrong_passphrase") from None


def _passphrase_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return kdf.derive(_as_typed(passphrase).encode())
    except MemoryError:
        raise UserFacingError("memory.low") from None


def _as_typed(passphrase: str) -> str:
    """Return a passphrase free of what differs between keyboards: composed letters, spaces."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
