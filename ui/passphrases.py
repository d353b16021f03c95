"""Words for how strong a passphrase is, and suggestions from our own list."""

from dataclasses import dataclass
from functools import cache
from secrets import SystemRandom

from planner import passphrase
from planner.passphrase import Judgement, Strength, Weakness
from resources import text

LIST = ("passphrase_words.txt",)
STEPS = {Strength.TOO_SHORT: 1, Strength.WEAK: 2, Strength.FAIR: 3, Strength.STRONG: 4}
WORDS = {
    Strength.TOO_SHORT: "Too short: five words, or at least 14 characters.",
    Strength.WEAK: "Weak: somebody with a computer and time could guess it.",
    Strength.FAIR: "Fair: one more word would make it strong.",
    Strength.STRONG: "Strong.",
}
WHY = {
    Weakness.SHORT: "",
    Weakness.REPEATS: "Repeats add nothing.",
    Weakness.SEQUENCE: "Runs of keys or letters add nothing.",
    Weakness.OWN_NAME: "Your own name adds nothing.",
}


@dataclass(frozen=True, slots=True)
class Meter:
    """What the meter shows.

    Attributes:
        step: 0 (nothing typed) to 4.
        words: The same in words.
        enough: True where it may be used.
    """

    step: int
    words: str
    enough: bool


def measure(typed: str, name: str = "") -> Meter:
    """Return what the meter shows for a passphrase of somebody called so."""
    if not typed:
        return Meter(0, WORDS[Strength.TOO_SHORT].removeprefix("Too short: ").capitalize(), False)
    judged: Judgement = passphrase.judge(typed, word_list(), name)
    why = " ".join(WHY[weakness] for weakness in judged.weaknesses)
    words = f"{WORDS[judged.strength]} {why}".strip()
    return Meter(STEPS[judged.strength], words, passphrase.long_enough(typed))


def six_words() -> str:
    """Return six words that lock one file, to be told by phone."""
    return " ".join(SystemRandom().sample(tuple(word_list()), 6))


def suggest() -> str:
    """Return five words by the system's randomness."""
    return passphrase.suggest(tuple(word_list()), SystemRandom())


@cache
def word_list() -> dict[str, None]:
    """Return the list suggestions are made from, in its order."""
    return dict.fromkeys(text(*LIST).split())
