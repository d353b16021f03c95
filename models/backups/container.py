"""A backup's file: ``vault.db``, ``key.json`` and ``manifest.json`` in a zip without compression.

Any container opens with the passphrase of its day or with the recovery code. To go back by hand,
put its two files in place of the profile's. What is read here may come from anywhere: nothing is
unpacked by the name it has, nothing is decompressed, nothing longer than the file itself is read.
"""

import hashlib
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from models.audit import ChainHead
from models.backups.reins import Reins, Stage
from models.errors import faults_sorted, known_fault
from models.files import new_private_file, put_in_place
from planner.errors import UserFacingError

VAULT, KEY, MANIFEST = "vault.db", "key.json", "manifest.json"
FORMAT = "between-sessions backup"
VERSION = 1
CHUNK = 1 << 20
_TOO_LARGE = 2**63
_SMALL = 1 << 16
_LARGEST_KEY = 1 << 14
_ZIP_START = b"PK"
# All that zipfile, struct and json can make of a file that somebody damaged or made up.
_BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a container says about itself.

    Attributes:
        made_at: When it was made, in UTC.
        kind: See ``Backup.kind``.
        schema: Schema number of the database.
        vault_id: Identity of the vault.
        made_up: True where the caseload is invented.
        head: Last row of the audit chain, so that a cut tail shows.
        sums: SHA-256 of each file, by name.
    """

    made_at: datetime
    kind: str
    schema: int
    vault_id: str
    made_up: bool
    head: ChainHead
    sums: tuple[tuple[str, str], ...] = ()

    def encode(self, sums: dict[str, str]) -> str:
        """Return the text of the file."""
        fields = {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "kind": self.kind,
            "schema": self.schema,
            "vault": self.vault_id,
            "made_up": self.made_up,
            "head": asdict(self.head),
            "sha256": sums,
        }
        return json.dumps(fields, indent=1)


def write_container(place: Path, files: dict[str, Path], manifest: Manifest, reins: Reins) -> None:
    """Put files and a manifest into a container, on the disk for good.

    Args:
        place: Where it ends; a hidden file beside it is written first, by the caller's scratch.
        files: By their name inside.
        manifest: What it says about itself; the sums are worked out here.
        reins: Says how far it is.

    Raises:
        UserFacingError: ``disk.full`` and the like, ``backup.stopped``; nothing is in place.
    """
    fresh = place
    whole = sum(path.stat().st_size for path in files.values())
    sums: dict[str, str] = {}
    new_private_file(fresh)
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as container:
        for name, path in files.items():
            entry = zipfile.ZipInfo(name, manifest.made_at.timetuple()[:6])
            entry.file_size = path.stat().st_size
            entry.external_attr = 0o600 << 16
            with path.open("rb") as stream, container.open(entry, "w") as packed:
                told = _teller(reins, Stage.PACK, whole)
                sums[name] = _copy(stream, packed, told)
        container.writestr(MANIFEST, manifest.encode(sums))


def finish(fresh: Path, place: Path) -> None:
    """Give a container its name, on the disk for good."""
    put_in_place(fresh, place)


def read_manifest(path: Path) -> Manifest:
    """Return what a container says about itself; nothing of it has been checked yet.

    Raises:
        UserFacingError: ``backup.missing``, ``backup.foreign``, ``backup.newer``,
            ``backup.damaged`` with ``name``.
    """
    with _opened(path) as (container, entries):
        return _decoded(container.read(entries[MANIFEST]), path)


def unpack(path: Path, vault: Path, reins: Reins, key_file: Path | None = None) -> Manifest:
    """Write a container's database, and its key file where one is wanted, to these places.

    Every byte is compared with the sums of the manifest.

    Raises:
        UserFacingError: As ``read_manifest``; ``disk.full`` and the like, ``backup.stopped``.
    """
    with _opened(path) as (container, entries):
        manifest = _decoded(container.read(entries[MANIFEST]), path)
        found: dict[str, str] = {}
        size = entries[VAULT].file_size
        with faults_sorted():
            new_private_file(vault)
            with container.open(entries[VAULT]) as packed, vault.open("wb") as stream:
                found[VAULT] = _copy(packed, stream, _teller(reins, Stage.UNPACK, size))
        if KEY in entries:
            content = container.read(entries[KEY])
            found[KEY] = hashlib.sha256(content).hexdigest()
            if key_file is not None:
                with faults_sorted():
                    new_private_file(key_file)
                    key_file.write_bytes(content)
    if found != dict(manifest.sums):
        raise _damaged(path)
    return manifest


def read_key_file(path: Path) -> bytes | None:
    """Return the key file inside, or None where the vault had none that day.

    Raises:
        UserFacingError: As ``read_manifest``.
    """
    with _opened(path) as (container, entries):
        return container.read(entries[KEY]) if KEY in entries else None


def sum_of(path: Path, told: Callable[[int], None]) -> str:
    """Return the SHA-256 of a file.

    Args:
        path: The file.
        told: Called with the bytes read so far; may raise to stop.
    """
    with path.open("rb") as stream:
        return _copy(stream, None, told)


def _copy(source: Any, target: Any, told: Callable[[int], None]) -> str:  # noqa: ANN401 (streams)
    """Copy a stream piece by piece and return its SHA-256."""
    digest, done = hashlib.sha256(), 0
    while piece := source.read(CHUNK):
        digest.update(piece)
        if target is not None:
            target.write(piece)
        done += len(piece)
        told(done)
    return digest.hexdigest()


def copy_file(source: Path, target: Path, told: Callable[[int], None]) -> str:
    """Copy a file to a new private one and return the SHA-256 of what was read."""
    new_private_file(target)
    with source.open("rb") as stream, target.open("wb") as out:
        return _copy(stream, out, told)


def _teller(reins: Reins, stage: Stage, whole: int) -> Callable[[int], None]:
    def told(done: int) -> None:
        reins.step(stage, done, whole)

    return told


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """Open a container whose entries are those, and only those, that one of ours has."""
    try:
        with path.open("rb") as stream:
            _need_zip(stream, path)
            with zipfile.ZipFile(stream) as container:
                yield container, _entries(container, path)
    except UserFacingError:
        raise
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise UserFacingError("backup.missing", name=path.name) from None
    except _BROKEN as error:
        raise _damaged(path) from error
    except OSError as error:
        raise known_fault(error) or _damaged(path) from error


def _need_zip(stream: BinaryIO, path: Path) -> None:
    start = stream.read(len(_ZIP_START))
    stream.seek(0)
    if not start:
        raise _damaged(path)
    if start != _ZIP_START:
        raise UserFacingError("backup.foreign", name=path.name)


def _entries(container: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    entries = {entry.filename: entry for entry in container.infolist()}
    if MANIFEST not in entries or VAULT not in entries:
        raise UserFacingError("backup.foreign", name=path.name)
    if len(entries) != len(container.infolist()) or not set(entries) <= {VAULT, KEY, MANIFEST}:
        raise UserFacingError("backup.foreign", name=path.name)
    whole = path.stat().st_size
    limits = {VAULT: whole, KEY: _LARGEST_KEY, MANIFEST: _SMALL}
    for name, entry in entries.items():
        stored = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
        if not stored or entry.file_size != entry.compress_size or entry.file_size > limits[name]:
            raise _damaged(path)
    return entries


def _writable(words: tuple[str, ...]) -> bool:
    """Tell whether texts have no half of a pair of surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for word in words for letter in word)


