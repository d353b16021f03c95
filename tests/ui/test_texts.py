from datetime import time
from enum import Enum

import pytest

from planner.plans import DayTime, When
from ui.texts import WORDS, when_text, word


@pytest.mark.parametrize("code", [code for codes in WORDS for code in codes])
def test_every_code_of_a_type_has_words(code: Enum) -> None:
    assert word(code).strip()


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(days=(DayTime(0, time(10)), DayTime(2, time(10)))), "Mon Wed 10:00"),
        (When(days=(DayTime(0, time(10)), DayTime(2, time(9, 30)))), "Mon 10:00, Wed 09:30"),
        (When(days=(DayTime(5),)), "Sat"),
        (When(cue="after a shift", times=3), "after a shift, 3 times a week"),
        (When(cue="after tea", times=1), "after tea, once a week"),
        (When(), ""),
    ],
)
def test_when_is_said_in_one_line(when: When, expected: str) -> None:
    assert when_text(when) == expected
