"""The last border: a fault of the program is told in plain words, without anyone's data."""

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from types import TracebackType

from planner.errors import UserFacingError
from ui.errors import one_sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a fault happened. Never a value, a message or a name from the record.

    Attributes:
        kind: Name of the exception type.
        places: ``file:line in function``, outermost first.
    """

    kind: str
    places: tuple[str, ...]

    def report(self) -> str:
        """Return the text a practitioner may send to their IT support."""
        return "\n".join([self.kind, *self.places])


def fault_of(error: BaseException, trace: TracebackType | None) -> Fault:
    """Reduce an exception, and those it came from, to types and places."""
    places: list[str] = []
    cause = error.__cause__ or error.__context__
    if cause is not None:
        before = fault_of(cause, cause.__traceback__)
        places += [*before.places, f"{before.kind}, and then"]
    for frame in traceback.extract_tb(trace):
        places.append(f"{PurePath(frame.filename).name}:{frame.lineno} in {frame.name}")
    return Fault(type(error).__name__, tuple(places))


def guarded(command: Callable[[], int]) -> int:
    """Run a command; whatever goes wrong is one sentence on standard error and exit status 2.

    A reader that went away (``| head``) is no fault and said to nobody.
    """
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UserFacingError as error:
        sys.stderr.write(f"{one_sentence(error)}\n")
        return 2
    except Exception as error:  # noqa: BLE001 (border: types and places only, never a value)
        fault = fault_of(error, error.__traceback__)
        told = UserFacingError("program.fault", kind=fault.kind, place=fault.places[-1])
        sys.stderr.write(f"{one_sentence(told)}\n")
        return 2
    return status


class CrashHook:
    """Takes over ``sys.excepthook``; tells the first fault, then ends the program."""

    def __init__(self, tell: Callable[[Fault], None], leave: Callable[[], None]) -> None:
        self._tell = tell
        self._leave = leave
        self._told = False

    @property
    def told(self) -> bool:
        """True once a fault was told."""
        return self._told

    def install(self) -> None:
        """Become the interpreter's hook."""
        sys.excepthook = self.on_exception

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an exception nobody caught (also those from Qt slots)."""
        if issubclass(kind, KeyboardInterrupt):
            self._leave()
            return
        self.on_fault(fault_of(error, trace))

    def on_fault(self, fault: Fault) -> None:
        """Tell once and leave; a second fault while telling only leaves."""
        if self._told:
            return
        self._told = True
        try:
            self._tell(fault)
        finally:
            self._leave()
