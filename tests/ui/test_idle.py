import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMessageBox

from ui.idle import WARNING_SECONDS, IdleWatch
from ui.screens.unlock.screen import UnlockPage

KEY = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def watch(qapp):  # noqa: ARG001 (timers need the application)
    made = IdleWatch()
    made.start(5)
    return made


def test_it_counts_the_minutes_less_the_warning(watch):
    assert watch._quiet.interval() == 5 * 60_000 - WARNING_SECONDS * 1000


def test_it_warns_then_expires(watch, qtbot):
    with qtbot.waitSignal(watch.warned) as caught:
        watch._quiet.timeout.emit()
    assert caught.args == [WARNING_SECONDS]
    with qtbot.waitSignal(watch.expired):
        watch._last.timeout.emit()
    assert not watch.running


def test_a_rest_is_told_once_after_each_sign_of_life(watch, qtbot):
    watch._rest.setInterval(1)
    with qtbot.waitSignal(watch.rested):
        watch.eventFilter(watch, KEY)
    assert not watch._rest.isActive()
    watch.eventFilter(watch, KEY)
    assert watch._rest.isActive()
    watch.stop()
    assert not watch._rest.isActive()


def test_a_key_during_the_warning_begins_again(watch, qtbot):
    watch._quiet.timeout.emit()
    with qtbot.waitSignal(watch.woken):
        watch.eventFilter(watch, KEY)
    assert not watch.warning
    assert watch._quiet.isActive()


def test_the_mouse_counts_and_painting_does_not(watch):
    watch._quiet.start(10)
    watch.eventFilter(watch, QEvent(QEvent.Type.Paint))
    assert watch._quiet.interval() == 10
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(), QPointF(), none, none, Qt.KeyboardModifier.NoModifier
    )
    watch.eventFilter(watch, moved)
    assert watch._quiet.interval() > 10


def test_locked_it_does_not_count(watch):
    watch.stop()
    watch.note_life()
    assert not watch.running


def test_the_window_warns_and_then_locks(unlocked):
    watch = unlocked.window.chrome.idle
    watch._quiet.timeout.emit()
    toast = unlocked.window.chrome.toast
    assert "Press any key" in toast.text
    watch.note_life()
    assert toast.isHidden()
    watch._quiet.timeout.emit()
    watch._last.timeout.emit()
    assert isinstance(unlocked.window.page, UnlockPage)


def test_the_idle_time_of_the_vault_is_used(built, vaults, stub_pages, qtbot):  # noqa: ARG001
    vaults.store.settings.kept["lock.idle_minutes"] = 2
    built.show_first()
    built.window.page.passphrase.set_text(vaults.passphrase)
    built.window.page.do_primary()
    watch = built.window.chrome.idle
    qtbot.waitUntil(lambda: watch._quiet.interval() == 90_000)


def warn(unlocked):
    watch = unlocked.window.chrome.idle
    watch._quiet.timeout.emit()
    assert watch.warning
    return watch


def window_of(unlocked):
    return unlocked.window.windowHandle()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_key_that_ends_the_warning_does_nothing_else(unlocked, key, held):
    watch, page = warn(unlocked), unlocked.window.page
    page.field.setFocus()
    QTest.keyClick(window_of(unlocked), key, held)
    assert not watch.warning
    assert unlocked.window.page is page
    assert (page.field.text(), page.saved) == ("", 0)
    assert page.field.hasFocus()
    QApplication.processEvents()
    QTest.keyClick(window_of(unlocked), Qt.Key.Key_B)
    assert page.field.text() == "b"


def test_the_click_that_ends_the_warning_does_nothing_else(unlocked):
    watch, page = warn(unlocked), unlocked.window.page
    QTest.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert not watch.warning
    assert page.saved == 0
    QApplication.processEvents()
    QTest.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert page.saved == 1


def test_the_lock_key_locks_during_the_warning_too(unlocked):
    warn(unlocked)
    QTest.keyClick(window_of(unlocked), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(unlocked.window.page, UnlockPage)


def test_a_shortcut_is_a_sign_of_life(unlocked):
    watch = unlocked.window.chrome.idle
    watch._quiet.start(10)
    QTest.keyClick(window_of(unlocked), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert watch._quiet.interval() > 10


def press_lock_in(window):
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.qt_log_ignore("does not support")
def test_the_lock_key_locks_with_a_list_of_choices_open(unlocked, qtbot):
    page = unlocked.window.page
    box = QComboBox(page)
    box.addItems(["Amina K.", "Piotr W."])
    page.body.addWidget(box)
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    press_lock_in(window_of(unlocked))
    assert isinstance(unlocked.window.page, UnlockPage)
    assert QApplication.activePopupWidget() is None


@pytest.mark.qt_log_ignore("does not support")
@pytest.mark.parametrize("modal", [QDialog, QMessageBox])
def test_the_lock_key_locks_over_a_dialog(unlocked, qtbot, modal):
    dialog = modal(unlocked.window.page)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    press_lock_in(dialog.windowHandle())
    assert isinstance(unlocked.window.page, UnlockPage)
    assert QApplication.activeModalWidget() is None


@pytest.mark.qt_log_ignore("does not support")
def test_idle_locks_over_a_dialog_that_is_being_answered(unlocked, qtbot):
    watch, dialog = unlocked.window.chrome.idle, QMessageBox(unlocked.window.page)
    QTimer.singleShot(0, watch._last.timeout.emit)
    dialog.exec()
    assert isinstance(unlocked.window.page, UnlockPage)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not unlocked.context.tasks.vault_open)
