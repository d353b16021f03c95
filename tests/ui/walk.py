"""Walks what is on a page: names, focus, clipped words. Used by the tests of every screen."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


def interactive_widgets(root: QWidget) -> Iterator[QWidget]:
    """Yield what a person can use on a page, parts of other widgets left out."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and not _is_part(widget):
            yield widget


def nameless(root: QWidget) -> list[str]:
    """Return what can be seen and has no accessible name, by class and object name."""
    seen = (widget for widget in interactive_widgets(root) if widget.isVisibleTo(root))
    return [_called(widget) for widget in seen if not spoken_name(widget)]


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says a widget is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def clipped(root: QWidget) -> list[str]:
    """Return buttons and one-line labels in sight whose words do not fit."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.text()):
            continue
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() == ICON_ONLY:
            continue
        wide = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        if wide > widget.width() + 1:
            found.append(f"{_called(widget)}: {widget.text()}")
    return found


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches, in order."""
    found, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if root.isAncestorOf(widget) and reachable and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return False


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()


class Strays(QObject):
    """Notices widgets that were windows for a moment before they got their place.

    A widget shown before it has a parent flickers as a window of its own and takes the focus.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._shown: list[QWidget] = []
        app.installEventFilter(self)

    def found(self) -> list[str]:
        """Return those that stand in another widget by now, and look no further."""
        app = self.parent()
        if app is not None:
            app.removeEventFilter(self)
        seen, self._shown = self._shown, []
        return [_called(widget) for widget in seen if isValid(widget) and widget.parentWidget()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append(watched)
        return False


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield whatever a widget shows or says, the cells of a table too."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cells_of(widget)


def cells_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for line in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in (*roles, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(line, column).data(role))
