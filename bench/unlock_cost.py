"""Unlocking a whole vault, against the key derivation alone at the same cost, in turns."""

import os
import time

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.profiles import OPENS_WITH
from models.keyfile import KeyFile
from models.keys import KEY_BYTES, SALT_BYTES, KdfCost
from models.paths import Profile
from models.unlock import unlock
from planner.clock import SystemClock
from planner.ids import RandomIds


def measure(profile: Profile, rounds: int) -> tuple[float, float]:
    """Return the milliseconds of Argon2id and of the unlock, each in its quietest turn.

    Not the median: on a busy machine the median of the unlock came out below that of the
    derivation it contains. The first turn warms the disk and does not count; locking is no part.

    Raises:
        ValueError: The profile's key is derived at another cost than a practitioner's.
    """
    cost = KeyFile.read(profile.key_file).cost
    if cost != KdfCost.standard:
        raise ValueError("measured at the standard cost only")
    floor, ours = [], []
    for _ in range(rounds + 1):
        floor.append(_derived(cost))
        ours.append(_unlocked(profile))
    return min(floor[1:]), min(ours[1:])


def _derived(cost: KdfCost) -> float:
    kdf = Argon2id(
        salt=os.urandom(SALT_BYTES),
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    begun = time.perf_counter()
    kdf.derive(OPENS_WITH.encode())
    return (time.perf_counter() - begun) * 1000


def _unlocked(profile: Profile) -> float:
    begun = time.perf_counter()
    vault = unlock(profile, OPENS_WITH, clock=SystemClock(), ids=RandomIds())
    spent = (time.perf_counter() - begun) * 1000
    vault.close()
    return spent
