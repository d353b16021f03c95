"""``main.py session-text`` says what the screen says."""

from datetime import date

import pytest

from models.paths import Profile
from models.settings import RECORD_LEFT_OUT
from models.unlock import unlock
from planner.clock import FixedClock
from planner.ids import SeededIds, SessionId
from tests.ui.commands.conftest import TODAY, WORDS
from tests.ui.commands.test_commands import a_row_with_work
from ui.screens.record_text.presenter import RecordTextPresenter, agreed_lines, read_opening


@pytest.mark.parametrize("left_out", ["", "plan sheets risk"])
def test_it_agrees_with_the_screen(run, demo, left_out) -> None:
    row = a_row_with_work(run, demo)
    history = run("history", "--profile", demo, "--patient", row["reference"], "--json").json
    session = next(each["id"] for each in history["sessions"] if each["tasks"])
    asked = ("--profile", demo, "--today", TODAY, "--session", session)
    clock = FixedClock.on(date.fromisoformat(TODAY))
    with unlock(Profile(demo), WORDS, clock=clock, ids=SeededIds(1)) as vault:
        vault.store.settings.set(RECORD_LEFT_OUT, left_out)
        opening = read_opening(SessionId(session), vault.store)
    page = RecordTextPresenter(opening, agreed_lines(opening))
    assert run("session-text", *asked).out == page.text
    assert run("session-text", *asked, "--json").json == {"session": session, "text": page.text}
    assert ("Plan agreed" in page.text) is not left_out.startswith("plan")


def test_an_unknown_session_is_a_sentence(run, demo) -> None:
    ran = run("session-text", "--profile", demo, "--session", "nobody")
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err
