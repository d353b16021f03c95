"""A pattern of shifts: a first day, one press a day, and the hours of each shift."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.clock import Clock
from planner.patients import Rota, Shift, ShiftHours
from ui.life_texts import SHIFT_WORDS, hours_text, pattern_text
from ui.screens.patient.taken_rows import HoursEdit
from ui.style.space import Space
from ui.texts import count_text, sentence_case
from ui.times import parse_hours
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.date_edit import DateEdit
from ui.widgets.layout import FlowLayout
from ui.widgets.text import Body, Small

WORKED = (Shift.EARLY, Shift.LATE, Shift.NIGHT)
LONGEST = 56
EMPTY = "No pattern yet. Press one button for each day, in order."


class RotaEdit(QWidget):
    """A repeating pattern; hours stand beside the shifts that are in it.

    Signals:
        edited: The user changed something.
    """

    edited = Signal()

    def __init__(self, name: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pattern: list[Shift] = []
        self.first = DateEdit("First day of the pattern", clock)
        self.buttons = {each: PlainButton(sentence_case(SHIFT_WORDS[each])) for each in Shift}
        self.hours = {each: HoursEdit(f"Hours of {SHIFT_WORDS[each]} shifts") for each in WORKED}
        self.back = LinkButton("Take back")
        self.clear = LinkButton("Clear")
        self._said = Body(EMPTY)
        self._boxes = {each: self._box(each) for each in WORKED}
        self._lay_out()
        self._connect()
        self._show()

    @property
    def value(self) -> Rota | None:
        """The pattern, or None while it or its first day is missing."""
        first = self.first.value
        if first is None or not self._pattern:
            return None
        typed = {each: parse_hours(edit.text()) for each, edit in self.hours.items()}
        hours = tuple(
            ShiftHours(each, *found)
            for each, found in typed.items()
            if found is not None and each in self._pattern
        )
        return Rota(first, tuple(self._pattern), hours)

    @property
    def readable(self) -> bool:
        """False where a pattern has no first day, or hours cannot be read."""
        if not self._pattern:
            return self.first.readable
        used = (edit for each, edit in self.hours.items() if each in self._pattern)
        return self.first.value is not None and all(each.readable for each in used)

    def set_value(self, value: Rota | None) -> None:
        """Show a rota, or an empty pattern; tells nobody."""
        self._pattern = list(value.pattern) if value else []
        self.first.set_value(value.first if value else None)
        for each, edit in self.hours.items():
            found = value.hours_of(each) if value else None
            edit.setText(hours_text(found.start, found.end) if found else "")
        self._show()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Begin with the first day."""
        self.first.setFocus(reason)

    def _box(self, shift: Shift) -> QWidget:
        return _beside(sentence_case(SHIFT_WORDS[shift]), self.hours[shift])

    def _lay_out(self) -> None:
        press = QWidget()
        line = FlowLayout(press)
        begin = _beside("First day", self.first)
        for widget in (
            begin,
            *self.buttons.values(),
            self.back,
            self.clear,
        ):
            line.addWidget(widget)
        times = QWidget()
        boxes = FlowLayout(times)
        for box in self._boxes.values():
            boxes.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (press, self._said, times):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.first.textEdited.connect(self.edited)
        self.first.value_changed.connect(self.edited)
        for each, button in self.buttons.items():
            button.setAccessibleName(f"Add a day to the pattern: {SHIFT_WORDS[each]}")
            button.clicked.connect(partial(self._on_add, each))
        for edit in self.hours.values():
            edit.textEdited.connect(self.edited)
        self.back.clicked.connect(self._on_back)
        self.back.setAccessibleName("Take back the last day of the pattern")
        self.clear.setAccessibleName("Clear the pattern")
        self.clear.clicked.connect(self._on_clear)

    def _show(self) -> None:
        length = count_text(len(self._pattern), "day")
        said = f"{pattern_text(self._pattern)}: {length}, then again" if self._pattern else EMPTY
        self._said.setText(said)
        for each, box in self._boxes.items():
            box.setVisible(each in self._pattern)
        for link in (self.back, self.clear):
            link.setEnabled(bool(self._pattern))
        for button in self.buttons.values():
            button.setEnabled(len(self._pattern) < LONGEST)

    def _on_add(self, shift: Shift) -> None:
        self._pattern.append(shift)
        self._changed()

    @Slot()
    def _on_back(self) -> None:
        self._pattern.pop()
        self._changed()
        if not self._pattern:
            self.buttons[Shift.EARLY].setFocus()

    @Slot()
    def _on_clear(self) -> None:
        self._pattern.clear()
        self._changed()
        self.buttons[Shift.EARLY].setFocus()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()


def _beside(label: str, field: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, Space.M, 0)
    row.setSpacing(Space.XS)
    row.addWidget(Small(label))
    row.addWidget(field)
    return box
