"""Choices as chips: one of several, or any of several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.layout import FlowLayout, clear_layout
from ui.widgets.segments import Choice, Segments

__all__ = ["Chips", "Choice", "MultiChips"]


class _ChipSet(Segments):
    KIND = "chip"

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(name, choices, parent)
        self._flow = FlowLayout(self)
        self._place()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen where it is still there."""
        chosen = {self._choices[i].value for i, b in enumerate(self._buttons) if b.isChecked()}
        clear_layout(self._flow)
        self._buttons = []
        self._make(choices)
        for index, choice in enumerate(self._choices):
            self._buttons[index].setChecked(choice.value in chosen)
        self._fix_stop()
        self._place()

    def _place(self) -> None:
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()


class Chips(_ChipSet):
    """One of several, or none yet. A digit (or the choice's key) chooses.

    Signals:
        value_chosen: The user chose this value; empty where taken back.
    """

    value_chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = True,
    ) -> None:
        self._may_be_empty = may_be_empty
        super().__init__(name, choices, parent)

    @property
    def value(self) -> str:
        """What is chosen, or empty."""
        for button, choice in zip(self._buttons, self._choices, strict=True):
            if button.isChecked():
                return choice.value
        return ""

    def set_value(self, value: str) -> None:
        """Show this as chosen; tells nobody."""
        for button, choice in zip(self._buttons, self._choices, strict=True):
            button.setChecked(choice.value == value)
        self._fix_stop()

    def _choose(self, index: int, *, by_key: bool) -> None:
        wanted = self._choices[index].value
        again = not by_key and not self._buttons[index].isChecked()
        if again and self._may_be_empty:
            wanted = ""
        self.set_value(wanted)
        self.value_chosen.emit(wanted)

    def _empty(self) -> None:
        if self._may_be_empty and self.value:
            self.set_value("")
            self.value_chosen.emit("")


class MultiChips(_ChipSet):
    """Any of several. A digit (or the choice's key) chooses and takes back.

    Signals:
        values_changed: The user changed what is chosen; carries the tuple of values in order.
    """

    values_changed = Signal(object)

    @property
    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order of the choices."""
        pairs = zip(self._buttons, self._choices, strict=True)
        return tuple(choice.value for button, choice in pairs if button.isChecked())

    def set_values(self, values: Sequence[str]) -> None:
        """Show these as chosen; tells nobody."""
        for button, choice in zip(self._buttons, self._choices, strict=True):
            button.setChecked(choice.value in values)
        self._fix_stop()

    def _choose(self, index: int, *, by_key: bool) -> None:
        if by_key:
            self._buttons[index].toggle()
        self._fix_stop()
        self.values_changed.emit(self.values)

    def _empty(self) -> None:
        if self.values:
            self.set_values(())
            self.values_changed.emit(())
