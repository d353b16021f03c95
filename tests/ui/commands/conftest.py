"""Commands run in this process, where a key is derived cheaply."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from main import main

TODAY = "2026-05-12"
WORDS = "nobody here is real"
VARIABLE = "BETWEEN_SESSIONS_PASSPHRASE"


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(name: str, *argv: object, passphrase: str | None = WORDS) -> Ran:
        if passphrase is None:
            monkeypatch.delenv(VARIABLE, raising=False)
        else:
            monkeypatch.setenv(VARIABLE, passphrase)
        code = main([name, *map(str, argv)])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Path:
    """A made-up profile of 30 people, looked at on 12 May 2026."""
    folder = tmp_path / "demo"
    asked = ("--patients", 30, "--years", 2, "--seed", 5, "--today", TODAY)
    assert run("demo", "--profile", folder, *asked).code == 0
    return folder


@pytest.fixture
def real(profile, vault) -> Path:
    """A real profile, closed; its passphrase is the fixture ``passphrase``."""
    vault.close()
    folder: Path = profile.root
    return folder
