"""Backups from the command line: made, listed, checked, put back beside what is there."""

from pathlib import Path

import pytest

from models.lockfile import ProfileLock
from models.paths import Profile
from ui.commands import verify


@pytest.fixture
def made(run, demo, tmp_path: Path) -> Path:
    ran = run("backup", "--profile", demo, "--to", tmp_path / "stick", "--json")
    assert ran.code == 0
    return Path(ran.json["file"])


def test_a_backup_is_made_elsewhere_and_is_whole(run, made: Path, tmp_path: Path) -> None:
    assert made.parent == tmp_path / "stick"
    assert made.stat().st_mode & 0o077 == 0
    found = run("verify", "--backup", made, "--json").json
    assert (found["sound"], found["people"]) == (True, 30)
    assert "30 people" in run("verify", "--backup", made).out


def test_the_list_needs_no_passphrase(run, demo) -> None:
    run("backup", "--profile", demo)
    found = run("backups", "--profile", demo, "--json", passphrase=None).json
    assert [each["kind"] for each in found["backups"]].count("manual") == 1
    assert all(each["bytes"] > 10_000 for each in found["backups"])
    assert "by hand" in run("backups", "--profile", demo, passphrase=None).out


def people(run, folder: Path) -> int:
    return len(run("caseload", "--profile", folder, "--json").json)


def test_a_backup_goes_into_an_empty_folder(run, made: Path, tmp_path: Path) -> None:
    into = tmp_path / "new"
    assert run("restore", "--from", made, "--into", into).code == 0
    assert people(run, into) == 30


def test_a_vault_that_is_there_is_replaced_only_when_asked(run, demo, made: Path) -> None:
    row = run("caseload", "--profile", demo, "--json").json[0]
    asked = ("--patient", row["id"], "--confirm", row["reference"])
    run("erase-patient", "--profile", demo, *asked)
    refused = run("restore", "--from", made, "--into", demo)
    assert (refused.code, people(run, demo)) == (2, 29)
    assert "--replace" in refused.err or "vault" in refused.err
    done = run("restore", "--from", made, "--into", demo, "--replace", "--json").json
    assert people(run, demo) == 30
    assert (Path(done["set_aside"]) / "vault.db").exists()


@pytest.mark.parametrize("name", ["backup", "restore", "verify"])
def test_a_profile_open_elsewhere_is_left_alone(run, demo, made: Path, name: str) -> None:
    asked: dict[str, tuple[object, ...]] = {
        "backup": ("--profile", demo),
        "restore": ("--from", made, "--into", demo, "--replace"),
    }
    run("backup", "--profile", demo)
    of_it = next(Profile(demo).backups.glob("*-manual.zip"))
    asked["verify"] = ("--backup", of_it)
    lock = ProfileLock(Profile(demo))
    ran = run(name, *asked[name])
    lock.release()
    assert ran.code == 2
    assert "open" in ran.err


def test_a_backup_in_a_profile_is_looked_into_there(run, demo, monkeypatch) -> None:
    run("backup", "--profile", demo)
    of_it = next(Profile(demo).backups.glob("*-manual.zip"))
    monkeypatch.setattr(verify, "TemporaryDirectory", None)
    assert run("verify", "--backup", of_it).code == 0
    assert [each.suffix for each in of_it.parent.iterdir() if each.name.startswith(".")] == []


def test_a_wrong_passphrase_and_a_damaged_file_are_said(run, made: Path) -> None:
    wrong = run("verify", "--backup", made, passphrase="not these words at all")
    assert (wrong.code, "passphrase" in wrong.err.casefold()) == (2, True)
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    made.write_bytes(data)
    assert run("verify", "--backup", made).code == 2
