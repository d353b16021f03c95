import ast
from pathlib import Path

import pytest

from planner.errors import UserFacingError
from ui.error_texts import TEXTS
from ui.errors import word_error

ROOT = Path(__file__).parents[2]
PACKAGES = ("planner", "models", "reports", "resources", "ui")


def codes_in(path: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {
        str(call.args[0].value)
        for call in calls
        if getattr(call.func, "id", "") == "UserFacingError"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_code_has_words():
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    raised = set().union(*(codes_in(path) for path in paths))
    assert raised - set(TEXTS) == set()


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_words_are_sentences(code):
    for part in TEXTS[code]:
        assert not part or part[0].isupper() or part[0] == "{"
        assert not part or part[-1] in ".}"


def test_values_are_filled_in():
    error = UserFacingError("vault.newer", found=7, known=3)
    assert "format is 7" in word_error(error).what


def test_a_missing_value_is_no_fault():
    assert "?" in word_error(UserFacingError("vault.newer")).what


def test_an_unknown_code_still_says_what_is_safe():
    worded = str(word_error(UserFacingError("new.thing")))
    assert "is safe" in worded
    assert "new.thing" in worded


def test_a_field_is_called_what_the_screens_call_it():
    error = UserFacingError("pack.unsupported_text", character="ع", name="ain", where="print_name")
    said = str(word_error(error))
    assert "print_name" not in said
    assert "ع" in said
