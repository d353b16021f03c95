"""A real small disk that fills up at every write: page after page of free space is left less."""

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tools.torture.jobs import Fault, Job, Told
from tools.torture.kill import Child, copied, verdict
from tools.torture.results import Result

PAGE = 4096
SIZE = 96 << 20
FULL = "disk.full"
HONEST_EVERY = 8
A_FEW = (0, 9, 50)
_Usage = namedtuple("_Usage", "total used free")


def full_disks(job: Job, steps: int | None, seed: int, scratch: Path) -> Result:
    """Do a job with ever more free space, until it has enough.

    Each amount is tried twice: once the program goes on when there is room again, once it is ended
    and started anew. The system's word on free space is a lie most of the time, as with a quota, so
    that the writes themselves fail.

    Args:
        job: What is done.
        steps: How many amounts to try, spread evenly; None for every page.
        seed: Source of chance.
        scratch: An empty folder.
    """
    result = Result(f"full disk: {job.name}")
    with _small_disk(scratch / "disk") as disk:
        if disk is None:
            result.skipped, result.note = True, "only root on Linux may mount a small disk"
            return result
        trial = _Trial(job, disk, scratch, seed)
        amounts, result.wanted, result.note = _amounts(trial, steps)
        for pages in amounts:
            for goes_on in (True, False):
                found, refused = trial.judged(pages, goes_on=goes_on)
                result.tries += 1
                result.inside += refused
                result.add(found)
    return result


def _amounts(trial: "_Trial", steps: int | None) -> tuple[Sequence[int], int, str]:
    """Return how many pages to leave free, how often that must be refused, and what to note."""
    if steps is not None and steps <= len(A_FEW):
        return A_FEW[:steps], 2, ""  # with none at all nothing can be done
    enough = trial.enough()
    amounts = range(0, enough + 2, max(1, enough // steps) if steps else 1)
    # Some amounts below the last that was refused may do, where the system's word was believed.
    refused = 2 * sum(pages < enough for pages in amounts) * 3 // 4
    return amounts, refused, f"{enough} pages of free space were enough"


@contextmanager
def _small_disk(path: Path) -> Iterator[Path | None]:
    """Give a disk of its own in memory, or None where that may not be."""
    if sys.platform != "linux" or os.geteuid():
        yield None
        return
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


class _Trial:
    """Does one job on the small disk, again and again from the same start."""

    def __init__(self, job: Job, disk: Path, scratch: Path, seed: int) -> None:
        self._job = job
        self._before = scratch / "before"
        self._folder = disk / "now"
        self._ballast = disk / "ballast"
        self._judged = scratch / "judged"
        self._seed = seed
        self._before.mkdir()
        job.prepare(self._before)

    def enough(self) -> int:
        """Return the least number of free pages with which the job meets no full disk."""
        low, high = -1, 64
        while high < SIZE // PAGE // 2 and self.judged(high, goes_on=True)[1]:
            low, high = high, high * 2
        while high - low > 1:
            pages = (low + high) // 2
            if self.judged(pages, goes_on=True)[1]:
                low = pages
            else:
                high = pages
        return high

    def judged(self, pages: int, *, goes_on: bool) -> tuple[list[Fault], bool]:
        """Do the job with some free space; return what is wrong, and whether it was refused."""
        told = self._done(pages, goes_on=goes_on)
        refused = bool(told.refused or told.gave_up)
        found = [Fault("wrong", f"said {code}") for code in told.refused if code != FULL]
        if told.gave_up not in {"", FULL}:
            found.append(Fault("wrong", f"ended with {told.gave_up}"))
        if goes_on and told.gave_up:
            found.append(Fault("wrong", "does not go on when there is room"))
        again = bool(told.gave_up) and not set(told.done) - {"unlock"}
        told.gave_up = ""
        self._ballast.unlink(missing_ok=True)
        copied(self._folder, self._judged)
        found += verdict(self._job, self._judged, told)
        if again:
            found += self._works_again()
        return [Fault(each.kind, f"{pages} pages: {each.detail}") for each in found], refused

    def _done(self, pages: int, *, goes_on: bool) -> Told:
        self._ballast.unlink(missing_ok=True)
        copied(self._before, self._folder)
        free = shutil.disk_usage(self._ballast.parent).free
        with self._ballast.open("wb") as stream:
            os.posix_fallocate(stream.fileno(), 0, max(1, free - pages * PAGE))
        return self._run(
            on_full=self._ballast.unlink if goes_on else None, lie=bool(pages % HONEST_EVERY)
        )

    def _works_again(self) -> list[Fault]:
        told = self._run()
        copied(self._folder, self._judged)
        return verdict(self._job, self._judged, told)

    def _run(self, on_full: object = None, *, lie: bool = False) -> Told:
        told = Told()
        chance = Random(self._seed)  # noqa: S311 (repeatable)
        Child(self._job, self._folder, chance, on_full, _lie if lie else None).ended(told)  # type: ignore[arg-type]
        return told


def _lie() -> None:
    """Say that there is room, as a disk with a quota does."""
    shutil.disk_usage = lambda _: _Usage(1 << 40, 0, 1 << 40)  # type: ignore[assignment, return-value]
