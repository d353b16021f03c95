"""The end of the contact: notes, the plan, the next appointment."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.clock import Clock
from planner.plans import Plan
from planner.sessions import Session, Status
from planner.views import SessionView
from ui import texts
from ui.booking import usual_booking
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
    """The next appointment, and what became of this one.

    Signals:
        booked: Book this (a Booking).
        status_chosen: What became of this contact (a Status).
    """

    booked = Signal(object)
    status_chosen = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("6  Next appointment", parent)
        self._clock = clock
        self._next = Strong("")
        self.form = BookingForm(clock)
        self._this = Quiet("This session")
        self.status = Chips("What became of this session", STATUSES)
        for each in (self._next, self.form, self._this, self.status):
            self.add(each)
        self._offered: Session | None = None
        self.form.booked.connect(self.booked)
        self.status.value_chosen.connect(self._on_status)

    def show_view(self, view: SessionView) -> None:
        """Show the next appointment, or offer the usual one."""
        following, session = view.next_session, view.session
        self._next.show_text(_appointment(following) if following else "")
        self.form.setVisible(following is None)
        if following is None and self._offered is None:
            self.form.fields.show_booking(usual_booking((session,), self._clock.today()))
            self._offered = session
        shown = "" if session.status is Status.BOOKED else session.status.value
        self.status.set_value(shown)
        self._this.setText(f"This session: {texts.word(session.status)}")

    @Slot(str)
    def _on_status(self, value: str) -> None:
        self.status_chosen.emit(Status(value) if value else Status.BOOKED)


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


def _appointment(session: Session) -> str:
    at = f", {texts.time_text(session.at)}" if session.at else ""
    return f"{texts.day_text(session.day)}{at} · {texts.word(session.medium)}"
