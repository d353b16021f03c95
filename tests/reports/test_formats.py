"""Every format beside every other, with the hardest content: it prints, whole and on the page."""

import re
from dataclasses import replace
from datetime import time
from itertools import combinations
from pathlib import Path

import pytest

from planner.pack import PackContent, PackOptions, PackTask, ReturnSlip, Sheet, Typed
from planner.patients import PrintSize
from planner.plans import DayTime, When
from planner.worksheets import Version
from reports import render
from reports.theme import MARGIN
from resources.library_loader import load_library
from tests.reports.reading import Pdf
from tests.reports.samples import DAYS, FILLS, obstacle, pack, task
from tests.reports.test_render import tool

LIBRARY = load_library()
AXES: dict[str, tuple[object, ...]] = {
    "language": ("en", "ur", "hi", "zh"),
    "print_size": tuple(PrintSize),
    "version": (Version.WRITING, Version.TICK, Version.EASY),
    "look": ("plain", "contrast", "legible"),
    "discreet": (False, True),
    "content": ("hard", "empty"),
}
SIGNS = "& < > ' \" 🙂 </b> &amp; %s {x} \\n"
NAME = "Ana-María O’Brien-Şahin & Söhne <Łukasz> " * 7 + "the last name"
FOOT = "116"
EDGE = MARGIN * 0.8 - 1

Row = dict[str, object]


def pairs(row: Row) -> set[tuple[str, object, str, object]]:
    return {(a, row[a], b, row[b]) for a, b in combinations(row, 2)}


def rows() -> list[Row]:
    """Return few combinations in which every two choices meet at least once."""
    missing = {
        (a, one, b, other) for a, b in combinations(AXES, 2) for one in AXES[a] for other in AXES[b]
    }
    found: list[Row] = []
    while missing:
        first = min(missing, key=repr)
        row: Row = {first[0]: first[1], first[2]: first[3]}
        for name in AXES:
            if name not in row:
                row[name] = max(AXES[name], key=lambda v: len(pairs({**row, name: v}) & missing))
        row = {name: row[name] for name in AXES}
        missing -= pairs(row)
        found.append(row)
    return found


ROWS = rows()


def named(row: Row) -> str:
    return "-".join(str(each) for each in row.values())


def typed(where: str) -> Typed:
    return Typed(f"{SIGNS} {where}", where=where)


def hard_task() -> PackTask:
    coping = tuple((typed("if_text"), typed("then_text")) for _ in range(3))
    when = When(days=tuple(DayTime(day, time(10)) for day in range(6)), cue=SIGNS)
    return task(
        what=typed("what"), where=typed("where"), with_whom=typed("with_whom"), when=when,
        bad_day=typed("bad_day"), reminder=typed("reminder"), coping=coping,
    )  # fmt: skip


def empty_task() -> PackTask:
    nothing = dict.fromkeys(("where", "minutes", "with_whom", "bad_day", "reminder"))
    return task(coping=(), when=When(), **nothing)


def content(kind: str, version: Version) -> PackContent:
    sheets = tuple(
        Sheet(LIBRARY.worksheets[each], FILLS if kind == "hard" else (), DAYS, version)
        for each in ("ba_diary_sheet", "thought_weigh_sheet")
    )
    made = replace(pack(library=LIBRARY), sheets=sheets)
    if kind == "empty":
        return replace(
            made, tasks=(empty_task(),), slip=ReturnSlip((), ()), rationale=None, local_line=None,
            service=None, next_day=None, next_at=None,
        )  # fmt: skip
    barriers = tuple(obstacle(each, LIBRARY) for each in list(LIBRARY.barriers)[:40])
    assert made.slip is not None
    return replace(
        made, person=Typed(NAME, where="print_name"), rationale=typed("rationale"),
        local_line=typed("local_line"), service=typed("service"), own_words=typed("own_words"),
        tasks=(hard_task(),), slip=ReturnSlip(made.slip.rows, barriers),
    )  # fmt: skip


def printed(row: Row) -> bytes:
    looks = {"contrast": row["look"] == "contrast", "legible": row["look"] == "legible"}
    changes = {name: row[name] for name in ("language", "print_size", "version", "discreet")}
    options = replace(PackOptions(), **changes, **looks)  # type: ignore[arg-type]
    version = row["version"]
    assert isinstance(version, Version)
    return render(content(str(row["content"]), version), options).pdf


def boxes(pdf: bytes, folder: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Return each page's words: left, top, right, bottom, text; the page itself is the first."""
    text = tool("pdftotext", "-bbox", "FILE", "-", pdf=pdf, folder=folder)
    word = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
    found = []
    for page in text.split("<page ")[1:]:
        size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
        assert size is not None
        words = [
            (float(left), float(top), float(right), float(bottom), said)
            for left, top, right, bottom, said in word.findall(page)
        ]
        found.append([(0.0, 0.0, float(size[1]), float(size[2]), ""), *words])
    return found


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_it_prints_whole_and_on_the_page(row: Row, tmp_path: Path) -> None:
    pdf = printed(row)
    for (_, _, wide, high, _), *words in boxes(pdf, tmp_path):
        for left, top, right, bottom, said in words:
            assert EDGE <= left <= right <= wide - EDGE, said
            assert 0 < top < bottom, said
            assert (top + bottom) / 2 <= high - EDGE, said
    read = Pdf(pdf, tmp_path)
    shown = [each for page in read.page_references for each in read.shown(page)]
    assert not any(0 in each.glyphs for each in shown)
    assert not any("\ufffd" in each.said for each in shown)


def overlaps(words: list[tuple[float, float, float, float, str]]) -> list[tuple[str, str]]:
    """Return pairs of words of which one covers the middle of the other."""
    found = []
    for one, other in combinations(words, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        least = min(one[2] - one[0], other[2] - other[0])
        low = min(one[3] - one[1], other[3] - other[1])
        if across > least * 0.5 and down > low * 0.5:
            found.append((one[4], other[4]))
    return found


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_no_word_stands_on_another(row: Row, tmp_path: Path) -> None:
    for _, *words in boxes(printed(row), tmp_path):
        assert overlaps(words) == []


def test_every_two_choices_meet() -> None:
    assert len(ROWS) < 24
    seen = set().union(*(pairs(each) for each in ROWS))
    for a, b in combinations(AXES, 2):
        assert sum(key[0] == a and key[2] == b for key in seen) == len(AXES[a]) * len(AXES[b])


@pytest.mark.parametrize("language", AXES["language"])
@pytest.mark.parametrize("size", PrintSize)
def test_what_was_typed_is_there_word_for_word(
    language: str, size: PrintSize, tmp_path: Path
) -> None:
    options = PackOptions(discreet=False, language=language, print_size=size)
    pdf = render(content("hard", Version.WRITING), options).pdf
    read = Pdf(pdf, tmp_path)
    said = " ".join(
        "".join(each.said for each in read.shown(page)) for page in read.page_references
    )
    squeezed = re.sub(r"[\s\u200f]", "", said)
    for where in ("what", "bad_day", "reminder", "rationale", "if_text", "local_line"):
        assert re.sub(r"\s", "", f"{SIGNS} {where}") in squeezed, where
