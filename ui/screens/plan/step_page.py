"""What all seven pages share."""

import textwrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.screens.plan.presenter import PlanPresenter
from ui.style.space import Space
from ui.widgets.text import Quiet

FOLD, EVEN = 46, 6


class StepPage(QWidget):
    """One step: it shows the presenter and sends it intents.

    Signals:
        place_wanted: Another place of the wizard; carries a Place.
        route_wanted: Another page; carries a Route.
    """

    place_wanted = Signal(object)
    route_wanted = Signal(object)

    ENTER_MOVES_ON = True

    def __init__(self, wizard: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wizard = wizard
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.M)

    def enter(self) -> None:
        """The step is now in sight."""

    def show_state(self) -> None:
        """Show what the presenter holds; a field being typed in is left alone."""

    def focus_first(self) -> None:
        """Put the focus where the step begins."""

    def focus_field(self, field: str) -> None:  # noqa: ARG002
        """Put the focus on a field, or where the step begins."""
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field with Enter in a line of text."""
        plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        line = self.ENTER_MOVES_ON and isinstance(QApplication.focusWidget(), QLineEdit)
        if plain and line:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def keep_text(edit: QLineEdit, text: str) -> None:
    """Show a text, leaving the cursor alone where nothing changed."""
    if edit.text() != text:
        edit.setText(text)


def labelled(text: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
    """Return a field with its label over it, and lines under it."""
    label = QLabel(text)
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(field)
    for each in below:
        column.addWidget(each)
    return column


def folded(text: str) -> str:
    """Return a long text on several lines, for buttons, which do not wrap by themselves."""
    lines = -(-len(text) // FOLD)
    return text if lines == 1 else textwrap.fill(text, len(text) // lines + EVEN)


def hint_label() -> Quiet:
    """Return an empty quiet line that takes no room until it says something."""
    label = Quiet("")
    label.hide()
    return label


def say(label: QLabel, text: str) -> None:
    """Show a line, or hide it where it says nothing."""
    label.setText(text)
    label.setVisible(bool(text))
