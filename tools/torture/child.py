"""A program that does one job, for tracing from outside: ``python -m tools.torture.child``."""

import os
import pickle
import sys
from pathlib import Path
from random import Random

from tools.torture.jobs import Job, Voice


def main(prepared: str, folder: str, told: str, seed: str) -> None:
    """Do a job that was prepared elsewhere, and write what is promised to a file."""
    job: Job = pickle.loads(Path(prepared).read_bytes())  # noqa: S301 (written a moment ago)
    handle = os.open(told, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    job.run(Path(folder), Voice(handle), Random(int(seed)))  # noqa: S311 (repeatable)


if __name__ == "__main__":
    main(*sys.argv[1:])
