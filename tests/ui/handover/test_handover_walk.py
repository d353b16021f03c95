"""What holds for every page, for both pages of a handover."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk
from tests.ui.handover.test_handover_pages import look_inside, next_path, out_page, sent
from tests.ui.lists.conftest import desk, empty_desk
from tests.ui.walk import clipped, nameless, tab_stops
from ui.pages import Page
from ui.theme import Appearance, Look

__all__ = ["desk", "empty_desk", "sent"]


@pytest.fixture
def large(desk: Desk) -> Iterator[Desk]:
    desk.ctx.theme.apply(Appearance(Look.LIGHT, 150))
    yield desk
    desk.ctx.theme.apply(Appearance(Look.LIGHT, 100))


def fits(page: Page) -> bool:
    QApplication.sendPostedEvents()  # a new label lays its row out on the next turn
    assert clipped(page) == []
    assert nameless(page) == []
    size = page.minimumSizeHint()
    return bool(tab_stops(page)) and size.width() <= 1176 and size.height() <= 712


def test_handing_over_fits_at_every_step(large: Desk, tmp_path: Path) -> None:
    page = out_page(large)
    assert fits(page)
    next_path(large, tmp_path / "x.age")
    page.all_shown.click()
    page.do_primary()
    assert fits(page)
    large.settle()
    assert fits(page)
    page.do_primary()
    assert fits(page)


def test_taking_in_fits_at_every_step(large: Desk, sent: tuple[Path, str]) -> None:
    page = look_inside(large, sent[0], "wrong words")
    assert fits(page)
    page.words.setText(sent[1])
    for _ in range(2):
        page.do_primary()
        assert fits(page)
        large.settle()
        assert fits(page)


def test_a_page_left_is_freed(desk: Desk) -> None:
    gone = weakref.ref(out_page(desk))
    page = gone()
    assert page is not None
    desk.leave(page)
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
