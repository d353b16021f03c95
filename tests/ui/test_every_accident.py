"""Whatever happened to the files, a person reads what it is and what to do: each in own words."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models import gate
from models.keyfile import KeyFile
from models.paths import Profile
from models.unlock import NewVault, Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.faults import database_of, flip
from ui.errors import word_error

RIGHT = "made for tests only"
CLOCK = FixedClock.on(date(2026, 5, 12))
Hurt = Callable[[Profile], None]


def _key_file_gone(profile: Profile) -> None:
    profile.key_file.unlink()


def _key_file_hurt(profile: Profile) -> None:
    flip(profile.key_file, 200)


def _key_file_newer(profile: Profile) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.keyfile.ONE_ROOT", 9)
        key_file = KeyFile.read(profile.key_file)
        root = key_file.open(RIGHT)
        key_file.sealed_anew(root, RIGHT).write(profile.key_file)


def _vault_gone(profile: Profile) -> None:
    profile.vault.unlink()


def _vault_empty(profile: Profile) -> None:
    profile.vault.write_bytes(b"")


def _vault_hurt(profile: Profile) -> None:
    flip(profile.vault, 100)


def _vault_foreign(profile: Profile) -> None:
    profile.vault.unlink()
    with closing(sqlite3.connect(profile.vault)) as connection:
        connection.execute("CREATE TABLE t (n)")


def _vault_newer(profile: Profile) -> None:
    with unlock(profile, RIGHT, clock=CLOCK, ids=SeededIds(3)) as vault:
        database_of(vault).execute_sql(f"PRAGMA user_version = {gate.APP_SCHEMA + 1}")


def _folder_gone(profile: Profile) -> None:
    profile.root.rename(profile.root.with_name("moved"))


ACCIDENTS: dict[str, tuple[Hurt, str]] = {
    "keyfile.missing": (_key_file_gone, "recovery code"),
    "keyfile.damaged": (_key_file_hurt, "recovery code"),
    "keyfile.newer": (_key_file_newer, "newer"),
    "vault.missing": (_vault_gone, "Restore"),
    "vault.empty": (_vault_empty, "Restore"),
    "vault.damaged": (_vault_hurt, "Restore"),
    "vault.foreign": (_vault_foreign, "folder"),
    "vault.newer": (_vault_newer, "newer"),
    "profile.missing": (_folder_gone, "folder"),
}


def said_to(profile: Profile, typed: str = RIGHT) -> tuple[str, str, str]:
    """Return the code, what happened and the next step, as the unlock page would say them."""
    with pytest.raises(UserFacingError) as caught:
        unlock(profile, typed, clock=CLOCK, ids=SeededIds(1))
    worded = word_error(caught.value)
    return caught.value.code, worded.what, worded.next


@pytest.mark.parametrize("code", ACCIDENTS)
def test_each_accident_has_its_sentence_and_a_way_on(vault: Vault, code: str) -> None:
    vault.close()
    hurt, names = ACCIDENTS[code]
    hurt(vault.profile)
    found, what, step = said_to(vault.profile)
    assert found == code
    assert names in f"{what} {step}"
    assert step


def test_a_wrong_passphrase_is_told_what_to_look_at(vault: Vault) -> None:
    vault.close()
    code, _, step = said_to(vault.profile, "not this one")
    assert code == "vault.wrong_passphrase"
    assert "Caps Lock" in step


def test_too_little_memory_is_no_wrong_passphrase(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()

    def starved(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("models.keys.Argon2id.derive", starved, raising=True)
    code, _, step = said_to(vault.profile)
    assert code == "memory.low"
    assert "other programs" in step
    assert not vault.profile.attempts.exists()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
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


def test_a_folder_that_cannot_be_written(disk: Path) -> None:
    profile = Profile(disk / "p")
    NewVault(profile, clock=CLOCK, ids=SeededIds(1)).create("A", RIGHT).close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    code, what, step = said_to(profile)
    assert code == "vault.read_only"
    assert "cannot be written" in what
    assert "IT support" in step


def test_no_two_accidents_share_their_words() -> None:
    codes = [*ACCIDENTS, "vault.wrong_passphrase", "memory.low", "vault.read_only", "disk.full"]
    said = [word_error(UserFacingError(code)).what for code in codes]
    assert len(set(said)) == len(codes)
