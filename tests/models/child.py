"""A program of its own that writes until it is killed: ``python -m tests.models.child ROOT``.

Prints the number of each row once its transaction has ended; that is what it has promised.
"""

import sys
from datetime import date
from pathlib import Path

from models.paths import Profile
from models.unlock import unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.faults import database_of

PASSPHRASE = "made for tests only"
PARTS = 5


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(root: str, *, hold: bool) -> None:
    clock = FixedClock.on(date(2026, 5, 12))
    vault = unlock(Profile(Path(root)), PASSPHRASE, clock=clock, ids=SeededIds(3))
    database = database_of(vault)
    say("ready")
    if hold:
        sys.stdin.read()
    number = int(database.execute_sql("SELECT coalesce(max(n), 0) FROM whole").fetchone()[0])
    while True:
        number += 1
        with database.write_tx():
            database.execute_sql("INSERT INTO whole VALUES (?)", (number,))
            for part in range(PARTS):
                values = (number, part, "y" * (number * 97 % 5000))
                database.execute_sql("INSERT INTO part VALUES (?, ?, ?)", values)
            vault._audit.record("added", "whole", str(number))
        if number % 7 == 0:
            database.checkpoint()
        say(str(number))


if __name__ == "__main__":
    main(sys.argv[1], hold=sys.argv[2:] == ["hold"])
