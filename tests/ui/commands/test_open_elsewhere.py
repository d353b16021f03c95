"""No command touches a profile that is open in another program; each says so."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.lockfile import ProfileLock
from models.paths import Profile
from tests.ui.commands.conftest import Run
from ui import commands

HOLD = (
    "import sys; from models.lockfile import ProfileLock; from models.paths import Profile;"
    "from pathlib import Path; held = ProfileLock(Profile(Path(sys.argv[1])));"
    "print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def open_elsewhere(real: Path) -> Iterator[Path]:
    """A profile that another process holds."""
    call = [sys.executable, "-c", HOLD, str(real)]
    pipe = subprocess.PIPE
    with subprocess.Popen(call, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield real
        other.communicate()


PATIENT = ("--patient", "11111111-1111-4111-8111-111111111111")


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("backup", "--to", "{out}"),
    ("backups", "--json"),
    ("check", "--json"),
    ("audit", "--verify"),
    ("export-patient", *PATIENT, "--out", "{out}/person.json"),
    ("erase-patient", *PATIENT, "--confirm", "BS-1"),
    ("handover", *PATIENT, "--out", "{out}/person.age"),
    ("import-handover", "--from", __file__, "--yes"),
    ("caseload", "--json"),
    ("history", *PATIENT),
    ("pack", *PATIENT, "--out", "{out}/pack.pdf"),
    ("session-text", "--session", PATIENT[1]),
    ("my-planning", "--json"),
    ("supervision", "--json"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_it_refuses(
    open_elsewhere: Path, run: Run, tmp_path: Path, passphrase: str, command: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = {path: path.read_bytes() for path in open_elsewhere.rglob("*") if path.is_file()}
    given = [each.format(out=out) for each in command[1:]]
    ran = run(command[0], "--profile", open_elsewhere, *given, passphrase=passphrase)
    assert ran.code != 0
    assert "open in another window or command; nothing was changed" in ran.err
    assert not list(out.iterdir())
    assert {path: path.read_bytes() for path in before} == before


def test_every_command_that_opens_a_vault_is_asked() -> None:
    modules = Path(commands.__file__).parent.glob("*.py")
    opening = {each.stem for each in modules if "with opened(args)" in each.read_text("utf-8")}
    assert "erase_patient" in opening
    assert opening <= {command[0].replace("-", "_") for command in COMMANDS}


def test_a_caseload_that_is_open_is_not_replaced(run: Run, demo: Path) -> None:
    lock = ProfileLock(Profile(demo))
    ran = run("demo", "--profile", demo, "--patients", 1)
    lock.release()
    assert (ran.code, "open in another window or command" in ran.err) == (2, True)
    assert len(run("caseload", "--profile", demo, "--json").json) == 30
