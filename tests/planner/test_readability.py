"""The reading age is a hint: it orders plain before hard and counts syllables nearly right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.readability import (
    grade,
    hard_words,
    reading_age,
    reading_age_of,
    sentences,
    syllables,
    words,
)

PLAIN = "Write what you did. Add a number for how you felt."
HARD = "Utilisation of structured behavioural monitoring facilitates identification of patterns."


def test_the_grade_tells_plain_from_hard() -> None:
    assert grade(PLAIN) < 4 < 16 < grade(HARD)


@pytest.mark.parametrize(
    ("word", "count"),
    [("walk", 1), ("table", 2), ("diary", 3), ("walked", 1), ("wanted", 2), ("make", 1),
     ("free", 1), ("tree", 1), ("activity", 4), ("rhythms", 1), ("hmm", 1), ("quiet", 2), ("7", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_known_grade() -> None:
    """6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 = -1.45; shown as 5."""
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert reading_age("The cat sat on the mat.") == 5


@pytest.mark.parametrize("text", ["", "   ", "...", "Well done you", "مرحبا بك في الصفحة الأولى"])
def test_too_little_text_has_no_age(text: str) -> None:
    assert reading_age(text) is None


def test_lines_are_sentences_of_their_own() -> None:
    assert sentences("Bring a list\nGo by bus: it is near") == [
        "Bring a list",
        "Go by bus:",
        "it is near",
    ]
    assert reading_age_of(["Go to the shop", "Bring a friend"]) == reading_age(
        "Go to the shop. Bring a friend."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You must do your homework", ("homework", "must")),
        ("Mustard on the table", ()),
        ("It did not fail, e.g. on Monday", ("fail", "e.g.")),
        ("GOOD things", ("good",)),
        ("Goods train", ()),
    ],
)
def test_refused_words(text: str, found: tuple[str, ...]) -> None:
    assert hard_words(text) == found


@given(st.text())
def test_any_text_has_an_age_or_none(text: str) -> None:
    age = reading_age(text)
    assert age is None or age >= 5
    assert len(words(text)) >= len(sentences(text))
