"""A lock while a dialog of Qt is open: the dialog goes, nothing of the person is left."""

import gc
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.test_after_a_lock import WORDS, widgets_that_name
from tests.ui.test_people import (
    CONTACT,
    FIRST_KEY,
    HER,
    choose,
    make_her,
    open_as,
    people,
    settle,
    window,
)
from ui.messages import QtDialogs
from ui.routes import BACKUPS, Route
from ui.screens.unlock.screen import UnlockPage

__all__ = ["people", "window"]


def dialogs_open():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]


def save_text(page):
    page._on_save()


def choose_place(page):
    page._choose.click()


@pytest.mark.parametrize(
    ("route", "ask"), [(Route.record_text(CONTACT), save_text), (BACKUPS, choose_place)]
)
def test_the_dialog_goes_with_the_page(window, qtbot, route, ask):
    window.context.dialogs = QtDialogs()
    window.show_first()
    choose(window, qtbot, 0)
    open_as(window, qtbot, FIRST_KEY)
    window.context.tasks.write(window.window, make_her)
    settle(window, qtbot)
    window.navigator.open(route)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.window.page.complete)
    seen = []

    def lock():
        seen.extend(each.isVisible() for each in dialogs_open())
        window.window.lock()

    QTimer.singleShot(0, partial(ask, window.window.page))  # from within the event loop, as a click
    QTimer.singleShot(200, lock)
    qtbot.waitUntil(lambda: isinstance(window.window.page, UnlockPage))
    assert seen == [True]
    settle(window, qtbot)
    qtbot.wait(50)
    gc.collect()
    assert not [each for each in dialogs_open() if each.isVisible()]
    assert widgets_that_name(WORDS) == set()
