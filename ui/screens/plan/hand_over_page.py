"""The page of the step "Hand over": what is missing, how it is printed, the pages themselves."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.catalogues import LANGUAGES
from planner.pack import PackOptions, Rendered
from planner.plans import Override, Plan
from planner.plans import Route as HandRoute
from planner.sessions import Risk
from reports import read_aloud
from ui import texts
from ui.context import AppContext
from ui.languages import language_text
from ui.operations import PackOp
from ui.packs.coverage import PackCoverage, of_pack
from ui.packs.delivery import Delivery
from ui.packs.desk import PackDesk
from ui.packs.making import Builder, Imprint
from ui.packs.switches import PackSwitches
from ui.packs.view import PackView
from ui.routes import Route
from ui.screens.plan.hand_over_presenter import HandOverPresenter
from ui.screens.plan.life_days import LifeDays
from ui.screens.plan.missing_card import MissingCard, MissingLines
from ui.screens.plan.presenter import PlanPresenter
from ui.screens.plan.step_page import StepPage
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import clear_layout
from ui.widgets.notice import Notice
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Small

RISK = "Risk is not marked as reviewed at this contact. Until it is, this stays a draft."
LINES = "A sheet with the help lines, and nothing of the plan, can be printed now."
UNREAD = "They read {language}. Packs have no words in it: go through it aloud."


class HandOverPage(StepPage):
    """Left: missing, agreed, switches, route. Right: the pages, live.

    Signals:
        state_changed: What the primary button may do has changed.
        ready_changed: The ready plan was changed in a way that must be stored again (its route).
    """

    state_changed = Signal()
    ready_changed = Signal()

    def __init__(
        self, ctx: AppContext, presenter: HandOverPresenter, wizard: PlanPresenter, imprint: Imprint
    ) -> None:
        super().__init__(wizard)
        self._ctx = ctx
        self._imprint = imprint
        self.presenter = presenter
        self.desk = PackDesk(ctx, wizard.plan.session_id, self)
        self.desk.use_code(wizard.code)
        self._risk = Notice()
        self._lines = Notice()
        self._unread = Notice()
        self._missing = MissingCard(self.presenter)
        self._notes = MissingLines()
        self._worth = Disclosure("Worth a look")
        self._worth.add(self._notes)
        self._summary = QGridLayout()
        self._said: tuple[tuple[str, str], ...] = ()
        self._switches = PackSwitches()
        routes = [Choice(each, texts.sentence_case(texts.word(each))) for each in HandRoute]
        self._route = Chips("How it reaches them", routes)
        self._route_note = Notice()
        self._view = PackView()
        self.delivery = Delivery(ctx, self.desk)
        self._life = LifeDays(wizard)
        self._made_for: tuple[Plan, PackOptions] | None = None
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Make the pages of what was agreed."""
        self._made_for = None

    def show_state(self) -> None:
        """Show what is missing, what was agreed, and make the pages again where that changed."""
        plan, options = self.wizard.plan, self.wizard.options
        blocked = self.presenter.gate.blocked_by_risk
        self._risk.show_text(RISK if blocked else "", Tone.ATTENTION, "Go to the session page")
        stopped = self.wizard.context.view.session.risk is Risk.STOP
        self._lines.show_text(LINES if stopped else "", Tone.INFO, "Print the help lines")
        self._show_unread()
        self._missing.show_state()
        notes = tuple(each for each in self.presenter.missing() if not each.required)
        self._notes.show_lines(notes)
        self._worth.set_title(f"Worth a look ({len(notes)})")
        self._worth.setVisible(bool(notes))
        self._show_summary()
        self._switches.show_options(options)
        self._route.set_value(plan.route.value if plan.route else "")
        self._route_note.show_text(self.presenter.route_note(), Tone.ATTENTION)
        self._make()
        self.state_changed.emit()

    def focus_first(self) -> None:
        """Begin with what is missing, or with the route."""
        if self._missing.isHidden():
            self._route.setFocus()
        else:
            self._missing.focus_first()

    @property
    def dictated(self) -> bool:
        """True where the plan is read out instead of printed."""
        return self.wizard.plan.route is HandRoute.DICTATED

    @Slot()
    def note_read_out(self) -> None:
        """Note that it was read out."""
        self.desk.note_handed("Read out")

    def forget(self) -> None:
        """Let go of the pages."""
        self.desk.forget()
        self._view.forget()

    def _make(self) -> None:
        plan, options = self.wizard.plan, self.wizard.options
        if self._made_for == (plan, options):
            return
        self._made_for = (plan, options)
        context = self.wizard.context
        view = replace(context.view, patient=self._life.person())
        self._view.show_busy()
        self.desk.make(Builder(plan, view, context.library, self._imprint), options)

    def _show_unread(self) -> None:
        language = self.wizard.context.view.patient.needs.language
        unread = language not in ("", *LANGUAGES)
        text = UNREAD.format(language=language_text(language))
        self._unread.show_text(text if unread else "", Tone.INFO)

    def _show_summary(self) -> None:
        lines = self.presenter.summary()
        if lines == self._said:
            return
        self._said = lines
        clear_layout(self._summary)
        for number, (label, text) in enumerate(lines):
            self._summary.addWidget(Small(label), number, 0, Qt.AlignmentFlag.AlignTop)
            self._summary.addWidget(Body(text), number, 1)
        self._summary.setColumnStretch(1, 1)

    def _lay_out(self) -> None:
        agreed = Card("What we agreed")
        self._summary.setHorizontalSpacing(Space.M)
        agreed.add_layout(self._summary)
        reach = Card("How it reaches them")
        reach.add(self._route)
        reach.add(self._route_note)
        printed = Card("How it is printed")
        printed.add(self._switches)
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, Space.S, 0)
        left.setSpacing(Space.M)
        for widget in (self._risk, self._lines, self._missing, self._unread, reach, printed):
            left.addWidget(widget)
        left.addWidget(self._worth)
        left.addWidget(agreed)
        left.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self._view, 1)
        right.addWidget(self.delivery)
        sides = QHBoxLayout()
        sides.setSpacing(Space.L)
        sides.addWidget(area, 5)
        sides.addLayout(right, 6)
        self.column.addLayout(sides)

    def _connect(self) -> None:
        self._risk.action_chosen.connect(self._on_session_wanted)
        self._lines.action_chosen.connect(self._on_lines_wanted)
        self._missing.place_wanted.connect(self.place_wanted)
        self._notes.place_wanted.connect(self.place_wanted)
        self._missing.override_chosen.connect(self._on_override)
        self._switches.options_chosen.connect(self.wizard.set_options)
        self._route.value_chosen.connect(self._on_route)
        self._view.field_wanted.connect(self._on_field)
        self.desk.code_drawn.connect(self.wizard.set_code)
        self.desk.made.connect(self._on_made)
        self.desk.refused.connect(self._on_refused)

    @Slot()
    def _on_session_wanted(self) -> None:
        self.route_wanted.emit(Route.session(self.wizard.plan.session_id))

    @Slot()
    def _on_lines_wanted(self) -> None:
        self.route_wanted.emit(Route.pack(self.wizard.plan.session_id))

    @Slot(object)
    def _on_override(self, reason: Override | None) -> None:
        self.presenter.override = reason
        self.state_changed.emit()

    @Slot(str)
    def _on_route(self, value: str) -> None:
        was_ready = self.presenter.ready
        self.presenter.set_route(HandRoute(value) if value else None)
        if was_ready:
            self.ready_changed.emit()

    @Slot(str)
    def _on_field(self, where: str) -> None:
        place = self.presenter.place_of_field(where)
        if place is not None:
            self.place_wanted.emit(place)
        elif where == "print_name":
            self.route_wanted.emit(Route.patient_edit(self.wizard.context.view.patient.id))

    @Slot(object)
    def _on_made(self, rendered: Rendered) -> None:
        pack = self.desk.finished
        if pack is not None:
            telling: PackOp[PackCoverage] = PackOp(
                self, partial(of_pack, pack.content, pack.options)
            )
            telling.on_done(self._switches.say_coverage).start(self._ctx)
        if self.dictated and pack is not None:
            speaking: PackOp[tuple[str, ...]] = PackOp(
                self, partial(read_aloud, pack.content, pack.options)
            )
            speaking.on_done(self._view.show_lines).start(self._ctx)
        else:
            self._view.show_pages(rendered)
        self.state_changed.emit()

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        self._view.show_refusal(error)  # type: ignore[arg-type]
        self.state_changed.emit()
