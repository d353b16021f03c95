"""Whatever single line of an entry is broken, the error names its file and a line inside it."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.library_loader import FOLDER, NOT_OURS, ContentError, load_library

_KEY = re.compile(r'^(\w+) = (?:".*"|\d+)$')
_ENTRY = re.compile(r"^\[\[?\w+\]\]?$")
_MAY_GO = frozenset(
    {
        "obstacle", "if_example", "quick", "footer", "about", "cut_off", "reliable_change",
        "risk_item", "row_heading", "count", "fills", "row_height", "conflict", "sets", "low",
        "high",
    }
)  # fmt: skip

Place = tuple[str, int]


def _places() -> tuple[Place, ...]:
    """Return each line of each file that holds one key with a text or a number."""
    return tuple(
        (path.name, number)
        for path in sorted(FOLDER.glob("*.toml"))
        if path.name not in NOT_OURS
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"))
        if _KEY.match(line)
    )


def _break(kind: str, line: str) -> list[str]:
    key = line.split(" = ")[0]
    match kind:
        case "rename":
            return [line.replace(key, f"{key}_x", 1)]
        case "remove":
            return []
        case "empty":
            return [f'{key} = ""']
        case "spaces":
            return [f'{key} = "  "']
        case "wrong type":
            return [f"{key} = [[1]]"]
        case "twice":
            return [line, line]
    return [f"{key} = "]


def _entry(lines: list[str], number: int) -> range:
    """Return the 1-based lines of the entry a line stands in."""
    starts = [place for place, line in enumerate(lines) if _ENTRY.match(line)]
    first = max(place for place in starts if place <= number)
    last = min((place for place in starts if place > number), default=len(lines))
    return range(first + 1, last + 2)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(FOLDER, tmp_path_factory.mktemp("broken") / "library"))


KINDS = ("rename", "remove", "empty", "spaces", "wrong type", "twice", "no value")


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(place=st.sampled_from(_places()), kind=st.sampled_from(KINDS))
def test_one_broken_line(copy: Path, place: Place, kind: str) -> None:
    file, number = place
    text = (FOLDER / file).read_text(encoding="utf-8")
    lines = text.split("\n")
    if kind == "remove" and lines[number].split(" = ")[0] in _MAY_GO:
        kind = "rename"
    changed = [*lines[:number], *_break(kind, lines[number]), *lines[number + 1 :]]
    (copy / file).write_text("\n".join(changed), encoding="utf-8")
    try:
        with pytest.raises(ContentError) as caught:
            load_library(copy)
    finally:
        (copy / file).write_text(text, encoding="utf-8")
    assert caught.value.file == file
    assert caught.value.line in _entry(lines, number)
    assert caught.value.reason
