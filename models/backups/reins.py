"""Slow work on a copy of the keys: how far it is, and how to stop it from another thread."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any, Generic, TypeVar

from models.errors import FAULTS
from models.keys import Secret
from planner.errors import UserFacingError

T = TypeVar("T")
TELL_EVERY = 0.1
_OPCODES = 4000
_STOPPED: tuple[type[Exception], ...] = (UserFacingError, *FAULTS)


class Stage(StrEnum):
    """What is being done."""

    COPY = "copy"
    CHECK = "check"
    PACK = "pack"
    UNPACK = "unpack"
    SEND = "send"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is.

    Attributes:
        stage: What is being done.
        done: Bytes done, as far as known.
        whole: Bytes in all; 0 where nobody knows.
    """

    stage: Stage
    done: int = 0
    whole: int = 0


Told = Callable[[Step], None]


class Reins:
    """Held by work that may be stopped."""

    def __init__(self, told: Told | None = None) -> None:
        self._told = told
        self._stopped = False
        self._last: Stage | None = None
        self._at = 0.0

    @property
    def stopped(self) -> bool:
        """True once somebody asked to stop."""
        return self._stopped

    def stop(self) -> None:
        """Ask to stop; may be called from any thread."""
        self._stopped = True

    def tell(self, told: Told | None) -> None:
        """Tell this from now on how far it is."""
        self._told = told

    def step(self, stage: Stage, done: int = 0, whole: int = 0) -> None:
        """Say how far it is.

        Raises:
            UserFacingError: ``backup.stopped``.
        """
        if self._stopped:
            raise UserFacingError("backup.stopped")
        now = time.monotonic()
        if self._told is not None and (stage is not self._last or now - self._at >= TELL_EVERY):
            self._last, self._at = stage, now
            self._told(Step(stage, done, whole))

    @contextmanager
    def obeyed(self) -> Iterator[None]:
        """Say that work was stopped, whatever it broke off with once it was.

        Raises:
            UserFacingError: ``backup.stopped``.
        """
        try:
            yield
        except _STOPPED as error:
            if self._stopped:
                raise UserFacingError("backup.stopped") from error
            raise

    @contextmanager
    def watch(
        self,
        connection: Any,  # noqa: ANN401 (the driver has no types)
        stage: Stage,
        measure: Callable[[], tuple[int, int]],
    ) -> Iterator[None]:
        """Let statements of a connection be stopped, and say how far they are."""

        def look() -> int:
            try:
                self.step(stage, *measure())
            except UserFacingError:
                return 1
            return 0

        self.step(stage, *measure())
        connection.set_progress_handler(look, _OPCODES)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)


class Work(Generic[T]):
    """Something slow to be done in a thread of its own, with a copy of the database key.

    The copy is wiped when the work ends or is stopped; the lock of the vault stops it.
    """

    def __init__(self, key: Secret, job: Callable[[Secret, Reins], T]) -> None:
        self._key = Secret(key.reveal())
        self._job = job
        self._reins = Reins()
        self._guard = Lock()
        self._begun = False

    def run(self, told: Told | None = None) -> T:
        """Do it; once.

        Raises:
            UserFacingError: ``backup.stopped``, and what the job raises.
        """
        with self._guard:
            self._begun = True
        self._reins.tell(told)
        try:
            with self._reins.obeyed():
                return self._job(self._key, self._reins)
        finally:
            self._key.wipe()

    def stop(self) -> None:
        """Stop; nothing is left behind. May be called from any thread."""
        self._reins.stop()
        with self._guard:
            if not self._begun:
                self._key.wipe()
