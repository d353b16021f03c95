"""A pack against reportlab's own canvas drawing the very same words, lines and shapes.

The floor replays what our pages drew, recorded once, on a bare canvas: no layout, no shaping, no
tags, no words looked up, nothing checked. Scripts that need shaping are drawn unshaped: as many
strings and letters, in the same faces. First: the first ``render`` of a child process in which the
program's own types and library stand already, as they do in the window, engine loading included,
against a whole cold process of the floor. Next: both warm, in one process; each pack of ours is of
somebody else.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.children import ROOT, child_environment
from bench.pack_content import content, options
from bench.pack_floor import read, replay
from bench.pack_strokes import record
from reports import render

OURS = """
import sys, time
from bench.pack_content import content, options
from reports import render
language = sys.argv[1]
made, how = content(language), options(language)
start = time.perf_counter()
render(made, how)
sys.stdout.write(str((time.perf_counter() - start) * 1000))
"""
ROUNDS = 7
NEXT = 21
NEXT_BUDGETS = {"en": 1.5, "ur": 2.0, "hi": 2.0, "zh": 2.0}
"""By language: Latin letters, from right to left, conjuncts, a large face."""


def main() -> None:
    """Print the figures of each language as JSON."""
    sys.stdout.write(json.dumps({each: measure(each) for each in NEXT_BUDGETS}) + "\n")


def measure(language: str, rounds: int = ROUNDS) -> dict[str, float]:
    """Return milliseconds of floor and ours, first and next, each a median of one run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "strokes.json"
        pages = record(content(language), options(language), file)
        floor, ours = [], []
        for _ in range(rounds + 1):
            floor.append(_child([str(ROOT / "bench" / "pack_floor.py"), str(file)])[0])
            ours.append(float(_child(["-c", OURS, language])[1]))
        strokes = read(file)
    packs = [content(language, each) for each in range(NEXT)]
    warm_floor, warm_ours = [], []
    for made in packs:
        warm_floor.append(_timed(partial(replay, strokes)))
        warm_ours.append(_timed(partial(render, made, options(language))))
    return {
        "pages": pages,
        "first_floor_ms": statistics.median(floor[1:]),
        "first_ours_ms": statistics.median(ours[1:]),
        "next_floor_ms": statistics.median(warm_floor),
        "next_ours_ms": statistics.median(warm_ours),
    }


def _child(arguments: list[str]) -> tuple[float, str]:
    """Run a child and return its milliseconds and what it printed."""
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        env=child_environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return (time.perf_counter() - start) * 1000, run.stdout


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
