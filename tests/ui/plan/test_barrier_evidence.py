"""How sure we are of a barrier, and where studies disagree, beside it and not smoothed over."""

from planner.flows.plan import PlanFlow
from planner.pack import PackOptions
from planner.plans import PlannedBarrier
from resources.library_loader import load_library
from tests.planner import builders
from ui.screens.plan.barriers_presenter import BarriersPresenter, ChosenBarrier
from ui.screens.plan.presenter import PlanPresenter

LIBRARY = load_library()
NOTES = {name for name, each in LIBRARY.barriers.items() if each.private}


def presenter(barrier: str = "") -> BarriersPresenter:
    chosen = (PlannedBarrier(barrier=barrier),) if barrier else ()
    flow = PlanFlow(builders.plan(builders.task(barriers=chosen)), builders.context(LIBRARY))
    return BarriersPresenter(PlanPresenter(flow, PackOptions()))


def card(barrier: str) -> ChosenBarrier:
    return presenter(barrier).chosen()[0]


def test_studies_that_disagree_are_told_with_the_source() -> None:
    assert "Conklin 2018" in card("T7.1").source
    assert "contract" in card("T6.7").source
    assert "The synthesis calls the effect unclear." in card("T2.1").source


def test_a_strong_word_hints_at_its_limits_and_a_weak_one_says_them() -> None:
    assert card("T6.4").strength == "consistent, with limits"
    assert card("T1.1").strength == "consistent"
    assert card("T7.1").strength == "mixed"


def test_notes_stand_together_and_nowhere_else() -> None:
    *open_groups, notes = presenter().groups()
    assert notes.private
    assert {each.id for each in notes.entries} == NOTES
    assert not [each for group in open_groups for each in group.entries if each.id in NOTES]
    assert {"O.1", "O.4", "T2.6", "T3.1", "T5.1", "T8.1"} <= NOTES
