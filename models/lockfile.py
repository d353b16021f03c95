"""One window or command at a time works on a profile."""

from collections.abc import Iterator
from contextlib import contextmanager

import filelock

from models.errors import faults_sorted
from models.files import FILE_MODE
from models.paths import Profile
from planner.errors import UserFacingError


class ProfileLock:
    """Holds a profile against a second copy of the program.

    The operating system drops the lock of a program that died, so a lock is never stale. Where a
    file system has no such locks, filelock falls back to a file with the owner's process number.
    """

    def __init__(self, profile: Profile) -> None:
        with faults_sorted():
            # Taken in the thread that unlocks, perhaps released by another.
            self._lock = filelock.FileLock(
                profile.lock, timeout=0, mode=FILE_MODE, thread_local=False
            )
            try:
                self._lock.acquire()
            except filelock.Timeout:
                raise UserFacingError("vault.in_use") from None

    def release(self) -> None:
        """Let others in; does nothing the second time."""
        self._lock.release(force=True)


@contextmanager
def alone(profile: Profile) -> Iterator[None]:
    """Hold a profile meanwhile, where there is one.

    Raises:
        UserFacingError: ``vault.in_use``.
    """
    if not profile.root.exists():
        yield
        return
    lock = ProfileLock(profile)
    try:
        yield
    finally:
        lock.release()
