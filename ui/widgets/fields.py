"""Fields for one value each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ui.icons import icon
from ui.style.space import Space
from ui.widgets.segments import Choice
from ui.widgets.text import Small

__all__ = ["CheckBox", "Choice", "LineEdit", "NumberEdit", "Passphrase", "Picker"]


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(
        self, name: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)


class Passphrase(QWidget):
    """A passphrase: hidden, can be shown, says when Caps Lock seems on.

    Signals:
        edited: The text changed.
        entered: Enter was pressed in it.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._edit = LineEdit(name)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._edit.textEdited.connect(self.edited)
        self._edit.returnPressed.connect(self.entered)
        self._edit.installEventFilter(self)
        self._show = self._edit.addAction(
            icon("eye", self._colour()), QLineEdit.ActionPosition.TrailingPosition
        )
        self._show.setText("Show passphrase")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_shown)
        self._caps = Small("Caps Lock seems to be on.")
        self._caps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._edit)
        layout.addWidget(self._caps)
        self.setFocusProxy(self._edit)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._edit.text()

    @property
    def line(self) -> QLineEdit:
        """The line itself."""
        return self._edit

    @property
    def caps_hint_visible(self) -> bool:
        """True while Caps Lock seems on."""
        return self._caps.isVisible()

    def set_text(self, text: str) -> None:
        """Show this."""
        self._edit.setText(text)

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self._show.setChecked(shown)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Watch for capital letters typed without Shift."""
        if watched is self._edit and isinstance(event, QKeyEvent):
            self._look_for_caps(event)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Draw the eye in the new colours."""
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_eye()
        super().changeEvent(event)

    def _look_for_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.type() is not QEvent.Type.KeyPress or not letter.isalpha() or len(letter) != 1:
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._caps.setVisible(letter.isupper() != shifted)

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)
        self._show.setText("Hide passphrase" if shown else "Show passphrase")
        self._draw_eye()

    def _draw_eye(self) -> None:
        picture = "eye_off" if self._show.isChecked() else "eye"
        self._show.setIcon(icon(picture, self._colour()))

    def _colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.PlaceholderText)


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
