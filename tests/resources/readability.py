"""A small Flesch-Kincaid grade with syllables counted by vowel groups (pdf.md 6). English only."""

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_VOWELS = re.compile(r"[aeiouy]+")
EXCEPTIONS = {"diary": 3, "being": 2, "area": 3, "idea": 3, "going": 2, "doing": 2, "quiet": 2}


def words(text: str) -> list[str]:
    """Return the words of a text; a numeral counts as a word."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon or semicolon ends one, as in speech."""
    return [each for each in _SENTENCE.split(text.strip()) if words(each)]


def syllables(word: str) -> int:
    """Return the vowel groups of a word, less a silent e, at least 1."""
    lower = word.lower()
    if lower in EXCEPTIONS:
        return EXCEPTIONS[lower]
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if lower.endswith("ed") and not lower.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text; the reading age is about 5 years more."""
    found = words(text)
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59
