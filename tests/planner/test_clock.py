from datetime import date

import pytest

from planner.clock import ProfileClock, SystemClock

ASKED, MADE_FOR = date(2026, 5, 12), date(2026, 5, 13)


@pytest.mark.parametrize(
    ("asked", "made_for", "shown"),
    [(ASKED, MADE_FOR, ASKED), (None, MADE_FOR, MADE_FOR), (ASKED, None, ASKED)],
)
def test_a_made_up_profile_stands_on_its_day(
    asked: date | None, made_for: date | None, shown: date
) -> None:
    clock = ProfileClock(asked)
    clock.on_opened(made_up=True, made_for=made_for)
    assert clock.today() == shown


def test_a_real_profile_never_stands_still() -> None:
    clock = ProfileClock(ASKED)
    clock.on_opened(made_up=False, made_for=MADE_FOR)
    assert clock.today() == SystemClock().today() != ASKED
