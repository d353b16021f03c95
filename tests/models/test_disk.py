"""A full disk and a disk that cannot be written, both real."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models import gate
from models.database import VaultDatabase, connect, opens
from models.keys import KEY_BYTES, Secret
from models.paths import Profile
from models.settings import THEME, FileSettings
from models.unlock import NewVault, unlock, unlock_with_code
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import add_rows, code_of, database_of, rows

MEBIBYTE = 1 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this container may not mount")
    yield path
    subprocess.run(["umount", "-l", str(path)], check=True)


def fill(disk: Path, but: int = 0) -> Path:
    """Fill a disk to the last byte, or but for some pages of 4 KiB."""
    path = disk / "ballast"
    with path.open("wb", buffering=0) as stream:
        try:
            while stream.write(bytes(4096)):
                pass
        except OSError:
            stream.truncate(max(0, stream.tell() - but * 4096))
    return path


def test_a_full_disk_loses_nothing_and_says_so(
    small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(small_disk / "p")
    vault = NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase)
    add_rows(vault, 5, "y" * 4000)
    ballast = fill(small_disk)
    assert code_of(add_rows, vault, 200, "y" * 20000) == "disk.full"
    kept = rows(vault)
    assert not database_of(vault).writing
    assert code_of(vault.back_up) == "disk.full"
    vault.close()
    ballast.unlink()
    with unlock(profile, passphrase, clock=clock, ids=ids) as again:
        assert rows(again) == kept >= 5
        add_rows(again, 1)
        assert again.check().sound


def test_a_lock_on_a_full_disk_still_locks(
    small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(small_disk / "p")
    vault = NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase)
    add_rows(vault, 5, "y" * 4000)
    fill(small_disk)
    vault.close()
    assert vault.backup_fault is not None
    assert vault.backup_fault.code == "disk.full"
    assert code_of(database_of(vault).key.reveal) == "vault.locked"
    assert not list(profile.backups.glob(".*"))


def test_setup_on_a_full_disk_leaves_nothing_and_may_be_tried_again(
    small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(small_disk / "p")
    profile.root.mkdir(mode=0o700)
    ballast = fill(small_disk)
    new = NewVault(profile, clock=clock, ids=ids)
    assert code_of(new.create, "Ann", passphrase) == "disk.full"
    assert not profile.exists()
    ballast.unlink()
    code = new.recovery_code
    new.create("Ann", passphrase).close()
    unlock_with_code(profile, code, "another passphrase", clock=clock, ids=ids).close()


def test_a_new_passphrase_on_a_full_disk_leaves_the_old_one(
    small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(small_disk / "p")
    with NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase) as vault:
        ballast = fill(small_disk)
        change = vault.keys.change_passphrase
        assert code_of(change, passphrase, "another passphrase") == "disk.full"
        assert code_of(FileSettings(profile.settings).set, THEME, "dark") == "disk.full"
        ballast.unlink()
    unlock(profile, passphrase, clock=clock, ids=ids).close()


def new_database(path: Path, key: bytes) -> VaultDatabase:
    database = VaultDatabase(path, Secret(key), create=True)
    database.connect()
    database.execute_sql(f"PRAGMA user_version = {gate.APP_SCHEMA}")
    return database


def test_new_keys_with_too_little_room_leave_the_old_ones(small_disk: Path) -> None:
    """SQLCipher says "ok" to a change of keys whose last write failed."""
    path, old, new = small_disk / "v", b"o" * KEY_BYTES, b"n" * KEY_BYTES
    database = new_database(path, old)
    with database.write_tx():
        database.execute_sql("CREATE TABLE t (a)")
        database.execute_sql("INSERT INTO t VALUES (zeroblob(80000))")
    refused: list[str] = []
    for pages in range(100):
        database.checkpoint()
        ballast = fill(small_disk, but=pages)
        try:
            database.rekey(Secret(new))
        except UserFacingError as error:
            refused.append(error.code)
        else:
            old, new = new, old
        assert opens(path, Secret(old)), pages
        assert not opens(path, Secret(new)), pages
        ballast.unlink()
        assert database.execute_sql("SELECT length(a) FROM t").fetchone() == (80000,)
    assert set(refused) == {"disk.full"}
    assert 20 < len(refused) < 90
    database.close()


def test_new_keys_wait_for_another_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.database.BUSY_SECONDS", 0.01)
    path, old = tmp_path / "v", b"o" * KEY_BYTES
    database = new_database(path, old)
    with closing(connect(path, Secret(old))) as other:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(database.rekey, Secret(b"n" * KEY_BYTES)) == "vault.busy"
    assert opens(path, Secret(old))
    database.execute_sql("SELECT 1")
    database.close()


def test_a_disk_that_cannot_be_written_is_named(
    small_disk: Path, clock: FixedClock, ids: SeededIds, passphrase: str
) -> None:
    profile = Profile(small_disk / "p")
    NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert code_of(unlock, profile, passphrase, clock=clock, ids=ids) == "vault.read_only"
    new = NewVault(Profile(small_disk / "q"), clock=clock, ids=ids)
    assert code_of(new.create, "Ann", passphrase) == "vault.read_only"


def can_write(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except PermissionError:
        return False
    return True


@pytest.fixture
def write_protect() -> Iterator[Callable[[Path], None]]:
    """Take away the right to write a file, in a way that holds for root too."""
    protected: list[Path] = []

    def protect(path: Path) -> None:
        path.chmod(0o400)
        if can_write(path) and shutil.which("chattr"):
            protected.append(path)
            subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False)
        if can_write(path):
            pytest.skip("root writes every file here, immutable or not")

    yield protect
    for path in protected:
        subprocess.run(["chattr", "-i", str(path)], capture_output=True, check=False)


def test_a_write_protected_vault_is_named(
    profile: Profile,
    clock: FixedClock,
    ids: SeededIds,
    passphrase: str,
    write_protect: Callable[[Path], None],
) -> None:
    NewVault(profile, clock=clock, ids=ids).create("Ann", passphrase).close()
    write_protect(profile.vault)
    with pytest.raises(UserFacingError) as caught:
        unlock(profile, passphrase, clock=clock, ids=ids)
    assert caught.value.code == "vault.read_only"
