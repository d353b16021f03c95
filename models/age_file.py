"""age files: what leaves the vault sealed, for a person with six words or for a service's key.

The format is age v1 (age-encryption.org/v1), so that other programs open what this one writes.
The library works in a child process (``models.age_child``) with bounded memory and time; the header
is read here before any work, since it says what opening the file would cost.
"""

import re
import subprocess
import sys
from pathlib import Path

from planner.errors import UserFacingError

SECONDS = 10.0
"""How long a piece of work may take."""
_LARGEST_MIB = 32
LARGEST = _LARGEST_MIB * 1024 * 1024
"""Bytes of the largest content; in memory several times over, within the child's bound."""
HIGHEST_WORK_FACTOR = 20
"""2 ** 20 blocks of 1 KiB: 1 GiB of memory, the most this program will ever pay."""
_CHILD = Path(__file__).with_name("age_child.py")
_FIRST_LINE = b"age-encryption.org/v1\n"
_HEADER_BYTES = 16 * 1024
_SEALED_FOR = re.compile(rb"^-> (\S+)(?: (.*))?$", re.MULTILINE)
_SCRYPT = re.compile(rb"[A-Za-z0-9+/]{22} ([1-9][0-9]?)")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_POLY = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_IDENTITY = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
_FRAME_BYTES = 64 * 1024  # the header, and 16 bytes for each 64 KiB of content


def seal_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Seal bytes for whoever knows a passphrase.

    Raises:
        UserFacingError: ``age.too_large``, ``age.timeout``, ``age.failed``.
    """
    sealed = _ask("seal_with_passphrase", passphrase, data)
    _check_header(sealed, by_passphrase=True)  # a very fast computer would ask too much of others
    return sealed


def seal_to(data: bytes, recipients: tuple[str, ...]) -> bytes:
    """Seal bytes for the owners of keys.

    Args:
        data: The content.
        recipients: Public keys, ``age1...``.

    Raises:
        UserFacingError: ``age.bad_key``, ``age.too_large``, ``age.timeout``, ``age.failed``.
    """
    if not recipients or not all(map(is_recipient, recipients)):
        raise UserFacingError("age.bad_key")
    return _ask("seal_to", " ".join(recipients), data)


def open_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Open a file sealed by a passphrase.

    Raises:
        UserFacingError: ``age.wrong_passphrase``, ``age.damaged``, ``age.foreign``,
            ``age.for_a_key``, ``age.too_costly``, ``age.too_large``, ``age.timeout``,
            ``age.failed``.
    """
    _check_header(data, by_passphrase=True)
    return _ask("open_with_passphrase", passphrase, data)


def open_with(data: bytes, identity: str) -> bytes:
    """Open a file sealed for a key.

    Args:
        data: The file.
        identity: The private key, ``AGE-SECRET-KEY-1...``; a whole key file is taken too.

    Raises:
        UserFacingError: ``age.bad_key``, ``age.wrong_key``, ``age.damaged``, ``age.foreign``,
            ``age.for_a_passphrase``, ``age.too_large``, ``age.timeout``, ``age.failed``.
    """
    _check_header(data, by_passphrase=False)
    found = _IDENTITY.findall(identity.upper())
    if not found:
        raise UserFacingError("age.bad_key")
    return _ask("open_with", " ".join(found), data)


def new_identity() -> tuple[str, str]:
    """Return a new private key and its public one."""
    identity, recipient = _ask("new_identity", "", b"").decode().split()
    return identity, recipient


def is_recipient(text: str) -> bool:
    """Tell whether a text is a public key, its check sum (Bech32, BIP 173) right."""
    text = text.strip()
    return _RECIPIENT.fullmatch(text) is not None and _sum_right(text)


def _sum_right(text: str) -> bool:
    prefix, _, rest = text.rpartition("1")
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    check = 1
    for value in (*values, *map(_BECH32.index, rest)):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, poly in enumerate(_BECH32_POLY):
            check ^= poly * (top >> bit & 1)
    return check == 1


def _check_header(data: bytes, *, by_passphrase: bool) -> None:
    """Refuse, before any work, what this program did not write or would not pay for."""
    if len(data) > LARGEST + _FRAME_BYTES:
        raise UserFacingError("age.too_large", most=_LARGEST_MIB)
    if not data.startswith(_FIRST_LINE):
        raise UserFacingError("age.foreign")
    header, end, _ = data[:_HEADER_BYTES].partition(b"\n--- ")
    if not end:
        raise UserFacingError("age.damaged")
    sealed_for = _SEALED_FOR.findall(header)
    kinds = {kind for kind, _ in sealed_for if not kind.endswith(b"-grease")}
    if kinds == {b"scrypt"} and len(sealed_for) == 1:
        _need(by_passphrase, "age.for_a_passphrase")
        factor = _SCRYPT.fullmatch(sealed_for[0][1])
        if factor is None:
            raise UserFacingError("age.damaged")
        _need(int(factor[1]) <= HIGHEST_WORK_FACTOR, "age.too_costly")
    elif kinds == {b"X25519"}:
        _need(not by_passphrase, "age.for_a_key")
    else:
        raise UserFacingError("age.foreign")


def _need(right: bool, code: str) -> None:
    if not right:
        raise UserFacingError(code)


def _ask(name: str, secret: str, data: bytes) -> bytes:
    """Let the child do one piece of work."""
    if len(data) > LARGEST + _FRAME_BYTES * name.startswith("open"):
        raise UserFacingError("age.too_large", most=_LARGEST_MIB)
    parts = (name.encode(), secret.encode(), data)
    asked = b"".join(len(part).to_bytes(8) + part for part in parts)
    command = [sys.executable, "-I", str(_CHILD)]
    try:
        ended = subprocess.run(
            command, input=asked, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UserFacingError("age.timeout") from None
    except OSError:
        raise UserFacingError("age.failed") from None
    said, _, result = ended.stdout.partition(b"\n")
    if ended.returncode == 0 and said == b"ok":
        return result
    if b"memory" in ended.stderr:  # the library ends the process where memory runs out
        raise UserFacingError("memory.low")
    raise UserFacingError(_code(said, name))


def _code(said: bytes, name: str) -> str:
    if said == b"wrong":
        return "age.wrong_passphrase" if name == "open_with_passphrase" else "age.wrong_key"
    return {b"damaged": "age.damaged", b"key": "age.bad_key"}.get(said, "age.failed")
