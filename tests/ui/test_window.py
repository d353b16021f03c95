import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from tests.ui.fakes import PASSPHRASE
from tests.ui.stub_pages import StubPage
from ui.operations import QueryOp, StoreOp
from ui.routes import CASELOAD, TODAY, Route, Screen
from ui.screens.unlock.screen import UnlockPage
from ui.tone import Tone

AMINA = Route(Screen.PATIENT, "1")


def test_unlock_leads_to_today(unlocked):
    assert unlocked.navigator.current == TODAY
    assert unlocked.window.page.read == 1
    assert unlocked.window.chrome.rail.isVisible()


def test_the_unlock_page_shows_no_rail_and_no_bar(built):
    built.show_first()
    assert isinstance(built.window.page, UnlockPage)
    assert not built.window.chrome.rail.isVisible()
    assert not built.window.chrome.bar.isVisible()


def test_a_page_is_freed_when_left(unlocked, qtbot):
    page = unlocked.window.page
    gone = weakref.ref(page)
    with qtbot.waitSignal(page.destroyed):
        unlocked.navigator.open(CASELOAD)
        del page
    gc.collect()
    assert gone() is None


def test_back_and_forward(unlocked):
    unlocked.navigator.open(CASELOAD)
    unlocked.navigator.open(AMINA)
    QTest.keyClick(unlocked.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert unlocked.navigator.current == CASELOAD
    QTest.keyClick(unlocked.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert unlocked.navigator.current == AMINA
    assert unlocked.window.chrome.bar.title == "patient 1"


def test_a_page_may_object_to_being_left(unlocked, monkeypatch):
    monkeypatch.setattr(StubPage, "stays", True)
    unlocked.navigator.open(CASELOAD)
    assert unlocked.navigator.current == TODAY


def test_leaving_saves_the_draft(unlocked, vaults, qtbot):
    unlocked.window.page.field.setText("half a plan")
    unlocked.navigator.open(CASELOAD)
    qtbot.waitUntil(lambda: vaults.store.said == ["half a plan"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_does_the_primary_action(unlocked, key):
    page = unlocked.window.page
    QTest.keyClick(page.field, key, Qt.KeyboardModifier.ControlModifier)
    assert page.saved == 1
    page.primary.setEnabled(False)
    QTest.keyClick(page.field, key, Qt.KeyboardModifier.ControlModifier)
    assert page.saved == 1


def lock(unlocked):
    QTest.keyClick(unlocked.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_lock_keeps_the_draft_and_closes_the_vault(unlocked, vaults, qtbot):
    unlocked.window.page.field.setText("half a plan")
    lock(unlocked)
    assert isinstance(unlocked.window.page, UnlockPage)
    qtbot.waitUntil(lambda: vaults.last.closed)
    assert vaults.store.said == ["half a plan"]


def test_lock_clears_and_frees_the_page(unlocked, qtbot):
    page = unlocked.window.page
    page.field.setText("Amina K.")
    gone = weakref.ref(page)
    with qtbot.waitSignal(page.destroyed):
        lock(unlocked)
        assert page.isHidden()
        assert page.field.text() == ""
        del page
    gc.collect()
    assert gone() is None
    assert unlocked.window.chrome.bar.title != "Amina K."


def test_a_page_cannot_object_to_a_lock(unlocked, monkeypatch):
    monkeypatch.setattr(StubPage, "stays", True)
    lock(unlocked)
    assert isinstance(unlocked.window.page, UnlockPage)


def test_unlock_returns_to_where_the_lock_struck(unlocked, qtbot):
    unlocked.navigator.open(AMINA)
    lock(unlocked)
    unlocked.navigator.open(CASELOAD)
    assert isinstance(unlocked.window.page, UnlockPage)
    unlocked.window.page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(unlocked.context.hub.vault_opened):
        unlocked.window.page.do_primary()
    assert unlocked.navigator.current == AMINA
    unlocked.navigator.back()
    assert unlocked.navigator.current == TODAY


def test_lock_empties_our_own_clipboard(unlocked, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    QGuiApplication.clipboard().setText("Amina K.")
    lock(unlocked)
    assert QGuiApplication.clipboard().text() == ""


def test_lock_forgets_what_was_selected_with_the_mouse(unlocked, monkeypatch):
    cleared = []
    for name in ("supportsSelection", "ownsSelection"):
        monkeypatch.setattr(QClipboard, name, lambda _self: True)
    monkeypatch.setattr(QClipboard, "clear", lambda _self, *mode: cleared.extend(mode))
    lock(unlocked)
    assert cleared == [QClipboard.Mode.Selection]


def test_a_lock_that_could_not_keep_the_draft_says_so(unlocked, qtbot):
    def fail(_store):
        raise UserFacingError("disk.full")

    unlocked.window.page.suspend = lambda: fail
    lock(unlocked)
    qtbot.waitUntil(lambda: "disk is full" in unlocked.window.error_text)


def test_what_was_written_refreshes_other_pages(unlocked, qtbot):
    page, ctx = unlocked.window.page, unlocked.context
    changed = Changes(frozenset({Kind.PATIENT}))
    with qtbot.waitSignal(ctx.hub.store_changed):
        StoreOp(unlocked.window, lambda _store: changed).start(ctx)
    assert page.read == 2
    with qtbot.waitSignal(ctx.hub.store_changed):
        StoreOp(page, lambda _store: changed).start(ctx)
    assert page.read == 2
    with qtbot.waitSignal(ctx.hub.store_changed):
        StoreOp(unlocked.window, lambda _store: Changes(frozenset({Kind.PACK}))).start(ctx)
    assert page.read == 2


def test_an_operation_gives_value_and_changes(unlocked, qtbot):
    got: list[object] = []
    ctx = unlocked.context
    StoreOp(unlocked.window, lambda _store: (Changes(), 7)).on_done(got.append).start(ctx)
    StoreOp(unlocked.window, lambda _store: Changes()).on_done(got.append).start(ctx)
    QueryOp(unlocked.window, lambda _store: 8).on_done(got.append).start(ctx)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == [7, Changes(), 8]


def test_an_error_without_a_handler_goes_to_the_bar(unlocked, qtbot):
    def fail(_store):
        raise UserFacingError("record.not_found", kind="session")

    QueryOp(unlocked.window, fail).start(unlocked.context)
    qtbot.waitUntil(lambda: "session" in unlocked.window.error_text)
    unlocked.navigator.open(CASELOAD)
    assert unlocked.window.error_text == ""


def test_a_notice_passes_by(unlocked):
    unlocked.context.notify("Saved 09:14", Tone.GOOD)
    toast = unlocked.window.chrome.toast
    assert toast.isVisible()
    assert toast.text == "Saved 09:14"
    lock(unlocked)
    assert toast.isHidden()


def test_made_up_is_said_on_every_page(built, vaults, qtbot):
    vaults.says = True
    built.show_first()
    banner = built.window.chrome.banner
    qtbot.waitUntil(banner.isVisible)


def test_closing_the_window_locks(unlocked, vaults, qtbot):
    unlocked.window.page.field.setText("half a plan")
    unlocked.window.close()
    qtbot.waitUntil(lambda: vaults.last.closed)
    assert vaults.store.said == ["half a plan"]


def test_the_window_title_names_nobody(unlocked):
    unlocked.navigator.open(AMINA)
    assert unlocked.window.windowTitle() == "Between Sessions"


def test_a_foot_with_nothing_in_it_is_not_there(unlocked):
    page = unlocked.window.page
    page.set_primary("Go on", list)
    page.show_primary(shown=False)
    assert page._footer.isHidden()
    page.show_primary(shown=True)
    assert page._footer.isVisible()
    assert page.primary.isVisible()
    page.set_note("Draft saved 09:14")
    page.show_primary(shown=False)
    assert page._footer.isVisible()
