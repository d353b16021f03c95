"""Typed and scanned texts read as pack codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pack_code import ALPHABET, new_code
from planner.typed_code import Typed, read_code

CODES = st.randoms(use_true_random=False).map(new_code)
CODE = "PK-7F3D2-D"


def typings(code: str) -> tuple[str, ...]:
    bare = code.replace("-", "")
    return (code, code.lower(), bare, code[3:], bare[2:].lower(), f"  {code.replace('-', ' ')} ")


@given(CODES)
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    for typed in typings(code):
        found = read_code(typed)
        assert (found.kind, found.code) == (Typed.WHOLE, code)


@given(CODES, st.sampled_from((3, 4, 5, 6, 7, 9)), st.sampled_from(ALPHABET + "OI01"))
def test_a_wrong_letter_is_said(code: str, place: int, letter: str) -> None:
    typed = code[:place] + letter + code[place + 1 :]
    expected = Typed.WHOLE if typed == code else Typed.WRONG
    assert read_code(typed).kind is expected


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    found = read_code(text)
    assert bool(found.code) == (found.kind is Typed.WHOLE)


@pytest.mark.parametrize(
    "typed", ["", "Amina", "Pkhaladze", "pk", "12345", "BS-10", "999 000 0017"]
)
def test_names_and_numbers_are_no_codes(typed: str) -> None:
    assert read_code(typed).kind is Typed.NONE


@pytest.mark.parametrize("typed", ["PK-", "pk-7f", "PK7F3", "pk 7f3d2"])
def test_a_code_may_be_half_typed(typed: str) -> None:
    assert read_code(typed).kind is Typed.BEGUN


@pytest.mark.parametrize(("typed", "marked"), [("PK-7F3D2-XX", True), ("7F3O2K", False)])
def test_too_long_or_a_letter_no_code_has(typed: str, marked: bool) -> None:
    found = read_code(typed)
    assert (found.kind, found.marked) == (Typed.WRONG, marked)
