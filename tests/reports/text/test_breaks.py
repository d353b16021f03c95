"""Where lines may end, scored by Unicode's own cases."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.breaks import PLAIN, breaks

CASES = Path(__file__).with_name("data") / "LineBreakTest.txt.xz"
COUNT, RIGHT = 7654, 7645
DEVIATIONS = {
    "LB31, LB30: plain Latin text ends lines behind spaces only": {
        *("!0", "!(", ",0", ",(", ")(", "a.2 "),
    },
    "LB18: nor before a sign at the start of a word": {"equals .35 cents"},
    "LB15: a quotation mark and a bracket with a space between them may part": {'" ('},
    "LB30b: an emoji that is not assigned takes no skin colour": {"\U0001f02c\U0001f3ff"},
}
"""The cases we answer otherwise, by rule; no other may go wrong."""


def cases() -> Iterator[tuple[str, tuple[int, ...]]]:
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.partition("#")[0].split()
            if not parts:
                continue
            text = "".join(chr(int(code, 16)) for code in parts[1::2])
            wanted = tuple(n for n, mark in enumerate(parts[2::2], start=1) if mark == "÷")
            yield text, wanted


def test_every_case_of_unicode_but_the_known() -> None:
    every = list(cases())
    wrong = [text for text, wanted in every if breaks(text) != wanted]
    assert len(every) == COUNT
    assert len(every) - len(wrong) >= RIGHT
    assert set(wrong) <= set().union(*DEVIATIONS.values())


def parted(text: str) -> list[str]:
    ends = breaks(text)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("from 0–10 now", ["from ", "0–10 ", "now"]),
        ("0-10", ["0-10"]),
        ("0 - 5 – 10 minutes", ["0 - ", "5 – ", "10 ", "minutes"]),
        ("mood from –5 to 5", ["mood ", "from ", "–5 ", "to ", "5"]),
        ("Walk – 10 minutes", ["Walk ", "– ", "10 ", "minutes"]),
        ("Monday–Friday", ["Monday–", "Friday"]),
        ("记下（0～１０分）", ["记", "下", "（0～１０", "分）"]),
        ("他说：《好》！", ["他", "说：", "《好》！"]),
        ("0300–123 ௦–௧", ["0300–123 ", "௦–௧"]),
        ("well-known and/or so", ["well-", "known ", "and/", "or ", "so"]),
        ("10\u00a0minutes a day", ["10\u00a0minutes ", "a ", "day"]),
        ("我去（市场）走走。", ["我", "去", "（市", "场）", "走", "走。"]),
        ("ይሕብር፡ኣብዚ", ["ይሕብር፡", "ኣብዚ"]),
        ("नमस्ते दुनिया।", ["नमस्ते ", "दुनिया।"]),
        ("বাংলা ভাষা, কেমন?", ["বাংলা ", "ভাষা, ", "কেমন?"]),
        ("ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ।", ["ਸਤਿ ", "ਸ੍ਰੀ ", "ਅਕਾਲ।"]),
        ("தமிழ் மொழி.", ["தமிழ் ", "மொழி."]),
        ("ሰላም፡ ዓለም።", ["ሰላም፡ ", "ዓለም።"]),
        ("میں؛ آپ۔ ٠–١٠", ["میں؛ ", "آپ۔ ", "٠–١٠"]),
        ("إذا أمطرت، سأمشي", ["إذا ", "أمطرت، ", "سأمشي"]),
        ("ring 0300 123 (free)!", ["ring ", "0300 ", "123 ", "(free)!"]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, wanted: list[str]) -> None:
    assert parted(text) == wanted


@given(st.text(alphabet="aé ,.(!?:;'\"1–中ا\u00a0-/", max_size=30))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(parted(text)) == text


@given(
    st.tuples(st.integers(0, 999), st.integers(0, 999)),
    st.sampled_from("-–—‒～"),
    st.sampled_from([("", ""), ("£", ""), ("", "%"), ("", "°C"), ("", "mg")]),
    st.sampled_from("0٠۰०০௦੦૦"),
)
def test_a_range_of_numbers_never_parts(
    ends: tuple[int, int], dash: str, unit: tuple[str, str], zero: str
) -> None:
    digits = {ord("0") + value: ord(zero) + value for value in range(10)}
    first, last = (f"{unit[0]}{number}{unit[1]}" for number in ends)
    whole = f"{first}{dash}{last}".translate(digits)
    assert parted(f"x {whole} y") == ["x ", f"{whole} ", "y"]


@given(st.from_regex(PLAIN, fullmatch=True))
def test_plain_text_ends_lines_behind_spaces(text: str) -> None:
    assert all(end == len(text) or text[end - 1] == " " for end in breaks(text))
