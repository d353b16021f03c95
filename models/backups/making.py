"""Making a backup: of a vault in use, or of the file of a vault that was just closed."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from models import gate, soundness
from models.audit import ChainHead
from models.backups.container import KEY, VAULT, Manifest, finish, write_container
from models.backups.places import (
    AUTO,
    Backup,
    all_in,
    backup_at,
    identity_of,
    name_of,
    need_room,
    scratch,
)
from models.backups.reins import Reins, Stage
from models.database import connect
from models.errors import faults_sorted
from models.files import make_private_folder
from models.keys import Secret
from models.paths import Profile
from planner.errors import UserFacingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a backup is made of.

    Attributes:
        profile: The profile.
        vault_id: Identity of the vault.
        made_up: True where the caseload is invented.
        head: Last row of the audit chain; noted in the manifest, so that a cut tail shows.
    """

    profile: Profile
    vault_id: str
    made_up: bool
    head: ChainHead


@dataclass(frozen=True, slots=True)
class Label:
    """What a backup is called.

    Attributes:
        now: When it is made.
        kind: See ``Backup.kind``.
    """

    now: datetime
    kind: str


def make(
    source: Source, key: Secret, label: Label, reins: Reins | None = None, into: Path | None = None
) -> Backup:
    """Copy a vault that may be in use, check the copy, and put it in a container.

    Args:
        source: The vault; others may read and write it meanwhile.
        key: Its database key, for a connection of its own.
        label: What the backup is called.
        reins: Stops it and says how far it is.
        into: Folder of the container, None for the profile's own.

    Raises:
        UserFacingError: ``disk.full``, ``backup.failed``, ``backup.stopped``; nothing is left
            behind.
    """
    reins = reins or Reins()
    folder = into or source.profile.backups
    with faults_sorted():
        make_private_folder(folder)
        # The copy, and then the container with the copy in it.
        need_room(folder, 2 * source.profile.vault.stat().st_size)
        with scratch(folder) as copy:
            schema = _copy_open_vault(source.profile.vault, key, copy, reins)
            manifest = _manifest(source, _free(folder, label), schema)
            return _contain(source, copy, manifest, folder, reins, verified=True)


def copy_closed(source: Source, now: datetime, schema: int) -> Backup:
    """Put the file of a closed vault in a container, to be verified after the next unlock.

    Raises:
        UserFacingError: ``disk.full``; nothing is left behind.
    """
    folder, vault = source.profile.backups, source.profile.vault
    with faults_sorted():
        make_private_folder(folder)
        need_room(folder, vault.stat().st_size)
        manifest = _manifest(source, _free(folder, Label(now, AUTO)), schema)
        return _contain(source, vault, manifest, folder, Reins(), verified=False)


def _free(folder: Path, label: Label) -> Label:
    """Return the label, a second later for each of the same kind: none takes another's name."""
    taken = {one.identity for one in all_in(folder)}
    while identity_of(label.now, label.kind) in taken:
        label = replace(label, now=label.now + timedelta(seconds=1))
    return label


def _manifest(source: Source, label: Label, schema: int) -> Manifest:
    return Manifest(
        made_at=label.now,
        kind=label.kind,
        schema=schema,
        vault_id=source.vault_id,
        made_up=source.made_up,
        head=source.head,
    )


def _copy_open_vault(vault: Path, key: Secret, copy: Path, reins: Reins) -> int:
    """Copy by VACUUM INTO from a connection of its own and check the copy; return its schema."""

    def measure() -> tuple[int, int]:
        return copy.stat().st_size if copy.exists() else 0, vault.stat().st_size

    with closing(connect(vault, key)) as connection:
        version = _data_version(connection)
        before = soundness.counts(connection)
        with reins.watch(connection, Stage.COPY, measure):
            connection.execute("VACUUM INTO ?", (str(copy),))
        written_meanwhile = _data_version(connection) != version
        schema = gate.schema_of(connection)
    with closing(connect(copy, key)) as connection, reins.watch(connection, Stage.CHECK, measure):
        wrong = bool(soundness.problems(connection))
        # What is not whole cannot be asked anything more.
        wrong = wrong or gate.schema_of(connection) != schema
        wrong = wrong or (not written_meanwhile and soundness.counts(connection) != before)
    reins.step(Stage.CHECK)
    if wrong:
        raise UserFacingError("backup.failed")
    return schema


def _contain(
    source: Source, vault: Path, manifest: Manifest, folder: Path, reins: Reins, *, verified: bool
) -> Backup:
    """Put a database file, the key file and a manifest into a container, on the disk for good."""
    files = {VAULT: vault, KEY: source.profile.key_file}
    files = {name: path for name, path in files.items() if path.exists()}
    place = folder / name_of(manifest.made_at, manifest.kind, verified=verified)
    with scratch(folder) as fresh:
        write_container(fresh, files, manifest, reins)
        finish(fresh, place)
    backup = backup_at(place)
    if backup is None:
        raise UserFacingError("backup.failed")
    return backup


def _data_version(connection: Any) -> int:  # noqa: ANN401 (the driver has no types)
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
