"""Fields for one value each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from ui.style.space import Space
from ui.widgets.segments import Choice

__all__ = ["CheckBox", "Choice", "LineEdit", "NumberEdit", "Picker"]


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(
        self, name: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)


class Picker(QComboBox):
    """One of a longer list; typing finds it. The wheel scrolls the page, never the choice.

    Signals:
        value_chosen: The user chose this value.
    """

    value_chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[Choice] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.activated.connect(self._on_activated)
        self.set_choices(choices)

    @property
    def value(self) -> str:
        """What is chosen, or empty."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays where it is still there."""
        before = self.value
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.value)
        self.set_value(before)

    def set_value(self, value: str) -> None:
        """Show this as chosen; tells nobody."""
        self.setCurrentIndex(max(self.findData(value), 0 if self.count() else -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _on_activated(self, _index: int) -> None:
        self.value_chosen.emit(self.value)


class CheckBox(QCheckBox):
    """A yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)


class NumberEdit(QSpinBox):
    """A whole number, or none. The wheel scrolls the page, never the number.

    Signals:
        number_changed: The number, or None.
    """

    number_changed = Signal(object)

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._low = low
        self.setRange(low - 1, high)
        self.setSpecialValueText(" ")
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.set_value(None)
        self.valueChanged.connect(self._on_changed)

    @property
    def number(self) -> int | None:
        """What is typed, or None."""
        found = self.value()
        return None if found < self._low else found

    def set_value(self, number: int | None) -> None:
        """Show this number, or nothing; tells nobody."""
        before = self.blockSignals(True)
        self.setValue(self._low - 1 if number is None else number)
        self.blockSignals(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _on_changed(self, _number: int) -> None:
        self.number_changed.emit(self.number)
