"""Writing files that only their owner may read, whole or not at all."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_A_LITTLE = 1 << 17
_HALF_DONE = (".*.new", ".*.new-*")


def make_private_folder(path: Path) -> None:
    """Make a folder, and those above it, that only its owner may enter.

    A folder that exists already is left as it is: the person may have had their reasons.
    """
    for folder in reversed([path, *path.parents]):
        if not folder.exists():
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            sync_folder(folder.parent)


def new_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Raises:
        FileExistsError: There is one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def write_private(path: Path, data: bytes) -> None:
    """Put a file in place of an earlier one: after a power cut it is the old or the new, whole."""
    with replacing(path, data) as put:
        put()


@contextlib.contextmanager
def replacing(path: Path, data: bytes) -> Iterator[Callable[[], None]]:
    """Write what a file is to hold beside it, and give what puts it in place.

    That takes no more room, so something else may be done between: it does not fail for a full disk
    once the other is done.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        new_private_file(fresh)
        fresh.write_bytes(data)
        sync_file(fresh)
        yield partial(put_in_place, fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def has_room(folder: Path) -> bool:
    """Tell whether a little more fits on a disk, by writing it: a quota shows in no other way."""
    trial = folder / f".{secrets.token_hex(4)}.new"
    try:
        trial.write_bytes(bytes(_A_LITTLE))
    except OSError as error:
        return error.errno not in {errno.ENOSPC, errno.EDQUOT}
    finally:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)
    return True


def sweep(folder: Path) -> None:
    """Delete the half-done files of a program that was killed; only while nobody else works here.

    They are sealed like all else, but one may be a key file of a passphrase that never came to be.
    """
    for pattern in _HALF_DONE:
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):  # it can wait for the next time
                path.unlink()


def put_in_place(fresh: Path, path: Path) -> None:
    """Move a finished file to its name, on the disk for good."""
    sync_file(fresh)
    fresh.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Wait until a folder's entries are on the disk; Windows has no such thing."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some network file systems refuse, and sync by themselves
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
