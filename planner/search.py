"""One form of a text for finding it again, whatever accents and case it was typed with."""

import unicodedata

# Letters that Unicode does not take apart, as a UK keyboard would type them.
_FOLDED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
    }
)


def search_key(*parts: str) -> str:
    """Return texts as one line of search text.

    Decomposed by compatibility (NFKD), without marks above and below letters, casefolded. Parts
    are kept apart by a line break, which nobody types into a filter, so that no match straddles
    two of them.

    Args:
        parts: Texts to be found by; empty ones are left out.
    """
    return "\n".join(_key(part) for part in parts if part)


def _key(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return bare.translate(_FOLDED)
