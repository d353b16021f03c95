"""Reading the library, against tomllib alone reading the very same files; and seeing no change."""

import time
import tomllib
from statistics import median

from resources import library_loader
from resources.library_loader import FOLDER, NOT_OURS, load_library


def measure(rounds: int) -> tuple[float, float]:
    """Return the milliseconds of tomllib and of ours, medians of turns."""
    files = [each for each in FOLDER.glob("*.toml") if each.name not in NOT_OURS]
    floor, ours = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        for file in files:
            tomllib.loads(file.read_text(encoding="utf-8"))
        floor.append((time.perf_counter() - start) * 1000)
        library_loader._own.cache_clear()  # noqa: SLF001 (the bench looks inside)
        library_loader._own_library.cache_clear()  # noqa: SLF001
        start = time.perf_counter()
        load_library()
        ours.append((time.perf_counter() - start) * 1000)
    return median(floor), median(ours)
