"""What the commands promise to service IT and to scripts."""

import io
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from models.paths import Profile
from tests.ui.commands.conftest import TODAY, VARIABLE, WORDS

CASELOAD_KEYS = (
    "id reference name status sessions next_appointment last_task last_amount unreviewed needs"
)
SESSION_KEYS = {"id", "number", "date", "status", "scores", "tasks", "spoken"}
TASK_KEYS = (
    "id title when where amount_patient amount_practitioner closeness obstacles next"
    " intervention helpfulness changes noticed"
)


def test_caseload_lists_everybody(run, demo) -> None:
    ran = run("caseload", "--profile", demo, "--today", TODAY, "--json")
    assert len(ran.json) == 30
    assert {tuple(row) for row in ran.json} == {tuple(CASELOAD_KEYS.split())}
    assert any(row["next_appointment"] for row in ran.json)
    assert any(row["last_amount"] is not None for row in ran.json)
    plain = run("caseload", "--profile", demo)
    assert ran.json[0]["name"] in plain.out
    assert plain.out.endswith("30 people\n")


def a_row_with_work(run, demo) -> dict[str, Any]:
    rows = run("caseload", "--profile", demo, "--json").json
    return next(row for row in rows if row["last_task"] and row["last_amount"] is not None)


def test_history_tells_one_course_session_by_session(run, demo) -> None:
    row = a_row_with_work(run, demo)
    told = run("history", "--profile", demo, "--patient", row["reference"], "--json").json
    assert told["patient"] == row["id"]
    assert [each["number"] for each in told["sessions"]] == list(
        range(1, len(told["sessions"]) + 1)
    )
    assert all(set(each) == SESSION_KEYS for each in told["sessions"])
    assert all(list(each["scores"]) == ["PHQ9", "GAD7", "WSAS"] for each in told["sessions"])
    tasks = [task for each in told["sessions"] for task in each["tasks"]]
    assert all(list(task) == TASK_KEYS.split() for task in tasks)
    assert any(task["amount_patient"] == row["last_amount"] for task in tasks)
    by_episode = ("--patient", row["id"], "--episode", told["episode"])
    assert run("history", "--profile", demo, *by_episode, "--json").json == told


def test_history_of_one_intervention(run, demo) -> None:
    row = a_row_with_work(run, demo)
    asked = ("history", "--profile", demo, "--patient", row["id"])
    whole = run(*asked, "--json").json
    tasks = [task["id"] for each in whole["sessions"] for task in each["tasks"]]
    parts = [run(*asked, "--intervention", code, "--json").json for code in whole["interventions"]]
    kept = [task for told in parts for each in told["sessions"] for task in each["tasks"]]
    assert sorted(task["id"] for task in kept) == sorted(tasks)
    assert [told["intervention"] for told in parts] == whole["interventions"]
    refused = run(*asked, "--intervention", "nothing_of_the_kind")
    assert refused.code == 2


def test_pack_is_a_pdf_for_its_owner_alone_and_is_on_record(run, demo, tmp_path) -> None:
    row = a_row_with_work(run, demo)
    out = tmp_path / "a plan.pdf"
    asked = ("--profile", demo, "--patient", row["id"], "--out", out, "--json")
    first, large = run("pack", *asked).json, run("pack", *asked, "--print-size", "18").json
    assert first["pages"] <= large["pages"] <= 60
    assert first["code"] != large["code"]
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a plan.pdf"]
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("check", "--profile", demo, "--json").json["counts"]["pack"] == 2


def test_the_sheets_of_a_pack_in_another_version(run, demo, tmp_path) -> None:
    row = a_row_with_work(run, demo)
    out = tmp_path / "a.pdf"
    asked = ("--profile", demo, "--patient", row["id"], "--out", out, "--json")
    made = [run("pack", *asked, "--version", each).json for each in ("writing", "tick", "easy")]
    assert len({each["sha256"] for each in made}) == 3
    fonts = subprocess.run(["pdffonts", out], capture_output=True, check=True, text=True).stdout
    assert "Emoji" in fonts


@pytest.mark.parametrize(
    "asked",
    [
        ("--language", "ur", "--print-size", "16"),
        ("--language", "pl", "--beside-english", "--format", "easy", "--format", "discreet"),
        ("--language", "ti", "--format", "tick", "--format", "contrast", "--print-size", "24"),
        ("--language", "fr", "--format", "fillable", "--format", "dyslexia"),
        ("--language", "ckb", "--format", "aloud"),
    ],
)
def test_the_pack_in_other_languages_and_formats(run, demo, tmp_path, asked) -> None:
    row = a_row_with_work(run, demo)
    out = tmp_path / "a.pdf"
    plain = ("--profile", demo, "--patient", row["id"], "--out", out, "--json")
    first, other = run("pack", *plain).json, run("pack", *plain, *asked).json
    assert first["sha256"] != other["sha256"]
    assert other["pages"] > 0


def test_a_format_that_cannot_be_had_says_why(run, demo, tmp_path) -> None:
    row = a_row_with_work(run, demo)
    ran = run(
        "pack", "--profile", demo, "--patient", row["id"], "--out", tmp_path / "a.pdf",
        "--language", "zh", "--format", "fillable",
    )  # fmt: skip
    assert ran.code == 2
    assert "English, French, Portuguese and Somali" in ran.err
    assert not (tmp_path / "a.pdf").exists()


