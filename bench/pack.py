"""A pack against reportlab's own canvas drawing the very same strokes.

The floor replays what our pages drew (every string, line and shape, recorded once) on a bare
canvas: no layout, no words looked up, nothing checked. First: the first ``render`` of a child
process in which the program's own types and library stand already, as they do in the window, engine
loading included, against a whole cold process of the floor. Next: both warm, in one process.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from bench.children import child_environment
from bench.pack_floor import RECORDED, replay
from planner.pack import PackOptions
from reports import render
from tests.reports.samples import pack

ROOT = Path(__file__).parents[1]
SHEETS = ("ba_planner_sheet", "ba_diary_sheet", "sleep_diary_sheet", "worry_diary_sheet")
OURS = f"""
import sys, time
from planner.pack import PackOptions
from reports import render
from tests.reports.samples import pack
content = pack(*{SHEETS!r})
start = time.perf_counter()
render(content, PackOptions(discreet=False))
sys.stdout.write(str((time.perf_counter() - start) * 1000))
"""
ROUNDS = 7


def main() -> None:
    """Print the figures as JSON."""
    sys.stdout.write(json.dumps(measure()) + "\n")


def measure() -> dict[str, float]:
    """Return milliseconds of floor and ours, first and next, each a median of one run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "strokes.json"
        pages = record(file)
        floor, ours = [], []
        for _ in range(ROUNDS + 1):
            floor.append(_child([str(ROOT / "bench" / "pack_floor.py"), str(file)])[0])
            ours.append(float(_child(["-c", OURS])[1]))
        strokes = json.loads(file.read_text(encoding="utf-8"))
    content, options = pack(*SHEETS), PackOptions(discreet=False)
    warm_floor, warm_ours = [], []
    for _ in range(ROUNDS * 3):
        warm_floor.append(_timed(lambda: replay(strokes)))
        warm_ours.append(_timed(lambda: render(content, options)))
    return {
        "pages": pages,
        "first_floor_ms": statistics.median(floor[1:]),
        "first_ours_ms": statistics.median(ours[1:]),
        "next_floor_ms": statistics.median(warm_floor),
        "next_ours_ms": statistics.median(warm_ours),
    }


def record(file: Path) -> int:
    """Write down every stroke of our pack and return its number of pages."""
    strokes: list[list[object]] = []
    originals = {name: getattr(Canvas, name) for name in RECORDED}

    def keeper(name: str) -> object:
        def keep(canvas: Canvas, *args: object, **kwargs: object) -> object:
            plain = [list(a.rgb()) if hasattr(a, "rgb") else a for a in args]
            strokes.append([name, plain, kwargs])
            return originals[name](canvas, *args, **kwargs)

        return keep

    for name in RECORDED:
        setattr(Canvas, name, keeper(name))
    try:
        rendered = render(pack(*SHEETS), PackOptions(discreet=False))
    finally:
        for name, original in originals.items():
            setattr(Canvas, name, original)
    file.write_text(json.dumps(strokes), encoding="utf-8")
    return rendered.pages


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
