"""A real program is killed while it makes a backup or restores one."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from models.backups import all_set_aside, backups, key_of, look
from models.backups.reins import Reins
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.models.faults import add_rows, rows

ROOT = Path(__file__).parents[3]
CYCLES = int(os.environ.get("BETWEEN_SESSIONS_KILLS", "6"))
LONGEST = 0.25


def killed(profile: Profile, work: str, after: float) -> list[str]:
    """Kill a child some seconds after it began; return what it had said was done."""
    command = [sys.executable, "-m", "tests.models.backups.child", str(profile.root), work]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.kill()
        return process.stdout.read().split("\n")[:-1]


@pytest.fixture
def opened(clock: FixedClock, ids: SeededIds, passphrase: str) -> Callable[[Profile], Vault]:
    def call(profile: Profile) -> Vault:
        return unlock(profile, passphrase, clock=clock, ids=ids)

    return call


def test_a_backup_is_there_and_whole_or_not_there(
    vault: Vault, opened: Callable[[Profile], Vault], passphrase: str
) -> None:
    add_rows(vault, 30, "y" * 20_000)
    vault.close()
    profile, chance = vault.profile, Random(7)  # noqa: S311 (repeatable)
    for _ in range(CYCLES):
        promised = killed(profile, "backup", chance.random() * LONGEST)
        opened(profile).close()
        assert not list(profile.backups.glob(".*"))
        assert set(promised) <= {path.name for path in profile.backups.iterdir()}
        for one in backups(profile):
            look(one.path, key_of(one.path, passphrase), profile.backups, Reins())
            one.path.unlink()


def test_a_restore_leaves_one_or_the_other_and_what_was_there_before(
    vault: Vault, opened: Callable[[Profile], Vault]
) -> None:
    for _ in range(2):
        add_rows(vault, 3, "y" * 20_000)
        vault.back_up()
    vault.close()
    profile, chance = vault.profile, Random(8)  # noqa: S311 (repeatable)
    for _ in range(CYCLES):
        killed(profile, "restore", chance.random() * LONGEST)
        with opened(profile) as again:
            assert rows(again) in {3, 6}
            assert again.check().sound
        assert not profile.restore_note.exists()
        assert not (profile.root / "restoring").exists()
        (first, *_) = all_set_aside(profile)
        with opened(Profile(first.folder)) as other:
            assert rows(other) in {3, 6}
