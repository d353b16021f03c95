"""A booked contact today, a week after a plan was agreed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models import settings
from models.store import Store
from planner.ids import SeededIds
from planner.library import Field
from planner.plans import FieldChange, Plan, PlannedBarrier
from planner.reviews import Amount
from planner.sessions import Risk, Session, Status
from tests.models.store.people import Course, days, task
from tests.ui.plan.conftest import Bench, bench, rendered
from ui.routes import Route
from ui.screens.session.screen import SessionPage

__all__ = ["Contact", "bench", "rendered"]
ENTER = "\n"


@dataclass(slots=True)
class Contact:
    """Today's contact and the plan before it."""

    bench: Bench
    before: Session
    today: Session
    plan: Plan

    def open(self) -> SessionPage:
        page = SessionPage(self.bench.ctx, Route.session(self.today.id))
        self.bench.show(page)
        page.activateWindow()
        self.bench.qtbot.waitUntil(page.isActiveWindow)
        page.focus_first()
        return page

    def press(self, keys: str) -> int:
        """Press keys one by one where the focus is; returns how many."""
        for key in keys:
            widget = focused()
            if key == ENTER:
                self.bench.qtbot.keyClick(widget, Qt.Key.Key_Return)
            else:
                self.bench.qtbot.keyClicks(widget, key)
        self.bench.settle()
        return len(keys)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def fill(store: Store) -> tuple[Session, Session, Plan]:
    ids = SeededIds(9)
    course = Course(store, ids, name="Piotr Wiśniewski", reference="BS-2")
    barriers = (PlannedBarrier(barrier="T2.1", if_text="it rains", then_text="go inside"),)
    changes = (FieldChange(Field.MINUTES, "10", "20"),)
    first = course.meet(days(-14))
    last = course.meet(days(-7))
    earlier = course.agree(first)
    course.review(earlier.tasks[0], last, amount_patient=Amount.NONE)
    plan = course.agree(last, task(ids, barriers=barriers, changes=changes))
    today = course.meet(days(0), status=Status.BOOKED, risk=Risk.UNANSWERED)
    store.settings.set(settings.RISK_PROTOCOL, "Stay with them. Ring the duty worker.")
    store.settings.set(settings.RISK_DUTY_NUMBER, "0161 000 0000")
    return last, today, plan


@pytest.fixture
def contact(bench: Bench, rendered: list[object]) -> Contact:  # noqa: ARG001
    bench.ctx.tasks.store_changed.connect(bench.ctx.hub.store_changed)
    return Contact(bench, *bench.ask(fill))
