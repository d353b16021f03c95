"""Headings of sections, and sections that fold."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import icon
from ui.style.space import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Heading


class SectionHeading(QWidget):
    """A heading on the canvas, with room for one button on its right."""

    def __init__(
        self, text: str, action: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = Heading(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignBottom)
        if action is not None:
            layout.addWidget(action)

    def show_text(self, text: str) -> None:
        """Change the heading."""
        self._heading.setText(text)


class Disclosure(QWidget):
    """A line that unfolds what stands under it.

    Signals:
        toggled: It was unfolded (True) or folded.
    """

    toggled = Signal(bool)

    def __init__(
        self, title: str, parent: QWidget | None = None, *, unfolded: bool = False
    ) -> None:
        super().__init__(parent)
        self._button = LinkButton(title)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._on_toggled)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(Space.XL, Space.XS, 0, Space.S)
        self.body.setSpacing(Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._button)
        layout.addWidget(self._inner)
        self._button.setChecked(unfolded)
        self._show(unfolded)

    @property
    def unfolded(self) -> bool:
        """True while the content shows."""
        return self._button.isChecked()

    def set_unfolded(self, unfolded: bool) -> None:
        """Fold or unfold."""
        self._button.setChecked(unfolded)

    def set_title(self, text: str) -> None:
        """Name it."""
        self._button.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.body.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow in the new colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self._show(self.unfolded)
        super().changeEvent(event)

    def _on_toggled(self, unfolded: bool) -> None:
        self._show(unfolded)
        self.toggled.emit(unfolded)

    def _show(self, unfolded: bool) -> None:
        picture = "chevron_down" if unfolded else "chevron_right"
        self._button.setIcon(icon(picture, self.palette().color(QPalette.ColorRole.Link)))
        self._button.setAccessibleDescription("unfolded" if unfolded else "folded")
        self._inner.setVisible(unfolded)
