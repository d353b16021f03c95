"""NHS numbers: only those of the reserved test range appear here."""

import pytest

from planner.nhs_number import NhsProblem, compact, is_test, problem, shown

GOOD = "9990000018"


@pytest.mark.parametrize("text", [GOOD, "999 000 0018", "999-000-0018", " 9990000018 ", ""])
def test_good_number_in_any_spacing(text: str) -> None:
    assert problem(text, made_up=True) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("99900000O8", NhsProblem.CHARACTERS),
        ("٩٩٩٠٠٠٠٠١٨", NhsProblem.CHARACTERS),
        ("999000001", NhsProblem.LENGTH),
        ("9999999999", NhsProblem.REPEATED),
        ("9990000019", NhsProblem.CHECK_DIGIT),
        ("9991234567", NhsProblem.CHECK_DIGIT),
    ],
)
def test_what_is_wrong(text: str, found: NhsProblem) -> None:
    assert problem(text, made_up=True) is found


def test_test_numbers_live_in_made_up_profiles_only() -> None:
    assert problem(GOOD, made_up=False) is NhsProblem.TEST_ONLY
    assert is_test(GOOD)
    assert not is_test("")


def test_shown_in_groups() -> None:
    assert shown(GOOD) == "999 000 0018"
    assert compact(shown(GOOD)) == GOOD
    assert shown("") == ""
