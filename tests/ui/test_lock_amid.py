"""A lock amid something: a dialog of Qt goes, what is printing comes out whole and then goes."""

import gc
from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.pdf_samples import small_pdf
from tests.ui.test_after_a_lock import WORDS, widgets_that_name
from tests.ui.test_people import (
    CONTACT,
    people,
    settle,
    unlock_hers,
    window,
)
from tests.ui.test_printing import into_file, make_job, page_shapes
from ui.messages import QtDialogs
from ui.printing import RasterRun
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
    unlock_hers(window, qtbot)
    window.navigator.open(route)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.window.page.complete)
    seen: list[bool] = []

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


def test_what_is_printing_comes_out_whole_and_nothing_of_it_is_left(window, qtbot, tmp_path):
    unlock_hers(window, qtbot)
    job = make_job(small_pdf(("one", "two", "three")))
    printer, parent = into_file(job, tmp_path / "out.pdf"), QObject()
    run = RasterRun(job, printer, parent)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        window.window.lock()
    assert isinstance(window.window.page, UnlockPage)
    assert len(page_shapes((tmp_path / "out.pdf").read_bytes())) == 3
    qtbot.waitUntil(lambda: parent.children() == [])


def test_closing_the_program_waits_for_what_is_printing(window, qtbot, tmp_path, monkeypatch):
    lp, done = tmp_path / "lp", tmp_path / "done"
    lp.write_text(f'#!/bin/sh\ncat > /dev/null\nsleep 0.5\ntouch "{done}"\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    unlock_hers(window, qtbot)
    window.context.printing().send(make_job(small_pdf()))
    assert window.stop()
    assert done.exists()
