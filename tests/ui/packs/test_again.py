"""Packs of the past, printed again from what was kept of them."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from models.store import Store
from planner.errors import UserFacingError
from planner.packs import PackRecord
from planner.sessions import Risk
from tests.ui.plan.conftest import FIRST, Bench, bench
from tests.ui.plan.test_hand_over import at_the_end, make_ready
from tests.ui.walk import clipped, nameless
from ui.packs import again
from ui.packs.again import Sameness, Trial, made_text, sameness, sameness_text, try_again, way_text
from ui.routes import Route
from ui.screens.pack.history import PackHistory
from ui.screens.pack.screen import PackPage
from ui.theme import Appearance, Look

__all__ = ["bench"]


@pytest.fixture
def handed(bench: Bench) -> PackPage:
    """Open the page of a plan whose pack was printed, and then without names."""
    wizard = at_the_end(bench)
    make_ready(bench, wizard)
    print_it(bench, wizard, wizard._hand_over.delivery)  # type: ignore[union-attr]
    bench.leave(wizard)
    page = PackPage(bench.ctx, Route.pack(FIRST))
    bench.show(page)
    settle(bench, page)
    page._on_options(replace(page._options, names=False))
    settle(bench, page)
    print_it(bench, page, page._delivery)
    page.refresh()  # as the window does after a write
    settle(bench, page)
    return page


def print_it(bench: Bench, page, delivery) -> None:
    with bench.qtbot.waitSignal(delivery.delivered, timeout=20_000):
        page.do_primary()


def settle(bench: Bench, page: PackPage) -> None:
    bench.qtbot.waitUntil(lambda: not page._desk.busy and not bench.ctx.tasks.busy, timeout=20_000)


def kept(store: Store) -> tuple[PackRecord, ...]:
    return store.plans.packs(FIRST)


def reprints(store: Store) -> list[str]:
    sql = "SELECT entity_uuid FROM audit_event WHERE action = 'reprint' ORDER BY seq"
    return [row[0] for row in store._unit.rows.all(sql)]


def test_the_first_pack_comes_out_as_the_same_bytes(bench: Bench, handed: PackPage) -> None:
    first, _ = bench.ask(kept)
    handed._history.again_wanted.emit(first.code)
    settle(bench, handed)
    assert "byte for byte" in handed._again.text
    assert handed.primary.text() == "Print again"
    print_it(bench, handed, handed._delivery)
    assert bench.printing.jobs[2].pdf == bench.printing.jobs[0].pdf
    assert bench.printing.jobs[2].title == "Document"


def test_printing_again_makes_no_code_and_is_noted(bench: Bench, handed: PackPage) -> None:
    first, second = bench.ask(kept)
    handed._on_again(first.code)
    settle(bench, handed)
    print_it(bench, handed, handed._delivery)
    settle(bench, handed)
    assert bench.ask(kept) == (first, second)
    assert bench.ask(reprints) == [first.id]


def test_the_way_back_leads_to_the_plans_own_pack(bench: Bench, handed: PackPage) -> None:
    first, second = bench.ask(kept)
    handed._on_again(first.code)
    settle(bench, handed)
    assert not handed._switches.isEnabled()
    handed._again.action_chosen.emit()
    settle(bench, handed)
    assert handed._switches.isEnabled()
    assert handed._again.isHidden()
    assert handed.primary.text() == "Print"
    assert second.code in handed._view._preview.text()


def test_each_line_says_when_how_and_how_many_pages(bench: Bench, handed: PackPage) -> None:
    first, second = bench.ask(kept)
    said = {code: line._way.text() for code, line in handed._history._lines.items()}
    assert list(said) == [second.code, first.code]
    assert said[second.code].startswith(way_text(second))
    assert all(text.endswith("pages · same as printed") for text in said.values())
    assert nameless(handed) == []
    assert clipped(handed) == []


def test_a_pack_of_an_older_program_is_rendered_anew_and_the_screen_says_so(
    bench: Bench, handed: PackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = bench.ask(kept)
    monkeypatch.setattr(again, "RENDERER", "next")
    older = replace(first, sha256="00")
    assert try_again(older).sameness is Sameness.ANEW
    assert "rendered anew" in sameness_text(older, Sameness.ANEW)
    assert "anew" not in handed._view._preview.text()


def test_packs_are_there_though_the_plan_is_not(bench: Bench) -> None:
    tasks = bench.ctx.tasks
    tasks.write(tasks, lambda store: store.sessions.answer_risk(FIRST, Risk.STOP))
    lines = PackPage(bench.ctx, Route.pack(FIRST))
    bench.show(lines)
    settle(bench, lines)
    print_it(bench, lines, lines._delivery)
    bench.leave(lines)
    tasks.write(tasks, lambda store: store.sessions.answer_risk(FIRST, Risk.REVIEWED))
    page = PackPage(bench.ctx, Route.pack(FIRST))
    bench.show(page)
    settle(bench, page)
    assert "999" in page._view._preview.text()
    assert page.primary.text() == "Print again"
    assert page._printed.isHidden()


def test_how_the_same_is_told(bench: Bench, handed: PackPage) -> None:  # noqa: ARG001
    record = bench.ask(kept)[0]
    assert sameness(record, record.sha256) is Sameness.EXACT
    assert sameness(record, "00") is Sameness.OTHER
    assert sameness(replace(record, renderer="0"), "00") is Sameness.ANEW
    assert "Look through them" in sameness_text(record, Sameness.OTHER)
    assert made_text(record).startswith("Tuesday 12 May, ")
    urdu = replace(record, options=replace(record.options, discreet=True, language="ur"))
    assert way_text(urdu) == f"{way_text(record)} · Urdu · discreet"


def test_a_pack_that_cannot_be_made_says_why(
    bench: Bench, handed: PackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = bench.ask(kept)[0]

    def refuse(*_: object) -> None:
        raise UserFacingError("pack.too_long", pages=9)

    monkeypatch.setattr(again, "render", refuse)
    trial = try_again(record)
    handed._history.show_trial(trial)
    assert "9 pages" in handed._history._lines[record.code]._way.text()
    assert not handed._history._lines[record.code]._button.isEnabled()


def test_a_trial_of_a_pack_that_is_not_listed_is_no_matter(qtbot) -> None:
    history = PackHistory()
    qtbot.addWidget(history)
    history.show_trial(Trial("PK-NONE"))
    assert history.isHidden()


@pytest.mark.parametrize(("look", "percent"), [(Look.LIGHT, 100), (Look.DARK, 150)])
def test_the_page_fits_the_window_of_a_laptop(
    bench: Bench, handed: PackPage, look: Look, percent: int
) -> None:
    bench.ctx.theme.apply(Appearance(look, percent))
    handed._on_again(bench.ask(kept)[0].code)
    settle(bench, handed)
    hint = handed.minimumSizeHint()
    found = clipped(handed)
    bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))
    assert (hint.width() <= 1100, hint.height() <= 660) == (True, True), hint
    assert found == []


def test_the_page_is_freed_and_holds_nothing_once_left(bench: Bench, handed: PackPage) -> None:
    bench.leave(handed)
    gone, view = weakref.ref(handed), handed._view
    assert view.pdf == b""
    assert handed._history.isHidden()
    del handed, view
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert gone() is None or not isValid(gone())
