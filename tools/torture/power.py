"""Power loss: at many points of a job, what is left once everything unsynced is gone."""

import pickle
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tools.torture.disk import Disk
from tools.torture.jobs import Fault, Job, Told
from tools.torture.kill import copied, verdict
from tools.torture.results import Result
from tools.torture.trace import Call, calls, trace

ANYWHERE = 10
"""Points of each run that are anywhere; the others are right after a promise."""
MOST_ROUNDS = 40


def power_cuts(job: Job, points: int, seed: int, scratch: Path) -> Result:
    """Cut the power at some points of a job.

    At each point two disks are judged: one that kept nothing unsynced, and one that kept some of
    it, sector by sector.

    Args:
        job: What is done.
        points: How many; every promise is one, and others lie anywhere.
        seed: Source of chance.
        scratch: An empty folder.
    """
    result = Result(f"power loss: {job.name}", wanted=points)
    if sys.platform != "linux" or not shutil.which("strace"):
        result.skipped, result.note = True, "needs strace"
        return result
    chance = Random(seed)  # noqa: S311 (repeatable)
    before = scratch / "before"
    before.mkdir()
    job.prepare(before)
    for _ in range(MOST_ROUNDS):
        seen = _traced(job, before, scratch, chance)
        for found in _cuts(job, seen, scratch, chance):
            result.tries += 1
            result.inside += 1
            result.add(found)
            if result.inside == points:
                return result
    return result


def _traced(job: Job, before: Path, scratch: Path, chance: Random) -> list[Call]:
    """Run the job once under strace, and return its calls."""
    folder, log, told, prepared = (scratch / name for name in ("now", "trace", "told", "job"))
    copied(before, folder)
    told.unlink(missing_ok=True)
    prepared.write_bytes(pickle.dumps(job))
    arguments = [str(each) for each in (prepared, folder, told, chance.getrandbits(32))]
    trace(["tools.torture.child", *arguments], log)
    seen = list(calls(log))
    disk = Disk(folder, before)
    for call in seen:
        disk.take(call)
    if wrong := disk.differs(folder):
        raise RuntimeError(f"the model of the disk is wrong about {wrong}")
    return seen


def _cuts(job: Job, seen: list[Call], scratch: Path, chance: Random) -> Iterator[list[Fault]]:
    """Follow the calls once more, and judge what is left at each chosen point."""
    disk, told = Disk(scratch / "now", scratch / "before"), Told()
    anywhere = set(chance.sample(range(len(seen)), min(ANYWHERE, len(seen))))
    due = False
    for number, call in enumerate(seen):
        changed = disk.take(call)
        promised = _promised(call, scratch / "told", told)
        due |= number in anywhere
        if promised or (due and changed):
            due = False
            judged = scratch / "judged"
            shutil.rmtree(judged, ignore_errors=True)
            disk.left(judged)
            found = verdict(job, judged, told)
            shutil.rmtree(judged)
            disk.left_with_some(judged, chance)
            yield found + verdict(job, judged, told)


def _promised(call: Call, path: Path, told: Told) -> bool:
    """Take in what the job said, and tell whether it was a promise."""
    if call.name != "write" or call.handles[0][1] != str(path):
        return False
    told.hear(call.texts[0].decode())
    return told.doing is None
