"""Wrong passphrases in a row: the next try waits, a little longer each time.

It slows down a person at the keyboard; whoever has the file alone is slowed down by what each guess
costs. It never locks anybody out for good, and holds nothing but a number and a time.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from models.errors import faults_sorted
from models.files import write_private
from models.paths import Profile
from planner.clock import Clock
from planner.errors import UserFacingError

T = TypeVar("T")
FREE = 3
LONGEST = 30


def seconds_after(failed: int) -> int:
    """Return how long to wait after so many wrong tries in a row: 0, 0, 0, 1, 2, 4 ... 30."""
    if failed <= FREE:
        return 0
    return int(min(LONGEST, 2 ** min(failed - FREE - 1, 10)))


@dataclass(frozen=True, slots=True)
class Attempts:
    """The tries at one profile.

    Attributes:
        profile: The profile.
    """

    profile: Profile

    def need_patience(self, now: datetime) -> None:
        """Refuse a try that comes too soon.

        A clock that was put back does not make the wait longer than it is at most.

        Raises:
            UserFacingError: ``vault.wait`` with ``seconds``.
        """
        left = self.seconds_left(now)
        if left:
            raise UserFacingError("vault.wait", seconds=left)

    def seconds_left(self, now: datetime) -> int:
        """Return how many seconds are to be waited."""
        failed, at = self._read()
        wait = seconds_after(failed)
        passed = (now - at).total_seconds()
        if wait and passed < 0:  # the clock was put back since: count from now
            self._write(failed, now)
            passed = 0
        return max(0, -int(-(wait - passed) // 1))

    def note_wrong(self, now: datetime) -> None:
        """One more wrong try."""
        self._write(self._read()[0] + 1, now)

    def counted(self, call: Callable[[], T], clock: Clock) -> T:
        """Do what needs the passphrase; a wrong one is one more wrong try."""
        try:
            return call()
        except UserFacingError as error:
            if error.code == "vault.wrong_passphrase":
                self.note_wrong(clock.now())
            raise

    def forget(self) -> None:
        """The right passphrase ends it."""
        with faults_sorted():
            self.profile.attempts.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime]:
        never = 0, datetime.min.replace(tzinfo=UTC)
        try:
            fields = json.loads(self.profile.attempts.read_text(encoding="utf-8"))
            at = datetime.fromisoformat(fields["at"])
            failed = fields["failed"]
            if type(failed) is int and failed >= 0 and at.tzinfo is not None:
                return failed, at
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            pass
        return never

    def _write(self, failed: int, at: datetime) -> None:
        try:
            with faults_sorted():
                write_private(
                    self.profile.attempts,
                    json.dumps({"failed": failed, "at": at.isoformat()}).encode(),
                )
        except UserFacingError:
            pass  # a full disk must not keep the right passphrase out


__all__ = ["FREE", "LONGEST", "Attempts", "seconds_after"]
