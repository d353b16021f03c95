"""Moving an appointment where it stands, and who else is booked at the day and time typed."""

from datetime import date, time
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ids import SessionId
from planner.sessions import Session
from ui.booking import Booking, booking_of, clash_text, read_clash
from ui.context import AppContext
from ui.operations import QueryOp
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.booking_form import BookingForm
from ui.widgets.buttons import QuietButton
from ui.widgets.layout import row
from ui.widgets.text import Text


class ClashWatch(QObject):
    """Says beside a form who else is booked then. A fact: it may be booked all the same."""

    def __init__(self, ctx: AppContext, form: BookingForm) -> None:
        super().__init__(form)
        self._ctx, self._form = ctx, form
        self._but: SessionId | None = None
        form.fields.slot_changed.connect(self._on_slot)

    def look(self, but: SessionId | None = None) -> None:
        """Look at what is offered now.

        Args:
            but: The appointment that is moved, which is no clash with itself.
        """
        self._but = but
        self._on_slot()

    @Slot()
    def _on_slot(self) -> None:
        day, at = self._form.fields.day.value, self._form.fields.at.value
        if day is None or at is None:
            self._form.clash.show_text("")
            return
        asking: QueryOp[tuple[str, ...]] = QueryOp(self, partial(read_clash, day, at, self._but))
        asking.on_done(partial(self._on_read, day, at)).start(self._ctx)

    def _on_read(self, day: date, at: time, names: tuple[str, ...]) -> None:
        fields = self._form.fields
        if (fields.day.value, fields.at.value) == (day, at):
            self._form.clash.show_text(clash_text(names, day, at), Tone.INFO)


class MoveForm(BookingForm):
    """Another day, time, kind or way for an appointment; ``booked`` carries the new one."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx.clock, parent, act="Move it", closable=True)
        self._watch = ClashWatch(ctx, self)

    def offer(self, session_id: SessionId, booking: Booking) -> None:
        """Begin with how the appointment is now."""
        self.fields.show_booking(booking)
        self._watch.look(session_id)
        self.show()
        self.fields.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.day.selectAll()


class Movable(QWidget):
    """An appointment in a line, with the button that moves it.

    Signals:
        moved: It is to be moved: its id and the Booking.
    """

    moved = Signal(str, object)

    def __init__(self, ctx: AppContext, label: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._session: Session | None = None
        self._label = label
        self._label.setWordWrap(False)
        self.button = QuietButton("Move")
        self.form: MoveForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addLayout(row(self._label, self.button))
        self.button.clicked.connect(self._on_move)

    @property
    def text(self) -> str:
        """What is said of it."""
        return self._label.text()

    def show_session(self, text: str, session: Session | None) -> None:
        """Show a line; with a session, it can be moved."""
        if session != self._session:
            self._fold()
        self._session = session
        self._label.setText(text)
        self.button.setVisible(session is not None)
        self.button.setAccessibleName(f"Move: {text}")

    def forget(self) -> None:
        """Forget the appointment, and who else is booked."""
        self.show_session("", None)

    def _fold(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.forget()

    @Slot()
    def _on_move(self) -> None:
        if self._session is None:
            return
        if self.form is None:
            self.form = MoveForm(self._ctx)
            self.form.booked.connect(self._on_booked)
            self.form.closed.connect(self._on_closed)
            self._column.addWidget(self.form)
        self.form.offer(self._session.id, booking_of(self._session))

    @Slot(object)
    def _on_booked(self, booking: Booking) -> None:
        if self._session is not None:
            self._fold()
            self.moved.emit(self._session.id, booking)

    @Slot()
    def _on_closed(self) -> None:
        self._fold()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
