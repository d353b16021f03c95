"""What stands where there is nothing to list: plain words, perhaps one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.layout import show_when
from ui.widgets.text import Heading, Quiet


class EmptyState(QWidget):
    """A sentence instead of an empty grid.

    Signals:
        action_chosen: The button was pressed.
    """

    action_chosen = Signal()

    def __init__(
        self, title: str, text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Heading(title)
        self._text = Quiet(text)
        self._action = PlainButton(action)
        self._action.clicked.connect(self.action_chosen)
        show_when(self._action, bool(action))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.XXL, Space.L, Space.XXL)
        layout.setSpacing(Space.S)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(Space.S)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_text(self, title: str, text: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._text.show_text(text)
