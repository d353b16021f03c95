"""The printed code catches a slip of the pen or the eye."""

from hypothesis import given
from hypothesis import strategies as st

from planner.pack_code import ALPHABET, is_valid, new_code, tidy

CODES = st.randoms(use_true_random=False).map(new_code)
PLACES = (3, 4, 5, 6, 7, 9)


@given(CODES)
def test_new_code_is_valid_and_survives_how_people_type(code: str) -> None:
    assert is_valid(code)
    assert tidy(code.lower().replace("-", " ")) == code
    assert tidy(code[3:]) == code


@given(CODES, st.sampled_from(PLACES), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(code: str, place: int, wrong: str) -> None:
    changed = code[:place] + wrong + code[place + 1 :]
    assert is_valid(changed) is (changed == code)


@given(CODES, st.integers(0, 4))
def test_every_swap_of_neighbours_is_caught(code: str, at: int) -> None:
    one, two = PLACES[at], PLACES[at + 1]
    letters = list(code)
    letters[one], letters[two] = letters[two], letters[one]
    changed = "".join(letters)
    assert is_valid(changed) is (changed == code)


@given(st.text())
def test_any_text_is_judged_without_error(text: str) -> None:
    assert not is_valid(text) or tidy(text) == text


def test_look_alikes_are_left_out() -> None:
    assert not set("01OILQ") & set(ALPHABET)
    assert len(set(ALPHABET)) == 23
