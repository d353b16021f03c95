"""The main job as child processes: as service IT would call the program."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TODAY = "2026-05-12"
SECRET = "nobody in here is real"
VARIABLE = "BETWEEN_SESSIONS_PASSPHRASE"


@dataclass(frozen=True)
class Program:
    """The program with a profile and a passphrase in its environment."""

    folder: Path

    def run(self, name: str, *argv: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), name, *map(str, argv)]
        environment = {**os.environ, VARIABLE: SECRET}
        ran = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, cwd=self.folder
        )
        assert ran.returncode == code, ran.stderr
        return ran

    def json(self, name: str, *argv: object) -> Any:
        return json.loads(self.run(name, "--profile", self.folder / "p", *argv, "--json").stdout)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    program = Program(tmp_path_factory.mktemp("command-line"))
    program.json("demo", "--patients", 25, "--years", 1, "--seed", 3, "--today", TODAY)
    return program


def text_of(pdf: Path) -> str:
    ran = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return ran.stdout.decode()


def test_from_a_made_up_caseload_to_a_pack_and_its_history(program: Program) -> None:
    rows = program.json("caseload")
    assert len(rows) == 25
    row = next(each for each in rows if each["last_task"])
    pdf = program.folder / "plan.pdf"
    pack = program.json("pack", "--patient", row["reference"], "--out", pdf)
    text = text_of(pdf)
    for page in text.removesuffix("\f").split("\f"):
        assert pack["code"] in page
    assert text.count("\f") == pack["pages"] <= 6
    assert "116 123" in text
    told = program.json("history", "--patient", row["id"])
    planned = [each for each in told["sessions"] if each["tasks"]]
    assert planned[-1]["id"] == pack["session"]
    assert planned[-1]["tasks"][0]["title"] == row["last_task"]
    state = program.json("check")
    assert state["sound"]
    assert state["counts"]["pack"] == 1


def test_nothing_of_a_person_is_in_clear_in_the_profile(program: Program) -> None:
    name = program.json("caseload")[0]["name"].encode()
    files = [path for path in (program.folder / "p").rglob("*") if path.is_file()]
    assert files
    assert all(name not in path.read_bytes() for path in files)


def test_a_fault_is_one_sentence_and_exit_2(program: Program) -> None:
    ran = program.run("history", "--profile", program.folder / "p", "--patient", "?", code=2)
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1


def test_the_program_is_whole_without_a_profile(program: Program) -> None:
    ran = program.run("self-check", "--json")
    assert json.loads(ran.stdout)["fonts"]
