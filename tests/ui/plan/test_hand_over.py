from dataclasses import replace
from pathlib import Path

import pytest

from planner.errors import UserFacingError
from planner.flows.plan import Step
from planner.library import Field
from planner.plans import DayTime, Plan, PlannedBarrier, Route, TailoringAnswer, Task, When
from planner.sessions import Risk
from planner.tailor import prompts
from tests.ui.plan.conftest import FIRST, Bench
from ui.messages import SilentDialogs
from ui.packs.making import neutral_name
from ui.routes import Route as Way
from ui.screens.pack.screen import PackPage
from ui.screens.plan.screen import PlanPage


def finished(page: PlanPage) -> Plan:
    """Return a plan with every required part."""
    wizard = page.wizard
    assert wizard is not None
    prompt = next(iter(prompts(wizard.context.view, wizard.context.library).all))
    task = Task(
        id=wizard.new_task_id(),
        title="Walk",
        what="Walk to the market with Sadia",
        when=When(days=(DayTime(0), DayTime(2))),
        where="Longsight market",
        with_whom="Sadia",
        tailoring=(TailoringAnswer(prompt=prompt.id, text="x", changes=Field.WHERE, after="y"),),
        barriers=(
            PlannedBarrier(text="rain", if_text="it rains", then_text="walk indoors"),
            PlannedBarrier(barrier="T3.1", if_text="we argue", then_text="stop persuading"),
        ),
    )
    return replace(wizard.plan, rationale="To shop on my own", tasks=(task,))


def at_the_end(bench: Bench) -> PlanPage:
    """Open the wizard at its last step with a plan that may be made ready."""
    page = PlanPage(bench.ctx, Way.plan(FIRST))
    bench.show(page)
    assert page.wizard is not None
    page.wizard.set_plan(finished(page))
    page.wizard.go(Step.HAND_OVER)
    wait_for_pack(bench, page)
    return page


def wait_for_pack(bench: Bench, page: PlanPage) -> None:
    assert page._hand_over is not None
    desk = page._hand_over.desk
    bench.qtbot.waitUntil(lambda: not desk.busy and not bench.ctx.tasks.busy, timeout=20_000)


def make_ready(bench: Bench, page: PlanPage) -> None:
    page.do_primary()
    bench.settle()
    wait_for_pack(bench, page)


def packs(bench: Bench) -> tuple[object, ...]:
    return bench.ask(lambda store: store.plans.packs(FIRST))


@pytest.mark.usefixtures("rendered")
def test_nothing_leaves_before_it_is_ready(bench: Bench) -> None:
    page = at_the_end(bench)
    assert page._hand_over is not None
    page._on_print()
    assert not page._hand_over.delivery._save.isEnabled()
    assert bench.printing.jobs == []


