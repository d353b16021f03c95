"""kill -9 at random moments, as a crash or an impatient person does it."""

import os
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

from planner.errors import UserFacingError
from tools.torture.jobs import Fault, Job, Told, Voice, trying
from tools.torture.results import Result

CALIBRATIONS = 3
AFTER = 1.05
MOST_TRIES = 6
LEAST_TRIES = 20
ANYWHERE = 0.5
FRESH_EVERY = 50
"""Cycles after which a job that goes on begins anew: all that it promised is read each time."""
PATIENCE = 120.0


def kill_cycles(job: Job, cycles: int, seed: int, scratch: Path) -> Result:
    """Kill a job until enough kills fell inside one of its operations.

    Args:
        job: What is done.
        cycles: Kills inside an operation that are wanted.
        seed: Source of chance.
        scratch: An empty folder.
    """
    chance = Random(seed)  # noqa: S311 (repeatable)
    result = Result(f"kill -9: {job.name}", wanted=cycles)
    before, folder, judged = (scratch / name for name in ("before", "now", "judged"))
    before.mkdir()
    job.prepare(before)
    spans = _usual_spans(job, before, folder, chance)
    told = Told()
    while result.inside < cycles and result.tries < LEAST_TRIES + cycles * MOST_TRIES:
        if not job.goes_on or result.tries % FRESH_EVERY == 0:
            copied(before, folder)
            told = Told()
        told.doing = None
        killed = Child(job, folder, chance).killed_after(_moment(spans, chance), told)
        result.tries += 1
        result.inside += killed and told.doing is not None
        copied(folder, judged)
        result.add(verdict(job, judged, told))
    return result


def _usual_spans(job: Job, before: Path, folder: Path, chance: Random) -> list[tuple[float, float]]:
    """Return from when to when each operation of a job that nobody kills runs, in seconds."""
    spans: list[tuple[float, float]] = []
    for _ in range(CALIBRATIONS):
        copied(before, folder)
        told = Told()
        times = Child(job, folder, chance).ended(told)
        if told.trouble or told.gave_up:
            raise RuntimeError(told.trouble or told.gave_up)
        spans += pairwise([0.0, *times, times[-1] * AFTER])
    return spans


def _moment(spans: list[tuple[float, float]], chance: Random) -> float:
    """Choose a moment: half of them anywhere, half by operation, or short ones were never hit."""
    if chance.random() < ANYWHERE:
        return chance.uniform(0, max(end for _, end in spans))
    return chance.uniform(*chance.choice(spans))


def verdict(job: Job, folder: Path, told: Told) -> list[Fault]:
    """Judge what an accident left; a job that failed by itself is a fault too."""
    if told.trouble or told.gave_up:
        return [Fault("wrong", told.trouble or told.gave_up)]
    found: list[Fault] = []
    with trying(found):
        found += job.judge(folder, told)
    return found


def copied(source: Path, target: Path) -> None:
    """Copy a folder in place of another."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)


class Child:
    """A job in a process of its own, made by fork: it costs no start of Python.

    Args:
        job: What is done.
        folder: Where.
        chance: Source of chance; the child gets a seed from it.
        on_full: See ``Voice``.
        first: What the child does before the job.
    """

    def __init__(
        self,
        job: Job,
        folder: Path,
        chance: Random,
        on_full: Callable[[], None] | None = None,
        first: Callable[[], None] | None = None,
    ) -> None:
        seed = chance.getrandbits(32)
        self._reader, writer = os.pipe()
        self._heard = b""
        sys.stdout.flush()
        self._pid = os.fork()
        if not self._pid:
            os.close(self._reader)
            if first:
                first()
            _live(job, folder, Voice(writer, on_full), seed)
        os.close(writer)

    def killed_after(self, seconds: float, told: Told) -> bool:
        """Kill it some time after its first word.

        Returns:
            False where it had ended by itself before.
        """
        self._listen(PATIENCE, once=True)
        ended = self._listen(seconds)
        if not ended:
            os.kill(self._pid, signal.SIGKILL)
        self._finish(told)
        return not ended

    def ended(self, told: Told) -> list[float]:
        """Let it end, and return when it spoke, in seconds from its first word."""
        times: list[float] = []
        while not self._listen(PATIENCE, once=True):
            times.append(time.perf_counter())
        self._finish(told)
        return [each - times[0] for each in times]

    def _finish(self, told: Told) -> None:
        """Hear the rest; the last line may have been cut, and half a line is no promise."""
        self._listen(PATIENCE)
        os.close(self._reader)
        os.waitpid(self._pid, 0)
        for line in self._heard.decode().splitlines(keepends=True):
            if line.endswith("\n"):
                told.hear(line)

    def _listen(self, seconds: float, *, once: bool = False) -> bool:
        """Hear what it says for some time; return True once it has nothing more to say."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._reader], [], [], left)[0]:
                chunk = os.read(self._reader, 1 << 16)
                self._heard += chunk
                if not chunk or once:
                    return not chunk
        return False


def _live(job: Job, folder: Path, voice: Voice, seed: int) -> None:
    """Be the child; never returns."""
    try:
        job.run(folder, voice, Random(seed))  # noqa: S311 (repeatable)
    except UserFacingError as error:
        voice.give_up(error.code)
    finally:
        failed = sys.exc_info()[0] is not None
        if failed:
            voice.cry(traceback.format_exc())
        os._exit(int(failed))
