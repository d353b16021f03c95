"""A program of its own that is killed: ``python -m tests.models.backups.child ROOT WORK``.

``backup`` makes one backup after the other; ``restore`` puts the two that are there in turn in the
place of the vault. Prints a line for each that ended.
"""

import sys
from datetime import date
from pathlib import Path

from models.backups import Reins, backups, key_of, restore
from models.paths import Profile
from models.unlock import unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.child import PASSPHRASE, say

CLOCK = FixedClock.on(date(2026, 5, 12))


def back_up(profile: Profile) -> None:
    with unlock(profile, PASSPHRASE, clock=CLOCK, ids=SeededIds(3)) as vault:
        say("ready")
        while True:
            say(vault.back_up().path.name)


def put_back(profile: Profile) -> None:
    paths = [one.path for one in backups(profile)]
    keys = [key_of(path, PASSPHRASE) for path in paths]
    say("ready")
    while True:
        for path, key in zip(paths, keys, strict=True):
            restore(path, profile, key, CLOCK.now(), Reins(), replace=True)
            say(path.name)


if __name__ == "__main__":
    {"backup": back_up, "restore": put_back}[sys.argv[2]](Profile(Path(sys.argv[1])))
