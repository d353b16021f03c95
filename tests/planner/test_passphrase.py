"""How strong a passphrase is, and the list suggestions come from."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.passphrase import LEAST, Strength, Weakness, judge, long_enough, suggest
from resources import text

WORDS = tuple(text("passphrase_words.txt").split())
LIST = dict.fromkeys(WORDS)


def test_the_list_is_long_enough_for_five_words() -> None:
    assert len(WORDS) >= 1300
    assert len(WORDS) ** 5 > 2**50


def test_four_letters_tell_every_word_apart() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)
    assert list(WORDS) == sorted(WORDS)
    assert not [word for word in WORDS if not re.fullmatch(r"[a-z]{4,8}", word)]


def test_no_clinical_or_cruel_word_is_in_it() -> None:
    unwanted = "anxiety death depression doctor fear hospital kill nurse pain panic patient suicide"
    unwanted += " therapy weapon worry gun knife poison scar hang drown cut pills wrist blood grave"
    assert not set(unwanted.split()) & set(WORDS)


@given(st.integers())
def test_a_suggestion_is_five_words_and_strong(seed: int) -> None:
    suggested = suggest(WORDS, Random(seed))  # noqa: S311 (repeatable)
    assert len(set(suggested.split(" "))) == 5
    assert long_enough(suggested)
    assert judge(suggested, LIST).strength is Strength.STRONG


def test_the_same_chance_gives_the_same_words() -> None:
    first, second = (suggest(WORDS, Random(7)) for _ in range(2))  # noqa: S311 (repeatable)
    assert first == second


@pytest.mark.parametrize(
    ("typed", "strength"),
    [
        ("", Strength.TOO_SHORT),
        ("x7$kQ!mm2&pL9", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnopqrstuvwxyz", Strength.WEAK),
        ("qwertyuiopasdfghjkl", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("password password password", Strength.WEAK),
        ("manchester 1984", Strength.WEAK),
        ("river otter violet", Strength.WEAK),
        ("river otter violet bucket", Strength.FAIR),
        ("my aunt keeps bees in Leeds", Strength.STRONG),
        ("correcthorsebatterystaple", Strength.FAIR),
    ],
)
def test_strength(typed: str, strength: Strength) -> None:
    assert judge(typed, LIST).strength is strength


@pytest.mark.parametrize(
    ("typed", "weakness"),
    [
        ("short", Weakness.SHORT),
        ("banana banana split again", Weakness.REPEATS),
        ("abababab and a bit more", Weakness.REPEATS),
        ("hjkl river otter violet", Weakness.SEQUENCE),
        ("lkjh river otter violet", Weakness.SEQUENCE),
        ("23456 river otter violet", Weakness.SEQUENCE),
        ("okonkwo river otter violet", Weakness.OWN_NAME),
        ("ngozi2026 otter violet", Weakness.OWN_NAME),
    ],
)
def test_what_is_worth_changing_is_named(typed: str, weakness: Weakness) -> None:
    assert judge(typed, LIST, "Ngozi Okonkwo").weaknesses == (weakness,)


@given(st.text(max_size=60), st.text(max_size=12))
def test_more_is_never_weaker(typed: str, more: str) -> None:
    judged, longer = judge(typed, LIST), judge(f"{typed} {more}", LIST)
    assert longer.bits >= judged.bits
    assert long_enough(typed) <= long_enough(f"{typed} {more}")


@given(st.text(max_size=40))
def test_below_fourteen_characters_nothing_is_enough(typed: str) -> None:
    kept = len(" ".join(typed.split()))
    if kept < LEAST and typed.isascii():
        assert judge(typed, LIST).strength is Strength.TOO_SHORT


def test_spaces_do_not_count_twice() -> None:
    assert not long_enough("a" + " " * 20 + "b")
