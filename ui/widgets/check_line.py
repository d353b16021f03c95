"""A yes or no whose sentence may be long: the words wrap, and may be clicked too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.text import Body, Small


class CheckLine(QWidget):
    """A tick box beside a sentence, with a small line under it.

    Signals:
        toggled: It was ticked or not.
    """

    toggled = Signal(bool)

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QCheckBox(self)
        self._box.setAccessibleName(text)
        self._box.setAccessibleDescription(note)
        self._box.toggled.connect(self.toggled)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Body(text))
        if note:
            words.addWidget(Small(note))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setFocusProxy(self._box)

    @property
    def checked(self) -> bool:
        """True where it is ticked."""
        return self._box.isChecked()

    def set_checked(self, on: bool) -> None:
        """Tick it or not; tells nobody."""
        before = self._box.blockSignals(True)
        self._box.setChecked(on)
        self._box.blockSignals(before)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the words as one on the box."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._box.click()
        super().mouseReleaseEvent(event)
