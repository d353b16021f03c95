"""What the program last saw of a vault, noted outside it: a vault that lost something shows.

The pages of a vault are sealed one by one, so that a changed one is found when it is read. That
says nothing of what is not there any more: a log that was deleted, an older copy of the file, an
older copy of one page. So a small file beside the vault holds the last row of the audit chain, set
after every commit, and at the lock also what the closed file was, byte by byte.

The note may be older than the vault, after a power cut, and then says little. It is never newer:
it is written once the commit is on the disk. So a vault behind its note has lost something. The
note holds nothing of a patient, and is sealed by the audit key, which is inside the vault.
"""

import contextlib
import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Thread

from models.audit import ChainHead
from models.files import FILE_MODE
from models.keys import Secret
from models.paths import Profile

_SIZE = 1024
_NAMES = ("vault", "seq", "seal", "at", "closed", "told")


@dataclass(frozen=True, slots=True)
class Note:
    """What was noted.

    Attributes:
        vault: Identity of the vault.
        seq: Number of the last row of its audit chain.
        seal: The seal of that row.
        at: Its time, as stored.
        closed: SHA-256 of the closed file; empty while it is open, or was not closed properly.
        told: The person was told that the vault is not what was noted.
    """

    vault: str
    seq: int
    seal: str
    at: str
    closed: str = ""
    told: bool = False

    @property
    def head(self) -> ChainHead:
        """The row."""
        return ChainHead(self.seq, self.seal, self.at)


class Look(Thread):
    """Reads the closed file in the background, while the key is derived; then nobody waits for it.

    Args:
        profile: Whose.
    """

    def __init__(self, profile: Profile) -> None:
        super().__init__(name="look", daemon=True)
        self._vault = profile.vault
        self._found = ""
        self.start()

    def run(self) -> None:
        """Read it, unless a log waits beside it."""
        self._found = digest_of(self._vault)

    def found(self) -> str:
        """Return the SHA-256 of the file; empty where it cannot be told. Waits for the end."""
        self.join()
        return self._found


def digest_of(vault: Path) -> str:
    """Return the SHA-256 of a closed file; empty where a log waits, or where it cannot be read."""
    log = vault.with_name(vault.name + "-wal")
    try:
        if log.exists() and log.stat().st_size:
            return ""
        with vault.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


class LastSeen:
    """The note of one open vault. That it cannot be written is no reason to stop anybody.

    Args:
        profile: Whose.
        vault_id: Identity of the vault.
        key: The audit key.
    """

    def __init__(self, profile: Profile, vault_id: str, key: Secret) -> None:
        self._path = profile.last_seen
        self._vault_id = vault_id
        # Kept when the keys of the vault go, and good for nothing else.
        self._key = Secret(hmac.digest(key.reveal(), b"last seen/v1", "sha256"))

    def read(self) -> Note | None:
        """Return what was noted of this vault; None where there is nothing to rely on."""
        try:
            fields = json.loads(self._path.read_bytes())
            note = Note(**{name: fields[name] for name in _NAMES})
            whole = hmac.compare_digest(str(fields["mac"]), self._mac(note))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return note if whole and note.vault == self._vault_id else None

    def opened_with(self, head: ChainHead) -> None:
        """Note, on the disk for good, that the vault is open: from now on its file may change."""
        self._write(Note(self._vault_id, *self._row(head)), sync=True)

    def head_is(self, head: ChainHead) -> None:
        """Note the last row of the chain, once it is committed; waits for no disk."""
        self._write(Note(self._vault_id, *self._row(head)))

    def closed_with(self, head: ChainHead, vault: Path) -> None:
        """Note what the closed file is, and forget the key of the note."""
        self._write(Note(self._vault_id, *self._row(head), closed=digest_of(vault)))
        self._key.wipe()

    def tell(self, note: Note) -> None:
        """Note that the person was told."""
        self._write(replace(note, told=True), sync=True)

    def _write(self, note: Note, *, sync: bool = False) -> None:
        """Write a note over the last one, in one piece."""
        fields = asdict(note) | {"mac": self._mac(note)}
        data = json.dumps(fields, separators=(",", ":")).encode().ljust(_SIZE - 1) + b"\n"
        with contextlib.suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, FILE_MODE)
            try:
                os.write(handle, data)
                if sync:
                    os.fsync(handle)
            finally:
                os.close(handle)

    def _mac(self, note: Note) -> str:
        text = json.dumps([getattr(note, name) for name in _NAMES])
        return hmac.digest(self._key.reveal(), text.encode(), "sha256").hex()

    @staticmethod
    def _row(head: ChainHead) -> tuple[int, str, str]:
        return head.seq, head.seal, head.at
