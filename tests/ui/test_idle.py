import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

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
