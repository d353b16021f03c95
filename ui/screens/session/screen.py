"""One contact on one page: last plan, measures, risk, notes, plan, next appointment."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.library import Field
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
from ui.screens.session.risk_card import RiskPanel
from ui.screens.session.standing_card import StandingCard
from ui.tone import Tone
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice

SETTLE_MS = 700
PARTS = 6


class SessionPage(Page):
    """The ten-minute page."""

    SHOWS = frozenset(
        {
            Kind.PATIENT,
            Kind.EPISODE,
            Kind.SESSION,
            Kind.SCORE,
            Kind.PLAN,
            Kind.REVIEW,
            Kind.SUPERVISION,
        }
    )
    WIDTH = 130

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = SessionId(route.id)
        self._presenter: SessionPresenter | None = None
        self._opening: Opening | None = None
        self._cards: list[Card] = []
        self._makers: tuple[Callable[[Opening, SessionPresenter], Card], ...] = (
            self._make_review,
            self._make_measures,
            self._make_standing,
            self._make_notes,
            self._make_plan,
            self._make_next,
        )
        self._due = Notice("")
        self._history = PlainButton("History")
        self._record = PlainButton("Record text")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._lay_out()
        self._connect()

    @property
    def presenter(self) -> SessionPresenter | None:
        """The state, None while it is being read."""
        return self._presenter

    @property
    def complete(self) -> bool:
        """True once all six parts are there."""
        return len(self._cards) == PARTS

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The six parts in order; all are made now."""
        self._part(PARTS - 1)
        return tuple(self._cards)

    @property
    def review(self) -> ReviewCard:
        """Part 1."""
        return cast("ReviewCard", self._part(0))

    @property
    def measures(self) -> MeasuresCard:
        """Part 2."""
        return cast("MeasuresCard", self._part(1))

    @property
    def standing(self) -> StandingCard:
        """Part 3."""
        return cast("StandingCard", self._part(2))

    @property
    def risk(self) -> RiskPanel:
        """The risk question, in part 3."""
        return self.standing.risk

    @property
    def notes(self) -> NotesCard:
        """Part 4."""
        return cast("NotesCard", self._part(3))

    @property
    def plan(self) -> PlanCard:
        """Part 5."""
        return cast("PlanCard", self._part(4))

    @property
    def next_card(self) -> NextCard:
        """Part 6."""
        return cast("NextCard", self._part(5))

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
        self._making.stop()
        self._presenter = self._opening = None
        for card in self._cards:
            card.hide()
            card.forget()
            self.body.removeWidget(card)
            card.deleteLater()
        self._cards.clear()
        self.set_title("")

    def focus_first(self) -> None:
        """Begin with the review, or with what comes after it."""
        if self._presenter is not None and not self.review.focus_open():
            self.measures.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A says that a booked contact was attended (Qt)."""
        plain = event.modifiers() is Qt.KeyboardModifier.NoModifier
        if event.text().casefold() == "a" and plain and not self._due.isHidden():
            self._on_attended()
        else:
            super().keyPressEvent(event)

    def _on_read(self, opening: Opening) -> None:
        first = self._presenter is None
        self._opening = opening
        if self._presenter is None:
            self._presenter = SessionPresenter(opening, self.ctx.ids)
        self._presenter.see(opening.view)
        self._show(opening)
        if first:
            self._make_more()
            self.focus_first()
            self._making.start()

    @Slot()
    def _make_more(self) -> None:
        """Make the next part; the first is seen at once, the others come meanwhile."""
        opening, presenter = self._opening, self._presenter
        if opening is None or presenter is None or len(self._cards) == PARTS:
            self._making.stop()
            return
        self._cards.append(self._makers[len(self._cards)](opening, presenter))
        self.body.insertWidget(len(self._cards), self._cards[-1])
        self._cards[-1].show()

    def _part(self, index: int) -> Card:
        if self._presenter is None:
            raise LookupError("the contact is not read yet")
        while len(self._cards) <= index:
            self._make_more()
        return self._cards[index]

    def _make_review(self, opening: Opening, presenter: SessionPresenter) -> Card:
        card = ReviewCard()
        card.hide()
        card.changed.connect(self._on_changed)
        card.finished.connect(self._on_reviewed)
        card.field_wanted.connect(self._on_field)
        card.paper_wanted.connect(self._on_paper)
        card.open_with(presenter.reviews, opening)
        card.show_view(opening.view)
        return card

    def _make_measures(self, opening: Opening, presenter: SessionPresenter) -> Card:
        card = MeasuresCard(self.ctx)
        card.hide()
        card.changed.connect(self._on_changed)
        card.risk_ticked.connect(self._on_ticked)
        card.open_with(presenter.measures)
        card.trend.show_view(opening.view, opening.library)
        return card

    def _make_standing(self, opening: Opening, _presenter: SessionPresenter) -> Card:
        card = StandingCard(self.ctx, self._id)
        card.hide()
        card.risk.answered.connect(self._on_risk)
        card.risk.open_with(opening)
        card.show_opening(opening)
        return card

    def _make_notes(self, opening: Opening, _presenter: SessionPresenter) -> Card:
        card = NotesCard()
        card.hide()
        card.edit.set_text(opening.view.session.notes)
        card.edit.edited.connect(self._on_changed)
        card.edit.left.connect(self._save)
        return card

    def _make_plan(self, opening: Opening, _presenter: SessionPresenter) -> Card:
        card = PlanCard()
        card.hide()
        card.pack_wanted.connect(self._on_pack)
        card.show_view(opening.view)
        return card

    def _make_next(self, opening: Opening, _presenter: SessionPresenter) -> Card:
        card = NextCard(self.ctx, self._id)
        card.hide()
        card.show_view(opening.view)
        return card

    def _show(self, opening: Opening) -> None:
        view = opening.view
        session = view.session
        at = f", {texts.time_text(session.at)}" if session.at else ""
        when = f"session {session.number} · {texts.short_day_text(session.day)}{at}"
        self.set_title(f"{view.patient.called} · {when}")
        self.show_needs(view.patient.needs)
        waiting = due(session, self.ctx.clock.today())
        said = "Booked. A review or a score says that it was attended; so does the key A."
        self._due.show_text(said if waiting else "", Tone.INFO, "Attended" if waiting else "")
        for card in self._cards:
            if isinstance(card, StandingCard):
                card.show_opening(opening)
            elif isinstance(card, MeasuresCard):
                card.trend.show_view(view, opening.library)
            elif isinstance(card, (ReviewCard, PlanCard, NextCard)):
                card.show_view(view)
        ready = view.plan is not None
        words = "Change the plan" if ready else "Plan the next step"
        self.set_primary("Go on with the plan" if view.has_draft else words, self._open_plan)

    def _writing(self) -> Writing | None:
        presenter = self._presenter
        if presenter is None:
            return None
        writing = presenter.writing(self.ctx.clock, self._typed_notes(presenter))
        if writing.empty:
            return None
        presenter.note_written(writing)
        return writing

    def _typed_notes(self, presenter: SessionPresenter) -> str:
        """Return the notes; before their field is made they are as they were read."""
        made = (each for each in self._cards if isinstance(each, NotesCard))
        return next((each.edit.text for each in made), presenter.view.session.notes)

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
        self.measures.show_state()
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
        if not self.review.focus_open():
            self.measures.focus_first()

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
            self.measures.show_state()
            self._on_written("Item 9: reviewed", changes)

    def _on_tick_lost(self, error: UserFacingError) -> None:
        """Show no tick that is not in the vault."""
        self.measures.show_state()
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

    @Slot()
    def _on_record(self) -> None:
        self.ctx.navigator.open(Route.record_text(self._id))

    @Slot()
    def _on_paper(self) -> None:
        made_at = self._presenter.view.last_session if self._presenter else None
        if made_at is not None:
            self.ctx.navigator.open(Route.paper(made_at.id))

    @Slot(object)
    def _on_field(self, field: Field) -> None:
        """An obstacle leads to the field that changes: the plan opens on it."""
        self._save()
        self.ctx.navigator.open(Route.plan(self._id, field.value))

    def _on_part(self, index: int) -> None:
        self.bring_into_sight(self._part(index))
        self._cards[index].begin()

    def _lay_out(self) -> None:
        self.body.addWidget(self._due)
        self.body.addStretch(1)
        self.add_secondary(self._record)
        self.add_secondary(self._history)

    def _connect(self) -> None:
        self._due.action_chosen.connect(self._on_attended)
        self._history.clicked.connect(self._on_history)
        self._record.clicked.connect(self._on_record)
        self._settle.timeout.connect(self._save)
        self._making.timeout.connect(self._make_more)
        for index in range(PARTS):
            keys = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            keys.activated.connect(partial(self._on_part, index))
