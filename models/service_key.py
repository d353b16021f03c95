"""The service's way back in: the root key, sealed in an age file for a key the service keeps.

The file lies beside the vault and is of use only to whoever has the private key, which never comes
near this computer until it is needed.
"""

import json

from models import age_file
from models.errors import faults_sorted
from models.files import write_private
from models.keys import KEY_BYTES, Secret
from models.paths import Profile
from planner.errors import UserFacingError

_FORMAT = "between-sessions service key"
_LARGEST = 64 * 1024


def seal(profile: Profile, vault_id: str, root: Secret, recipient: str) -> None:
    """Seal the root key for a service and put the file in place of an earlier one.

    Raises:
        UserFacingError: ``age.*``, ``disk.full`` and the like; the earlier file stays.
    """
    fields = {"format": _FORMAT, "vault": vault_id, "root": root.reveal().hex()}
    sealed = age_file.seal_to(json.dumps(fields).encode(), (recipient,))
    with faults_sorted():
        write_private(profile.service_key, sealed)


def open_with(profile: Profile, identity: str) -> tuple[str, Secret]:
    """Return the id of the vault and the root key.

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
        root = bytes.fromhex(fields["root"])
        if fields["format"] == _FORMAT and len(root) == KEY_BYTES:
            return str(fields["vault"]), Secret(root)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise UserFacingError("age.damaged")
