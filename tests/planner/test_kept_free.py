"""Days left out stay free on the slip, on the sheets, in the occasions; sheets follow the needs."""

from dataclasses import replace
from datetime import date

import pytest

from planner.carry import carry_task
from planner.ids import SeededIds
from planner.pack_build import build_pack, options_for
from planner.patients import Needs, Writes
from planner.plans import Move
from planner.scheduling import occasions
from planner.worksheets import Version
from reports.wording import Wording
from tests.planner.builders import MON_WED_FRI, flow, library, plan, task, view

FRIDAY = date(2026, 5, 15)
FREE = replace(MON_WED_FRI, leave_out=(FRIDAY,))


def test_the_slip_the_sheets_and_the_occasions_follow() -> None:
    a_plan = plan(task(when=FREE))
    content = build_pack(
        a_plan, view(), library(), code="", options=options_for(Needs()),
        service="", local_line="", made_up=True,
    )  # fmt: skip
    assert content.slip is not None
    assert FRIDAY not in {row.day for row in content.slip.rows}
    assert FRIDAY not in content.sheets[0].days
    assert len(content.sheets[0].days) == 6
    due = occasions(FREE, *flow(a_plan).context.period, SeededIds(1))
    assert FRIDAY not in {each.day for each in due}


def test_page_one_says_which_days_are_free() -> None:
    words = Wording("en").when(FREE).text.replace("\u00a0", " ")
    assert words.endswith("not on Friday 15 May")


def test_a_task_that_goes_on_forgets_the_days_of_the_last_plan() -> None:
    moved = carry_task(task(when=FREE), Move.REPEAT, library(), SeededIds(1))
    assert moved is not None
    assert moved.when == MON_WED_FRI


@pytest.mark.parametrize(
    ("needs", "version"),
    [
        (Needs(), Version.WRITING),
        (Needs(writes=Writes.TICK), Version.TICK),
        (Needs(writes=Writes.TELL), Version.WRITING),
        (Needs(writes=Writes.TICK, easy_read=True), Version.EASY),
    ],
)
def test_the_sheets_follow_how_they_like_to_fill_them_in(needs: Needs, version: Version) -> None:
    assert options_for(needs).version is version
