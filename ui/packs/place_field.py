"""Where one prints: a place known already, or the name of a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.packs.places import MOST_LETTERS, tidy_place
from ui.widgets.fields import LineEdit


class PlaceField(QComboBox):
    """Choose a place or type one; Enter or leaving the field takes it.

    Signals:
        place_chosen: Another place than the one shown; carries its name.
    """

    place_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._line = LineEdit(name)
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._line.setMaxLength(MOST_LETTERS)
        self.activated.connect(self._on_said)
        self._line.editingFinished.connect(self._on_said)

    @property
    def place(self) -> str:
        """The place shown."""
        return self._shown

    def show_places(self, places: Sequence[str], here: str) -> None:
        """Offer these, one of them shown; tells nobody."""
        self._shown = here
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(places))
            self.setCurrentIndex(self.findText(here))
            self.setEditText(here)
        self._line.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    @Slot()
    def _on_said(self) -> None:
        place = tidy_place(self.currentText())
        if place == self._shown:
            self.setEditText(place)
        else:
            self._shown = place
            self.place_chosen.emit(place)
