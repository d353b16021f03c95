"""A share as a plain length. It has one colour, whatever the share."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

WIDE, HIGH = 30, 0.8
"""In letters and in lines."""


class ShareBar(QWidget):
    """An outline filled from the left, or nothing; the words beside it say the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float | None:
        """What is drawn, from 0.0 to 1.0; None where nothing is."""
        return self._share

    def show_share(self, share: float | None, words: str) -> None:
        """Show a share from 0.0 to 1.0, or none, with the words that say it."""
        self._share = None if share is None else min(max(share, 0.0), 1.0)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return its size (Qt)."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * WIDE, round(metrics.height() * HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt)
        """Draw the outline and the length (Qt)."""
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        colour = self.palette().color(QPalette.ColorRole.Link)
        filled = QRectF(box)
        filled.setWidth(box.width() * self._share)
        painter.fillRect(filled, colour)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(box)