def _decoded(data: bytes, path: Path) -> Manifest:
    fields = json.loads(data)
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise UserFacingError("backup.foreign", name=path.name)
    if fields["version"] > VERSION:
        found = int(fields["version"])
        raise UserFacingError("backup.newer", name=path.name, found=found, known=VERSION)
    head, sums = ChainHead(**fields["head"]), fields["sha256"]
    if not isinstance(sums, dict):
        raise _damaged(path)
    words = (fields["kind"], fields["vault"], head.seal, head.at, *sums.values())
    numbers = (fields["schema"], head.seq)
    if not all(type(each) is str for each in words) or not all(type(n) is int for n in numbers):
        raise _damaged(path)
    # What the database could not be asked for, and what could not be printed.
    if not all(0 <= number < _TOO_LARGE for number in numbers) or not _writable(words):
        raise _damaged(path)
    if type(fields["made_up"]) is not bool:
        raise _damaged(path)
    return Manifest(
        made_at=datetime.fromisoformat(fields["made_at"]).astimezone(UTC),
        kind=fields["kind"],
        schema=fields["schema"],
        vault_id=fields["vault"],
        made_up=fields["made_up"],
        head=head,
        sums=tuple(sums.items()),
    )


def _damaged(path: Path) -> UserFacingError:
    return UserFacingError("backup.damaged", name=path.name)
