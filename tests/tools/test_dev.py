"""The one command: what it installs, when, and what it hands on. Nothing here uses the network."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, load
from tools import dev

LDD = """\tlinux-vdso.so.1 (0x00007)
\tlibGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007)
\tlibxcb-cursor.so.0 => not found
\tlibGL.so.1 => not found
"""


class Machine:
    """Stands in for pip, venv, apt and the checks: records commands, answers as told."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.failing = ""
        self.output = ""

    def run(self, command: list[object], **_options: object) -> "subprocess.CompletedProcess[str]":
        words = [str(word) for word in command]
        self.calls.append(words)
        if words[1:3] == ["-m", "venv"]:
            dev.PYTHON.parent.mkdir()
            dev.PYTHON.touch()
            notes = f"home = x\nversion = {dev.THIS_PYTHON}.9\n"
            (dev.VENV / "pyvenv.cfg").write_text(notes, encoding="utf-8")
        failed = bool(self.failing) and self.failing in words
        return subprocess.CompletedProcess(words, int(failed), self.output, "")

    def named(self, word: str) -> list[list[str]]:
        return [call for call in self.calls if word in call]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    places = {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "PYTHON": tmp_path / ".venv/bin/python"}
    places |= {name: tmp_path / ".venv" / f"between.{name}" for name in ("STATE", "BUSY")}
    for name, path in places.items():
        monkeypatch.setattr(dev, name, path)
    for name in (dev.RUN_LOCK, dev.TEST_LOCK):
        (tmp_path / name).write_text(f"as in {name}", encoding="utf-8")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    stand_in = Machine()
    monkeypatch.setattr(subprocess, "run", stand_in.run)
    monkeypatch.setattr(dev, "missing_libraries", lambda _kinds: set())
    yield stand_in
    os.environ.pop("QT_QPA_PLATFORM", None)


def test_first_use_installs_the_lock_with_hashes(machine: Machine) -> None:
    dev.ensure_environment(dev.RUN_LOCK)
    (pip,) = machine.named("pip")
    assert "--require-hashes" in pip
    assert pip[-1].endswith(dev.RUN_LOCK)


def test_second_use_starts_nothing(machine: Machine) -> None:
    for _ in range(2):
        before = len(machine.calls)
        dev.ensure_environment(dev.RUN_LOCK)
        dev.ensure_libraries()
    assert before == len(machine.calls) > 0


def test_a_changed_lock_is_installed_into_the_same_place(machine: Machine, tmp_path: Path) -> None:
    dev.ensure_environment(dev.RUN_LOCK)
    (dev.VENV / "kept").touch()
    (tmp_path / dev.RUN_LOCK).write_text("newer", encoding="utf-8")
    dev.ensure_environment(dev.RUN_LOCK)
    assert len(machine.named("pip")) == 2
    assert (dev.VENV / "kept").exists()


@pytest.mark.parametrize("damage", ["killed", "python gone", "other python"])
def test_a_broken_environment_is_made_anew(machine: Machine, damage: str) -> None:
    dev.ensure_environment(dev.RUN_LOCK)
    (dev.VENV / "old").touch()
    if damage == "killed":
        dev.BUSY.touch()
    elif damage == "python gone":
        dev.PYTHON.unlink()
    else:
        (dev.VENV / "pyvenv.cfg").write_text("version = 3.1.2", encoding="utf-8")
        dev.STATE.write_text(json.dumps({"python": "3.1"}), encoding="utf-8")
    dev.ensure_environment(dev.RUN_LOCK)
    assert len(machine.named("venv")) == 2
    assert not (dev.VENV / "old").exists()


def test_a_failed_installation_says_so_and_is_not_believed(machine: Machine) -> None:
    machine.failing = "pip"
    with pytest.raises(SystemExit, match="2"):
        dev.ensure_environment(dev.RUN_LOCK)
    assert dev.read_state() == {}
    machine.failing = ""
    dev.ensure_environment(dev.RUN_LOCK)
    assert len(machine.named("venv")) == 2


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("state", ["", "[]", "{", '{"python": "2.7"}'])
def test_a_damaged_note_counts_as_unknown(state: str) -> None:
    dev.ensure_environment(dev.RUN_LOCK)
    dev.STATE.write_text(state, encoding="utf-8")
    assert dev.read_state() == {}


@pytest.mark.parametrize(
    ("first", "then", "installations"),
    [(dev.TEST_LOCK, dev.RUN_LOCK, 1), (dev.RUN_LOCK, dev.TEST_LOCK, 2)],
)
def test_what_tests_need_is_enough_to_run(
    machine: Machine, first: str, then: str, installations: int
) -> None:
    dev.ensure_environment(first)
    dev.ensure_environment(then)
    assert len(machine.named("pip")) == installations


def test_ldd_output_is_read() -> None:
    assert dev.not_found(LDD) == {"libGL.so.1", "libxcb-cursor.so.0"}


def test_libraries_have_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    assert dev.packages_for({"libGL.so.1", "libglib-2.0.so.0", "libnew.so.1"}) == {
        "libgl1",
        "libglib2.0-0",
    }


def test_an_unknown_library_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        dev.packages_for({"libnew.so.1"})
    assert "libnew.so.1" in capsys.readouterr().err


