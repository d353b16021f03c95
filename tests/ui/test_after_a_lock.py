"""Right after a lock, from whatever page: no word of the person in a widget or an object."""

import gc

import pytest
from PySide6.QtWidgets import (
    QApplication,
)

from tests.ui.test_people import (
    CONTACT,
    COURSE,
    HER,
    HERS,
    objects_that_name,
    people,
    settle,
    unlock_hers,
    window,
)
from tests.ui.walk import texts_of
from ui.routes import (
    AUDIT,
    CASELOAD,
    CLINIC_SHEET,
    MY_PLANNING,
    RETENTION,
    SUPERVISION,
    TODAY,
    TODAYS_PACKS,
    Route,
    Screen,
)
from ui.screens.unlock.screen import UnlockPage

__all__ = ["people", "window"]

WORDS = (*HERS, "REF-77119")
ROUTES = (
    *(TODAY, CASELOAD, SUPERVISION, MY_PLANNING, AUDIT, RETENTION, CLINIC_SHEET, TODAYS_PACKS),
    *(Route.patient(HER), Route.patient_edit(HER), Route.person_data(HER), Route.audit(HER)),
    *(Route.handover(HER), Route.history(COURSE), Route.work_summary(COURSE)),
    *(Route.session(CONTACT), Route.plan(CONTACT), Route.record_text(CONTACT)),
)
WITHOUT_HER = {Screen.MY_PLANNING, Screen.RETENTION, Screen.TODAYS_PACKS, Screen.AUDIT}
"""Pages that need not name her, as she is."""


def widgets_that_name(words: tuple[str, ...]) -> set[str]:
    """Return the classes of widgets, wherever they are, with one of the words."""
    return {
        type(widget).__name__
        for widget in QApplication.allWidgets()
        if any(word in text for text in texts_of(widget) for word in words)
    }


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.screen}-{route.id[:1]}")
def test_nothing_of_her_is_left(window, qtbot, route):
    unlock_hers(window, qtbot)
    window.navigator.open(route)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.window.page.complete)
    if route == SUPERVISION:
        qtbot.keyClicks(window.window.page.who, "e")  # no rule brings her
    assert window.navigator.current.screen is route.screen
    if route.screen not in WITHOUT_HER:
        assert widgets_that_name(WORDS), "the search must find what is there"
    window.window.lock()
    settle(window, qtbot)
    qtbot.wait(1)
    gc.collect()
    assert isinstance(window.window.page, UnlockPage)
    assert widgets_that_name(WORDS) == set()
    assert set(objects_that_name(WORDS)) == set()
    assert not any(word in QApplication.clipboard().text() for word in WORDS)
