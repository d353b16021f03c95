"""main.py as a child process: what it refuses, what it loads."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import main as program
from planner.errors import UserFacingError
from resources.library_loader import ContentError
from ui.crash import guarded

ROOT = Path(__file__).parents[2]
HEAVY = ("peewee", "sqlcipher3", "cryptography", "reportlab", "PySide6.QtPdf", "models.unlock")
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app, start

def watched(arguments):
    made = make(arguments)
    QTimer.singleShot(0, told)
    return made

def told():
    print([name for name in {heavy!r} if name in sys.modules])
    app.QApplication.closeAllWindows()

make = app.make_application
vars(start)["make_application"] = watched
sys.exit(start.start(Path(sys.argv[1]), None))
"""


def run(*arguments, **environment):
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_it_says_so_in_one_line():
    ended = run("main.py", QT_QPA_PLATFORM="")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "no display" in ended.stderr


@pytest.mark.parametrize("name", ["nosuch", "../caseload", "__init__"])
def test_an_unknown_command_is_told(name):
    ended = run("main.py", name)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1


def test_no_core_dump_is_written():
    before = resource.getrlimit(resource.RLIMIT_CORE)
    program.forbid_core_dumps()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    if before[1] != 0:
        assert resource.getrlimit(resource.RLIMIT_CORE)[1] == 0


def test_nothing_heavy_is_loaded_before_the_first_page_is_up(tmp_path):
    (tmp_path / "key.json").write_text("{}")
    script = FIRST_PAINT.replace("{heavy!r}", repr(HEAVY))
    ended = run("-c", script, str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.strip() == "[]", ended.stderr
    assert ended.returncode == 0


def test_a_reader_that_goes_away_is_no_fault():
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "main.py", "self-check"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (KeyError("Amina Khan"), "KeyError at"),
        (UserFacingError("profile.missing"), "There is no vault"),
        (ContentError("themes.toml", 7, "no such theme"), "themes.toml is broken in line 7"),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(raised, said, capsys):
    def fails():
        raise raised

    assert guarded(fails) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert said in told.err
    assert "Amina" not in told.err
