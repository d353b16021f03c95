"""The NHS number: checked by a maintained library, shown as 999 000 0018."""

from enum import StrEnum

from stdnum.gb import nhs

TEST_PREFIX = "999"
"""The reserved test range, 999 000 0000 to 999 999 9999 (standards.md 3)."""


class NhsProblem(StrEnum):
    """What is wrong with a number."""

    CHARACTERS = "nhs.characters"
    LENGTH = "nhs.length"
    REPEATED = "nhs.repeated"
    CHECK_DIGIT = "nhs.check_digit"
    TEST_ONLY = "nhs.test_only"
    NOT_TEST = "nhs.not_test"


def compact(text: str) -> str:
    """Return a number without spaces and dashes, as it is stored."""
    return str(nhs.compact(text))


def problem(text: str, *, made_up: bool) -> NhsProblem | None:
    """Return what is wrong with a number, or None; an empty one is no problem.

    Args:
        text: As typed.
        made_up: True in a made-up profile, which takes test numbers only; a real one takes none.
    """
    number = compact(text)
    if not number:
        return None
    if not (number.isascii() and number.isdigit()):
        return NhsProblem.CHARACTERS
    if len(number) != 10:
        return NhsProblem.LENGTH
    if len(set(number)) == 1:
        return NhsProblem.REPEATED
    if not nhs.is_valid(number):
        return NhsProblem.CHECK_DIGIT
    if is_test(number) is made_up:
        return None
    return NhsProblem.NOT_TEST if made_up else NhsProblem.TEST_ONLY


def is_test(text: str) -> bool:
    """Tell whether a number is of the reserved test range."""
    return compact(text).startswith(TEST_PREFIX)


def shown(number: str) -> str:
    """Return a number in groups of 3, 3 and 4; empty stays empty."""
    return str(nhs.format(number)) if number else ""
