"""The key file: a root key wrapped by the passphrase, with all it takes to unwrap it.

While keys are being changed it holds two, the old one and the new one: whichever of them opens the
database after a power cut, the passphrase finds it. Such a file is of version 2; an older program
must not take it for its own.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import faults_sorted
from models.files import write_private
from models.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    KdfCost,
    Secret,
    Wrapped,
    cut,
    unwrap,
    wrap,
)
from planner.errors import UserFacingError

ONE_ROOT, TWO_ROOTS = 1, 2
VERSION = TWO_ROOTS
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
        wrapped: The sealed root key, or both while keys are being changed.
        version: 1, or 2 with two roots.
    """

    vault_id: str
    made_up: bool
    cost: KdfCost
    wrapped: Wrapped
    version: int = ONE_ROOT

    @classmethod
    def seal(
        cls,
        root: Secret,
        passphrase: str,
        *,
        vault_id: str,
        made_up: bool,
        cost: KdfCost,
        coming: Secret | None = None,
    ) -> "KeyFile":
        """Wrap a root key by a passphrase.

        Args:
            root: The root key.
            passphrase: What the person types.
            vault_id: The vault it opens.
            made_up: Whether the caseload is invented.
            cost: What a guess shall cost.
            coming: The root key that is about to take its place.

        Raises:
            UserFacingError: ``memory.low``.
        """
        version = ONE_ROOT if coming is None else TWO_ROOTS
        bound = _associated(version, vault_id, cost, made_up=made_up)
        content = root if coming is None else Secret(root.reveal() + coming.reveal())
        wrapped = wrap(content, passphrase, cost, bound)
        return cls(vault_id=vault_id, made_up=made_up, cost=cost, wrapped=wrapped, version=version)

    def sealed_anew(self, root: Secret, passphrase: str, coming: Secret | None = None) -> "KeyFile":
        """Return a key file of the same vault at the same cost for other keys or words.

        Raises:
            UserFacingError: ``memory.low``.
        """
        return KeyFile.seal(
            root,
            passphrase,
            vault_id=self.vault_id,
            made_up=self.made_up,
            cost=self.cost,
            coming=coming,
        )

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
        cost = KdfCost(fields["memory_kib"], fields["iterations"], fields["lanes"])
        try:
            parts = [bytes.fromhex(fields[name]) for name in ("salt", "nonce", "sealed")]
        except ValueError:
            raise UserFacingError("keyfile.damaged") from None
        lengths = [len(part) for part in parts]
        sealed = fields["version"] * KEY_BYTES + _TAG_BYTES
        if lengths != [SALT_BYTES, NONCE_BYTES, sealed] or not cost.within_caps():
            raise UserFacingError("keyfile.damaged")
        found = cls(
            vault_id=fields["vault"],
            made_up=fields["made_up"],
            cost=cost,
            wrapped=Wrapped(*parts),
            version=fields["version"],
        )
        if found.encode() != data.strip():
            raise UserFacingError("keyfile.damaged")
        return found

    def open(self, passphrase: str) -> Secret:
        """Return the root key; of two, the newer.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``memory.low``.
        """
        *others, newest = self.roots(passphrase)
        for each in others:
            each.wipe()
        return newest

    def roots(self, passphrase: str) -> tuple[Secret, ...]:
        """Return every root key in it, the newest last.

        Raises:
            UserFacingError: ``vault.wrong_passphrase``, ``memory.low``.
        """
        bound = _associated(self.version, self.vault_id, self.cost, made_up=self.made_up)
        content = unwrap(self.wrapped, passphrase, self.cost, bound)
        keys = content.reveal()
        content.wipe()
        return cut(keys)

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        fields = {
            **_plain_fields(self.version, self.vault_id, self.cost, made_up=self.made_up),
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


def _plain_fields(version: int, vault_id: str, cost: KdfCost, *, made_up: bool) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "version": version,
        "vault": vault_id,
        "made_up": made_up,
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
    }


def _associated(version: int, vault_id: str, cost: KdfCost, *, made_up: bool) -> bytes:
    return _canonical(_plain_fields(version, vault_id, cost, made_up=made_up))


def _checked(data: bytes) -> dict[str, Any]:
    """Return the fields of a key file whose every byte is as it was written."""
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise UserFacingError("keyfile.damaged") from None
    if not isinstance(fields, dict) or fields.get("format") != _FORMAT:
        raise UserFacingError("keyfile.damaged")
    types = {name: type(value) for name, value in fields.items()}
    if fields.pop("check", "") != _check(fields) or types.get("version") is not int:
        raise UserFacingError("keyfile.damaged")
    if fields["version"] > VERSION:  # it may have other fields than these
        raise UserFacingError("keyfile.newer", found=fields["version"], known=VERSION)
    if types != _TYPES or fields["version"] < 1:
        raise UserFacingError("keyfile.damaged")
    return fields


def _check(fields: dict[str, Any]) -> str:
    """Tell damage from a wrong passphrase. For accidents only: the seal does the rest.

    Every version has it over all its other fields, so that a newer file is not taken for damage.
    """
    return hashlib.sha256(_canonical(fields)).hexdigest()[:16]


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
