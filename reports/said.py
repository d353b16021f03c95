"""Words ready to be set: in which language they are, and the English that stands beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ckb", "ur", "he", "ps", "yi", "sd", "dv"})
"""Languages whose pages run from right to left, by ISO 639 code."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a page.

    Attributes:
        text: What is set; checked, so that every character has a glyph.
        language: ISO 639-1 code of the text.
        english: The same in English; the text itself where it is English or typed.
        paired: Its English is set beside or under it.
        read: False where the text is in a language its reader does not read and nothing beside it
            is: the preview marks it.
        strong: What of it stands out, each with where it leads on a screen, or nothing.
    """

    text: str
    language: str = "en"
    english: str = ""
    paired: bool = False
    read: bool = True
    strong: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def beside(self) -> str:
        """The English to set beside it, or empty."""
        return self.english if self.paired and self.english != self.text else ""

    def stripped(self, marks: str) -> "Said":
        """Return it without some characters at both ends."""
        return replace(self, text=self.text.strip(marks), english=self.english.strip(marks))

    def changed(self, old: str, new: str) -> "Said":
        """Return it with some characters replaced."""
        return replace(
            self, text=self.text.replace(old, new), english=self.english.replace(old, new)
        )


NOTHING = Said("")


def joined(parts: Iterable[Said], between: str) -> Said:
    """Return several as one; each keeps its own direction, English stays with English."""
    there = [each for each in parts if each]
    if len(there) < 2:
        return there[0] if there else NOTHING
    plain = all(each.text.isascii() for each in there)
    return Said(
        text=between.join(each.text if plain else isolated(each.text) for each in there),
        language=there[0].language,
        english=between.join(each.english or each.text for each in there),
        paired=any(each.paired for each in there),
        read=all(each.read for each in there),
        strong=tuple(each for said in there for each in said.strong),
    )


def isolated(text: str) -> str:
    """Return a text whose direction touches nothing around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
