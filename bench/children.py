"""Child processes: each measures itself and prints JSON as its last line."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DO_NOT_COMPILE = "PYTHONDONTWRITEBYTECODE"


def child_environment() -> dict[str, str]:
    """Return the environment of a child: modules are compiled once, as on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != DO_NOT_COMPILE}
    return {**kept, "PYTHONPATH": str(ROOT)}


def run_child(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of this package and return what it measured; it knows when it was started."""
    environment = {**child_environment(), "BENCH_START": repr(time.monotonic())}
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if run.returncode or "Traceback" in run.stderr:
        raise SystemExit(f"{module} failed:\n{run.stderr}")
    measured: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return measured
