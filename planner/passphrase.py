"""How strong a passphrase is, by one stated rule, and suggestions of five words.

The rule: at least 14 characters. The meter estimates how many guesses a patient guesser needs, as a
power of two, counting generously for the guesser: a word of our own list costs no more than the
list has words, any other run of letters at most a large dictionary for every eight letters, digits
no more than a date, repeats and runs of keys or letters next to nothing. No rule asks for digits or
signs: length is what counts.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from random import Random

LEAST = 14
WORDS = 5
FAIR_BITS = 40.0
STRONG_BITS = 50.0
_DICTIONARY_BITS = 16.0  # a large dictionary, capitals aside
_LONG_WORD = 8  # a longer run of letters is taken for several words without spaces
_DATE_BITS = 15.0  # a day of the last century
_LETTER_BITS = math.log2(26)
_OTHER_BITS = math.log2(10)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)
_RUN = 4
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+")


class Strength(StrEnum):
    """What the meter says, in words."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Weakness(StrEnum):
    """Why it is not stronger."""

    SHORT = "short"
    REPEATS = "repeats"
    SEQUENCE = "sequence"
    OWN_NAME = "own_name"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the meter shows.

    Attributes:
        strength: In words.
        bits: Guesses needed, as a power of two; a guess itself, and rounded.
        weaknesses: What is worth changing.
    """

    strength: Strength
    bits: int
    weaknesses: tuple[Weakness, ...]


def long_enough(passphrase: str) -> bool:
    """Tell whether a passphrase may be used at all: 14 characters, counted as they are kept."""
    return len(_kept(passphrase)) >= LEAST


def judge(passphrase: str, words: Collection[str] = (), name: str = "") -> Judgement:
    """Judge a passphrase.

    Args:
        passphrase: What was typed.
        words: The list suggestions are made from.
        name: The practitioner's own name; pieces of it count for nothing.

    Returns:
        Its strength; never STRONG or FAIR below 14 characters.
    """
    text = _kept(passphrase).casefold()
    own = {piece for piece in _kept(name).casefold().split() if len(piece) > 2}
    seen: set[str] = set()
    found: list[Weakness] = [] if long_enough(passphrase) else [Weakness.SHORT]
    bits = 0.0
    for piece in _PIECE.findall(text):
        weakness = _weakness(piece, seen, own)
        seen.add(piece)
        if weakness is None:
            bits += _bits(piece, words)
            continue
        bits += 1.0
        if weakness not in found:
            found.append(weakness)
    return Judgement(_strength(passphrase, bits), int(bits), tuple(found))


def suggest(words: Sequence[str], rng: Random) -> str:
    """Return five different words drawn evenly, one space between.

    Args:
        words: The list to draw from, each word once.
        rng: Where chance comes from: ``secrets.SystemRandom()`` in life.
    """
    return " ".join(rng.sample(words, WORDS))


def _strength(passphrase: str, bits: float) -> Strength:
    if not long_enough(passphrase):
        return Strength.TOO_SHORT
    if bits < FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < STRONG_BITS else Strength.STRONG


def _weakness(piece: str, seen: set[str], own: set[str]) -> Weakness | None:
    if any(part in piece for part in own):
        return Weakness.OWN_NAME
    if piece in seen or (len(piece) > 1 and _repeats(piece)):
        return Weakness.REPEATS
    if _runs(piece):
        return Weakness.SEQUENCE
    return None


def _repeats(piece: str) -> bool:
    """Tell whether a piece is one shorter piece over and over, such as "aaaa" or "abab"."""
    return piece in (piece + piece)[1:-1]


def _runs(piece: str) -> bool:
    """Tell whether a piece is mostly a run along the alphabet, the digits or a keyboard row."""
    longest = max((_longest_run(piece, row) for row in _both_ways(_ROWS)), default=0)
    return longest >= _RUN and 2 * longest >= len(piece)


def _both_ways(rows: Sequence[str]) -> tuple[str, ...]:
    return tuple(rows) + tuple(row[::-1] for row in rows)


def _longest_run(piece: str, row: str) -> int:
    longest = run = 1
    for first, second in pairwise(piece):
        run = run + 1 if first + second in row else 1
        longest = max(longest, run)
    return longest


def _bits(piece: str, words: Collection[str]) -> float:
    if piece in words:
        return math.log2(len(words))
    if piece.isalpha():
        likely = _DICTIONARY_BITS * max(1, len(piece) // _LONG_WORD)
        return min(len(piece) * _LETTER_BITS, likely)
    bits = len(piece) * _OTHER_BITS
    return min(bits, _DATE_BITS) if len(piece) <= len("31121999") else bits


def _kept(passphrase: str) -> str:
    """Return a passphrase as the key derivation takes it: composed, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
