"""Files that commands and pages write, whole or not at all, and read."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from planner.errors import UserFacingError


@contextmanager
def whole_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Give what writes a file for its owner alone; it appears whole at the end, or not at all.

    Raises:
        UserFacingError: ``pack.save_failed``.
    """
    fresh = path.with_name(f".{token_hex(8)}.part")

    def write(content: bytes) -> None:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)

    try:
        yield write
        fresh.replace(path)
    except OSError as error:
        raise UserFacingError("pack.save_failed", reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def read_most(path: Path, most: int) -> bytes:
    """Return a file somebody sent; one byte more than the most that is wanted shows that it is.

    Raises:
        UserFacingError: ``handover.unreadable`` with ``reason``.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserFacingError("handover.unreadable", reason=reason) from error
