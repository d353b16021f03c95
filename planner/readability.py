"""How hard an English text is to read, and the words a patient's page does without.

Flesch-Kincaid with syllables counted by groups of vowels: about 84% of words exact, near enough for
a hint (pdf.md 6). A hint beside the text while it is written; never a gate for a practitioner.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

AGE_OVER_GRADE = 5
"""A school grade of the formula is about the reading age less 5 years."""

FEWEST = 5
"""Fewer words than this say nothing about a reading age."""

SYLLABLES = MappingProxyType(
    {
        "area": 3, "areas": 3, "being": 2, "diary": 3, "doing": 2, "going": 2, "idea": 3,
        "ideas": 3, "quiet": 2, "usual": 3, "usually": 4, "every": 2, "something": 2,
        "sometimes": 2, "someone": 2, "somewhere": 2, "wednesday": 2, "tuesday": 2,
        "evening": 2, "different": 2, "family": 3, "science": 2, "trying": 2, "people": 2,
        "seeing": 2, "experience": 4, "reality": 4, "create": 2, "poem": 2, "real": 1,
    }
)  # fmt: skip
"""Words that the rule counts wrong and that our texts use."""

REFUSED = (
    "homework", "school", "teacher", "lesson", "exam", "pupil", "assignment", "comply",
    "compliance", "compliant", "adherence", "adhere", "must", "should", "ought", "fail", "failed",
    "failing", "failure", "lazy", "excuse", "excuses", "fault", "contract", "pledge", "promise",
    "signature", "easy", "easily", "good", "simple", "simply", "obviously", "just relax",
    "normal people", "utilise", "commence", "prior", "telephone", "e.g.", "i.e.", "etc",
    "battle", "journey", "toolbox", "toolkit", "storm", "black dog",
)  # fmt: skip
"""Jargon, school words, blame and metaphors that no text for a patient has."""

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_REFUSED = {
    word: re.compile(rf"(?<![\w-]){re.escape(word)}(?!\w)", re.IGNORECASE) for word in REFUSED
}


def words(text: str) -> list[str]:
    """Return the words of a text; a numeral counts as a word."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon, a semicolon or a new line ends one, as in speech."""
    return [each for each in _SENTENCE.split(text.strip()) if words(each)]


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Return the vowel groups of a word, less a silent e, at least 1."""
    lower = word.lower()
    if lower in SYLLABLES:
        return SYLLABLES[lower]
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if lower.endswith("ed") and not lower.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text with at least one word.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid 1975).
    """
    found = words(text)
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59


def reading_age(text: str) -> float | None:
    """Return the age in years at which a text can be read, or None for fewer than 5 words.

    Never below 5: the formula gives less for very short sentences.
    """
    if len(words(text)) < FEWEST:
        return None
    return round(max(5.0, grade(text) + AGE_OVER_GRADE), 1)


def reading_age_of(texts: Iterable[str]) -> float | None:
    """Return the reading age of several texts read one after the other, each its own sentence."""
    return reading_age("\n".join(each for each in texts if each.strip()))


def hard_words(text: str) -> tuple[str, ...]:
    """Return the refused words a text has, in the order of the list."""
    return tuple(word for word, pattern in _REFUSED.items() if pattern.search(text))
