"""Made-up vaults of two sizes, made once a run."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from models.paths import Profile
from models.unlock import NewVault
from planner.clock import SystemClock
from planner.ids import RandomIds

OPENS_WITH = "nobody in here is real"
YEARS = 20
COURSES = 3.0
"""Courses a person, so that a contact count near a career comes out (standards.md 4.2)."""


def make_profile(folder: Path, patients: int, say: Callable[[str], None]) -> Profile:
    """Return a profile with so many made-up people."""
    begun = datetime.now(UTC)
    profile = Profile(folder / f"of-{patients}")
    clock = SystemClock()
    new = NewVault(profile, clock=clock, ids=RandomIds(), made_up=True)
    with new.create("Bench", OPENS_WITH) as vault:
        vault.store.demo.fill(
            patients=patients, years=YEARS, seed=1, today=clock.today(), courses=COURSES
        )
        counts = dict(vault.check().counts)
    spent = (datetime.now(UTC) - begun).total_seconds()
    sizes = ", ".join(f"{counts[name]:,} {name}s" for name in ("session", "task", "occasion"))
    say(f"{patients:,} made-up people in {spent:.0f} s: {sizes}")
    return profile
