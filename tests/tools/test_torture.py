"""Small versions of every torment; ``python3 tools/dev.py torture`` has the full counts.

Each runs in a process of its own, which forks the children that it kills.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SEED = "21"
LEAST = 2
TIMES = {"damage": 12, "full disk": 1, "fuzz": 60}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are made by fork")


def output_of(*command: str) -> str:
    call = [sys.executable, *command]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.stdout


def rows_of(only: str, cycles: int) -> list[dict[str, Any]]:
    found = output_of(
        "-m", "tools.torture", "--only", only, "--cycles", str(cycles), "--seed", SEED, "--json"
    )
    rows: list[dict[str, Any]] = json.loads(found)
    return rows


@pytest.mark.parametrize(
    ("only", "jobs"),
    [
        ("kill", 10),
        ("power work", 1),
        ("power set-up", 1),
        ("power restore", 1),
        ("power rekey", 1),
        ("full disk", 10),
        ("damage", 6),
        ("fuzz", 4),
    ],
)
def test_nothing_is_lost_half_or_unreadable(only: str, jobs: int) -> None:
    rows = rows_of(only, TIMES.get(only, LEAST))
    assert [row for row in rows if row["faults"]] == []
    assert len(rows) >= jobs
    assert all(row["ok"] for row in rows)
    assert all(row["inside"] >= LEAST for row in rows if not (row["skipped"] or row["wanted"] == 0))


@pytest.mark.parametrize(
    ("torment", "kinds"), [("kill", {"lost", "unreadable"}), ("power", {"lost"})]
)
def test_a_careless_program_is_found_out(torment: str, kinds: set[str]) -> None:
    if torment == "power" and not shutil.which("strace"):
        pytest.skip("needs strace")
    call = f"from tests.tools.careless import main; main({torment!r})"
    assert kinds <= set(json.loads(output_of("-c", call)))
