"""Nothing in a plan already made changes when the library does."""

from dataclasses import replace

import pytest

from models.store.library import LibraryArea
from planner import choose
from planner.flows.plan import FlowContext, PlanFlow
from planner.library import Library, Template
from planner.pack_build import build_pack, options_for
from planner.plans import Plan
from planner.sessions import Session
from planner.shelf import ItemKind
from reports import render
from resources.library_loader import load_library
from tests.models.store.conftest import World
from tests.models.store.people import TODAY, Course, plan, score

OURS = load_library()
TEMPLATES = [each for each in OURS.templates.values() if each.worksheets]


def made_ready(world: World, at: Session, template: Template) -> Plan:
    """Make a plan of a template ready, with the snapshots the wizard keeps."""
    view = world.store.sessions.view(at.id)
    made = plan(world.ids, at, choose.task_from(template, world.ids))
    flow = PlanFlow(made, FlowContext(view, world.store.library.library(), TODAY, world.ids))
    world.store.plans.make_ready(made, flow.snapshots())
    return made


def printed(world: World, at: Session) -> bytes:
    view = world.store.sessions.view(at.id)
    assert view.plan is not None
    options = options_for(view.patient.needs)
    content = build_pack(
        view.plan,
        view,
        world.store.library.of_plan(at.id),
        code="PK-7F3D2-K",
        options=options,
        service="",
        local_line="",
        made_up=True,
    )
    return render(content, options).pdf


def rewrite(library: LibraryArea, template: Template) -> None:
    """Replace a template, its sheets and the bank, and hide them all."""
    for name in template.worksheets:
        library.save(replace(OURS.worksheets[name], intro="Another way to use it."))
        library.hide(ItemKind.WORKSHEET, name)
    library.save(replace(template, steps=("Another step.",), notice="What else?", title="New"))
    library.hide(ItemKind.TEMPLATE, template.id)
    for example in list(OURS.examples)[:40]:
        library.hide(ItemKind.EXAMPLE, example)


@pytest.mark.parametrize("template", TEMPLATES[::5], ids=lambda each: each.id)
def test_the_pages_stay_as_they_were(world: World, template: Template) -> None:
    at = Course(world.store, world.ids).meet(TODAY)
    made_ready(world, at, template)
    before = printed(world, at)
    rewrite(world.store.library, template)
    assert template.id not in world.store.library.library().templates
    assert printed(world, at) == before


def working(world: World, at: Session, draft: Plan | None = None) -> Library:
    return world.store.library.for_contact(world.store.sessions.view(at.id), draft)


def test_a_hidden_template_still_asks_its_check_first_lines(world: World) -> None:
    template = next(each for each in TEMPLATES if each.check_first)
    at = Course(world.store, world.ids).meet(TODAY)
    draft = plan(world.ids, at, choose.task_from(template, world.ids))
    world.store.library.hide(ItemKind.INTERVENTION, template.intervention)
    assert template.id not in working(world, at).templates
    found = working(world, at, draft)
    assert found.templates[template.id] == template
    assert template.intervention in found.interventions
    assert set(template.worksheets) <= set(found.worksheets)


def test_a_template_that_is_gone_stays_where_it_was_used(world: World) -> None:
    template = replace(TEMPLATES[0], id="own_one", title="Our own one")
    world.store.library.save(template)
    at = Course(world.store, world.ids).meet(TODAY)
    made_ready(world, at, template)
    world.store.library.restore(ItemKind.TEMPLATE, "own_one")
    assert "own_one" not in world.store.library.everything().templates
    assert working(world, at).templates["own_one"] == template


def test_a_hidden_measure_with_a_score_keeps_its_risk_item(world: World) -> None:
    course = Course(world.store, world.ids)
    world.store.library.hide(ItemKind.MEASURE, "PHQ9")
    at = course.meet(TODAY)
    assert "PHQ9" not in working(world, at).measures
    world.store.sessions.save_score(score(world.ids, at, risk_item=1))
    assert list(working(world, at).measures) == list(OURS.measures)


def test_without_changes_it_is_our_library(world: World) -> None:
    at = Course(world.store, world.ids).meet(TODAY)
    assert world.store.library.library() is OURS
    assert working(world, at) == OURS
