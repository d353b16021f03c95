"""Where lines may end, scored by Unicode's own cases."""

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.breaks import PLAIN, breaks

CASES = Path(__file__).with_name("data") / "LineBreakTest.txt.xz"
SCORE = (7645, 7654)
"""The 9 others: 8 where plain Latin text breaks behind spaces only, 1 with a reserved emoji."""


def score() -> tuple[int, int]:
    right = count = 0
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.partition("#")[0].split()
            if not parts:
                continue
            text = "".join(chr(int(code, 16)) for code in parts[1::2])
            wanted = tuple(n for n, mark in enumerate(parts[2::2], start=1) if mark == "÷")
            count += 1
            right += breaks(text) == wanted
    return right, count


def test_score() -> None:
    right, count = score()
    assert count == SCORE[1]
    assert right >= SCORE[0]


def parted(text: str) -> list[str]:
    ends = breaks(text)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("from 0–10 now", ["from ", "0–10 ", "now"]),
        ("0-10", ["0-10"]),
        ("well-known and/or so", ["well-", "known ", "and/", "or ", "so"]),
        ("10\u00a0minutes a day", ["10\u00a0minutes ", "a ", "day"]),
        ("我去（市场）走走。", ["我", "去", "（市", "场）", "走", "走。"]),
        ("ይሕብር፡ኣብዚ", ["ይሕብር፡", "ኣብዚ"]),
        ("नमस्ते दुनिया।", ["नमस्ते ", "दुनिया।"]),
        ("إذا أمطرت، سأمشي", ["إذا ", "أمطرت، ", "سأمشي"]),
        ("ring 0300 123 (free)!", ["ring ", "0300 ", "123 ", "(free)!"]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, wanted: list[str]) -> None:
    assert parted(text) == wanted


@given(st.text(alphabet="aé ,.(!?:;'\"1–中ا\u00a0-/", max_size=30))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(parted(text)) == text


@given(st.from_regex(PLAIN, fullmatch=True))
def test_plain_text_ends_lines_behind_spaces(text: str) -> None:
    assert all(end == len(text) or text[end - 1] == " " for end in breaks(text))
