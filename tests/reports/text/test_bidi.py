"""The order of text that runs both ways, held to Unicode's own cases."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.text.bidi import is_simple, levels, reset_line, visual_order

CASES = Path(__file__).with_name("data") / "BidiCharacterTest.txt.xz"
PHONE = "رقم \u2066116 123\u2069 الآن"


def cases() -> Iterator[tuple[str, int | None, int, list[str], list[int]]]:
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                text, base, level, wanted, order = line.strip().split(";")
                yield (
                    "".join(chr(int(code, 16)) for code in text.split()),
                    None if base == "2" else int(base),
                    int(level),
                    wanted.split(),
                    [int(place) for place in order.split()],
                )


def test_every_case_of_unicode() -> None:
    count = 0
    for text, base, level, wanted, order in cases():
        found_level, found = levels(text, base)
        line = reset_line(text, found, found_level, 0, len(text))
        shown = [place for place, each in enumerate(wanted) if each != "x"]
        assert found_level == level, text
        assert [str(line[place]) for place in shown] == [wanted[n] for n in shown], text
        ordered = visual_order([line[place] for place in shown])
        assert [shown[place] for place in ordered] == order, text
        count += 1
    assert count == 91_707


def test_isolated_number_keeps_its_order() -> None:
    _, found = levels(PHONE, 1)
    shown = "".join(PHONE[place] for place in visual_order(found))
    assert "116 123" in shown


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("Walk to the market", True),
        ("Łódź, ціле, বাংলা, 中文", True),
        ("علي", False),
        ("a\u2067b", False),
        ("\u200f", False),
        ("", True),
    ],
)
def test_simple_text_skips_the_algorithm(text: str, simple: bool) -> None:
    assert is_simple(text) is simple
    if simple:
        assert set(levels(text, 0)[1]) <= {0}
