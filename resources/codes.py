"""Coded lists of the national data set, as data (standards.md 2.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from resources.loader.sources import Source, read_source

CODES_FILE = Path(__file__).parent / "library" / "codes.toml"


@dataclass(frozen=True, slots=True)
class Code:
    """A code and our short label for it."""

    code: str
    label: str


def load_codes(path: Path = CODES_FILE) -> Mapping[str, tuple[Code, ...]]:
    """Return every list by id (``problem``, ``end_code``, ``ethnic_category``, ``language`` ...).

    Raises:
        ContentError: The file is broken; it has the file, the line and the reason.
    """
    source = read_source(path, path.name)
    lists = source.tables.get("list", [])
    if not isinstance(lists, list):
        raise source.error(("list",), "write [[list]] with double brackets")
    found: dict[str, tuple[Code, ...]] = {}
    for at, each in enumerate(lists):
        if not isinstance(each, dict) or not isinstance(each.get("id"), str) or each["id"] in found:
            raise source.error(("list", at), "a list needs an id of its own")
        found[each["id"]] = _codes(source, at, each.get("codes"))
    return found


def _codes(source: Source, at: int, rows: object) -> tuple[Code, ...]:
    if not isinstance(rows, list) or not rows:
        raise source.error(("list", at), "a list needs codes")
    found: dict[str, Code] = {}
    for row in rows:
        if not isinstance(row, list) or len(row) != 2 or not all(isinstance(t, str) for t in row):
            raise source.error(("list", at, "codes"), 'a code is written ["code", "label"]')
        if row[0] in found:
            raise source.error(("list", at, "codes"), f"the code {row[0]} stands twice")
        found[row[0]] = Code(*row)
    return tuple(found.values())


def label_of(codes: tuple[Code, ...], code: str) -> str:
    """Return the label of a code, or the code itself where the list does not have it."""
    return next((each.label for each in codes if each.code == code), code)
