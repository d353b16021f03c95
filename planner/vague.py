"""Words that are hard to picture; pointed out, never forbidden (evidence.md T6.2)."""

import re

WORDS = (
    "more", "less", "better", "try", "trying", "maybe", "perhaps", "might", "probably",
    "hopefully", "possibly", "sometimes", "sometime", "somehow", "often", "regularly",
    "occasionally", "usually", "soon", "whenever", "a bit", "a little", "a few", "several",
    "if possible", "if i can", "when i can", "as much as possible", "as often as possible",
    "at some point", "from time to time", "now and then", "should",
)  # fmt: skip
"""What is looked for, as whole words in any case."""

# "3 more streets", "no more than 20 minutes", "a little bag": the number or the noun says it.
_SPECIFIC = re.compile(
    r"(?:\d+|one|two|three|four|five|six|no|not) (?:more|less|better)\b"
    r"|\b(?:more|less) than (?:\d|an?\b|one|two|three|four|five|six|half)"
    r"|\btry(?:ing)? (?:on|out)\b"
)
_VAGUE = re.compile(
    r"\b(?:" + "|".join(re.escape(each) for each in sorted(WORDS, key=len, reverse=True)) + r")\b"
)


def vague_words(text: str) -> tuple[str, ...]:
    """Return the vague words of a text, each once, in the order they stand, in lower case."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    specific = [found.span() for found in _SPECIFIC.finditer(plain)]
    found = [
        each[0]
        for each in _VAGUE.finditer(plain)
        if not any(start <= each.start() < end for start, end in specific)
    ]
    return tuple(dict.fromkeys(found))
