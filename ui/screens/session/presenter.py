"""The state of the session page, and what of it has to be written. Qt-free."""

from planner.clock import Clock
from planner.ids import IdSource
from planner.views import SessionView
from ui.screens.session.measures_presenter import MeasuresPresenter
from ui.screens.session.opening import Opening, SessionDraft, Typed, Writing
from ui.screens.session.review_presenter import ReviewPresenter

UNKNOWN = SessionDraft(typed=(Typed("", (), ""),))
"""A draft that equals none, so that the next one is written."""


class SessionPresenter:
    """One contact."""

    def __init__(self, opening: Opening, ids: IdSource) -> None:
        self.reviews = ReviewPresenter(opening, ids)
        self.measures = MeasuresPresenter(opening, ids)
        self._view = opening.view
        self._notes = opening.view.session.notes
        self._draft = opening.draft

    @property
    def view(self) -> SessionView:
        """The contact as it was last read."""
        return self._view

    def see(self, view: SessionView) -> None:
        """Take the contact as it stands in the vault now."""
        self._view = view

    def writing(self, clock: Clock, notes: str) -> Writing:
        """Return what is not in the vault yet."""
        draft = SessionDraft(self.reviews.begun(), self.measures.begun())
        return Writing(
            session_id=self._view.session.id,
            today=clock.today(),
            reviews=self.reviews.to_save(clock.now()),
            scores=self.measures.to_save(),
            notes=notes if notes != self._notes else None,
            draft=draft if draft != self._draft else None,
        )

    def note_written(self, writing: Writing) -> None:
        """Know that this is on its way into the vault."""
        self.reviews.note_saved(writing.reviews)
        self.measures.note_saved(writing.scores)
        if writing.notes is not None:
            self._notes = writing.notes
        if writing.draft is not None:
            self._draft = writing.draft

    def forget_written(self) -> None:
        """Know that the last writing did not arrive: what differs from the vault goes again."""
        self.reviews.see(self._view)
        self.measures.see(self._view)
        self._notes, self._draft = self._view.session.notes, UNKNOWN
