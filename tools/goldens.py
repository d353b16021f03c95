"""Packs whose bytes are kept (tests/reports/goldens): what changed, and keeping it.

python -m tools.goldens                 # name those that changed; 1 if any did
python -m tools.goldens --show FOLDER   # also write their pages there as pictures: old | new
python -m tools.goldens --update        # keep all packs as they are made now
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.reports.golden_packs import FOLDER, GOLDENS, kept, rendered

DPI = "70"
BETWEEN = 10


def main(arguments: list[str]) -> int:
    """Name, show or keep what changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", type=Path, metavar="FOLDER")
    parser.add_argument("--update", action="store_true")
    asked = parser.parse_args(arguments)
    changed = [name for name in GOLDENS if is_changed(name)]
    for name in changed:
        print(f"changed: {name}")
        if asked.show:
            show(name, asked.show)
    if asked.update:
        update()
        return 0
    return int(bool(changed))


def is_changed(name: str) -> bool:
    """Tell whether a pack is made otherwise than it is kept."""
    file = kept(name)
    return not file.is_file() or file.read_bytes() != rendered(name).pdf


def update() -> None:
    """Keep every pack as it is made now, and nothing else."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.pdf"):
        if file.stem not in GOLDENS:
            file.unlink()
    for name in GOLDENS:
        kept(name).write_bytes(rendered(name).pdf)


def show(name: str, folder: Path) -> None:
    """Write each page of a pack as a picture, as it was beside as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    old = pages(kept(name).read_bytes()) if kept(name).is_file() else []
    new = pages(rendered(name).pdf)
    empty = Image.new("RGB", new[0].size, "lightgray")
    for number in range(max(len(old), len(new))):
        left, right = (each[number] if number < len(each) else empty for each in (old, new))
        size = (left.width + right.width + BETWEEN, max(left.height, right.height))
        both = Image.new("RGB", size, "gray")
        both.paste(left, (0, 0))
        both.paste(right, (left.width + BETWEEN, 0))
        both.save(folder / f"{name}-{number + 1}.png")


def pages(pdf: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "pack.pdf"
        file.write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", DPI, "-png", str(file), str(folder / "p")], check=True)
        return [Image.open(each).convert("RGB") for each in sorted(folder.glob("p-*.png"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
