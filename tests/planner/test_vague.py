"""Words that are hard to picture."""

import pytest

from planner.vague import WORDS, vague_words


@pytest.mark.parametrize("word", WORDS)
def test_each_word_is_found_in_any_case(word: str) -> None:
    assert word in vague_words(f"I will {word.upper()} go out")


@pytest.mark.parametrize(
    "text",
    [
        "Walk 3 more streets",
        "no more than 20 minutes",
        "stay for more than a minute",
        "Moreton tryst, a trolley at Betterware",
        "Try on the coat",
        "",
    ],
)
def test_specific_words_are_left_alone(text: str) -> None:
    assert vague_words(text) == ()


def test_words_come_once_in_their_order() -> None:
    assert vague_words("Maybe try more,\nmaybe  if\npossible") == (
        "maybe",
        "try",
        "more",
        "if possible",
    )


def test_typographic_marks_do_not_hide_a_word() -> None:
    assert vague_words("“Try” more’s") == ("try", "more")
