"""The hint beside a text while it is typed."""

import pytest

from ui.readability_hint import hint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Go out for a short walk.", "Reading age 5."),
        ("Tea", ""),
        ("Do homework", "Words that pages for patients do without: “homework”."),
    ],
)
def test_it_says_how_hard_a_text_is(text: str, said: str) -> None:
    assert hint(text) == said


def test_a_hard_text_gets_a_next_step() -> None:
    said = hint("Considerable concentration facilitates comprehensive understanding.")
    assert "shorter words and sentences would help" in said


def test_clinical_words_are_named_where_it_is_discreet() -> None:
    assert hint("Anxiety and moods") == ""
    assert "“anxiety”, “moods”" in hint("Anxiety and moods", discreet=True)
