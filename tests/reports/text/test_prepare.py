"""Numbers and Latin names inside text from right to left: as they are seen on the page."""

import pytest

from reports.text.paragraph import Setting, Span, lines_of
from reports.text.prepare import prepared, prepared_as_typed

MARKS = "\u200e\u200f,"


def seen(text: str) -> str:
    (line,) = lines_of((Span(prepared(text, "x")),), Setting("ar", right_to_left=True), 10**6)
    said = "".join(cluster.text for piece in line.pieces for cluster in piece.shaped.clusters)
    return said.replace("\u200f", "")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("مع Zoë Łukasz إلى", "Zoë Łukasz"),
        ("مع Đặng Thị Hằng إلى", "Đặng Thị Hằng"),
        ("مع Seán O’Brien إلى", "Seán O’Brien"),
        ("ثمن £3.50 الآن", "£3.50"),
        ("ثمن €3 الآن", "€3"),
        ("مع Tom & Jerry إلى", "Tom & Jerry"),
        ("مع Amina K. إلى", "Amina K."),
        ("مع A. K. Khan إلى", "A. K. Khan"),
        ("رقم +44 (0)300 555 0100 الآن", "+44 (0)300 555 0100"),
        ("بنسبة 50% اليوم", "50%"),
        ("حتى 18-24 سنة", "18-24"),
        ("حتى 18–24 سنة", "18–24"),
        ("يوم 12/05/2026 الساعة", "12/05/2026"),
    ],
)
def test_it_keeps_its_order(text: str, whole: str) -> None:
    assert whole in seen(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("الساعة 10:00.", ".10:00"),
        ("سوق Longsight.", ".Longsight"),
        ("رقم 116 123.", ".116 123"),
        ("نعم، Sadia.", ".Sadia"),
        ("سوق Longsight!", "!Longsight"),
    ],
)
def test_the_stop_of_a_sentence_stands_at_its_end(text: str, left: str) -> None:
    assert seen(text).startswith(left)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Name: Zoë & ع Khan", ["Name:", "Zoë", "&", "ع", "Khan"]),
        ("Ring ع, then Tom", ["Ring", "ع", "then", "Tom"]),
        ("م Zoë Khan", ["Zoë", "Khan", "م"]),
        ("3 ع", ["ع", "3"]),
    ],
)
def test_a_typed_line_goes_by_its_own_first_letter(text: str, order: list[str]) -> None:
    made = lines_of((Span(prepared_as_typed(text, "x")),), Setting("en", right_to_left=None), 10**6)
    (line,) = made
    words = [
        "".join(each.text for each in piece.shaped.clusters).strip(MARKS) for piece in line.pieces
    ]
    assert [word for word in words if word.strip()] == order


def test_each_line_of_a_typed_text_has_its_own_direction() -> None:
    text = prepared_as_typed("Zoë ع\nمع Zoë", "x")
    made = lines_of((Span(text),), Setting("en", right_to_left=None), 10**6)
    assert [line.right_to_left for line in made] == [False, True]