def test_the_printer_gets_the_bytes_previewed(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    previewed = page._hand_over._view.pdf
    assert previewed.startswith(b"%PDF")
    with bench.qtbot.waitSignal(page._hand_over.delivery.delivered, timeout=20_000):
        page.do_primary()
    assert bench.printing.jobs[0].pdf == previewed
    assert "Amina" not in bench.printing.jobs[0].title


@pytest.mark.usefixtures("rendered")
def test_a_printed_pack_is_recorded_once(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    for _ in range(2):
        with bench.qtbot.waitSignal(page._hand_over.delivery.delivered, timeout=20_000):
            page.do_primary()
    assert len(packs(bench)) == 1


@pytest.mark.usefixtures("rendered")
def test_other_options_after_printing_get_a_code_of_their_own(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    assert page.wizard is not None
    delivered = page._hand_over.delivery.delivered
    with bench.qtbot.waitSignal(delivered, timeout=20_000):
        page.do_primary()
    first = page.wizard.code
    page.wizard.set_options(replace(page.wizard.options, names=False))
    wait_for_pack(bench, page)
    with bench.qtbot.waitSignal(delivered, timeout=20_000):
        page.do_primary()
    assert page.wizard.code != first
    assert len(packs(bench)) == 2


@pytest.mark.usefixtures("rendered")
def test_saving_asks_where_and_names_nobody(bench: Bench, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    bench.ctx.dialogs = SilentDialogs(paths=[target])
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    with bench.qtbot.waitSignal(page._hand_over.delivery.delivered, timeout=20_000):
        page._hand_over.delivery._save.click()
    assert target.read_bytes() == page._hand_over._view.pdf
    assert page.wizard is not None
    assert neutral_name(page.wizard.code) == f"My plan {page.wizard.code}"


@pytest.mark.usefixtures("rendered")
def test_a_printer_that_refuses_is_told_and_nothing_recorded(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    bench.printing.error = UserFacingError("print.failed", reason="no paper")
    with bench.qtbot.waitSignal(page._hand_over.desk.failed, timeout=20_000):
        page.do_primary()
    assert "no paper" in page._hand_over.delivery._told.text
    assert packs(bench) == ()


def test_text_that_cannot_be_printed_is_refused_with_its_field(bench: Bench) -> None:
    page = at_the_end(bench)
    assert page.wizard is not None
    assert page._hand_over is not None
    page.wizard.set_plan(replace(page.wizard.plan, rationale="ตลาด"))
    wait_for_pack(bench, page)
    view = page._hand_over._view
    assert view.pdf == b""
    assert "their reason" in view._refusal.text
    view._refusal.action_chosen.emit()
    assert page.wizard.step is Step.CHOOSE


def test_dictated_shows_lines_to_read_out(bench: Bench) -> None:
    page = at_the_end(bench)
    assert page.wizard is not None
    assert page._hand_over is not None
    page.wizard.set_plan(replace(page.wizard.plan, route=Route.DICTATED))
    wait_for_pack(bench, page)
    bench.qtbot.waitUntil(lambda: page._hand_over._view.currentIndex() == 3, timeout=20_000)  # type: ignore[union-attr]
    make_ready(bench, page)
    with bench.qtbot.waitSignal(page._hand_over.delivery.delivered, timeout=20_000):
        page.do_primary()
    assert len(packs(bench)) == 1


def test_the_pack_page_gives_the_same_pack_again(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    with bench.qtbot.waitSignal(page._hand_over.delivery.delivered, timeout=20_000):
        page.do_primary()
    printed = bench.printing.jobs[0].pdf
    bench.leave(page)
    again = PackPage(bench.ctx, Way.pack(FIRST))
    bench.show(again)
    bench.qtbot.waitUntil(lambda: again._desk.finished is not None, timeout=20_000)
    assert again._view.pdf == printed
    again.do_primary()
    bench.settle()
    assert len(packs(bench)) == 1


def test_the_pack_page_without_a_plan_leads_to_the_wizard(bench: Bench) -> None:
    page = PackPage(bench.ctx, Way.pack(FIRST))
    bench.show(page)
    assert not page._none.isHidden()
    page._none.action_chosen.emit()
    assert bench.ways.opened[-1] == Way.plan(FIRST)


def test_stop_offers_the_help_lines_alone(bench: Bench) -> None:
    tasks = bench.ctx.tasks
    tasks.write(tasks, lambda store: store.sessions.answer_risk(FIRST, Risk.STOP))
    page = at_the_end(bench)
    assert page._hand_over is not None
    page._hand_over._lines.action_chosen.emit()
    assert bench.ways.opened[-1] == Way.pack(FIRST)
    bench.leave(page)
    lines = PackPage(bench.ctx, Way.pack(FIRST))
    bench.show(lines)
    bench.qtbot.waitUntil(lambda: lines._desk.finished is not None, timeout=20_000)
    assert "999" in lines._view._preview.text()
    assert "Longsight" not in lines._view._preview.text()


@pytest.mark.usefixtures("rendered")
def test_a_route_chosen_after_ready_is_stored(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    assert page._hand_over is not None
    page._hand_over._on_route(Route.HANDED)
    bench.settle()
    plan = bench.ask(lambda store: store.plans.plan(FIRST))
    assert plan is not None
    assert plan.route is Route.HANDED
    assert page._hand_over.presenter.ready


@pytest.mark.usefixtures("rendered")
def test_reopened_ready_plan_can_be_printed_at_once(bench: Bench) -> None:
    page = at_the_end(bench)
    make_ready(bench, page)
    bench.leave(page)
    again = PlanPage(bench.ctx, Way.plan(FIRST))
    bench.show(again)
    wait_for_pack(bench, again)
    assert again.primary.text() == "Print"
    assert again.primary.isEnabled()
    assert again.suspend() is None


@pytest.mark.parametrize("word", ["we argue", "stop persuading", "T3."])
def test_practitioner_notes_are_in_no_pack(bench: Bench, word: str) -> None:
    page = at_the_end(bench)
    assert page._hand_over is not None
    assert word not in page._hand_over._view._preview.text()
