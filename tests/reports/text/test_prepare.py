"""Numbers and Latin names inside text from right to left: as they are seen on the page."""

import pytest

from reports.text.paragraph import Setting, Span, lines_of
from reports.text.prepare import prepared


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
