"""``main.py supervision`` says what the screen says."""

from datetime import date

from models.paths import Profile
from models.unlock import unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.ui.commands.conftest import TODAY, WORDS
from ui.screens.supervision.presenter import HEADINGS, SupervisionPresenter, read_opening


def test_it_agrees_with_the_screen(run, demo) -> None:
    day = date.fromisoformat(TODAY)
    ran = run("supervision", "--profile", demo, "--today", TODAY, "--json")
    everybody = run("supervision", "--profile", demo, "--today", TODAY, "--json", "--all")
    plain = run("supervision", "--profile", demo, "--today", TODAY)
    clock = FixedClock.on(day)
    with unlock(Profile(demo), WORDS, clock=clock, ids=SeededIds(1)) as vault:
        page = SupervisionPresenter(read_opening(day, vault.store))
    assert ran.json["cases"]
    shown = [dict(zip(HEADINGS, page.cells(each), strict=True)) for each in page.brought]
    assert [each["line"] for each in ran.json["cases"]] == shown
    assert len(everybody.json["cases"]) == len(page.lines) > len(page.brought) > 0
    for each in ran.json["cases"]:
        assert each["line"]["Name"] in plain.out
        assert all(reason in plain.out for reason in each["because"])
