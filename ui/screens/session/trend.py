"""The course's scores as lines, with the published bands: made when it is unfolded."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.history_chart import chart
from planner.library import Library
from planner.sessions import Status
from planner.views import History, HistorySession, SessionView
from ui import texts
from ui.context import AppContext
from ui.history_labels import labels_of
from ui.widgets.history_picture import HistoryPicture
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Small

NAME = "Trend of the scores"
LINES = 24
"""Height of the picture in lines: room for the name of each band."""
NOTE = "Bands and cut-offs are the published ones and no verdict."


class Trend(Disclosure):
    """A picture of the scores of the course up to this contact, and the line that tells it."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(NAME, parent)
        self._ctx = ctx
        self._seen: tuple[SessionView, Library] | None = None
        self._said = Body("")
        self.picture: HistoryPicture | None = None
        self.toggled.connect(self._on_unfolded)
        ctx.theme.changed.connect(self._on_theme)

    @property
    def said(self) -> str:
        """What the chosen session shows."""
        return self._said.text()

    def show_view(self, view: SessionView, library: Library) -> None:
        """Take the contact; the picture is drawn again where it is in sight."""
        self._seen = (view, library)
        self.setVisible(bool(view.course_scores))
        if self.unfolded:
            self._draw()

    def forget(self) -> None:
        """Forget the person."""
        self._seen = None
        if self.picture is not None:
            self.picture.forget()
        self._said.setText("")

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        if unfolded:
            self._draw()

    def _draw(self) -> None:
        if self._seen is None:
            return
        view, library = self._seen
        if self.picture is None:
            self.picture = HistoryPicture()
            self.picture.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
            self.picture.column_chosen.connect(self._on_column)
            for each in (self.picture, self._said, Small(NOTE)):
                self.add(each)
            self._on_theme()
        history = course_of(view)
        drawn = chart(history, library.measures)
        spoken = tuple(_spoken(each, library) for each in history.sessions)
        labels = labels_of(drawn, spoken, library)
        self.picture.show_picture(drawn, labels, len(drawn.columns) - 1)
        self._on_column(self.picture.current)

    @Slot(int)
    def _on_column(self, at: int) -> None:
        drawing = self.picture.drawing if self.picture else None
        if self._seen is not None and drawing is not None:
            sessions = course_of(self._seen[0]).sessions
            if 0 <= at < len(sessions):
                self._said.setText(_spoken(sessions[at], self._seen[1]))

    @Slot()
    def _on_theme(self) -> None:
        if self.picture is not None:
            self.picture.set_series(self._ctx.theme.tokens.series)


def course_of(view: SessionView) -> History:
    """Return the contacts held up to this one with their scores, and nothing of the tasks."""
    contacts = (*view.earlier, view.session)
    held = (
        each for each in contacts if each.status is Status.ATTENDED or each.id == view.session.id
    )
    sessions = tuple(
        HistorySession(each, tuple(s for s in view.course_scores if s.session_id == each.id), ())
        for each in held
    )
    return History(view.patient, view.episode, sessions)


def _spoken(each: HistorySession, library: Library) -> str:
    day = texts.short_day_text(each.session.day)
    scores = [
        f"{measure.name} {measure.shown(score.total)}"
        for score in each.scores
        if (measure := library.measures.get(score.measure)) is not None
    ]
    return f"Session {each.session.number}, {day}: {', '.join(scores) or 'no scores'}"
