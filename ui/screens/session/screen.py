"""One contact on one page: last plan, measures, risk, notes, plan, next appointment."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.sessions import Risk, Status
from ui import texts
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import Route
from ui.screens.session import opening as calls
from ui.screens.session.ending_cards import NextCard, NotesCard, PlanCard, due
from ui.screens.session.measures_card import MeasuresCard
from ui.screens.session.opening import Opening, Writing
from ui.screens.session.presenter import SessionPresenter
from ui.screens.session.review_card import ReviewCard
from ui.screens.session.risk_card import RiskCard
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import Notice

SETTLE_MS = 700
PARTS = 6


class SessionPage(Page):
    """The ten-minute page."""

    SHOWS = frozenset(
        {Kind.PATIENT, Kind.EPISODE, Kind.SESSION, Kind.SCORE, Kind.PLAN, Kind.REVIEW}
    )
    WIDTH = 130

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = SessionId(route.id)
        self._presenter: SessionPresenter | None = None
        self._due = Notice("")
        self._review = ReviewCard()
        self._measures = MeasuresCard()
        self._risk = RiskCard(ctx, self._id)
        self._notes = NotesCard()
        self._plan = PlanCard()
        self._next = NextCard(ctx, self._id)
        self._history = PlainButton("History")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._connect()

    @property
    def presenter(self) -> SessionPresenter | None:
        """The state, None while it is being read."""
        return self._presenter

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The six parts in order."""
        return self._review, self._measures, self._risk, self._notes, self._plan, self._next

    @property
    def review(self) -> ReviewCard:
        """Part 1."""
        return self._review

    @property
    def measures(self) -> MeasuresCard:
        """Part 2."""
        return self._measures

    @property
    def risk(self) -> RiskCard:
        """Part 3."""
        return self._risk

    @property
    def notes(self) -> NotesCard:
        """Part 4."""
        return self._notes

    @property
    def next_card(self) -> NextCard:
        """Part 6."""
        return self._next

    def refresh(self) -> None:
        """Read the contact."""
        reading: QueryOp[Opening] = QueryOp(self, partial(calls.read_opening, self._id))
        reading.on_done(self._on_read).start(self.ctx)

    def suspend(self) -> Parting | None:
        """Keep what is not in the vault yet when the page is left and at lock."""
        self._settle.stop()
        writing = self._writing()
        return None if writing is None else partial(calls.write_all, writing)

    def clear(self) -> None:
        """Forget the person."""
        self._settle.stop()
        self._presenter = None
        self._review.forget()
        self._measures.forget()
        self._risk.forget()
        self._next.forget()
        self._notes.edit.set_text("")
        for card in self.cards:
            card.hide()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin with the review, or with what comes after it."""
        if self._presenter is not None and not self._review.focus_open():
            self._measures.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A says that a booked contact was attended (Qt)."""
        plain = event.modifiers() is Qt.KeyboardModifier.NoModifier
        if event.text().casefold() == "a" and plain and not self._due.isHidden():
            self._on_attended()
        else:
            super().keyPressEvent(event)

    def _on_read(self, opening: Opening) -> None:
        first = self._presenter is None
        if self._presenter is None:
            self._presenter = SessionPresenter(opening, self.ctx.ids)
            self._review.open_with(self._presenter.reviews, opening)
            self._measures.open_with(self._presenter.measures)
            self._notes.edit.set_text(opening.view.session.notes)
            self._risk.open_with(opening)
            for card in self.cards:
                card.show()
        self._presenter.see(opening.view)
        self._show(opening)
        if first:
            self.focus_first()

    def _show(self, opening: Opening) -> None:
        view = opening.view
        session = view.session
        at = f", {texts.time_text(session.at)}" if session.at else ""
        number = f"session {session.number}"
        self.set_title(
            f"{view.patient.called} · {number} · {texts.short_day_text(session.day)}{at}"
        )
        self.show_needs(view.patient.needs)
        waiting = due(session, self.ctx.clock.today())
        said = "Booked. A review or a score says that it was attended; so does the key A."
        self._due.show_text(said if waiting else "", Tone.INFO, "Attended" if waiting else "")
        self._review.show_view(view)
        self._risk.show_risk(session.risk, view.scores)
        self._plan.show_view(view)
        self._next.show_view(view)
        ready = view.plan is not None
        words = "Change the plan" if ready else "Plan the next step"
        self.set_primary("Go on with the plan" if view.has_draft else words, self._open_plan)

    def _writing(self) -> Writing | None:
        presenter = self._presenter
        if presenter is None:
            return None
        writing = presenter.writing(self.ctx.clock, self._notes.edit.text)
        if writing.empty:
            return None
        presenter.note_written(writing)
        return writing

    @Slot()
    def _save(self) -> None:
        self._settle.stop()
        writing = self._writing()
        if writing is None:
            return
        saving: StoreOp[Changes] = StoreOp(self, partial(calls.write_all, writing))
        saving.on_done(self._on_saved).on_error(self._on_not_saved).start(self.ctx)

    def _on_saved(self, changes: Changes) -> None:
        now = texts.time_text(self.ctx.clock.now().astimezone().time())
        self.set_note(f"Saved {now}")
        self._measures.show_state()
        if changes.touches(Kind.REVIEW, Kind.SCORE, Kind.SESSION):
            self.refresh()

    def _on_not_saved(self, error: UserFacingError) -> None:
        if self._presenter is not None:
            self._presenter.forget_written()
        self.ctx.show_error(error)

    def _write(self, write: "partial[Changes]", said: str = "") -> None:
        saving: StoreOp[Changes] = StoreOp(self, write)
        saving.on_done(partial(self._on_written, said)).start(self.ctx)

    def _on_written(self, said: str, _changes: Changes) -> None:
        if said:
            self.ctx.notify(said)
        self.refresh()

    def _open_plan(self) -> None:
        self.ctx.navigator.open(Route.plan(self._id))

    @Slot()
    def _on_changed(self) -> None:
        self._settle.start()

    @Slot()
    def _on_reviewed(self) -> None:
        """A review is whole: keep it at once and go on."""
        self._save()
        if not self._review.focus_open():
            self._measures.focus_first()

    @Slot(object)
    def _on_risk(self, risk: Risk) -> None:
        self._write(partial(calls.answer_risk, self._id, risk))

    @Slot(str)
    def _on_ticked(self, measure: str) -> None:
        self._save()
        presenter = self._presenter
        score = presenter.measures.score(measure) if presenter else None
        if presenter is not None and score is not None:
            ticking: StoreOp[Changes] = StoreOp(self, partial(calls.review_risk_item, score.id))
            ticking.on_done(partial(self._on_tick_kept, measure)).on_error(self._on_tick_lost)
            ticking.start(self.ctx)

    def _on_tick_kept(self, measure: str, changes: Changes) -> None:
        if self._presenter is not None:
            self._presenter.measures.note_ticked(measure)
            self._measures.show_state()
            self._on_written("Item 9: reviewed", changes)

    def _on_tick_lost(self, error: UserFacingError) -> None:
        """Show no tick that is not in the vault."""
        self._measures.show_state()
        self.ctx.show_error(error)

    @Slot()
    def _on_attended(self) -> None:
        attended = Status.ATTENDED
        said = f"{texts.sentence_case(texts.word(attended))}: recorded"
        self._write(partial(calls.set_status, self._id, attended), said)

    @Slot()
    def _on_pack(self) -> None:
        self.ctx.navigator.open(Route.pack(self._id))

    @Slot()
    def _on_history(self) -> None:
        if self._presenter is not None:
            self.ctx.navigator.open(Route.history(self._presenter.view.episode.id))

    def _on_part(self, index: int) -> None:
        self.cards[index].setFocus()
        self.cards[index].focusNextChild()

    def _lay_out(self) -> None:
        self.body.addWidget(self._due)
        for card in self.cards:
            self.body.addWidget(card)
            card.hide()
        self.body.addStretch(1)
        self.add_secondary(self._history)

    def _connect(self) -> None:
        self._due.action_chosen.connect(self._on_attended)
        self._review.changed.connect(self._on_changed)
        self._review.finished.connect(self._on_reviewed)
        self._measures.changed.connect(self._on_changed)
        self._measures.risk_ticked.connect(self._on_ticked)
        self._risk.answered.connect(self._on_risk)
        self._notes.edit.edited.connect(self._on_changed)
        self._notes.edit.left.connect(self._save)
        self._plan.pack_wanted.connect(self._on_pack)
        self._history.clicked.connect(self._on_history)
        self._settle.timeout.connect(self._save)
        for index in range(PARTS):
            keys = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            keys.activated.connect(partial(self._on_part, index))
