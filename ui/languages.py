"""Names of languages, from the coded list."""

from functools import cache

from resources.codes import label_of, load_codes


@cache
def _names() -> dict[str, str]:
    codes = load_codes()["language"]
    return {each.code: label_of(codes, each.code) for each in codes}


def language_text(code: str) -> str:
    """Return the name of a language by its ISO 639-1 code, or the code where we have no name."""
    return _names().get(code, code)
