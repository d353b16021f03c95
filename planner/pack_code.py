"""The code printed on every page of a pack, with a check character against misreading.

A weighted sum modulo a prime: with 23 letters, each place with its own weight, every single wrong
character and every swap of two neighbours changes the sum, so the code is refused.
"""

from random import Random

ALPHABET = "23456789CDFHJKMNPRTVWXY"
"""23 characters, a prime: no 0 1 O I L Q, no B G S U Z beside 8 6 5 V 2, no A E to make words."""
PREFIX = "PK"
LENGTH = 5


def new_code(rng: Random) -> str:
    """Return a new code such as ``PK-7F3D2-K``.

    Args:
        rng: Source of chance: ``random.SystemRandom`` in real life.
    """
    body = "".join(rng.choice(ALPHABET) for _ in range(LENGTH))
    return f"{PREFIX}-{body}-{check_character(body)}"


def check_character(body: str) -> str:
    """Return the check character of a code's body."""
    return ALPHABET[_sum(body) % len(ALPHABET)]


def tidy(text: str) -> str:
    """Return a code as it is printed from how somebody typed it, with or without marks."""
    bare = "".join(each for each in text.upper() if each.isalnum())
    if len(bare) > LENGTH + 1:
        bare = bare.removeprefix(PREFIX)
    return f"{PREFIX}-{bare[:LENGTH]}-{bare[LENGTH:]}"


def is_valid(code: str) -> bool:
    """Tell whether a code, as printed, is whole and unchanged."""
    prefix, _, rest = code.partition("-")
    body, _, check = rest.partition("-")
    if prefix != PREFIX or len(body) != LENGTH or any(each not in ALPHABET for each in body):
        return False
    return check == check_character(body)


def _sum(body: str) -> int:
    """Return the weighted sum; the weights 2 to 6 differ and none is 22, the check's own."""
    return sum(weight * ALPHABET.index(each) for weight, each in enumerate(body, start=2))
