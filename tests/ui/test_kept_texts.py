"""A lock keeps what is half typed, whatever fails, and it is offered back."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.changes import Changes
from planner.errors import UserFacingError
from tests.ui.fakes import PASSPHRASE
from tests.ui.stub_pages import StubPage
from ui.half_typed import half_typed
from ui.pages import Unfinished
from ui.routes import CASELOAD
from ui.screens.unlock.screen import UnlockPage
from ui.widgets.fields import LineEdit
from ui.widgets.passphrase import Passphrase
from ui.widgets.search_field import SearchField
from ui.widgets.text_edit import PlainTextEdit

HALF = "Ask about the bus"


class TwoFields(StubPage):
    """A page that keeps its first field by itself and knows nothing of the second."""

    def __init__(self, ctx, route, parent=None):
        super().__init__(ctx, route, parent)
        self.more = PlainTextEdit("More")
        self.body.addWidget(self.more)


@pytest.fixture
def two_fields(monkeypatch):
    monkeypatch.setattr("tests.ui.stub_pages.StubPage", TwoFields)


def lock_and_unlock(unlocked, qtbot):
    unlocked.window.lock()
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    unlocked.window.page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(unlocked.context.hub.vault_opened):
        unlocked.window.page.do_primary()
    return unlocked.window.page


def offer(unlocked):
    return unlocked.window._kept.bar


def test_half_typed_text_is_offered_back_and_put_back(two_fields, unlocked, vaults, qtbot):  # noqa: ARG001
    qtbot.keyClicks(unlocked.window.page.more, HALF)
    page = lock_and_unlock(unlocked, qtbot)
    assert page.more.text == ""
    qtbot.waitUntil(lambda: offer(unlocked) is not None)
    assert HALF in offer(unlocked).text
    QTest.mouseClick(offer(unlocked).take, Qt.MouseButton.LeftButton)
    assert page.more.text == HALF
    qtbot.waitUntil(lambda: vaults.store.drafts.kept == {})


def test_what_is_not_answered_is_offered_again(two_fields, unlocked, vaults, qtbot):  # noqa: ARG001
    qtbot.keyClicks(unlocked.window.page.more, HALF)
    for _ in range(2):
        lock_and_unlock(unlocked, qtbot)
        qtbot.waitUntil(lambda: offer(unlocked) is not None)
    QTest.mouseClick(offer(unlocked).throw, Qt.MouseButton.LeftButton)
    assert offer(unlocked) is None
    qtbot.waitUntil(lambda: vaults.store.drafts.kept == {})


def test_a_lock_forgets_what_was_offered(two_fields, unlocked, qtbot):  # noqa: ARG001
    qtbot.keyClicks(unlocked.window.page.more, HALF)
    lock_and_unlock(unlocked, qtbot)
    qtbot.waitUntil(lambda: offer(unlocked) is not None)
    assert unlocked.window._kept._kept
    unlocked.window.lock()
    assert offer(unlocked) is None
    assert unlocked.window._kept._kept == {}


def test_what_the_page_shows_by_itself_is_not_offered(two_fields, unlocked, vaults, qtbot):  # noqa: ARG001
    qtbot.keyClicks(unlocked.window.page.more, HALF)
    unlocked.window.lock()
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    unlocked.window.page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(unlocked.context.hub.vault_opened):
        unlocked.window.page.do_primary()
    unlocked.window.page.more.set_text(HALF)
    qtbot.waitUntil(lambda: vaults.store.drafts.kept == {})
    assert offer(unlocked) is None


def test_text_whose_field_is_gone_stays_to_be_read(two_fields, unlocked, qtbot):  # noqa: ARG001
    qtbot.keyClicks(unlocked.window.page.more, HALF)
    page = lock_and_unlock(unlocked, qtbot)
    page.more.hide()
    qtbot.waitUntil(lambda: offer(unlocked) is not None)
    QTest.mouseClick(offer(unlocked).take, Qt.MouseButton.LeftButton)
    assert HALF in offer(unlocked).text
    assert offer(unlocked).take.isHidden()


def test_passwords_searches_and_untouched_texts_are_left_alone(unlocked, qtbot):
    page = unlocked.window.page
    secret, search, shown = Passphrase("P"), SearchField("S"), LineEdit("L")
    for each in (secret, search, shown):
        page.body.addWidget(each)
        each.show()
    shown.setText("from the vault")
    secret.line.setFocus()
    qtbot.keyClicks(secret.line, "apple river")
    qtbot.keyClicks(search, "Amina")
    assert half_typed(page) == ()
    qtbot.keyClicks(page.field, "typed")
    assert [(each.name, each.text) for each in half_typed(page)] == [("Name", "typed")]


def test_a_passphrase_that_is_shown_is_still_none_of_our_business(unlocked, qtbot):
    page = unlocked.window.page
    secret = Passphrase("P")
    page.body.addWidget(secret)
    secret.show()
    secret.set_shown(shown=True)
    qtbot.keyClicks(secret.line, "apple river")
    assert half_typed(page) == ()


@pytest.mark.parametrize("step", ["suspend", "clear"])
def test_a_page_that_fails_does_not_stop_the_lock(unlocked, vaults, qtbot, monkeypatch, step):
    def fail():
        raise RuntimeError("a fault of the page")

    monkeypatch.setattr(unlocked.window.page, step, fail)
    with pytest.raises(RuntimeError, match="a fault of the page"):
        unlocked.window.lock()
    assert isinstance(unlocked.window.page, UnlockPage)
    qtbot.waitUntil(lambda: vaults.last.closed)


def test_a_lock_that_lost_the_draft_says_so_again_after_unlocking(unlocked, qtbot):
    def fail(_store):
        raise UserFacingError("disk.full")

    unlocked.window.page.suspend = lambda: fail
    lock_and_unlock(unlocked, qtbot)
    assert "could not be kept: the disk is full" in unlocked.window.error_text


def test_one_draft_that_fails_does_not_take_the_other_along(two_fields, unlocked, vaults, qtbot):  # noqa: ARG001
    def fail(_store):
        raise UserFacingError("disk.full")

    qtbot.keyClicks(unlocked.window.page.more, HALF)
    unlocked.window.page.suspend = lambda: fail
    unlocked.window.lock()
    qtbot.waitUntil(lambda: len(vaults.store.drafts.kept) == 1)


def test_a_lock_during_unlocking_leaves_it_locked(built, vaults, stub_pages, qtbot):  # noqa: ARG001
    built.show_first()
    built.window.page.passphrase.set_text(PASSPHRASE)
    built.window.page.do_primary()
    built.window.lock()
    qtbot.waitUntil(lambda: not built.context.tasks.busy)
    QApplication.processEvents()
    assert isinstance(built.window.page, UnlockPage)
    assert not built.context.tasks.vault_open
    assert vaults.last.closed


def test_a_lock_forgets_a_passphrase_half_typed(built):
    built.show_first()
    built.window.page.passphrase.set_text("apple riv")
    built.window.lock()
    assert built.window.page.passphrase.text == ""


def note(noted, _store):
    noted.append(True)
    return Changes()


class Going(Unfinished):
    """Something that goes on outside; notes that it was noted."""

    def __init__(self, page, noted):
        super().__init__(page)
        self._noted = noted

    def parting(self):
        return partial(note, self._noted)


@pytest.mark.parametrize("way", ["lock", "leave"])
def test_what_goes_on_outside_is_noted_when_its_page_goes(unlocked, qtbot, way):
    noted: list[bool] = []
    Going(unlocked.window.page, noted)
    Going(unlocked.window.page, noted).done()
    if way == "lock":
        unlocked.window.lock()
    else:
        unlocked.navigator.open(CASELOAD)
    qtbot.waitUntil(lambda: not unlocked.context.tasks.busy)
    assert noted == [True]
