"""Hurt the vault in every way there is, and print what was lost: nothing, or exit 1.

python3 tools/dev.py torture [--only NAME] [--cycles N] [--seed S]
"""

import argparse
import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tools.torture.damage import WARDS, damages
from tools.torture.every_job import JOBS
from tools.torture.full_disk import full_disks
from tools.torture.fuzz import SUBJECTS, fuzz
from tools.torture.jobs import Job
from tools.torture.kill import kill_cycles
from tools.torture.power import power_cuts
from tools.torture.results import Result, table
from tools.torture.work import Work

FULL = {Work.name: 500}
FULL_OTHERS = 100
Torment = Callable[[int | None, int, Path], Result]


def _kill(job: type[Job]) -> Torment:
    def torment(cycles: int | None, seed: int, scratch: Path) -> Result:
        return kill_cycles(job(), cycles or FULL.get(job.name, FULL_OTHERS), seed, scratch)

    return torment


def _power(job: type[Job]) -> Torment:
    def torment(cycles: int | None, seed: int, scratch: Path) -> Result:
        return power_cuts(job(), cycles or job.most_points, seed, scratch)

    return torment


def _full(job: type[Job]) -> Torment:
    def torment(cycles: int | None, seed: int, scratch: Path) -> Result:
        return full_disks(job(), cycles, seed, scratch)

    return torment


def _damage(what: str) -> Torment:
    def torment(cycles: int | None, seed: int, scratch: Path) -> Result:
        return damages(what, cycles, seed, scratch)

    return torment


def _fuzz(what: str) -> Torment:
    def torment(cycles: int | None, seed: int, scratch: Path) -> Result:
        return fuzz(what, cycles, seed, scratch)

    return torment


def torments() -> Iterator[tuple[str, Torment]]:
    """Yield every torment by its name."""
    for job in JOBS:
        yield f"kill {job.name}", _kill(job)
        yield f"power {job.name}", _power(job)
        yield f"full disk {job.name}", _full(job)
    for what in WARDS:
        yield f"damage {what}", _damage(what)
    for what in SUBJECTS:
        yield f"fuzz {what}", _fuzz(what)


def _ended(number: int, frame: object) -> None:
    del frame
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Run what was asked for; return 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="torments whose name has this")
    parser.add_argument("--cycles", type=int, help="of each; else the full number")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _ended)  # or a small disk would stay mounted
    results = []
    for name, torment in torments():
        if chosen.only not in name:
            continue
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="between-sessions-torture-") as scratch:
            results.append(torment(chosen.cycles, chosen.seed, Path(scratch)))
        verdict = "ok" if results[-1].ok else "FAILED"
        print(f"{name}: {verdict}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    if chosen.json:
        print(json.dumps([asdict(each) | {"ok": each.ok} for each in results]))
    else:
        print(f"seed {chosen.seed}\n{table(results)}")
    return 0 if results and all(each.ok for each in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
