"""Hands and eyes for the real window: types, presses, waits, takes pictures."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.app import Built
from ui.messages import SilentDialogs
from ui.packs.desk import PackDesk
from ui.pages import Page

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
PAUSE_MS = 8
PATIENCE_S = 8.0


class TourError(Exception):
    """The window did not do what a person would expect."""


class Driver:
    """Drives one window.

    Widgets are found as a screen reader finds them: by the accessible name or the words on them.

    Attributes:
        built: The parts of the window.
        pictures: Every picture taken so far.
    """

    def __init__(self, app: QApplication, built: Built, folder: Path | None) -> None:
        self._app = app
        self.built = built
        self._folder = folder
        self.pictures: list[Path] = []

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.built.window.page
        if page is None:
            raise TourError("no page is in sight")
        return page

    def settle(self) -> None:
        """Work until the window, the vault and the pack are at rest."""
        self.wait(self._quiet, "the window to be at rest")

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Work until something holds.

        Raises:
            TourError: It did not happen in a minute, or the program had a fault.
        """
        until = monotonic() + PATIENCE_S
        while not done():
            self._pause()
            self._look_for_faults()
            if monotonic() > until:
                raise TourError(f"waited in vain for {what}; {self.built.window.error_text}")
        self._pause()
        self._look_for_faults()

    def find(self, name: str, kind: type[W]) -> W:
        """Return the widget in sight with an accessible name or with these words on it.

        Raises:
            TourError: There is none.
        """
        for widget in self.built.window.findChildren(kind):
            if widget.isVisible() and name in _names(widget):
                return widget
        raise TourError(f"there is no {kind.__name__} called {name!r} on {self.page.title!r}")

    def shows(self, name: str, kind: type[QWidget] = QWidget) -> bool:
        """Tell whether such a widget is in sight."""
        try:
            self.find(name, kind)
        except TourError:
            return False
        return True

    def can_click(self, name: str) -> bool:
        """Tell whether a button is in sight and may be pressed."""
        return self.shows(name, QAbstractButton) and self.find(name, QAbstractButton).isEnabled()

    def type_into(self, name: str, text: str) -> None:
        """Type into a field, in place of what is there."""
        field: QLineEdit | QPlainTextEdit
        if self.shows(name, QPlainTextEdit):
            field = self.find(name, QPlainTextEdit)
        else:
            field = self.find(name, QLineEdit)
        self.focus(field)
        field.selectAll()
        for letter in text:
            self._type_letter(field, letter)
        self.settle()

    def focus(self, widget: QWidget) -> None:
        """Put the focus on a widget and bring it into sight, as Tab does."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()

    def keys(self, *keys: Qt.Key, on: str = "") -> None:
        """Press keys, on a widget by name or where the focus is."""
        if on:
            self.focus(self.find(on, QWidget))
        for key in keys:
            QTest.keyClick(self._focused(), key)
            self._pause()
        self.settle()

    def shortcut(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key of the whole window with Ctrl or Alt held."""
        window = self.built.window
        if not window.isActiveWindow():
            window.activateWindow()
            self.wait(window.isActiveWindow, "the window to come to the front")
        QTest.keyClick(self.built.window, key, held)
        self.settle()

    def click(self, name: str) -> None:
        """Press a button.

        Raises:
            TourError: It cannot be pressed now.
        """
        button = self.find(name, QAbstractButton)
        if not button.isEnabled():
            raise TourError(f"the button {name!r} cannot be pressed")
        button.click()
        self.settle()

    def onward(self, words: str = "") -> None:
        """Do the page's primary action, as Ctrl+Enter does.

        Raises:
            TourError: It is called otherwise, or cannot be done now.
        """
        primary = self.page.primary
        if words and not primary.text().startswith(words):
            raise TourError(f"expected {words!r}, the page offers {primary.text()!r}")
        if not primary.isEnabled():
            raise TourError(f"{primary.text()!r} cannot be done on {self.page.title!r}")
        self.page.do_primary()
        self.settle()

    def picture(self, name: str) -> None:
        """Take a picture of the window."""
        self.settle()
        if self._folder is None:
            return
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not self.built.window.grab().save(str(path)):
            raise TourError(f"the picture {path.name} could not be saved")
        self.pictures.append(path)

    def _type_letter(self, field: QWidget, letter: str) -> None:
        """Type one letter of any script (QTest knows Latin ones only)."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            held = Qt.KeyboardModifier.NoModifier
            self._app.sendEvent(field, QKeyEvent(kind, 0, held, letter))

    def _focused(self) -> QWidget:
        """Return what has the focus of the window, which need not be the active one."""
        return self.built.window.focusWidget() or self.built.window

    def _quiet(self) -> bool:
        self._pause()
        if self.built.context.tasks.busy:
            return False
        page = self.built.window.page
        desks = page.findChildren(PackDesk) if page is not None else []
        return not any(desk.busy for desk in desks)

    def _pause(self) -> None:
        """Let the window work for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(PAUSE_MS, loop.quit)
        loop.exec()

    def _look_for_faults(self) -> None:
        dialogs = self.built.context.dialogs
        if isinstance(dialogs, SilentDialogs) and dialogs.faults:
            raise TourError(dialogs.faults[0].report())


def _names(widget: QWidget) -> tuple[str, ...]:
    words = (widget.text(),) if isinstance(widget, QAbstractButton) else ()
    return (widget.accessibleName(), *words)
