"""Every step: names for a screen reader, nothing outside the page, no stray window."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from planner.flows.plan import Step
from tests.ui.plan.conftest import FIRST, Bench
from tests.ui.plan.test_hand_over import at_the_end
from tests.ui.walk import interactive_widgets, spoken_name
from ui.routes import Route
from ui.screens.pack.screen import PackPage
from ui.screens.patient_view.screen import PatientViewPage
from ui.screens.plan.screen import PlanPage
from ui.theme import Appearance, Look

pytestmark = pytest.mark.usefixtures("rendered")


def nameless(page: QWidget) -> list[QWidget]:
    found = interactive_widgets(page)
    return [each for each in found if each.isVisibleTo(page) and not spoken_name(each)]


class Windows(QObject):
    """Notes every window that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("step", list(Step))
def test_everything_has_a_name(bench: Bench, step: Step) -> None:
    page = at_the_end(bench)
    assert page.wizard is not None
    page.wizard.go(step)
    assert nameless(page) == []


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_runs_out_of_the_page(bench: Bench, percent: int) -> None:
    bench.ctx.theme.apply(Appearance(Look.LIGHT, percent))
    page = at_the_end(bench)
    assert page.wizard is not None
    for step in Step:
        page.wizard.go(step)
        QApplication.processEvents()
        area, shown = page._areas[step], page._shown[step]
        assert shown.minimumSizeHint().width() <= area.viewport().width(), step
    bench.ctx.theme.apply(Appearance(Look.LIGHT, 100))


def test_no_window_opens_beside_the_page(bench: Bench) -> None:
    windows = Windows()
    QApplication.instance().installEventFilter(windows)  # type: ignore[union-attr]
    page = at_the_end(bench)
    assert page.wizard is not None
    for step in Step:
        page.wizard.go(step)
    assert windows.opened == ["PlanPage"]


@pytest.mark.parametrize("factory", [PackPage, PatientViewPage, PlanPage])
def test_pages_are_named_and_freed(bench: Bench, factory: type) -> None:
    page = factory(bench.ctx, Route.plan(FIRST))
    bench.show(page)
    assert nameless(page) == []
    bench.leave(page)
    bench.qtbot.waitUntil(lambda: not isValid(page))
