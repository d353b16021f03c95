"""What a torment needs to know of one thing the program does: how to do it, how to judge it."""

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TypeVar

from models.errors import FAULTS
from models.keys import KdfCost
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tools.freeze_schema import content_of

T = TypeVar("T")
DAY = date(2026, 5, 12)
PASSPHRASE = "made for tests only"  # noqa: S105 (guards invented people)
OTHER_PASSPHRASE = "another one for tests"  # noqa: S105 (likewise)
CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)
PROFILE = "profile"
MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be.

    Attributes:
        kind: ``lost`` (acknowledged and gone), ``half`` (neither before nor after), ``unreadable``
            (does not open), ``wrong`` (any other breach).
        detail: What was found; nothing of a patient, all are invented.
    """

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Doing:
    """Something begun.

    Attributes:
        what: Its name.
        before: What was there before, where the job knows.
        after: What it is to leave behind, where the job knows.
    """

    what: str
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Told:
    """What a job has said before the accident.

    Attributes:
        done: By what was done, what it left behind; these are promises.
        doing: What was begun and not done; None between two.
        begun: How many things were begun.
        refused: Codes of errors that were met and said, in order.
        gave_up: The code of the error that ended the job, said to people; empty otherwise.
        trouble: The traceback of a job that failed by itself; empty otherwise.
    """

    done: dict[str, str] = field(default_factory=dict)
    doing: Doing | None = None
    begun: int = 0
    refused: list[str] = field(default_factory=list)
    gave_up: str = ""
    trouble: str = ""

    def hear(self, line: str) -> None:
        """Take in one line that ``Voice`` wrote."""
        word, what, before, after = json.loads(line)
        if word == "begin":
            self.doing, self.begun = Doing(what, before, after), self.begun + 1
        elif word == "done":
            self.done[what], self.doing = after, None
        elif word == "refused":
            self.refused.append(what)
        elif word == "gave up":
            self.gave_up = what
        else:
            self.trouble = what


class Voice:
    """How a job says what it promises, one line each, through a pipe or a file.

    Args:
        handle: Where the lines go.
        on_full: Called when something met a full disk, before it is tried a second time; None
            where that is an error like any other.
    """

    def __init__(self, handle: int, on_full: Callable[[], None] | None = None) -> None:
        self._handle = handle
        self._on_full = on_full

    def do(self, what: str, call: Callable[[], T], *, before: str = "", after: str = "") -> T:
        """Do one thing whose end is a promise; on a full disk, once more when there is room.

        Args:
            what: Its name.
            call: The thing.
            before: What is there before, where that is known.
            after: What it is to leave behind, where that is known.
        """
        self._say("begin", what, before, after)
        try:
            result = call()
        except UserFacingError as error:
            self._say("refused", error.code)
            if self._on_full is None or error.code != "disk.full":
                raise
            self._on_full()
            result = call()
        self._say("done", what, before, after)
        return result

    def lock(self, vault: Vault) -> None:
        """Lock, promising an automatic backup unless the program says that there is none."""
        self._say("begin", "lock")
        vault.close()
        if vault.backup_fault is None:
            self._say("done", "lock")
            return
        self._say("refused", vault.backup_fault.code)
        if self._on_full is None or vault.backup_fault.code != "disk.full":
            raise vault.backup_fault
        self._on_full()

    def give_up(self, code: str) -> None:
        """Say that the job ended with an error in words."""
        self._say("gave up", code)

    def cry(self, trouble: str) -> None:
        """Say that the job failed by itself."""
        self._say("trouble", trouble)

    def _say(self, word: str, what: str, before: str = "", after: str = "") -> None:
        os.write(self._handle, json.dumps((word, what, before, after)).encode() + b"\n")


class Job(ABC):
    """One thing the program does to a profile.

    Attributes:
        name: What it is called in the table.
        goes_on: The next cycle goes on from where the last was killed, not from the start.
        most_points: Points of power loss to look at.
    """

    name: str
    goes_on = False
    most_points = 40

    @abstractmethod
    def prepare(self, folder: Path) -> None:
        """Make what there is before, in an empty folder; copied for every cycle."""

    @abstractmethod
    def run(self, folder: Path, voice: Voice, chance: Random) -> None:
        """Do it, in a process of its own that may end at any moment."""

    @abstractmethod
    def judge(self, folder: Path, told: Told) -> Iterator[Fault]:
        """Look at what the accident left and yield what must not be. May change the folder."""


def profile_in(folder: Path) -> Profile:
    """Return the profile of a job's folder."""
    return Profile(folder / PROFILE)


def clock() -> FixedClock:
    """Return the clock of every job."""
    return FixedClock.on(DAY)


def made(profile: Profile, *, people: int = 3, passphrase: str = PASSPHRASE) -> str:
    """Make a vault with invented people, close it, and return what it says (see ``said_by``)."""
    new = NewVault(profile, clock=clock(), ids=SeededIds(7), made_up=True, cost=CHEAP)
    with new.create("Ann Example", passphrase) as vault:
        vault.store.demo.fill(patients=people, years=1, seed=11, today=DAY)
        return said_by(vault)


def opened(profile: Profile, passphrase: str = PASSPHRASE, seed: int = 3) -> Vault:
    """Open a vault."""
    return unlock(profile, passphrase, clock=clock(), ids=SeededIds(seed))


def said_by(vault: Vault) -> str:
    """Return a digest of all that the store says of everybody."""
    return digest(json.dumps(content_of(vault.store), sort_keys=True))


def digest(text: str) -> str:
    """Return a short digest."""
    return sha256(text.encode()).hexdigest()[:24]


@contextmanager
def trying(found: list[Fault]) -> Iterator[None]:
    """Turn an error of opening or reading into a fault; what stands in the block then ends."""
    try:
        yield
    except UserFacingError as error:
        found.append(Fault("unreadable", error.code))
    except FAULTS as error:
        found.append(Fault("unreadable", repr(error)))


def judge_vault(
    profile: Profile, passphrase: str, look: Callable[[Vault], Iterator[Fault]]
) -> list[Fault]:
    """Open a vault, run every check and a job's own, close it, and look for what was left lying."""
    found: list[Fault] = []
    with trying(found), ExitStack() as held:
        vault = held.enter_context(opened(profile, passphrase))
        report = vault.check()
        if not report.sound:
            found.append(Fault("half", f"{report.problems} {report.chain} {report.head_kept}"))
        found += look(vault)
    if not found:
        left = [path.name for path in profile.root.rglob("*") if path.suffix == ".new"]
        found += [Fault("wrong", f"left lying: {name}") for name in left]
    return found


def same_as(said: str) -> Callable[[Vault], Iterator[Fault]]:
    """Return a check that a vault says what was said before."""

    def look(vault: Vault) -> Iterator[Fault]:
        if said_by(vault) != said:
            yield Fault("half", "the record is not as before")

    return look
