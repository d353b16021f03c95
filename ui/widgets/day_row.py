"""The seven days to choose from, each with its time."""

from collections.abc import Container, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from planner.plans import DayTime
from ui.style.space import Space
from ui.texts import SHORT_WEEKDAYS, WEEKDAYS, time_text
from ui.times import parse_time
from ui.widgets.text import Small

TAKEN, MARKED = "◇ taken", "◇ marked"


class DayRow(QWidget):
    """Monday to Sunday: Space or a click chooses a day, the field under it takes a time.

    Signals:
        day_toggled: A weekday (Monday 0) was chosen or taken back.
        time_typed: The time of a weekday, as typed; only what can be read as a time, or nothing.
    """

    day_toggled = Signal(int, bool)
    time_typed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[QPushButton] = []
        self._times: list[QLineEdit] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(Space.XS)
        self._marks: list[Small] = []
        for weekday in range(7):
            grid.addWidget(self._make_day(weekday), 0, weekday)
            grid.addWidget(self._make_time(weekday), 1, weekday)
            grid.addWidget(self._make_mark(), 2, weekday)

    def show_days(self, days: Sequence[DayTime]) -> None:
        """Show which days are chosen, and their times; a field being typed in is left alone."""
        chosen = {each.weekday: each.at for each in days}
        for weekday in range(7):
            self._days[weekday].setChecked(weekday in chosen)
            field, at = self._times[weekday], chosen.get(weekday)
            field.setEnabled(weekday in chosen)
            if not field.hasFocus():
                field.setText(time_text(at) if at else "")
                self._mark(field, invalid=False)

    def show_marks(self, marks: Mapping[int, str], taken: Container[int] = ()) -> None:
        """Mark weekdays, with the reason in words; those whose hours are taken say so."""
        for weekday in range(7):
            why = marks.get(weekday, "")
            word = TAKEN if weekday in taken else MARKED
            self._marks[weekday].setText(word if why else "")
            self._marks[weekday].setToolTip(why)
            self._marks[weekday].setVisible(bool(why))
            self._days[weekday].setAccessibleDescription(why)
            self._times[weekday].setAccessibleDescription(why)

    def focus_first(self) -> None:
        """Put the focus on Monday."""
        self._days[0].setFocus()

    def _make_day(self, weekday: int) -> QPushButton:
        button = QPushButton(SHORT_WEEKDAYS[weekday], self)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAccessibleName(WEEKDAYS[weekday])
        button.clicked.connect(partial(self._on_day, weekday))
        self._days.append(button)
        return button

    def _make_mark(self) -> Small:
        mark = Small("")
        mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        mark.hide()
        self._marks.append(mark)
        return mark

    def _make_time(self, weekday: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(f"Time on {WEEKDAYS[weekday]}")
        field.setPlaceholderText("time")
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("00:00") + Space.XL)
        field.textEdited.connect(partial(self._on_typed, weekday))
        field.editingFinished.connect(partial(self._on_left, weekday))
        self._times.append(field)
        return field

    def _on_day(self, weekday: int) -> None:
        self.day_toggled.emit(weekday, self._days[weekday].isChecked())

    def _on_typed(self, weekday: int, text: str) -> None:
        readable = not text.strip() or parse_time(text) is not None
        self._mark(self._times[weekday], invalid=not readable)
        if readable:
            self.time_typed.emit(weekday, text)

    def _on_left(self, weekday: int) -> None:
        at = parse_time(self._times[weekday].text())
        if at is not None:
            self._times[weekday].setText(time_text(at))

    def _mark(self, field: QLineEdit, *, invalid: bool) -> None:
        if bool(field.property("invalid")) is not invalid:
            field.setProperty("invalid", invalid)
            field.setToolTip("A time such as 10:00 or 7 pm" if invalid else "")
            field.style().unpolish(field)
            field.style().polish(field)
