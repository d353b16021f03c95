"""The field one filters with: instant, emptied by Esc."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon


class SearchField(QLineEdit):
    """A search line.

    Signals:
        searched: The text changed; carries it.
        went_down: The down arrow: to the results.
        entered: Enter: open the first or chosen result.
        gave_up: Esc in the empty field.
    """

    searched = Signal(str)
    went_down = Signal()
    entered = Signal()
    gave_up = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._draw()
        self.textChanged.connect(self.searched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Down goes to the results, Enter opens (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _held(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the glass in the new colours (Qt)."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _give_up(self) -> None:
        if self.text():
            self.clear()
        else:
            self.gave_up.emit()

    def _draw(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._glass.setIcon(icon("search", colour))


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
