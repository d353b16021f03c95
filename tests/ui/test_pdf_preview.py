"""The preview: turning pages, sizes, and that it is as crisp as the screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tests.ui.pdf_samples import small_pdf
from tests.ui.walk import clipped, nameless
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.zoom import ALL, FULL_WIDTH, STEPS, WHOLE_PAGE, Zoom, larger, smaller, zoom_of

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).parents[2]


@pytest.fixture
def preview(qtbot) -> Iterator[PdfPreview]:
    shown = PdfPreview()
    qtbot.addWidget(shown)
    shown.resize(600, 700)
    shown.show_pdf(small_pdf(("a", "b", "c", "d")))
    shown.show()
    qtbot.waitActive(shown)
    yield shown
    shown.clear()


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ((Key.Key_PageDown,), 1),
        ((Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp), 1),
        ((Key.Key_PageUp,), 0),
        ((Key.Key_End,), 3),
        ((Key.Key_End, Key.Key_PageDown), 3),
        ((Key.Key_End, Key.Key_Home), 0),
    ],
)
def test_keys_turn_the_pages(preview: PdfPreview, keys: tuple[Qt.Key, ...], page: int) -> None:
    for key in keys:
        QTest.keyClick(preview._view, key)
    assert preview.page == page
    assert preview._label.text() == f"Page {page + 1} of 4"


def test_page_down_scrolls_a_large_page_before_it_turns(preview: PdfPreview) -> None:
    preview.set_zoom(Zoom(150))
    QTest.keyClick(preview._view, Key.Key_PageDown)
    assert preview.page == 0
    assert preview._view.verticalScrollBar().value() > 0
    for _ in range(3):
        QTest.keyClick(preview._view, Key.Key_PageDown)
    assert preview.page == 1


def test_keys_change_the_size(preview: PdfPreview) -> None:
    QTest.keyClick(preview, Key.Key_Plus, CTRL)
    first = preview.zoom
    QTest.keyClick(preview, Key.Key_Equal, CTRL)
    assert STEPS.index(preview.zoom.percent) == STEPS.index(first.percent) + 1
    QTest.keyClick(preview, Key.Key_Minus, CTRL)
    assert preview.zoom == first
    QTest.keyClick(preview, Key.Key_0, CTRL)
    assert preview.zoom == WHOLE_PAGE


def test_the_size_can_be_chosen_and_is_shown(preview: PdfPreview) -> None:
    for zoom in ALL:
        preview._sizes.value_chosen.emit(zoom.code)
        assert preview.zoom == zoom
        assert preview._sizes.value == zoom.code
    assert not preview._more.isEnabled()


def test_no_step_leads_back_to_the_size_in_sight(preview: PdfPreview) -> None:
    preview.set_zoom(FULL_WIDTH)
    wide = preview._percent_shown()
    assert smaller(wide).percent < wide < larger(wide).percent


@pytest.mark.parametrize(
    ("percent", "down", "up"), [(10, 50, 50), (99.5, 75, 125), (900, 300, 300)]
)
def test_steps_of_size(percent: float, down: int, up: int) -> None:
    assert (smaller(percent).percent, larger(percent).percent) == (down, up)


def test_a_size_that_has_no_name_is_the_whole_page() -> None:
    assert zoom_of("huge") == WHOLE_PAGE
    assert [zoom_of(each.code) for each in ALL] == list(ALL)


def test_the_size_chosen_holds_on_the_next_page_of_the_window(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QHBoxLayout(window)
    first, second = PdfPreview(), PdfPreview()
    box.addWidget(first)
    window.show()
    first.set_zoom(Zoom(125))
    box.addWidget(second)
    qtbot.waitUntil(second.isVisible)
    assert second.zoom == Zoom(125)


def test_every_control_has_a_name(preview: PdfPreview) -> None:
    assert nameless(preview) == []
    assert clipped(preview) == []
    assert "a" in preview._view.accessibleDescription()


SHARP = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from tests.ui.pdf_samples import small_pdf
from ui.app import make_application
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.zoom import Zoom

def edges(image):
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, tall = range(grey.width() - 1), range(grey.height())
    shade = lambda x, y: grey.pixelColor(x, y).value()
    return sum(abs(shade(x, y) - shade(x + 1, y)) > 150 for x in wide for y in tall)

app = make_application(["crisp"])
preview = PdfPreview()
preview.resize(400, 300)
preview.show_pdf(small_pdf(("H" * 20,)))
preview.set_zoom(Zoom(200))
preview.show()
QTest.qWait(1000)
seen = preview._view.viewport().grab().toImage()
seen.setDevicePixelRatio(1)
half = seen.scaled(seen.width() * 2 // 3, seen.height() * 2 // 3, mode=Qt.SmoothTransformation)
blurred = half.scaled(seen.size(), mode=Qt.SmoothTransformation)
print(app.devicePixelRatio(), edges(seen), edges(blurred))
preview.clear()
"""


def test_pages_are_as_crisp_as_a_screen_at_150_percent() -> None:
    scaled = {**os.environ, "QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SHARP]
    ran = subprocess.run(command, env=scaled, cwd=ROOT, capture_output=True, text=True, check=True)
    ratio, sharp, blurred = (float(each) for each in ran.stdout.split())
    assert ratio == 1.5
    assert sharp > 2 * blurred
    assert sharp > 100
