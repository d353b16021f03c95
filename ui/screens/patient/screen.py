"""A person's record: who they are, what they need, their sessions, and the next step."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes, Kind
from planner.ids import EpisodeId, PatientId, SessionId
from planner.patients import Episode
from planner.sessions import Away, Status
from ui.booking import Booking, book, move, moved_text, new_session, set_status
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page
from ui.routes import Route
from ui.screens.patient import store_calls
from ui.screens.patient.course_forms import Beginning, Ending
from ui.screens.patient.presenter import NextStep, PatientView, next_step, well_session
from ui.screens.patient.record_view import RecordView
from ui.screens.patient.well_plan import WellOpening, keep_draft, read_well, well_draft, well_said
from ui.texts import outcome_text, sentence_case, short_day_text
from ui.widgets.buttons import PlainButton, QuietButton


class PatientPage(Page):
    """One person. Their needs stay in sight above everything.

    Attributes:
        edit_button: Opens the form.
        history_button: Opens the current course over time.
        data_button: Opens what is kept: written out, corrected, joined, erased.
    """

    SHOWS = frozenset({Kind.PATIENT, Kind.EPISODE, Kind.SESSION})
    WIDTH = 170

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._view: PatientView | None = None
        self._next: NextStep | None = None
        self._settled = False
        self._record = RecordView(ctx)
        self._record.hide()
        self.body.addWidget(self._record)
        self.edit_button = PlainButton("Edit the record")
        self.history_button = PlainButton("History")
        self.history_button.hide()
        self.data_button = QuietButton("Data and retention")
        for button in (self.data_button, self.edit_button, self.history_button):
            self.add_secondary(button)
        self._connect()

    @property
    def record(self) -> RecordView:
        """The cards."""
        return self._record

    def refresh(self) -> None:
        """Read the record."""
        reading: QueryOp[PatientView] = QueryOp(
            self, partial(store_calls.read_patient, PatientId(self.route.id))
        )
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget the person."""
        self._view = self._next = None
        self._record.forget()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin at the primary action."""
        self.primary.setFocus()

    def _connect(self) -> None:
        view = self._record
        view.sessions.session_opened.connect(self._on_session)
        view.sessions.outcome_chosen.connect(self._on_outcome)
        view.sessions.moved.connect(self._on_moved)
        view.booking.booked.connect(self._on_booked)
        view.ending.wanted.connect(self._on_ending)
        view.ending.well_wanted.connect(self._on_well)
        for each in (view.ending, view.ended):
            each.summary_wanted.connect(self._on_summary)
        view.ended.reopen_wanted.connect(self._on_reopen)
        view.ended.cancel_wanted.connect(self._on_cancel_after)
        view.beginning.wanted.connect(self._on_beginning)
        view.history_wanted.connect(self._on_history_of)
        self.edit_button.clicked.connect(self._on_edit)
        self.history_button.clicked.connect(self._on_history)
        self.data_button.clicked.connect(self._on_data)

    def _show(self, view: PatientView) -> None:
        self._view = view
        patient = view.record.patient
        self.set_title(f"{patient.name} · {patient.reference}")
        self.show_needs(patient.needs)
        self._record.show_view(view)
        self._record.show()
        self.history_button.setVisible(view.record.current is not None)
        self._next = next_step(view, self.ctx.clock.today())
        self.set_primary(self._next.text if self._next else "", self._do_next)
        self.show_primary(shown=self._next is not None)
        if not self._settled:
            self._settled = True
            self.focus_first()

    def _do_next(self) -> None:
        if self._next is None:
            return
        if self._next.session_id is not None:
            self.ctx.navigator.open(Route.session(self._next.session_id))
        else:
            self._record.booking.fields.day.setFocus()

    def _write(self, write: "partial[Changes]", said: str) -> None:
        saving: StoreOp[Changes] = StoreOp(self, write)
        saving.on_done(partial(self._on_saved, said)).start(self.ctx)

    def _on_saved(self, said: str, _changes: Changes) -> None:
        self.ctx.notify(said)
        self.refresh()

    @Slot(str)
    def _on_session(self, session_id: str) -> None:
        self.ctx.navigator.open(Route.session(SessionId(session_id)))

    @Slot(str, object, object)
    def _on_outcome(self, session_id: str, status: Status, away: Away | None) -> None:
        write = partial(set_status, SessionId(session_id), status, away)
        self._write(write, f"{sentence_case(outcome_text(status, away))}: recorded")

    @Slot(str, object)
    def _on_moved(self, session_id: str, booking: Booking) -> None:
        self._write(partial(move, SessionId(session_id), booking), moved_text(booking))

    @Slot(object)
    def _on_booked(self, booking: Booking) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            new = SessionId(self.ctx.ids.new())
            made = new_session(new, current.id, current.patient_id, booking)
            self._write(partial(book, made), f"Booked for {short_day_text(booking.day)}")

    @Slot(object)
    def _on_ending(self, ending: Ending) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            self._write(partial(store_calls.end_course, current.id, ending), "The course has ended")

    @Slot()
    def _on_summary(self) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            self.ctx.navigator.open(Route.work_summary(current.id))

    @Slot()
    def _on_reopen(self) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            self._write(partial(store_calls.reopen_course, current.id), "The course is open again")

    @Slot()
    def _on_cancel_after(self) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            said = "Cancelled what was booked after the end"
            self._write(partial(store_calls.cancel_after, current), said)

    @Slot()
    def _on_well(self) -> None:
        sessions = self._view.sessions if self._view else ()
        at = well_session(sessions, self.ctx.clock.today())
        if at is not None:
            reading: QueryOp[WellOpening] = QueryOp(self, partial(read_well, at.id))
            reading.on_done(self._begin_well).start(self.ctx)

    def _begin_well(self, opening: WellOpening) -> None:
        session_id, said = opening.view.session.id, well_said(opening)
        text = well_draft(opening, self.ctx.clock.today(), self.ctx.ids)
        if text is None:
            self._open_well(session_id, said, Changes())
            return
        keeping: StoreOp[Changes] = StoreOp(self, partial(keep_draft, session_id, text))
        keeping.on_done(partial(self._open_well, session_id, said)).start(self.ctx)

    def _open_well(self, session_id: SessionId, said: str, _changes: Changes) -> None:
        self.ctx.notify(said)
        self.ctx.navigator.open(Route.plan(session_id))

    @Slot(object)
    def _on_beginning(self, beginning: Beginning) -> None:
        episode = Episode(
            id=EpisodeId(self.ctx.ids.new()),
            patient_id=PatientId(self.route.id),
            started=beginning.day,
            problem=beginning.problem,
        )
        self._write(partial(store_calls.begin_course, episode), "A course of treatment has begun")

    @Slot()
    def _on_edit(self) -> None:
        self.ctx.navigator.open(Route.patient_edit(PatientId(self.route.id)))

    @Slot()
    def _on_data(self) -> None:
        self.ctx.navigator.open(Route.person_data(PatientId(self.route.id)))

    @Slot()
    def _on_history(self) -> None:
        current = self._view.record.current if self._view else None
        if current is not None:
            self.ctx.navigator.open(Route.history(current.id))

    @Slot(str)
    def _on_history_of(self, episode_id: str) -> None:
        self.ctx.navigator.open(Route.history(EpisodeId(episode_id)))
