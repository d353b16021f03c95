"""The page of one's own planning on a real vault, and the command beside it."""

from datetime import date
from pathlib import Path

import pytest

from models.paths import Profile
from models.unlock import unlock
from planner.clock import FixedClock
from planner.ids import SeededIds
from planner.my_planning import Period, PlanPart
from tests.reports.test_render import words_of
from tests.ui.commands.conftest import TODAY, WORDS, demo, run
from tests.ui.desk import Desk
from tests.ui.lists.conftest import desk, empty_desk
from ui.routes import MY_PLANNING
from ui.screens.my_planning import presenter
from ui.screens.my_planning.screen import MyPlanningPage

__all__ = ["demo", "desk", "empty_desk", "run"]


@pytest.fixture
def page(desk: Desk) -> MyPlanningPage:
    made = MyPlanningPage(desk.ctx, MY_PLANNING)
    desk.show(made)
    return made


def test_few_plans_are_counted_and_not_turned_into_shares(page: MyPlanningPage) -> None:
    assert page.said[PlanPart.RATIONALE] == "1 of 1 plan"
    assert page.said[PlanPart.REVIEWED] == "no plans to count"
    assert "%" not in "".join(page.said.values())
    assert {bar.share for bar in page.bars.values()} == {None}
    assert page.table.model().rowCount() == 1


def test_an_empty_time_says_so(empty_desk: Desk) -> None:
    made = MyPlanningPage(empty_desk.ctx, MY_PLANNING)
    empty_desk.show(made)
    assert made.table.model().rowCount() == 0
    assert not made.primary.isEnabled()


def test_it_is_printed_by_choice_only(page: MyPlanningPage, desk: Desk, tmp_path: Path) -> None:
    assert page.desk.pdf == b""
    page.do_primary()
    desk.settle()
    said = words_of(page.desk.pdf, tmp_path)
    assert "by choice of the practitioner" in said
    assert "1 of 1 plan" in said
    assert "Record state" in said
    page.clear()
    assert page.desk.pdf == b""


@pytest.mark.parametrize("period", Period)
def test_the_command_agrees_with_the_screen(run, demo, period: Period) -> None:
    day = date.fromisoformat(TODAY)
    asked = ("--profile", demo, "--today", TODAY, "--period", period.value)
    with unlock(Profile(demo), WORDS, clock=FixedClock.on(day), ids=SeededIds(1)) as vault:
        opening = presenter.read_opening(period, day, vault.store)
    assert run("my-planning", *asked, "--json").json == presenter.as_json(opening)
    plain = run("my-planning", *asked).out
    assert all(presenter.count_words(each) in plain for each in opening.planning.counts)
    assert presenter.most_words(opening.planning) in plain
    assert plain.startswith(presenter.plans_words(opening.planning))
