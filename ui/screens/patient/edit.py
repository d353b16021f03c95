"""The form of a person, new or known. What is typed and not saved survives a lock as a draft."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import PatientId
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import Route
from ui.screens.patient import edit_calls
from ui.screens.patient.edit_calls import Opening
from ui.screens.patient.edit_view import EditView
from ui.screens.patient.entry import (
    NEW,
    Entry,
    first_session,
    nhs_problem,
    problem_of_error,
    problems_of,
)
from ui.screens.patient.kept_offer import KeptOffer
from ui.texts import short_day_text, time_text
from ui.widgets.buttons import PlainButton

QUIET_MS = 4_000
LEFT = "Not saved. What you typed is kept and offered when you come back."


class PatientEditPage(Page):
    """Sections from who to codes; problems stand beside their field.

    Attributes:
        leave_button: Goes back and forgets what was typed.
    """

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._base: Entry | None = None
        self._offer: Entry | None = None
        self._owner = route.id or NEW
        self._view = EditView(ctx.clock, new=not route.id)
        self._kept = KeptOffer()
        self.leave_button = PlainButton("Leave without saving")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self.set_title("" if route.id else "New person")
        for widget in (self._kept, self._view):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._view.hide()
        self.add_secondary(self.leave_button)
        self.set_primary("Save" if route.id else "Save the new person", self._save)
        self.primary.setEnabled(False)
        self._connect()

    @property
    def view(self) -> EditView:
        """The cards."""
        return self._view

    @property
    def offer(self) -> KeptOffer:
        """What is offered back."""
        return self._kept

    def refresh(self) -> None:
        """Read the record once; what is typed is never overwritten."""
        if self._base is None:
            whose = PatientId(self.route.id) if self.route.id else None
            read = partial(edit_calls.read_form, whose, self.ctx.clock.today(), self.ctx.ids)
            QueryOp(self, read).on_done(self._open).start(self.ctx)

    def can_leave(self) -> bool:
        """Say that what was typed is kept."""
        if self._dirty:
            self.ctx.notify(LEFT)
        return True

    def suspend(self) -> Parting | None:
        """Keep what is typed."""
        self._timer.stop()
        if not self._dirty:
            return None
        return partial(edit_calls.keep_draft, self._owner, self._typed())

    def clear(self) -> None:
        """Forget the person."""
        self._base = self._offer = None
        self._view.forget()
        self._timer.stop()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin with the name, or with what is offered back."""
        if self._offer is not None:
            self._kept.setFocus()
        else:
            self._view.focus_first()

    @property
    def _dirty(self) -> bool:
        return self._base is not None and self._offer is None and self._typed() != self._base

    def _typed(self) -> Entry:
        return self._view.entry()

    def _connect(self) -> None:
        self._view.edited.connect(self._on_edited)
        self._timer.timeout.connect(self._on_quiet)
        self.leave_button.clicked.connect(self._on_leave)
        self._kept.taken.connect(self._on_taken)
        self._kept.thrown_away.connect(self._on_thrown_away)
        self._view.nhs_left.connect(self._on_nhs_left)

    def _open(self, opening: Opening) -> None:
        self._base, self._offer = opening.entry, opening.kept
        patient = opening.entry.patient
        if self.route.id:
            self.set_title(f"{patient.name} · {patient.reference} · edit")
            self.show_needs(patient.needs)
        self._view.show_entry(opening.entry)
        # Dates are shown as they are written here, so that nothing counts as typed yet.
        self._base = self._view.entry()
        QTimer.singleShot(0, self, self._on_first_shown)
        if opening.kept is not None and opening.kept_at is not None:
            at = opening.kept_at.astimezone()
            self._kept.offer(f"{short_day_text(at.date())}, {time_text(at.time())}")
        self._allow(opening.kept is None)

    @Slot()
    def _on_first_shown(self) -> None:
        """Make the rest of the form, once its top is in sight."""
        if self._base is not None:
            untouched = self._view.entry() == self._base
            self._view.complete()
            self._base = self._view.entry() if untouched else self._base

    def _allow(self, allowed: bool) -> None:
        """Let the form be used; while something is offered back only that is asked."""
        self._view.setVisible(allowed)
        self.primary.setEnabled(allowed)
        self._timer.stop()
        self.focus_first()

    def _save(self) -> None:
        entry = self._typed()
        today = self.ctx.clock.today()
        problems = problems_of(entry, made_up=self.ctx.made_up, today=today)
        self._view.show_problems(problems)
        if problems:
            return
        self.primary.setEnabled(False)
        first = first_session(entry, self.ctx.ids)
        save = partial(edit_calls.save_form, self._owner, entry, first)
        saving: StoreOp[Changes] = StoreOp(self, save)
        saving.on_done(partial(self._on_saved, entry)).on_error(self._on_refused).start(self.ctx)

    def _on_saved(self, entry: Entry, _changes: Changes) -> None:
        self._base = self._typed()
        now = self.ctx.clock.now().astimezone()
        self.ctx.notify(f"Saved {time_text(now.time())}")
        if self.route.id:
            self.ctx.navigator.back()
        else:
            self.ctx.navigator.replace(Route.patient(entry.patient.id))

    def _on_refused(self, error: UserFacingError) -> None:
        self.primary.setEnabled(True)
        problems = problem_of_error(error)
        if problems:
            self._view.show_problems(problems)
        else:
            self.ctx.show_error(error)

    @Slot()
    def _on_edited(self) -> None:
        if self._base is not None and self._offer is None:
            self._timer.start()

    @Slot()
    def _on_quiet(self) -> None:
        if self._dirty:
            keeping: StoreOp[Changes] = StoreOp(
                self, partial(edit_calls.keep_draft, self._owner, self._typed())
            )
            keeping.on_done(self._on_kept).start(self.ctx)

    def _on_kept(self, _changes: Changes) -> None:
        now = self.ctx.clock.now().astimezone()
        self.set_note(f"Draft kept {time_text(now.time())}. Nothing is saved yet.")

    @Slot()
    def _on_nhs_left(self) -> None:
        typed = self._view.nhs_number
        problem = nhs_problem(typed, made_up=self.ctx.made_up)
        self._view.show_problem("who.nhs_number", problem)

    @Slot()
    def _on_leave(self) -> None:
        if self._offer is None:
            self._drop_draft()
            self._base = None
        self.ctx.navigator.back()

    @Slot()
    def _on_taken(self) -> None:
        kept, self._offer = self._offer, None
        if kept is not None:
            self._view.show_entry(kept)
            if self._base is not None and not self.route.id:
                # A new person keeps the identity the draft was begun with.
                self._base = Entry(patient=kept.patient, course=None)
        self._allow(True)

    @Slot()
    def _on_thrown_away(self) -> None:
        self._offer = None
        self._drop_draft()
        self._allow(True)

    def _drop_draft(self) -> None:
        dropping: StoreOp[Changes] = StoreOp(self, partial(edit_calls.drop_draft, self._owner))
        dropping.start(self.ctx)
