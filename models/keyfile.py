"""The key file: a root key wrapped by the passphrase, with all it takes to unwrap it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import faults_sorted
from models.files import write_private
from models.keys import KEY_BYTES, NONCE_BYTES, SALT_BYTES, KdfCost, Secret, Wrapped, unwrap, wrap
from planner.errors import UserFacingError

VERSION = 1
_FORMAT = "between-sessions key file"
_TAG_BYTES = 16
_LARGEST = 4096
_TYPES = {
    "format": str,
    "version": int,
    "vault": str,
    "made_up": bool,
    "memory_kib": int,
    "iterations": int,
    "lanes": int,
    "salt": str,
    "nonce": str,
    "sealed": str,
    "check": str,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What a key file says. Everything in it is bound to the seal, so that nothing can be swapped.

    Attributes:
        vault_id: The vault it opens.
        made_up: True where the caseload is invented.
        cost: What a guess at the passphrase costs.
        wrapped: The sealed root key.
    """

    vault_id: str
    made_up: bool
    cost: KdfCost
    wrapped: Wrapped

    @classmethod
    def seal(
        cls, root: Secret, passphrase: str, *, vault_id: str, made_up: bool, cost: KdfCost
    ) -> "KeyFile":
        """Wrap a root key by a passphrase.

        Raises:
            UserFacingError: ``memory.low``.
        """
        bound = _associated(vault_id, cost, made_up=made_up)
        wrapped = wrap(root, passphrase, cost, bound)
        return cls(vault_id=vault_id, made_up=made_up, cost=cost, wrapped=wrapped)

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """Read a key file.

        Raises:
            UserFacingError: ``keyfile.missing``, ``keyfile.damaged``, ``keyfile.newer``.
        """
        try:
            with faults_sorted(), path.open("rb") as stream:
                return cls.decode(stream.read(_LARGEST))
        except FileNotFoundError:
            raise UserFacingError("keyfile.missing") from None

    @classmethod
    def decode(cls, data: bytes) -> "KeyFile":
        """Read the bytes of a key file; see ``read``."""
        fields = _checked(data)
        if fields["version"] > VERSION:
            raise UserFacingError("keyfile.newer", found=fields["version"], known=VERSION)
        cost = KdfCost(fields["memory_kib"], fields["iterations"], fields["lanes"])
        try:
            parts = [bytes.fromhex(fields[name]) for name in ("salt", "nonce", "sealed")]
        except ValueError:
            raise UserFacingError("keyfile.damaged") from None
        lengths = [len(part) for part in parts]
        if lengths != [SALT_BYTES, NONCE_BYTES, KEY_BYTES + _TAG_BYTES] or not cost.within_caps():
            raise UserFacingError("keyfile.damaged")
        found = cls(
            vault_id=fields["vault"], made_up=fields["made_up"], cost=cost, wrapped=Wrapped(*parts)
        )
        if found.encode() != data.strip():
            raise UserFacingError("keyfile.damaged")
        return found

    def open(self, passphrase: str) -> Secret:
        """Return the root key.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``memory.low``.
        """
        bound = _associated(self.vault_id, self.cost, made_up=self.made_up)
        return unwrap(self.wrapped, passphrase, self.cost, bound)

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        fields = {
            **_plain_fields(self.vault_id, self.cost, made_up=self.made_up),
            "salt": self.wrapped.salt.hex(),
            "nonce": self.wrapped.nonce.hex(),
            "sealed": self.wrapped.sealed.hex(),
        }
        return json.dumps({**fields, "check": _check(fields)}, indent=1).encode()

    def write(self, path: Path) -> None:
        """Put the file in place of an earlier one: the old or the new is there, never half.

        Raises:
            UserFacingError: ``disk.full``, ``vault.read_only``.
        """
        with faults_sorted():
            write_private(path, self.encode())


def _plain_fields(vault_id: str, cost: KdfCost, *, made_up: bool) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": VERSION,
        "vault": vault_id,
        "made_up": made_up,
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
    }


def _associated(vault_id: str, cost: KdfCost, *, made_up: bool) -> bytes:
    return _canonical(_plain_fields(vault_id, cost, made_up=made_up))


def _checked(data: bytes) -> dict[str, Any]:
    """Return the fields of a key file whose every byte is as it was written."""
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise UserFacingError("keyfile.damaged") from None
    if (
        not isinstance(fields, dict)
        or {name: type(value) for name, value in fields.items()} != _TYPES
    ):
        raise UserFacingError("keyfile.damaged")
    check = fields.pop("check")
    if fields["format"] != _FORMAT or fields["version"] < 1 or check != _check(fields):
        raise UserFacingError("keyfile.damaged")
    return fields


def _check(fields: dict[str, Any]) -> str:
    """Tell damage from a wrong passphrase. For accidents only: the seal does the rest."""
    return hashlib.sha256(_canonical(fields)).hexdigest()[:16]


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
