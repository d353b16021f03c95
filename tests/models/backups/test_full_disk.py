"""A disk that is full at each write: the right sentence, nothing lost, nothing left behind."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.backups import Reins, key_of, restore
from models.backups.restoring import OURS
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, rows

KIB = 1024
STEP = 96 * KIB


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this container may not mount")
    yield path
    subprocess.run(["umount", "-l", str(path)], check=True)


@pytest.fixture(autouse=True)
def _no_look_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on where the free space says at once that there is no room: each write shall fail."""
    for module in ("making", "checking", "restoring", "mirror"):
        monkeypatch.setattr(f"models.backups.{module}.need_room", lambda *_: None)


@pytest.fixture
def stored(small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str) -> Vault:
    vault = NewVault(Profile(small_disk / "p"), clock=clock, ids=ids).create("Ann", passphrase)
    add_rows(vault, 10, "y" * 20_000)
    return vault


def leave(disk: Path, free: int) -> Path:
    """Fill a disk but for so many bytes."""
    ballast = disk / "ballast"
    statistics = os.statvfs(disk)
    size = statistics.f_bavail * statistics.f_frsize - free
    with ballast.open("wb") as stream:
        for _ in range(max(0, size) // 4096):
            stream.write(bytes(4096))
    return ballast


def tried_with_less_and_less_room(disk: Path, attempt: Callable[[], object]) -> set[str]:
    """Run something with no room, then a little more each time, until it works."""
    codes: set[str] = set()
    for free in range(0, 6 * KIB * KIB, STEP):
        ballast = leave(disk, free)
        try:
            attempt()
        except UserFacingError as error:
            codes.add(error.code)
            ballast.unlink()
            continue
        ballast.unlink()
        return codes
    raise AssertionError("it never worked")


def test_a_backup(stored: Vault, small_disk: Path) -> None:
    def attempt() -> None:
        try:
            stored.back_up()
        except UserFacingError:
            assert list(stored.profile.backups.glob("*")) == []
            raise

    assert tried_with_less_and_less_room(small_disk, attempt) == {"disk.full"}
    assert rows(stored) == 10
    assert stored.last_backup() is not None
    stored.close()


def test_a_restore(
    stored: Vault, small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    made = stored.back_up().path
    add_rows(stored, 5)
    stored.close()
    profile = stored.profile
    key = key_of(made, passphrase)
    present = {name: (profile.root / name).exists() for name in OURS}

    def attempt() -> None:
        try:
            restore(made, profile, key, clock.now(), Reins(), replace=True)
        except UserFacingError:
            assert {name: (profile.root / name).exists() for name in OURS} == present
            assert not (profile.root / "restoring").exists()
            raise

    assert tried_with_less_and_less_room(small_disk, attempt) == {"disk.full"}
    with unlock(profile, passphrase, clock=clock, ids=ids) as again:
        assert rows(again) == 10


def test_a_second_place(stored: Vault, small_disk: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    stored.backups.choose_place(str(stick))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(stick)], check=True)
    try:
        made = stored.back_up()
        status = stored.backups.begin_care().run().status
        assert status.state.place_fault == "disk.full"
        assert [path.name for path in stick.rglob("*") if path.is_file()] == []
        assert made.path.exists()
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)
        stored.close()
    assert small_disk.exists()
