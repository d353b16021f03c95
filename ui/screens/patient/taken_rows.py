"""Hours that are taken, as rows that can be added and taken away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.patients import Taken
from ui.life_texts import hours_text
from ui.style.space import Space
from ui.texts import WEEKDAYS
from ui.times import parse_hours
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import Choice, LineEdit, Picker

EVERY_DAY = "every"
DAYS = (Choice(EVERY_DAY, "Every day"), *(Choice(str(n), d) for n, d in enumerate(WEEKDAYS)))
HOURS = "13:00 to 14:00"


class HoursEdit(LineEdit):
    """From when to when, as people type it; what cannot be read stays and is marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, HOURS, parent)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(HOURS) + Space.XXL)
        self.editingFinished.connect(self._on_left)

    @property
    def readable(self) -> bool:
        """False where something is typed that is no hours."""
        return not self.text().strip() or parse_hours(self.text()) is not None

    @Slot()
    def _on_left(self) -> None:
        found = parse_hours(self.text())
        if found is not None:
            self.setText(hours_text(*found))
        self.setProperty("invalid", "false" if self.readable else "true")
        self.style().polish(self)


class TakenRow(QWidget):
    """One row: what for, which day, from when to when.

    Signals:
        edited: The user changed something.
        remove_wanted: Take this row away.
    """

    edited = Signal()
    remove_wanted = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = LineEdit(f"Hours {number}: what for", "what for, in their words")
        self.day = Picker(f"Hours {number}: which day", DAYS)
        self.hours = HoursEdit(f"Hours {number}: from when to when")
        self.remove = LinkButton("Remove")
        self.remove.setAccessibleName(f"Remove hours {number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget, share in ((self.label, 3), (self.day, 2), (self.hours, 2), (self.remove, 0)):
            row.addWidget(widget, share)
        self.label.textEdited.connect(self.edited)
        self.day.value_chosen.connect(self.edited)
        self.hours.textEdited.connect(self.edited)
        self.remove.clicked.connect(self.remove_wanted)

    @property
    def value(self) -> Taken | None:
        """What is typed, or None while the hours are missing."""
        hours = parse_hours(self.hours.text())
        if hours is None:
            return None
        day = None if self.day.value == EVERY_DAY else int(self.day.value)
        return Taken(self.label.text().strip(), day, *hours)

    @property
    def readable(self) -> bool:
        """False where hours are missing or cannot be read."""
        empty = not self.label.text().strip() and not self.hours.text().strip()
        return empty or self.value is not None

    def show_taken(self, taken: Taken) -> None:
        """Show hours."""
        self.label.setText(taken.label)
        self.day.set_value(EVERY_DAY if taken.weekday is None else str(taken.weekday))
        self.hours.setText(hours_text(taken.start, taken.end))


class TakenRows(QWidget):
    """All rows, with a button to add one.

    Signals:
        edited: The user changed something.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: list[TakenRow] = []
        self.add_button = LinkButton("Add hours")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._on_add)

    @property
    def rows(self) -> tuple[TakenRow, ...]:
        """The rows, first to last."""
        return tuple(self._rows)

    @property
    def value(self) -> tuple[Taken, ...]:
        """What is typed; rows that cannot be read are left out."""
        found = (row.value for row in self._rows)
        return tuple(each for each in found if each is not None)

    @property
    def readable(self) -> bool:
        """False where a row cannot be read."""
        return all(row.readable for row in self._rows)

    def set_value(self, value: Sequence[Taken]) -> None:
        """Show these; tells nobody."""
        while self._rows:
            self._drop(self._rows[-1])
        for each in value:
            self._add().show_taken(each)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the hours that cannot be read, or on the first row."""
        wrong = next((row for row in self._rows if not row.readable), None)
        if wrong is not None:
            wrong.hours.setFocus(reason)
        elif self._rows:
            self._rows[0].label.setFocus(reason)
        else:
            self.add_button.setFocus(reason)

    def _add(self) -> TakenRow:
        row = TakenRow(len(self._rows) + 1)
        row.edited.connect(self.edited)
        row.remove_wanted.connect(partial(self._on_remove, row))
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    def _drop(self, row: TakenRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _on_add(self) -> None:
        self._add().label.setFocus()

    def _on_remove(self, row: TakenRow) -> None:
        self._drop(row)
        self.add_button.setFocus()
        self.edited.emit()
