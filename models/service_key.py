"""The service's way back in: the root key, sealed in an age file for a key the service keeps.

The file lies beside the vault and is of use only to whoever has the private key, which never comes
near this computer until it is needed.
"""

import json

from models import age_file
from models.errors import faults_sorted
from models.files import write_private
from models.keys import KEY_BYTES, Secret, cut
from models.paths import Profile
from planner.errors import UserFacingError

_FORMAT = "between-sessions service key"
_LARGEST = 64 * 1024


def seal(profile: Profile, vault_id: str, roots: tuple[Secret, ...], recipient: str) -> None:
    """Seal root keys for a service and put the file in place of an earlier one.

    Args:
        profile: Where the file goes.
        vault_id: The vault they open.
        roots: The root key; two of them while keys are being changed.
        recipient: The service's public key.

    Raises:
        UserFacingError: ``age.*``, ``disk.full`` and the like; the earlier file stays.
    """
    content = b"".join(root.reveal() for root in roots)
    fields = {"format": _FORMAT, "vault": vault_id, "root": content.hex()}
    sealed = age_file.seal_to(json.dumps(fields).encode(), (recipient,))
    with faults_sorted():
        write_private(profile.service_key, sealed)


def open_with(profile: Profile, identity: str) -> tuple[str, tuple[Secret, ...]]:
    """Return the id of the vault and its root key, or the two of a change of keys.

    Raises:
        UserFacingError: ``service_key.missing``, ``age.*``.
    """
    try:
        with faults_sorted(), profile.service_key.open("rb") as stream:
            sealed = stream.read(_LARGEST)
    except FileNotFoundError:
        raise UserFacingError("service_key.missing") from None
    content = age_file.open_with(sealed, identity)
    try:
        fields = json.loads(content)
        keys = bytes.fromhex(fields["root"])
        if fields["format"] == _FORMAT and len(keys) in {KEY_BYTES, 2 * KEY_BYTES}:
            return str(fields["vault"]), cut(keys)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise UserFacingError("age.damaged")
