"""Names easily taken for one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.similar_names import Names, alike, similar

NAMES = st.one_of(st.text(max_size=12), st.text(alphabet="abéA .-", max_size=6))
WORD = st.text(alphabet="abcde", min_size=2, max_size=8)


@given(NAMES)
def test_a_name_is_like_itself(name: str) -> None:
    assert similar(name, name)


@given(NAMES, NAMES)
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    assert similar(one, other) == similar(other, one)


@given(WORD, st.integers(0, 8), st.sampled_from("abcdez"), st.sampled_from("+-=x"))
def test_one_slip_is_always_seen(name: str, place: int, letter: str, slip: str) -> None:
    at = place % len(name)
    end = {
        "+": letter + name[at:],
        "-": name[at + 1 :],
        "=": letter + name[at + 1 :],
        "x": name[at : at + 2][::-1] + name[at + 2 :],
    }[slip]
    assert similar(name, name[:at] + end)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amina Khan", "amina KHAN"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Amina Khan", "Khan, Amina"),
        ("Amina Khan", "Amina Kaur"),
        ("Amina", "Amina K."),
        ("A.K.", "AK"),
        ("Brian", "Brain"),
        ("Jo Smith", "Joe Smith"),
        ("Zoë Müller-Lang", "Zoe Muller Lang"),
    ],
)
def test_these_are_alike(one: str, other: str) -> None:
    assert similar(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amina Khan", "Piotr Nowak"),
        ("Amina Khan", "Amina Sheikh"),
        ("Amina Khan", "Farah Khan"),
        ("A.K.", "P.N."),
        ("", "Amina"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert not similar(one, other)


def test_any_name_of_a_person_counts_and_an_empty_one_does_not() -> None:
    people = [
        ("Amina K.", "", "Amina Khan"),
        ("Piotr", "", ""),
        ("A. K.", "Amina", ""),
        ("", "", ""),
    ]
    assert alike(people) == ((0, 2),)


LETTERS = st.sampled_from("abcdé ")
MANY = st.lists(st.text(LETTERS, max_size=13), max_size=12)


@given(MANY, st.text(LETTERS, max_size=13), st.integers(0, 13), st.sampled_from("abx"))
def test_a_book_of_names_finds_the_same(names: list[str], name: str, at: int, slip: str) -> None:
    swapped = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    every = {*names, name[:at] + slip + name[at:], name[:at] + slip + name[at + 1 :], swapped}
    found = Names(every).like(name)
    assert found == tuple(sorted(each for each in every if similar(each, name)))
