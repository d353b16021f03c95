"""Booking an appointment where one is: day, time, kind, way."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.clock import Clock
from planner.sessions import Medium, SessionType
from ui.booking import Booking
from ui.style.space import Space
from ui.texts import sentence_case, word
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.fields import Choice, Picker
from ui.widgets.form import Form, FormRow
from ui.widgets.layout import row, show_when
from ui.widgets.notice import Notice

TYPES = tuple(Choice(each.value, sentence_case(word(each))) for each in SessionType)
MEDIA = tuple(Choice(each.value, sentence_case(word(each))) for each in Medium)

DAY_CHARACTERS = 20
TIME_CHARACTERS = 9


class BookingFields(QWidget):
    """Day, time, kind and way in one line.

    Signals:
        slot_changed: The day or the time is another one.
    """

    slot_changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateEdit("Day of the appointment", clock)
        self.at = TimeEdit("Time of the appointment")
        self.type = Picker("Kind of appointment", TYPES)
        self.medium = Picker("How it is held", MEDIA)
        self.form = Form(self)  # knows the rows; they are laid out beside each other
        self.form.hide()
        one = self.fontMetrics().averageCharWidth()
        self.day.setMinimumWidth(one * DAY_CHARACTERS)
        self.at.setMinimumWidth(one * TIME_CHARACTERS)
        rows = {
            "day": FormRow("Day", self.day),
            "at": FormRow("Time", self.at),
            "type": FormRow("Kind", self.type),
            "medium": FormRow("How", self.medium),
        }
        for key, each in rows.items():
            self.form.register(key, each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = row(*rows.values(), gap=Space.M, stretch=2)
        for each in rows.values():
            line.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        for edit in (self.day, self.at):
            edit.value_changed.connect(self.slot_changed)

    @property
    def value(self) -> Booking | None:
        """What is asked for, or None while the day is missing."""
        day = self.day.value
        if day is None:
            return None
        return Booking(
            day=day,
            at=self.at.value,
            type=SessionType(self.type.value),
            medium=Medium(self.medium.value),
        )

    def show_booking(self, booking: Booking | None) -> None:
        """Offer this; None empties the day and the time."""
        self.day.set_value(booking.day if booking else None)
        self.at.set_value(booking.at if booking else None)
        self.type.set_value((booking.type if booking else SessionType.ASSESSMENT).value)
        self.medium.set_value((booking.medium if booking else Medium.IN_PERSON).value)

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong, by field."""
        found = {}
        if self.day.value is None:
            found["day"] = "Type a day, for example 19 May."
        if not self.at.readable:
            found["at"] = "Type a time, for example 9:30."
        return found


class BookingForm(QWidget):
    """The line with its button, and what else is booked then.

    Signals:
        booked: Book this (a Booking).
        closed: Leave it as it is (only where it can be closed).
    """

    booked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        act: str = "Book",
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.fields = BookingFields(clock, self)
        self.button = PlainButton(act)
        self.clash = Notice()
        self._close = QuietButton("Leave it as it is")
        show_when(self._close, closable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.fields)
        layout.addWidget(self.clash)
        layout.addLayout(row(self.button, self._close))
        self.button.clicked.connect(self._on_booked)
        self._close.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in any of its fields books (Qt)."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self._on_booked()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """Empty it."""
        self.fields.show_booking(None)
        self.fields.form.clear_problems()
        self.clash.show_text("")

    def _on_booked(self) -> None:
        problems = self.fields.problems()
        self.fields.form.show_problems(problems)
        value = self.fields.value
        if not problems and value is not None:
            self.booked.emit(value)
