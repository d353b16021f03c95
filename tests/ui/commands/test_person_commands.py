"""One person written out, and one person erased, from the command line."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from models import cleaning
from models.age_file import open_with_passphrase
from models.lockfile import ProfileLock
from models.paths import Profile
from planner.errors import UserFacingError


def somebody(run, demo: Path) -> dict[str, str]:
    row: dict[str, str] = run("caseload", "--profile", demo, "--json").json[0]
    return row


@pytest.mark.parametrize(
    ("name", "start"), [("a.pdf", b"%PDF"), ("a.json", b"{"), ("a.zip", b"PK")]
)
def test_a_person_is_written_out(run, demo, tmp_path: Path, name: str, start: bytes) -> None:
    row, out = somebody(run, demo), tmp_path / name
    ran = run("export-patient", "--profile", demo, "--patient", row["reference"], "--out", out)
    assert ran.code == 0
    assert "what other people said" in ran.out
    assert out.read_bytes().startswith(start)
    assert run("audit", "--profile", demo, "--json").json[0]["action"] == "export"


def test_the_json_holds_the_person_and_nobody_else(run, demo, tmp_path: Path) -> None:
    row, out = somebody(run, demo), tmp_path / "a.zip"
    run("export-patient", "--profile", demo, "--patient", row["id"], "--out", out)
    with zipfile.ZipFile(out) as container:
        data = json.loads(container.read("person.json"))
    assert [each["name"] for each in data["tables"]["patient"]] == [row["name"]]
    assert data["schema"] == 3


def test_both_are_locked_with_six_words(run, demo, tmp_path: Path) -> None:
    row, out = somebody(run, demo), tmp_path / "a.age"
    asked = ("--patient", row["id"], "--out", out, "--age", "--json")
    words = run("export-patient", "--profile", demo, *asked).json["words"]
    assert len(words.split()) == 6
    with zipfile.ZipFile(io.BytesIO(open_with_passphrase(out.read_bytes(), words))) as container:
        assert sorted(container.namelist()) == ["person.json", "person.pdf"]


def test_another_ending_is_refused(run, demo, tmp_path: Path) -> None:
    out = tmp_path / "a.doc"
    ran = run("export-patient", "--profile", demo, "--patient", "x", "--out", out)
    assert (ran.code, out.exists()) == (2, False)


def test_a_person_is_erased_once_the_reference_is_typed(run, demo) -> None:
    row = somebody(run, demo)
    wrong = run("erase-patient", "--profile", demo, "--patient", row["id"], "--confirm", "x")
    assert (wrong.code, len(run("caseload", "--profile", demo, "--json").json)) == (2, 30)
    asked = ("--patient", row["id"], "--confirm", row["reference"])
    done = run("erase-patient", "--profile", demo, *asked, "--json").json
    assert done["erased"] == row["id"]
    assert done["file_clean"]
    assert (done["backups_with_them"], done["backups_kept_until"] is None) == (1, False)
    left = run("caseload", "--profile", demo, "--json").json
    assert row["id"] not in {each["id"] for each in left}
    assert len(left) == 29
    assert run("check", "--profile", demo).code == 0


def test_a_file_that_is_not_clean_yet_is_said(run, demo, monkeypatch) -> None:
    def busy(_: object) -> None:
        raise UserFacingError("vault.busy")

    row = somebody(run, demo)
    monkeypatch.setattr(cleaning, "clean", busy)
    asked = ("--patient", row["id"], "--confirm", row["reference"], "--json")
    assert not run("erase-patient", "--profile", demo, *asked).json["file_clean"]


@pytest.mark.parametrize(
    "command",
    [
        ("audit", "--verify"),
        ("check",),
        ("export-patient", "--patient", "x", "--out", "x.pdf"),
        ("erase-patient", "--patient", "x", "--confirm", "x"),
    ],
)
def test_a_profile_open_elsewhere_is_left_alone(run, demo, command: tuple[str, ...]) -> None:
    lock = ProfileLock(Profile(demo))
    ran = run(command[0], "--profile", demo, *command[1:])
    lock.release()
    assert ran.code == 2
    assert "open in another window" in ran.err
