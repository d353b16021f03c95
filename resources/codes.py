"""Coded lists of the national data set, as data (standards.md 2.2)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CODES_FILE = Path(__file__).parent / "library" / "codes.toml"


@dataclass(frozen=True, slots=True)
class Code:
    """A code and our short label for it."""

    code: str
    label: str


def load_codes(path: Path = CODES_FILE) -> Mapping[str, tuple[Code, ...]]:
    """Return every list by id (``problem``, ``end_code``, ``ethnic_category``, ``language`` ...).

    Raises:
        ValueError: The file is broken; the message has the file, the list and the reason.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["list"]
        lists = {each["id"]: tuple(Code(*pair) for pair in each["codes"]) for each in entries}
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    for name, codes in lists.items():
        if len({each.code for each in codes}) != len(codes):
            raise ValueError(f"{path.name}: a code stands twice in the list {name}")
    return lists


def label_of(codes: tuple[Code, ...], code: str) -> str:
    """Return the label of a code, or the code itself where the list does not have it."""
    return next((each.label for each in codes if each.code == code), code)
