"""The recovery code: the root key itself, as a person can copy it from paper.

35 bytes (32 of key, 3 of checksum) are exactly 56 characters of Crockford's base 32, printed as 14
groups of four. Its letters leave out I, L, O and U, so that what is easily misread can be read
either way.
"""

import base64
import binascii
import hashlib
import hmac

from models.keys import KEY_BYTES, Secret
from planner.errors import UserFacingError

GROUP = 4
GROUPS = 14
_CHECK_BYTES = 3
_RFC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_OURS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TO_OURS = str.maketrans(_RFC, _OURS)
_TO_RFC = str.maketrans(_OURS, _RFC)
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


def encode(root: Secret) -> str:
    """Return the code of a root key, in groups joined by dashes."""
    key = root.reveal()
    text = base64.b32encode(key + _check(key)).decode().translate(_TO_OURS)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def decode(typed: str) -> Secret:
    """Return the root key of a code as somebody typed it.

    Case, spaces and dashes do not matter; O is read as 0, I and L as 1.

    Raises:
        UserFacingError: ``recovery.mistyped``.
    """
    text = "".join(char for char in typed.upper() if char.isalnum()).translate(_FORGIVEN)
    if len(text) != GROUP * GROUPS or not set(text) <= set(_OURS):
        raise UserFacingError("recovery.mistyped")
    try:
        content = base64.b32decode(text.translate(_TO_RFC))
    except binascii.Error:
        raise UserFacingError("recovery.mistyped") from None
    key, check = content[:KEY_BYTES], content[KEY_BYTES:]
    if not hmac.compare_digest(check, _check(key)):
        raise UserFacingError("recovery.mistyped")
    return Secret(key)


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"between-sessions recovery/v1" + key).digest()[:_CHECK_BYTES]
