"""One table of ratios: ``python3 tools/dev.py bench`` (``--quick`` is smaller and rougher)."""

import argparse
import sys
from collections.abc import Iterator
from itertools import chain
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench import library, pack, peers, save_plan, unlock_cost
from bench.children import run_child
from bench.figures import Figure, p95, table
from bench.profiles import make_profile
from models.paths import Profile

SMALL, LARGE = 1_000, 10_000
QUICK_LARGE = 2_000
PAGE_CACHE_MB = 16
MOST_KEYS = 10


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--peers", action="store_true", help="packs beside other programs only")
    parser.add_argument("--keys", action="store_true", help="keystrokes of each job only")
    parser.add_argument("--unlock", action="store_true", help="unlock beside Argon2id only")
    chosen = parser.parse_args()
    quick: bool = chosen.quick
    if chosen.peers:
        return _told(peers.measure(3 if quick else 7))
    if chosen.keys:
        return _told(list(_keys()))
    if chosen.unlock:
        return _told(list(_unlock_alone(quick)))
    large = QUICK_LARGE if quick else LARGE
    with TemporaryDirectory(prefix="between-sessions-bench-") as folder:
        small_profile = make_profile(Path(folder), SMALL, _say)
        large_profile = make_profile(Path(folder), large, _say)
        figures = list(_figures(small_profile, large_profile, large // SMALL, quick))
    return _told(figures)


def _told(figures: list[Figure]) -> int:
    sys.stdout.write(table(figures) + "\n")
    return 0 if all(each.met for each in figures) else 1


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def _figures(small: Profile, large: Profile, times: int, quick: bool) -> Iterator[Figure]:
    rounds = 3 if quick else 9
    bare, ours = _starts(small, rounds)
    floor = median(each["ms"] for each in bare)
    yield _ratio("start to painted unlock", floor, median(each["ms"] for each in ours), 1.5)
    uses = {1: [], times: []}  # type: dict[int, list[dict[str, Any]]]
    for _ in range(1 if quick else 3):
        for size, profile in ((1, small), (times, large)):
            uses[size].append(run_child("bench.our_use", str(profile.root), str(rounds * 2)))
    for size, budget in ((1, 1.2), (times, 1.5)):
        unlock = median(each["unlock"] for each in uses[size])
        yield _ratio(f"unlock to painted caseload, {size}x, no KDF", floor, unlock, budget)
    yield _unlock_cost(small, 1, rounds)
    yield _unlock_cost(large, times, rounds)
    yield from _in_use(uses[1], uses[times], times)
    memory = median(each["mb"] for each in uses[1])
    bare_memory = median(each["mb"] for each in bare)
    yield Figure(
        what="resident after every page, 1x", unit="MB", floor=bare_memory, ours=memory, budget=2
    )
    driver, saved = save_plan.measure(small, 15 if quick else 60)
    yield _ratio("save a complete plan, same rows", driver, saved, 3)
    parsed, read = library.measure(5 if quick else 15)
    yield _ratio("read the whole library, tomllib alone", parsed, read, 2)
    yield from _packs(quick)
    yield from _keys()


def _starts(profile: Profile, rounds: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Start both in turns; the first of each warms the disk and does not count."""
    bare, ours = [], []
    for _ in range(rounds + 1):
        bare.append(run_child("bench.floor_window"))
        ours.append(run_child("bench.our_window", str(profile.root)))
    return bare[1:], ours[1:]


def _in_use(
    small: list[dict[str, Any]], large: list[dict[str, Any]], times: int
) -> Iterator[Figure]:
    for size, uses in ((1, small), (times, large)):
        keys = [spent for use in uses for spent in use["keys"]]
        yield _limit(f"filter keystroke, p95, {size}x", p95(keys), 16)
    for screen in large[0]["changes"]:
        spent = [one for use in large for one in use["changes"][screen]]
        yield _limit(f"change to {screen}, p95, {times}x", p95(spent), 50)
    every = [one for use in large for one in chain(*use["changes"].values())]
    yield _limit(f"change of screen, p95, {times}x", p95(every), 50)
    whole = [one for use in large for one in use["session_whole"]]
    yield _limit(f"session with its last part, p95, {times}x", p95(whole), inf)
    for at, what in enumerate(("hidden", "the unlock page painted", "keys wiped")):
        spent = [each[at] for use in large for each in use["locks"]]
        yield _limit(f"lock from a contact to {what}, p95, {times}x", p95(spent), 200)
    block = max(use["longest_block"] for use in large)
    yield _limit(f"longest block of the window, {times}x", block, 50)


def _unlock_alone(quick: bool) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="between-sessions-bench-") as folder:
        yield _unlock_cost(make_profile(Path(folder), SMALL, _say), 1, 3 if quick else 9)


def _unlock_cost(profile: Profile, times: int, rounds: int) -> Figure:
    derived, unlocked = unlock_cost.measure(profile, rounds)
    return _ratio(f"unlock, Argon2id in it, {times}x", derived, unlocked, 1.1)


def _packs(quick: bool) -> Iterator[Figure]:
    for language, budget in pack.NEXT_BUDGETS.items():
        found = pack.measure(language, 3 if quick else 7)
        pages = f"{language}, {found['pages']:.0f} pages"
        yield _ratio(f"pack, first, {pages}", found["first_floor_ms"], found["first_ours_ms"], 1.5)
        yield _ratio(f"pack, next, {pages}", found["next_floor_ms"], found["next_ours_ms"], budget)
    few, many = 20, 60 if quick else 200
    memory = run_child("bench.pack_memory", str(few), str(many))
    yield Figure(
        what=f"resident after {many} packs, to {few}",
        unit="MB",
        floor=memory[str(few)],
        ours=memory[str(many)],
        budget=1.1,
    )


def _keys() -> Iterator[Figure]:
    """What each job takes at the keyboard; a full review has a budget."""
    for job, took in run_child("bench.keystrokes").items():
        budget = MOST_KEYS if job.startswith("review") else inf
        yield Figure(what=job, unit="keys", floor=None, ours=took["keys"], budget=budget)
        for what, unit in (("pointer", "clicks"), ("seconds", "s by KLM")):
            yield Figure(what=f"  {what}", unit=unit, floor=None, ours=took[what], budget=inf)


def _ratio(what: str, floor: float, ours: float, budget: float) -> Figure:
    return Figure(what=what, unit="ms", floor=floor, ours=ours, budget=budget)


def _limit(what: str, ours: float, budget: float) -> Figure:
    return Figure(what=what, unit="ms", floor=None, ours=ours, budget=budget)


if __name__ == "__main__":
    sys.exit(main())
