"""After two reviews with nothing done: what opens first, and where obstacles lead."""

from dataclasses import replace
from typing import Any

import pytest

from planner.flows.plan import FlowContext, PlanFlow, Step
from planner.ids import SeededIds
from planner.library import Field
from planner.pack import PackOptions
from planner.reviews import Obstacle
from resources.library_loader import load_library
from tests.planner import builders
from ui.screens.plan.barriers_presenter import ASKED_FIRST, BarriersPresenter
from ui.screens.plan.look_back_presenter import LookBackPresenter
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.words import place_of_field

LIBRARY = load_library()


def wizard(**changes: Any) -> PlanPresenter:
    seen = replace(builders.view(), **changes)
    context = FlowContext(seen, LIBRARY, builders.TUESDAY, SeededIds(1))
    return PlanPresenter(PlanFlow(builders.plan(builders.task()), context), PackOptions())


def themes(count: int) -> list[str]:
    groups = BarriersPresenter(wizard(not_done_in_a_row=count)).groups()
    return [each.theme for each in groups]


@pytest.mark.parametrize("count", [2, 3])
def test_beliefs_disagreement_and_life_come_first(count: int) -> None:
    assert tuple(themes(count)[:3]) == ASKED_FIRST
    assert sorted(themes(count)) == sorted(themes(0))


@pytest.mark.parametrize("count", [0, 1])
def test_else_the_catalogue_keeps_its_order(count: int) -> None:
    assert themes(count) == themes(0)
    assert tuple(themes(count)[:3]) != ASKED_FIRST


@pytest.mark.parametrize(("count", "said"), [(0, False), (1, False), (2, True)])
def test_look_back_says_it_from_the_second_time_on(count: int, said: bool) -> None:
    assert LookBackPresenter(wizard(not_done_in_a_row=count)).twice_not_done is said


def test_each_obstacle_leads_to_the_fields_its_responses_change() -> None:
    forgot = next(e for e in LIBRARY.barriers.values() if (e.obstacle or "").startswith("I forgot"))
    reviewed = replace(builders.review(), obstacles=(Obstacle(forgot.id),))
    leads = LookBackPresenter(wizard(last_reviews=(reviewed,))).leads()
    fields = {each.changes for each in forgot.responses} - {Field.NOTHING}
    assert {field for field, _ in leads} == fields
    assert all(text.startswith(forgot.label) for _, text in leads)
    assert LookBackPresenter(wizard()).leads() == ()


@pytest.mark.parametrize("field", [each for each in Field if each is not Field.NOTHING])
def test_every_field_has_its_place_in_the_wizard(field: Field) -> None:
    assert place_of_field(field).step in set(Step) - {Step.LOOK_BACK, Step.CHECK}
