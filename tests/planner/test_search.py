"""One form of a text for finding it again."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.search import search_key

LAW = settings(max_examples=200, deadline=None, derandomize=True, database=None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("MÜLLER", "muller"),
        ("Mu\u0308ller", "muller"),
        ("Łukasz", "lukasz"),
        ("Søren Ærø", "soren aero"),
        ("Straße", "strasse"),
        ("O’Neill", "o'neill"),
        ("İpek", "ipek"),
        ("IŞIL ılgaz", "isil ilgaz"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("ﬁona", "fiona"),
        ("علي", "علي"),
        ("عَلِيّ", "علي"),
    ],
)
def test_texts_that_are_found_by(text: str, key: str) -> None:
    assert search_key(text) == key


def test_parts_are_kept_apart_and_empty_ones_left_out() -> None:
    assert search_key("Ann", "", "Bo") == "ann\nbo"
    assert search_key() == search_key("", "") == ""


@LAW
@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key


@LAW
@given(st.text())
def test_composed_and_taken_apart_are_the_same(text: str) -> None:
    forms = {search_key(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1
