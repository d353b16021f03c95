"""A calm line while something slow runs."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.text import Quiet


class Busy(QWidget):
    """Words and a moving line; hidden until started."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Quiet(text)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Working")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        self.hide()

    def start(self, text: str = "") -> None:
        """Show that something runs whose end is not known."""
        if text:
            self._text.setText(text)
        self._bar.setRange(0, 0)
        self.show()

    def show_part(self, done: int, whole: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(done)
        self.show()

    def stop(self) -> None:
        """Hide; the line stands still, so that it takes no time."""
        self._bar.setRange(0, 1)
        self.hide()
