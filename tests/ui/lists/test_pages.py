"""What holds for each of the four pages."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from models.store import Store
from planner.ids import PatientId
from tests.ui.desk import Desk
from tests.ui.walk import clipped, tab_stops
from ui.pages import Page
from ui.routes import CASELOAD, TODAY, Route
from ui.screens.caseload.screen import CaseloadPage
from ui.screens.patient.edit import PatientEditPage
from ui.screens.patient.screen import PatientPage
from ui.screens.today.screen import TodayPage
from ui.theme import Appearance, Look


def _amina(store: Store) -> PatientId:
    found = store.patients.find("BS-1")
    assert found is not None
    return found


def _today(desk: Desk) -> Page:
    return TodayPage(desk.ctx, TODAY)


def _caseload(desk: Desk) -> Page:
    return CaseloadPage(desk.ctx, CASELOAD)


def _patient(desk: Desk) -> Page:
    return PatientPage(desk.ctx, Route.patient(desk.ask(_amina)))


def _edit(desk: Desk) -> Page:
    return PatientEditPage(desk.ctx, Route.patient_edit(desk.ask(_amina)))


def _new(desk: Desk) -> Page:
    return PatientEditPage(desk.ctx, Route.patient_edit())


ALL = (_today, _caseload, _patient, _edit, _new)
Make = Callable[[Desk], Page]


def _delete_now() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.mark.parametrize("make", ALL)
def test_a_page_that_was_left_is_freed(make: Make, desk: Desk) -> None:
    before = set(QApplication.topLevelWidgets())
    page = make(desk)
    desk.show(page)
    gone = weakref.ref(page)
    desk.leave(page)
    del page
    _delete_now()
    assert gone() is None
    assert set(QApplication.topLevelWidgets()) <= before


@pytest.fixture
def large(desk: Desk) -> Iterator[Desk]:
    """Give the desk at 150% text."""
    desk.ctx.theme.apply(Appearance(Look.DARK, 150))
    yield desk
    desk.ctx.theme.apply(Appearance(Look.LIGHT, 100))


@pytest.mark.parametrize("make", ALL)
def test_no_word_is_cut_at_large_text(make: Make, large: Desk) -> None:
    page = make(large)
    large.show(page)
    assert clipped(page) == []


@pytest.mark.parametrize("make", ALL)
def test_the_tab_key_reaches_the_primary_action(make: Make, desk: Desk) -> None:
    page = make(desk)
    desk.show(page)
    assert page.primary in tab_stops(page)
