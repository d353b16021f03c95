"""A pack against other programs that make PDFs, all warm, in turns of one run.

The peers are installed into an environment of their own in a temporary folder, never into the
program's. They get the words, grids and pictures of the same six pages and lay them out themselves;
Qt and LibreOffice without the code and with no wide pages, and none but typst and ours with tags.
"""

import json
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import peer_content
from bench.children import ROOT, child_environment
from bench.figures import Figure
from bench.pack_content import content, options
from bench.peer_run import html
from reports import render

PINNED = ("typst==0.15.2", "weasyprint==70.0", "fpdf2==2.8.9")
THEIRS, IN_OURS = ("typst", "weasyprint", "fpdf2"), ("qt", "platypus")
OFFICE = "LibreOffice"
PACKS = 5
AT_ONCE = 10


def measure(rounds: int) -> list[Figure]:
    """Return ours against every peer; none of them but typst may be faster."""
    with TemporaryDirectory(prefix="between-sessions-peers-") as name:
        folder = Path(name)
        python = _installed(folder / "env")
        parts = folder / "parts.json"
        parts.write_text(json.dumps(peer_content.pages()), encoding="utf-8")
        spent: dict[str, list[float]] = {}
        for _ in range(rounds):
            spent.setdefault("ours", []).append(_ours())
            for peer in (*THEIRS, *IN_OURS):
                runs_in = python if peer in THEIRS else Path(sys.executable)
                spent.setdefault(peer, []).append(_peer(runs_in, peer, parts))
            if shutil.which("soffice"):
                spent.setdefault(OFFICE, []).append(_office(folder))
    ours = median(spent.pop("ours"))
    return [
        Figure(
            what=f"pack, next, beside {peer}",
            unit="ms",
            floor=median(each),
            ours=ours,
            budget=float("inf") if peer == "typst" else 1,
        )
        for peer, each in spent.items()
    ]


def _installed(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
    return python


def _ours() -> float:
    spent = []
    for number in range(PACKS + 1):
        made = content("en", number)
        start = time.perf_counter()
        render(made, options("en"))
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent[1:])


def _peer(python: Path, peer: str, parts: Path) -> float:
    run = subprocess.run(
        [python, ROOT / "bench" / "peer_run.py", peer, parts, str(PACKS)],
        check=True,
        env=child_environment(),
        capture_output=True,
        text=True,
    )
    spent: list[float] = json.loads(run.stdout.splitlines()[-1])
    return median(spent)


def _office(folder: Path) -> float:
    """Return the milliseconds a pack of several in one call: it has no other way to stay warm."""
    made = folder / "office"
    made.mkdir(exist_ok=True)
    text = html(peer_content.pages(), code=False)
    files = [made / f"{number}.html" for number in range(AT_ONCE)]
    for file in files:
        file.write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(made)]
    start = time.perf_counter()
    subprocess.run([*call, *map(str, files)], check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000 / AT_ONCE
