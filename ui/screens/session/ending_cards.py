"""The end of the contact: notes, the plan, the next appointment."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.ids import SessionId
from planner.plans import Plan
from planner.sessions import NOT_HELD, Away, Session, Status
from planner.views import SessionView
from ui import texts
from ui.booking import Booking, book, move, moved_text, new_session, set_status, usual_booking
from ui.context import AppContext
from ui.moving import ClashWatch, Movable
from ui.operations import StoreOp
from ui.widgets.away_chips import AwayChips
from ui.widgets.booking_form import BookingForm
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import clear_layout, column, row
from ui.widgets.text import Body, Quiet, Strong
from ui.widgets.text_edit import PlainTextEdit

STATUSES = (
    Choice(Status.ATTENDED.value, "A attended", key="a"),
    Choice(Status.DID_NOT_ATTEND.value, "D did not attend", key="d"),
    Choice(Status.CANCELLED_BY_PATIENT.value, "P cancelled by the person", key="p"),
    Choice(Status.CANCELLED_BY_SERVICE.value, "S cancelled by the service", key="s"),
)


class NotesCard(Card):
    """The practitioner's notes; saved by themselves, never printed for a patient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("4  Notes", parent)
        self.edit = PlainTextEdit("Notes of this session", 3)
        self.add(self.edit)
        self.add(Quiet("For you and the service. Never in a print for the patient."))

    def forget(self) -> None:
        """Forget what is typed."""
        self.edit.set_text("")


class PlanCard(Card):
    """What is agreed, or that nothing is yet.

    Signals:
        pack_wanted: Open the pack.
    """

    pack_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("5  Plan", parent)
        self._lines = column()
        self._pack = PlainButton("Open pack")
        self.add_layout(self._lines)
        self.add_layout(row(self._pack))
        self._pack.clicked.connect(self.pack_wanted)

    def begin(self) -> None:
        """Begin at the pack, where there is one; else the page's main action is what is next."""
        self._pack.setFocus()

    def show_view(self, view: SessionView) -> None:
        """Show the plan of this contact."""
        clear_layout(self._lines)
        plan = view.plan
        self._pack.setVisible(plan is not None)
        if plan is None:
            begun = "A draft is kept: go on where you stopped."
            self._lines.addWidget(Body(begun if view.has_draft else "Nothing is agreed yet."))
            return
        for head, below in plan_lines(plan):
            self._lines.addWidget(Strong(head))
            if below:
                self._lines.addWidget(Body(below))
        if view.has_draft:
            self._lines.addWidget(Quiet("A newer draft of this plan is kept."))


class NextCard(Card):
    """The next appointment, and what became of this one. Writes what is chosen at once."""

    def __init__(
        self, ctx: AppContext, session_id: SessionId, parent: QWidget | None = None
    ) -> None:
        super().__init__("6  Next appointment", parent)
        self._ctx, self._id = ctx, session_id
        self._session: Session | None = None
        self._offered = False
        self.next = Movable(ctx, Strong())
        self.form = BookingForm(ctx.clock)
        self._watch = ClashWatch(ctx, self.form)
        self.this = Movable(ctx, Quiet())
        self.status = Chips("What became of this session", STATUSES)
        self.reasons = AwayChips("this session")
        for each in (self.next, self.form, self.this, self.status, self.reasons):
            self.add(each)
        self.reasons.hide()
        self.form.booked.connect(self._on_booked)
        self.status.value_chosen.connect(self._on_status)
        self.reasons.value_chosen.connect(self._on_reason)
        for each in (self.next, self.this):
            each.moved.connect(self._on_moved)

    def show_view(self, view: SessionView) -> None:
        """Show the next appointment, or offer the usual one."""
        following, session = view.next_session, view.session
        self._session = session
        self.next.show_session(_appointment(following) if following else "", following)
        self.next.setVisible(following is not None)
        self.form.setVisible(following is None)
        if following is None and not self._offered:
            self._offered = True
            self.form.fields.show_booking(usual_booking((session,), self._ctx.clock.today()))
            self._watch.look()
        booked = session.status is Status.BOOKED
        self.this.show_session(_became(session), session if booked else None)
        self.status.set_value("" if booked else session.status.value)
        self._ask_why(session.status, session.away)

    def forget(self) -> None:
        """Forget who and when, and who else is booked."""
        self._session, self._offered = None, False
        for each in (self.next, self.this):
            each.forget()
        self.form.forget()

    def _ask_why(self, status: Status, away: Away | None) -> None:
        self.reasons.show_away(away)
        self.reasons.setVisible(status in NOT_HELD)

    def _write(self, write: "partial[Changes]", said: str) -> None:
        saving: StoreOp[Changes] = StoreOp(self, write)
        saving.on_done(partial(self._on_written, said)).start(self._ctx)

    def _on_written(self, said: str, _changes: Changes) -> None:
        self._ctx.notify(said)

    def _record(self, status: Status, away: Away | None) -> None:
        if self._session is None:
            return
        self._session = replace(self._session, status=status, away=away)
        said = texts.sentence_case(texts.outcome_text(status, away))
        self._write(partial(set_status, self._id, status, away), f"{said}: recorded")

    @Slot(str)
    def _on_status(self, value: str) -> None:
        status = Status(value) if value else Status.BOOKED
        if self._session is not None and status is not self._session.status:
            self._record(status, None)
            self._ask_why(status, None)
        if status in NOT_HELD:
            self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_reason(self, _value: str) -> None:
        if self._session is not None:
            self._record(self._session.status, self.reasons.away)

    @Slot(object)
    def _on_booked(self, booking: Booking) -> None:
        this = self._session
        if this is not None:
            new = SessionId(self._ctx.ids.new())
            made = new_session(new, this.episode_id, this.patient_id, booking)
            self._write(partial(book, made), f"Booked for {texts.short_day_text(booking.day)}")

    @Slot(str, object)
    def _on_moved(self, session_id: str, booking: Booking) -> None:
        self._write(partial(move, SessionId(session_id), booking), moved_text(booking))


def plan_lines(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return what was agreed: for each task what, and below it when, where and the if-thens."""
    if plan.no_task is not None:
        return ((f"No task agreed: {texts.word(plan.no_task)}", ""),)
    found = []
    for task in plan.tasks:
        parts = [texts.when_text(task.when), task.where]
        below = [" · ".join(each for each in parts if each)]
        below += [
            f"If {each.if_text}, then {each.then_text}."
            for each in task.barriers
            if each.has_coping_plan
        ]
        found.append((task.what or task.title, "\n".join(each for each in below if each)))
    return tuple(found)


def due(session: Session, today: date) -> bool:
    """Tell whether an appointment's day has come and nothing is said about it."""
    return session.status is Status.BOOKED and session.day <= today


def _became(session: Session) -> str:
    return f"This session: {texts.outcome_text(session.status, session.away)}"


def _appointment(session: Session) -> str:
    at = f", {texts.time_text(session.at)}" if session.at else ""
    return f"{texts.day_text(session.day)}{at} · {texts.word(session.medium)}"
