"""A white box around what belongs together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.layout import show_when
from ui.widgets.text import Heading


class Card(QFrame):
    """A titled box.

    Attributes:
        body: The column of its content.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.M)
        self._heading = Heading(title)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.S)
        self._head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(self._head)
        layout.addLayout(self.body)
        show_when(self._heading, bool(title))

    def set_title(self, text: str) -> None:
        """Name the box."""
        self._heading.show_text(text)

    def begin(self) -> None:
        """Put the focus where work on it begins."""
        self.setFocus()
        self.focusNextChild()

    def forget(self) -> None:
        """Forget everything of a patient; what holds any says how."""

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout at the end."""
        self.body.addLayout(layout)

    def add_action(self, button: QWidget) -> None:
        """Put a button to the right of the title."""
        self._head.addWidget(button)
