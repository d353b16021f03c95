"""Unlocking a whole vault, against the key derivation in that same unlock."""

import time
from unittest.mock import patch

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.profiles import OPENS_WITH
from models.keyfile import KeyFile
from models.keys import KdfCost
from models.paths import Profile
from models.unlock import unlock
from planner.clock import SystemClock
from planner.ids import RandomIds


def measure(profile: Profile, rounds: int) -> tuple[float, float]:
    """Return the milliseconds of Argon2id and of the unlock around it, of the middle turn.

    Both from one unlock: 256 MiB of memory cost now more, now less, and timed in turns of their
    own the unlock came out cheaper than the derivation it contains, or 1.2 times as dear. A second
    derivation would count as ours. The first turn warms the disk and does not count; locking is no
    part.

    Raises:
        ValueError: The profile's key is derived at another cost than a practitioner's.
    """
    if KeyFile.read(profile.key_file).cost != KdfCost.standard:
        raise ValueError("measured at the standard cost only")
    turns = [_unlocked(profile) for _ in range(rounds + 1)][1:]
    return sorted(turns, key=_ratio)[len(turns) // 2]


def _ratio(turn: tuple[float, float]) -> float:
    return turn[1] / turn[0]


def _unlocked(profile: Profile) -> tuple[float, float]:
    derivations: list[float] = []

    class Timed:
        def __init__(
            self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int
        ) -> None:
            self._kdf = Argon2id(
                salt=salt,
                length=length,
                iterations=iterations,
                lanes=lanes,
                memory_cost=memory_cost,
            )

        def derive(self, passphrase: bytes) -> bytes:
            begun = time.perf_counter()
            key = self._kdf.derive(passphrase)
            derivations.append((time.perf_counter() - begun) * 1000)
            return key

    with patch("models.keys.Argon2id", Timed):
        begun = time.perf_counter()
        vault = unlock(profile, OPENS_WITH, clock=SystemClock(), ids=RandomIds())
        spent = (time.perf_counter() - begun) * 1000
    vault.close()
    return derivations[0], spent