@pytest.mark.usefixtures("machine")
def test_missing_libraries_are_installed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    dev.ensure_environment(dev.RUN_LOCK)
    answers = iter([{"libGL.so.1"}, set()])
    asked: list[set[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(dev, "missing_libraries", lambda _kinds: next(answers))
    monkeypatch.setattr(dev, "install_packages", asked.append)
    dev.ensure_libraries()
    dev.ensure_libraries()
    assert asked == [{"libgl1"}]


@pytest.mark.usefixtures("machine")
def test_a_display_is_looked_at_when_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    dev.ensure_environment(dev.RUN_LOCK)
    dev.ensure_libraries()
    monkeypatch.setenv("DISPLAY", ":1")
    dev.ensure_libraries()
    assert dev.read_state()["displays"] == ["plain", "x11"]


@pytest.mark.usefixtures("machine")
def test_qt_that_does_not_load_stops_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = subprocess.CompletedProcess([], 1, "", "Traceback\nImportError: libGL.so.1: none\n")
    dev.ensure_environment(dev.RUN_LOCK)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: answer)
    with pytest.raises(SystemExit, match="2"):
        dev.ensure_libraries()
    assert "ImportError: libGL.so.1: none" in capsys.readouterr().err


@pytest.mark.skipif(dev.WINDOWS, reason="Windows has no root and no apt-get")
def test_without_root_the_exact_command_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="2"):
        dev.ensure_test_tools()
    command = "sudo apt-get install -y --no-install-recommends pango1.0-tools poppler-utils qpdf"
    assert command in capsys.readouterr().err


@pytest.mark.skipif(dev.WINDOWS, reason="Windows has no root and no apt-get")
@pytest.mark.parametrize(
    ("ci", "user", "here", "tried"),
    [
        ("true", 0, False, 3),
        ("true", 0, True, 0),
        ("true", 1000, False, 0),
        ("", 0, False, 0),
    ],
)
def test_a_print_server_is_only_tried_for(
    monkeypatch: pytest.MonkeyPatch, ci: str, user: int, here: bool, tried: int
) -> None:
    done: list[list[str]] = []

    def apt(command: list[str], _tell: bool = False) -> bool:
        done.append(command)
        return command[1] == "update"

    monkeypatch.setattr(shutil, "which", lambda name: name if here or name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(dev, "apt", apt)
    dev.ensure_print_server({"CI": ci})
    assert len(done) == tried


@pytest.mark.skipif(dev.WINDOWS, reason="Windows has no root and no apt-get")
def test_root_updates_the_lists_when_the_package_is_not_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []

    def apt(command: list[str], _tell: bool = False) -> bool:
        done.append(command[1])
        return "update" in done

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev, "apt", apt)
    dev.install_packages({"qpdf"})
    assert done[-2:] == ["update", "install"]


@pytest.mark.parametrize(
    ("arguments", "environment", "shown"),
    [
        ([], {}, True),
        ([], {"DISPLAY": ""}, True),
        ([], {"DISPLAY": ":0"}, False),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ([], {"QT_QPA_PLATFORM": "offscreen"}, False),
        (["caseload", "--json"], {}, False),
    ],
)
def test_the_tour_is_shown_where_no_window_can_be(
    arguments: list[str],
    environment: dict[str, str],
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    tour = ["tour", "--out", str(Path.cwd() / "tour")], {"QT_QPA_PLATFORM": "offscreen"}
    assert dev.without_display(arguments, environment) == (tour if shown else (arguments, {}))


@pytest.mark.usefixtures("machine")
@pytest.mark.skipif(dev.WINDOWS, reason="there the program is a child")
def test_arguments_reach_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _file, command: started.append(command))
    dev.main(["run", "history", "--patient", "a b", "--json"])
    assert started == [
        [str(dev.PYTHON), str(dev.ROOT / "main.py"), "history", "--patient", "a b", "--json"]
    ]


@pytest.mark.usefixtures("machine")
def test_nothing_is_said_on_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "execv", lambda _file, _command: None)
    dev.main(["run"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("check", 1), ("mypy", 1), ("pytest", 1)])
def test_every_check_runs_even_after_a_failure(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, failing: str, code: int
) -> None:
    monkeypatch.setattr(dev, "ensure_test_tools", lambda: None)
    monkeypatch.setattr(dev, "ensure_print_server", lambda _environment: None)
    dev.ensure_environment(dev.TEST_LOCK)
    machine.failing = failing
    assert dev.main(["test", "-k", "pack"]) == code
    checks = [call[2:] for call in machine.calls[-4:]]
    assert [words[0] for words in checks] == ["ruff", "ruff", "mypy", "pytest"]
    assert [words for words in checks if "pack" in words] == [["pytest", "-k", "pack"]]


def test_each_check_has_one_line_with_its_result(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing, machine.output = "mypy", "here is why"
    assert not dev.check("mypy", ["mypy"])
    assert dev.check("pytest", ["pytest"])
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in shown if line.endswith(" s")] == [
        ["mypy", "FAILED"],
        ["pytest", "ok"],
    ]
    assert "here is why" in shown


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--help"], 0), (["tset"], 2)])
def test_the_help_names_every_command(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    shown = capsys.readouterr().err
    assert all(name in shown for name in ("run", "test", "bench", "shots", "lock", "freeze-schema"))


def test_only_the_standard_library_is_used() -> None:
    project = load()
    (module,) = (module for module in project.modules if module.path == "tools/dev.py")
    assert {found.top for found in project.imports(module)} <= sys.stdlib_module_names


@pytest.mark.skipif(dev.WINDOWS, reason="the file mode means nothing there")
def test_ci_runs_the_same_command_as_people() -> None:
    script = ROOT / ".ci" / "run"
    assert "python3 tools/dev.py test" in script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
