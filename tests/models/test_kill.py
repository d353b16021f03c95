"""A real program is killed while it writes; a second one is kept out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.child import PARTS
from tests.models.faults import code_of, database_of

ROOT = Path(__file__).parents[2]
CYCLES = 8


@contextmanager
def child(profile: Profile, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.models.child", str(profile.root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def killed_while_writing(profile: Profile, rows: int) -> int:
    """Kill a child after it has promised some rows; return the last it promised."""
    with child(profile) as process:
        assert process.stdout is not None
        for _ in range(rows):
            process.stdout.readline()
        process.kill()
        promised = process.stdout.read().splitlines()
    # The last line may have been cut by the kill: a number half written is no promise.
    return int(promised[-2]) if len(promised) > 1 else 0


def made(vault: Vault) -> None:
    database = database_of(vault)
    with database.write_tx():
        database.execute_sql("CREATE TABLE whole (n INTEGER PRIMARY KEY)")
        database.execute_sql("CREATE TABLE part (n INTEGER REFERENCES whole, part, text)")
    vault.close()


def test_nothing_promised_is_lost_and_nothing_is_half(
    vault: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    made(vault)
    chance = Random(5)  # noqa: S311 (repeatable)
    for _ in range(CYCLES):
        promised = killed_while_writing(vault.profile, chance.randint(1, 30))
        with unlock(vault.profile, passphrase, clock=clock, ids=ids) as again:
            whole, last, parts = (
                database_of(again)
                .execute_sql("SELECT count(*), max(n), (SELECT count(*) FROM part) FROM whole")
                .fetchone()
            )
            assert last >= promised
            assert (whole, parts) == (last, last * PARTS)
            assert again.check().sound


def test_a_second_program_is_kept_out_until_the_first_is_gone(
    vault: Vault, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    made(vault)
    with child(vault.profile, "hold"):
        assert code_of(unlock, vault.profile, "wrong", clock=clock, ids=ids) == "vault.in_use"
    # It was killed, so nobody took its lock away; the system did.
    unlock(vault.profile, passphrase, clock=clock, ids=ids).close()