def test_languages_say_who_answers_for_them(run) -> None:
    rows = run("languages", "--json").json
    assert len(rows) == 20
    assert {"code", "name", "script", "direction", "status", "coverage"} <= set(rows[0])
    by_code = {row["code"]: row for row in rows}
    assert by_code["en"]["status"] == "source"
    assert (by_code["ur"]["script"], by_code["ur"]["direction"]) == ("Arab", "rtl")
    drafts = [row for row in rows if row["status"] == "draft"]
    assert len(drafts) == 19
    assert all(row["coverage"] == "part" for row in drafts)
    assert all(row["sentences"]["printed"] == 0 for row in drafts)


def test_pack_of_a_given_session(run, demo, tmp_path) -> None:
    row = a_row_with_work(run, demo)
    told = run("history", "--profile", demo, "--patient", row["id"], "--json").json
    planned = next(each["number"] for each in told["sessions"] if each["tasks"])
    asked = ("--profile", demo, "--patient", row["id"], "--out", tmp_path / "a.pdf")
    assert run("pack", *asked, "--session", planned, "--json").json["number"] == planned
    assert run("pack", *asked, "--session", 99).code == 2


def test_check_reports_a_sound_vault(run, demo) -> None:
    report = run("check", "--profile", demo, "--json").json
    assert report["sound"]
    assert report["made_up"]
    assert report["problems"] == []
    assert report["counts"]["patient"] == 30
    assert report["last_backup"]
    assert "as it should be" in run("check", "--profile", demo).out


def test_check_finds_a_damaged_vault(run, demo) -> None:
    vault = Profile(demo).vault
    content = bytearray(vault.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = bytes(4096)
    vault.write_bytes(content)
    ran = run("check", "--profile", demo)
    assert ran.code == 2
    assert one_sentence(ran.err)


def test_the_made_up_caseload_replaces_an_older_one(run, demo) -> None:
    again = ("--profile", demo, "--patients", 3, "--today", TODAY, "--json")
    assert run("demo", *again).json["patients"] == 3
    assert len(run("caseload", "--profile", demo, "--json").json) == 3


def test_the_made_up_caseload_leaves_others_alone(run, demo, real, passphrase) -> None:
    before = Profile(real).vault.read_bytes()
    refused = run("demo", "--profile", real, passphrase=passphrase)
    assert refused.code == 2
    assert "Nothing was changed" in refused.err or "nothing was changed" in refused.err
    assert Profile(real).vault.read_bytes() == before
    assert run("demo", "--profile", demo, passphrase="another").code == 2
    assert len(run("caseload", "--profile", demo, "--json").json) == 30


def test_a_day_is_given_to_made_up_profiles_only(run, real, passphrase) -> None:
    refused = run("caseload", "--profile", real, "--today", TODAY, passphrase=passphrase)
    assert refused.code == 2


@pytest.mark.usefixtures("qapp")
def test_self_check_needs_no_profile(run) -> None:
    told = run("self-check", "--json", passphrase=None).json
    assert told["fonts"]
    assert told["versions"]["PySide6_Essentials"]
    assert told["qt_platform"]
    assert "Noto Sans" in run("self-check").out


WRONG = (
    ("caseload", "--profile", "nowhere"),
    ("caseload", "--nonsense"),
    ("history",),
    ("history", "--patient", "nobody"),
    ("pack", "--patient", "nobody", "--out", "x.pdf"),
    ("demo",),
    ("demo", "--profile", "x", "--patients", "-1"),
    ("demo", "--profile", "x", "--today", "yesterday"),
    ("dance",),
)


@pytest.mark.parametrize("argv", WRONG, ids=" ".join)
def test_a_fault_is_exit_2_and_one_sentence(run, demo, argv, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = () if "--profile" in argv or argv[0] == "demo" else ("--profile", demo)
    ran = run(*argv, *given)
    assert ran.code == 2
    assert ran.out == ""
    assert one_sentence(ran.err)


def one_sentence(text: str) -> bool:
    return text.endswith(".\n") and text.count("\n") == 1 and ". " not in text


def test_the_wrong_passphrase_opens_nothing(run, demo) -> None:
    ran = run("caseload", "--profile", demo, "--json", passphrase="wrong")
    assert (ran.code, ran.out) == (2, "")
    assert one_sentence(ran.err)


@pytest.mark.usefixtures("qapp")
def test_the_variable_is_gone_before_anything_else_starts(run, demo) -> None:
    run("caseload", "--profile", demo)
    assert VARIABLE not in os.environ
    run("self-check", "--json")
    assert VARIABLE not in os.environ
    run("caseload", "--nonsense")
    assert VARIABLE not in os.environ


def test_the_passphrase_may_come_from_a_descriptor(run, demo) -> None:
    read, write = os.pipe()
    os.write(write, f"{WORDS}\n".encode())
    os.close(write)
    ran = run("caseload", "--profile", demo, "--passphrase-fd", read, "--json", passphrase="no")
    os.close(read)
    assert len(ran.json) == 30
    assert run("caseload", "--profile", demo, "--passphrase-fd", 999).code == 2


def test_no_passphrase_and_nobody_to_ask(run, demo, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run("caseload", "--profile", demo, passphrase=None).code == 2


def test_a_pack_that_cannot_be_saved_leaves_nothing(run, demo, tmp_path: Path) -> None:
    row = a_row_with_work(run, demo)
    folder = tmp_path / "folder"
    folder.mkdir()
    ran = run("pack", "--profile", demo, "--patient", row["id"], "--out", folder)
    assert ran.code == 2
    assert one_sentence(ran.err)
    assert list(folder.iterdir()) == []
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
