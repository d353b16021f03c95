"""A whole number from a short scale, by digit, arrow or click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style.space import Space
from ui.widgets.segments import Choice, Segments


class ScaleRow(Segments):
    """Segments from low to high. A digit chooses and, where ``advances``, moves on.

    On a scale that reaches 10, ``1`` then ``0`` chooses 10; there only Enter or Tab moves on.

    Signals:
        value_chosen: The user chose this number; None where it was taken back.
    """

    value_chosen = Signal(object)

    def __init__(
        self,
        name: str,
        low: int,
        high: int,
        words: Sequence[str] = (),
        *,
        advances: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._low = low
        self._advances = advances and high < 10
        self._shown: int | None = None
        super().__init__(name, _choices(low, high, words), parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addStretch(1)

    @property
    def value(self) -> int | None:
        """What is chosen, or None."""
        return self._shown

    def set_value(self, value: int | None) -> None:
        """Show this as chosen; tells nobody."""
        self._shown = value
        for index, button in enumerate(self._buttons):
            button.setChecked(value is not None and index == value - self._low)
        self._fix_stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as "next"; the rest as segments do."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def _index_of_key(self, typed: str) -> int | None:
        if not typed.isdecimal():
            return None
        number = int(typed)
        highest = self._low + len(self._buttons) - 1
        if number == 0 and self._shown == 1 and highest >= 10:
            number = 10
        return number - self._low if self._low <= number <= highest else None

    def _key_of(self, index: int) -> str:
        number = self._low + index
        return str(number) if number < 10 else ""

    def _choose(self, index: int, *, by_key: bool) -> None:
        number: int | None = self._low + index
        if not by_key and not self._buttons[index].isChecked():
            number = None
        self.set_value(number)
        self.value_chosen.emit(number)
        if by_key and self._advances:
            self.focusNextPrevChild(True)

    def _empty(self) -> None:
        if self._shown is not None:
            self.set_value(None)
            self.value_chosen.emit(None)


def _choices(low: int, high: int, words: Sequence[str]) -> tuple[Choice, ...]:
    found = []
    for index, number in enumerate(range(low, high + 1)):
        word = words[index] if index < len(words) else ""
        found.append(Choice(str(number), f"{number} {word}".strip(), hint=word))
    return tuple(found)
