"""A handover file: sealed by six words, and opened with every value in it checked.

Nothing of it is ever on a disk unsealed, and none of it is kept by opening it:
``Vault.take_in`` does that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from models import age_file
from models.handover import parcel as parcels
from models.handover.parcel import Parcel
from models.store.handing import Gathered, digest_of
from planner.handover import tidied

LARGEST = age_file.LARGEST + 64 * 1024
"""Bytes of the largest sealed file that is looked into."""
Step = Callable[[int, int], None]


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened.

    Attributes:
        parcel: What is in it.
        digest: What the sealed file is called in the audit of both sides.
    """

    parcel: Parcel
    digest: str


def seal(parcel: Parcel, words: str) -> bytes:
    """Return the bytes of a handover file.

    Args:
        parcel: ``store.handing.parcel``.
        words: The six words.

    Raises:
        UserFacingError: ``age.too_large``, ``age.timeout``, ``age.failed``, ``memory.low``.
    """
    return age_file.seal_with_passphrase(parcels.written(parcel), tidied(words))


def unseal(sealed: bytes, words: str, *, made_up: bool, told: Step = _silent) -> Opened:
    """Return what is in a handover file.

    Args:
        sealed: The file.
        words: The six words as typed; capitals, commas and line breaks count for nothing.
        made_up: True in a made-up vault.
        told: Called with how many people are checked and how many there are; it may raise.

    Raises:
        UserFacingError: ``handover.damaged``, ``handover.newer``, ``handover.mark_differs``, and
            what ``age_file.open_with_passphrase`` raises.
    """
    data = age_file.open_with_passphrase(sealed, tidied(words))
    return Opened(parcels.read(data, made_up=made_up, told=told), digest_of(sealed))


__all__ = ["LARGEST", "Gathered", "Opened", "Parcel", "digest_of", "seal", "unseal"]
