"""What is looked at before anything is written: is it ours, and do we know this schema?"""

import io
from pathlib import Path
from typing import Any

from models.errors import faults_sorted
from planner.errors import UserFacingError

# "BSes": told to SQLite, which keeps it in the file's header.
APPLICATION_ID = 0x42536573
# The number of the last step in models/migrations. Raised by the commit that adds a step.
APP_SCHEMA = 3

PAGE = 4096
_PLAIN_HEADER = b"SQLite format 3\0"


def check_file(path: Path) -> None:
    """Refuse what is no vault before it is opened.

    Raises:
        UserFacingError: ``vault.missing``, ``vault.empty``, ``vault.foreign``, ``vault.damaged``,
            ``vault.read_only``.
    """
    try:
        # Opened for writing: SQLite would open a protected file for reading, and fail at a commit.
        with faults_sorted(), path.open("r+b") as stream:
            header = stream.read(len(_PLAIN_HEADER))
            size = stream.seek(0, io.SEEK_END)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise UserFacingError("vault.missing") from None
    if size == 0:
        raise UserFacingError("vault.empty")
    if header == _PLAIN_HEADER or size < PAGE:
        raise UserFacingError("vault.foreign")
    if size % PAGE and not _pending(path):
        raise UserFacingError("vault.damaged")


def check_opened(connection: Any) -> None:  # noqa: ANN401 (the driver has no types)
    """Refuse what the key opens but this program must not touch; writes nothing.

    Raises:
        UserFacingError: ``vault.foreign``, ``vault.newer``.
    """
    if _number(connection, "application_id") != APPLICATION_ID:
        raise UserFacingError("vault.foreign")
    found = schema_of(connection)
    if found > APP_SCHEMA:
        raise UserFacingError("vault.newer", found=found, known=APP_SCHEMA)
    if found < 1:
        raise UserFacingError("vault.foreign")


def schema_of(connection: Any) -> int:  # noqa: ANN401 (the driver has no types)
    """Return the schema number of an open database."""
    return _number(connection, "user_version")


def _number(connection: Any, pragma: str) -> int:  # noqa: ANN401
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _pending(path: Path) -> bool:
    """Tell whether a log waits beside the file: a page half written is then made whole from it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
