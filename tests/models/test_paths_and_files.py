"""Where things are, and files that are whole and private."""

import stat
import sys
from pathlib import Path

import pytest

from models.files import make_private_folder, sweep, write_private
from models.paths import Profile, default_profile_root

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.mark.parametrize("name", ["vault.db", "key.json"])
def test_somebody_works_where_a_vault_or_a_key_file_is(profile: Profile, name: str) -> None:
    assert not profile.exists()
    profile.root.mkdir()
    assert not profile.exists()
    (profile.root / name).touch()
    assert profile.exists()


def test_the_usual_place_is_the_users_own() -> None:
    assert default_profile_root().is_absolute()
    assert default_profile_root().name == "between-sessions"


@posix_only
def test_folders_and_files_are_their_owners_alone(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    write_private(tmp_path / "a" / "b" / "f", b"x")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in sorted((tmp_path / "a").rglob("*"))]
    assert modes == [0o700, 0o600]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f"
    write_private(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("models.files.sync_file", fail)
    with pytest.raises(OSError, match="no space"):
        write_private(path, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_half_done_files_of_a_killed_program_are_swept(tmp_path: Path) -> None:
    for name in (".key.json.0a1b.new", ".77.new", ".77.new-journal", "vault.db", "backup.zip"):
        (tmp_path / name).write_text("x")
    sweep(tmp_path)
    sweep(tmp_path / "not there")
    assert {path.name for path in tmp_path.iterdir()} == {"vault.db", "backup.zip"}
