"""Fixtures for all tests: a throwaway profile, a clock that stands still, ids from a seed."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest

from models.keys import KdfCost
from models.paths import Profile
from models.unlock import NewVault, Vault
from planner.clock import FixedClock
from planner.ids import SeededIds

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

TODAY = date(2026, 5, 12)
PASSPHRASE = "made for tests only"
CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)

hypothesis.settings.register_profile("ours", derandomize=True, deadline=None, max_examples=60)
hypothesis.settings.load_profile("ours")


@pytest.fixture(autouse=True)
def _cheap_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one place where a key is derived cheaply; the cost is then part of the key file."""
    monkeypatch.setattr(KdfCost, "standard", CHEAP)


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 12 May 2026, 09:00 UTC."""
    return FixedClock.on(TODAY)


@pytest.fixture
def ids() -> SeededIds:
    return SeededIds(1)


@pytest.fixture
def passphrase() -> str:
    """The passphrase of ``vault`` and ``made_up_vault``."""
    return PASSPHRASE


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile that does not exist yet."""
    return Profile(tmp_path / "profile")


@pytest.fixture
def vault(profile: Profile, clock: FixedClock, ids: SeededIds) -> Iterator[Vault]:
    """An open, empty vault of ``profile``, as a practitioner's."""
    with NewVault(profile, clock=clock, ids=ids).create("Ann Example", PASSPHRASE) as vault:
        yield vault


@pytest.fixture
def made_up_vault(tmp_path: Path, clock: FixedClock, ids: SeededIds) -> Iterator[Vault]:
    """An open, empty vault that is marked as made up, in a profile of its own."""
    new = NewVault(Profile(tmp_path / "made_up"), clock=clock, ids=ids, made_up=True)
    with new.create("Ann Example", PASSPHRASE) as vault:
        yield vault
