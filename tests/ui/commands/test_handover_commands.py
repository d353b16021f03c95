"""People handed over and taken in from the command line."""

import os
from pathlib import Path

import pytest

from models.lockfile import ProfileLock
from models.paths import Profile
from tests.ui.commands.conftest import TODAY, WORDS, Run

SIX = "BETWEEN_SESSIONS_WORDS"


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """A made-up profile of one person, of a colleague."""
    folder = tmp_path / "colleague"
    asked = ("--patients", 1, "--years", 1, "--seed", 99, "--today", TODAY)
    assert run("demo", "--profile", folder, *asked).code == 0
    return folder


def rows(run: Run, profile: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = run("caseload", "--profile", profile, "--json").json
    return found


def hand_over(run: Run, demo: Path, out: Path, count: int = 2) -> tuple[list[str], str]:
    people = [each["id"] for each in rows(run, demo)[:count]]
    done = run("handover", "--profile", demo, "--patient", *people, "--out", out, "--json").json
    assert done["people"] == people
    return people, done["words"]


def take(run: Run, profile: Path, source: Path, *more: str):
    return run("import-handover", "--profile", profile, "--from", source, *more)


def test_people_go_from_one_vault_into_another(
    run: Run, demo: Path, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.age"
    people, words = hand_over(run, demo, out)
    assert len(words.split()) == 6
    monkeypatch.setenv(SIX, words.upper().replace(" ", ", "))
    shown = take(run, empty, out)
    assert (shown.code, "2 people come in." in shown.out) == (0, True)
    assert SIX not in os.environ
    assert len(rows(run, empty)) == 1
    monkeypatch.setenv(SIX, words)
    done = take(run, empty, out, "--yes", "--json")
    assert done.json["taken_in"] == people
    here = {each["id"]: each for each in rows(run, empty)}
    assert [here[each["id"]] for each in rows(run, demo)[:2]] == rows(run, demo)[:2]
    audit = run("audit", "--profile", empty, "--json").json
    assert {"take_in"} == {each["action"] for each in audit[:3]}
    assert run("check", "--profile", empty).code == 0


def test_a_second_time_everybody_is_here_already(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.age"
    _, words = hand_over(run, demo, out, 1)
    monkeypatch.setenv(SIX, words)
    ran = take(run, demo, out, "--yes")
    assert (ran.code, "Already in this vault" in ran.out) == (1, True)
    assert len(rows(run, demo)) == 30


def test_other_words_open_nothing(
    run: Run, demo: Path, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.age"
    hand_over(run, demo, out, 1)
    monkeypatch.setenv(SIX, "one two three four five six")
    ran = take(run, empty, out, "--yes")
    assert (ran.code, "These words do not open the file" in ran.err) == (2, True)
    assert len(rows(run, empty)) == 1


def test_made_up_people_stay_out_of_a_real_vault(
    run: Run,
    demo: Path,
    real: Path,
    passphrase: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "a.age"
    _, words = hand_over(run, demo, out, 1)
    monkeypatch.setenv(SIX, words)
    ran = run("import-handover", "--profile", real, "--from", out, "--yes", passphrase=passphrase)
    assert (ran.code, "Made-up people" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "command", [("handover", "--patient", "x", "--out", "x"), ("import-handover", "--from")]
)
def test_a_profile_open_elsewhere_is_left_alone(
    run: Run, demo: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    source = tmp_path / "a.age"
    source.write_bytes(b"x")
    more = (source,) if command[-1] == "--from" else ()
    lock = ProfileLock(Profile(demo))
    ran = run(*command, *more, "--profile", demo, passphrase=WORDS)
    lock.release()
    assert (ran.code, "open in another window" in ran.err) == (2, True)


def test_a_file_that_cannot_be_written_hands_nobody_over(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    whom, out = rows(run, demo)[0]["id"], tmp_path / "none" / "a.age"
    ran = run("handover", "--profile", demo, "--patient", whom, "--out", out)
    assert ran.code == 2
    said = run("audit", "--profile", demo, "--json").json
    assert "hand_over" not in {each["action"] for each in said}


def test_a_file_that_is_not_there(run: Run, demo: Path, tmp_path: Path) -> None:
    ran = take(run, demo, tmp_path / "none.age")
    assert (ran.code, "could not be read" in ran.err) == (2, True)
