"""Folded lines of the record: the keys that unfold them, and what unfolds comes into sight."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.section import Disclosure

KEYS = ("H", "Alt+H")
TIP = "H, or Alt+H while typing"


def record_keys(page: QWidget, act: Callable[[], None]) -> None:
    """Have a page's record folded and unfolded by keys; a field being typed in keeps its H."""
    for keys in KEYS:
        QShortcut(QKeySequence(keys), page).activated.connect(act)


def follow(part: Disclosure) -> None:
    """Bring a part into sight whenever it unfolds."""
    part.toggled.connect(partial(_on_toggled, part))


def _on_toggled(part: Disclosure, unfolded: bool) -> None:
    if unfolded:
        QTimer.singleShot(0, part, partial(into_sight, part))


def into_sight(part: QWidget) -> None:
    """Scroll to a part; where it is higher than the window, to its beginning."""
    around = part.parentWidget()
    while around is not None:
        inner = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inner is not None:
            around.ensureWidgetVisible(part)
            top = part.mapTo(inner, part.rect().topLeft())
            around.ensureVisible(top.x(), top.y(), 0, 0)
        around = around.parentWidget()
