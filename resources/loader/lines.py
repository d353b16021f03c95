"""Which line of a TOML file a value stands on.

``tomllib`` forgets lines, so they are looked up in the text, and only once something is wrong.
Files are written with one key a line and one list element a line, as ours are; for another
layout the answer is the nearest line above, still inside the same entry.
"""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[{1,2})\s*([A-Za-z][\w.-]*)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w-]+)\s*=\s*(.*)$")
_OPENS_LIST = re.compile(r"^\[\s*(?:#.*)?$")
_QUOTES = re.compile(r'"""|' + r"'''")


def line_of(text: str, at: Path) -> int:
    """Return the 1-based line of the value at a path, or of its nearest named ancestor."""
    best, best_length = 1, 0
    for line, place in _places(text):
        length = _shared(place, at)
        if length == len(place) and length > best_length:
            best, best_length = line, length
    return best


def _shared(place: Path, at: Path) -> int:
    """Return how many leading parts two paths share."""
    count = 0
    for mine, theirs in zip(place, at, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Yield each line that starts a table, a key or a list element, with its path."""
    counts: dict[Path, int] = {}
    here: Path = ()
    listing: Path | None = None
    element = 0
    quoted = False
    for number, line in enumerate(text.split("\n"), start=1):
        was_quoted = quoted
        quoted ^= len(_QUOTES.findall(line)) % 2 == 1
        if was_quoted:
            continue
        if listing is not None:
            listing, element, place = _in_list(line, listing, element)
            if place is not None:
                yield number, place
            continue
        if header := _HEADER.match(line):
            here = _enter(header.group(2).split("."), header.group(1) == "[[", counts)
            yield number, here
        elif key := _KEY.match(line):
            place = (*here, key.group(1))
            yield number, place
            if _OPENS_LIST.match(key.group(2)):
                listing, element = place, 0


def _in_list(line: str, listing: Path, element: int) -> tuple[Path | None, int, Path | None]:
    """Return the list still open (or None), the next position, and this line's path if any."""
    start = line.strip()
    if start.startswith("]"):
        return None, 0, None
    if not start or start.startswith("#"):
        return listing, element, None
    return listing, element + 1, (*listing, element)


def _enter(names: list[str], repeated: bool, counts: dict[Path, int]) -> Path:
    """Return the path of the table a header opens, counting repeated ones."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, names[-1])
    if not repeated:
        return path
    counts[path] = counts.get(path, 0) + 1
    return (*path, counts[path] - 1)
