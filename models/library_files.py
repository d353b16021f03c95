"""Several files of a folder written together: all of them, or none, also over a power cut.

New contents are put beside their files first; then one file, ``.pending``, lists what is to be
moved and deleted. From that moment on the change counts, and whoever opens the folder next
finishes it.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from models.files import (
    make_private_folder,
    new_private_file,
    sync_file,
    sync_folder,
    write_private,
)

Contents = Mapping[str, bytes | None]
"""What files of a folder are to hold, by name; None where a file is to be gone."""

_PENDING = ".pending"
_FRESH = ".fresh"


def write_together(folder: Path, contents: Contents) -> Contents:
    """Write and delete files of a folder.

    Args:
        folder: Made where it is missing; for its owner alone.
        contents: By plain file names.

    Returns:
        What those files held before; written together again, it undoes this.

    Raises:
        OSError: The disk is full, the folder cannot be written. Nothing was changed.
    """
    make_private_folder(folder)
    finish(folder)
    before = {name: _held(folder / name) for name in contents}
    try:
        _stage(folder, contents)
        _move(folder, contents)
    except OSError:
        _put_back(folder, before)
        raise
    return before


def finish(folder: Path) -> None:
    """Finish a change that a power cut left half done, and clear up one that never counted.

    Raises:
        OSError: It cannot be finished now; the next call tries again.
    """
    if not folder.is_dir():
        return
    contents = _pending(folder)
    if contents is not None:
        _move(folder, contents)
    for stray in folder.glob(f".*{_FRESH}"):
        stray.unlink()


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _stage(folder: Path, contents: Contents) -> None:
    for name, data in contents.items():
        if data is not None:
            fresh = folder / f".{name}{_FRESH}"
            new_private_file(fresh)
            fresh.write_bytes(data)
            sync_file(fresh)
    gone = {name: data is None for name, data in contents.items()}
    write_private(folder / _PENDING, json.dumps(gone).encode())


def _move(folder: Path, contents: Contents) -> None:
    """Do what the list says; what is done already is passed over."""
    for name, data in contents.items():
        fresh = folder / f".{name}{_FRESH}"
        if data is None:
            (folder / name).unlink(missing_ok=True)
        elif fresh.exists():
            fresh.replace(folder / name)
    sync_folder(folder)
    (folder / _PENDING).unlink(missing_ok=True)
    sync_folder(folder)


def _pending(folder: Path) -> Contents | None:
    """Return what is listed as still to be done, or None."""
    try:
        listed = json.loads((folder / _PENDING).read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:  # not ours: it is written whole or not at all
        return {}
    names = listed.items() if isinstance(listed, dict) else ()
    return {name: None if gone else b"" for name, gone in names if Path(name).name == name}


def _put_back(folder: Path, before: Contents) -> None:
    """Undo as far as the disk allows; what it does not allow is finished at the next opening."""
    with contextlib.suppress(OSError):
        if (folder / _PENDING).exists():
            for name, data in before.items():
                if data is None:
                    (folder / name).unlink(missing_ok=True)
                elif _held(folder / name) != data:
                    write_private(folder / name, data)
            (folder / _PENDING).unlink()
        for stray in folder.glob(f".*{_FRESH}"):
            stray.unlink()
