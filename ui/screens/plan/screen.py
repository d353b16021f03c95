"""The plan wizard: seven steps, free to move between, kept as an encrypted draft on the way."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.flows.plan import Mark, Step
from planner.ids import SessionId
from planner.library import Field
from planner.plans import Plan
from ui import texts
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.packs.making import remember_printer
from ui.pages import Page, Parting
from ui.routes import Route
from ui.screens.plan.barriers_page import BarriersPage
from ui.screens.plan.check_page import CheckPage
from ui.screens.plan.choose_page import ChoosePage
from ui.screens.plan.fit_page import FitPage
from ui.screens.plan.hand_over_page import HandOverPage
from ui.screens.plan.hand_over_presenter import HandOverPresenter
from ui.screens.plan.look_back_page import LookBackPage
from ui.screens.plan.opening import (
    Opened,
    Opening,
    open_wizard,
    read_opening,
    save_draft,
    store_ready,
)
from ui.screens.plan.others_reader import record_for
from ui.screens.plan.presenter import Place, PlanPresenter
from ui.screens.plan.specify_page import SpecifyPage
from ui.screens.plan.step_page import StepPage
from ui.screens.plan.words import STEP_NAMES, STEP_WHYS, place_of_field
from ui.style.space import Space
from ui.widgets.buttons import QuietButton
from ui.widgets.step_list import Step as ListedStep
from ui.widgets.step_list import StepList, StepMark
from ui.widgets.text import Quiet, Title

SETTLE_MS = 700
F9 = " · F9 shows it to the patient"
STEPS = tuple(Step)
PAGES: dict[Step, type[StepPage]] = {
    Step.LOOK_BACK: LookBackPage,
    Step.CHOOSE: ChoosePage,
    Step.SPECIFY: SpecifyPage,
    Step.FIT: FitPage,
    Step.BARRIERS: BarriersPage,
    Step.CHECK: CheckPage,
}
MARKS = {
    Mark.HERE: StepMark.OPEN,
    Mark.DONE: StepMark.DONE,
    Mark.OPEN: StepMark.OPEN,
    Mark.NOT_NEEDED: StepMark.DONE,
}


class PlanPage(Page):
    """The wizard of one contact."""

    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        contact, _, self._field = route.id.partition("#")
        self._id = SessionId(contact)
        self._wizard: PlanPresenter | None = None
        self._opening: Opening | None = None
        self._ending: HandOverPresenter | None = None
        self._hand_over: HandOverPage | None = None
        self._steps = StepList("Steps of the plan")
        self._heading = Title("")
        self._why = Quiet("")
        self._stack = QStackedWidget()
        self._shown: dict[Step, StepPage] = {}
        self._areas: dict[Step, QScrollArea] = {}
        self._shown_step: Step | None = None
        self._saved = 0
        self._back = QuietButton("Back")
        self._leave = QuietButton("To the session")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._connect()

    @property
    def wizard(self) -> PlanPresenter | None:
        """The state, None while it is being read."""
        return self._wizard

    def refresh(self) -> None:
        """Read what the wizard opens with; once, since nobody else changes a plan in the making."""
        if self._wizard is None:
            reading: QueryOp[Opening] = QueryOp(self, partial(read_opening, self._id))
            reading.on_done(self._on_read).start(self.ctx)

    def suspend(self) -> Parting | None:
        """Keep the draft when the page is left and at lock."""
        self._settle.stop()
        if self._wizard is None or not self._unsaved():
            return None
        self._saved = self._wizard.version
        return partial(save_draft, self._id, self._wizard.draft_text())

    def clear(self) -> None:
        """Forget the plan and the pages."""
        self._settle.stop()
        if self._wizard is not None:
            self._wizard.forget_listeners()
        if self._hand_over is not None:
            self._hand_over.forget()
        for area in self._areas.values():
            area.hide()
            area.deleteLater()
        self._shown.clear()
        self._areas.clear()
        self._wizard = self._opening = self._hand_over = self._ending = None
        self.set_title("")

    def focus_first(self) -> None:
        """Go to the first field of the step."""
        page = self._page_in_sight()
        if page is not None:
            page.focus_first()

    @Slot(str)
    def _on_step_chosen(self, key: str) -> None:
        if self._wizard is not None:
            self._wizard.go(Step(key))

    @Slot()
    def _on_back(self) -> None:
        if self._wizard is not None:
            self._wizard.back()

    @Slot()
    def _on_leave(self) -> None:
        self.ctx.navigator.open(Route.session(self._id))

    @Slot(object)
    def _on_place_wanted(self, place: Place) -> None:
        if self._wizard is not None:
            self._wizard.go_to(place)
            page = self._page_in_sight()
            if page is not None:
                page.focus_field(place.field)

    @Slot(object)
    def _on_route_wanted(self, route: Route) -> None:
        self.ctx.navigator.open(route)

    @Slot()
    def _on_patient_view(self) -> None:
        if self._wizard is not None:
            if not self._is_ready():
                self._saved = -1
            self.ctx.navigator.open(Route.patient_view(self._id))

    @Slot()
    def _on_print(self) -> None:
        if self._hand_over is not None and self._wizard is not None:
            if self._wizard.step is not Step.HAND_OVER:
                self._wizard.go(Step.HAND_OVER)
            elif self._is_ready():
                self._hand_over.delivery.print_now()

    @Slot()
    def _on_settled(self) -> None:
        if self._wizard is None or not self._unsaved():
            return
        self._saved = self._wizard.version
        save = partial(save_draft, self._id, self._wizard.draft_text())
        saving: StoreOp[Changes] = StoreOp(self, save)
        saving.on_done(self._on_saved).on_error(self._on_not_saved).start(self.ctx)

    @Slot(str)
    def _on_printer_chosen(self, name: str) -> None:
        remembering: StoreOp[Changes] = StoreOp(self, partial(remember_printer, name))
        remembering.start(self.ctx)

    def _on_read(self, opening: Opening) -> None:
        opened = open_wizard(opening, self.ctx.clock, self.ctx.ids)
        self._opening, self._wizard = opening, opened.presenter
        self._wizard.record = record_for(opening, self.ctx)
        view = opening.view
        self.set_title(f"{view.patient.called} · session {view.session.number} · plan")
        self.show_needs(view.patient.needs)
        self._ending = HandOverPresenter(opened.presenter)
        if opened.ready is not None:
            self._ending.take_ready(opened.ready)
        opened.presenter.listen(self._on_changed)
        self._show_all()
        self._tell_start(opened)
        if self._field:
            self._on_place_wanted(place_of_field(Field(self._field)))

    def _tell_start(self, opened: Opened) -> None:
        if opened.resumed is not None:
            self.set_note(f"Going on where you stopped, {_clock_text(opened.resumed.saved_at)}{F9}")
        elif opened.ready is not None:
            self.set_note("This plan is ready. What you change makes a new version.")
        else:
            self.set_note("F9 shows the plan to the patient")

    def _on_changed(self) -> None:
        self._show_all()
        if self._unsaved():
            self._settle.start()

    def _on_saved(self, _changes: Changes) -> None:
        if not self._is_ready():
            self.set_note(f"Draft saved {_clock_text(self.ctx.clock.now())}{F9}")

    def _on_not_saved(self, error: UserFacingError) -> None:
        self._saved = -1
        self.ctx.show_error(error)

    def _unsaved(self) -> bool:
        if self._wizard is None or self._is_ready():
            return False
        return self._wizard.version != self._saved

    def _is_ready(self) -> bool:
        return self._ending is not None and self._ending.ready

    def _show_all(self) -> None:
        wizard = self._wizard
        if wizard is None:
            return
        marks = wizard.marks()
        listed = [ListedStep(step, STEP_NAMES[step], MARKS[marks[step]]) for step in STEPS]
        self._steps.show_steps(listed, wizard.step)
        self._back.setEnabled(wizard.step is not STEPS[0])
        self._leave.setVisible(self._is_ready())
        moved = wizard.step is not self._shown_step
        self._shown_step = wizard.step
        page = self._page_of(wizard.step)
        if moved:
            self._heading.setText(STEP_NAMES[wizard.step])
            self._why.setText(STEP_WHYS[wizard.step])
            self._stack.setCurrentWidget(self._areas[wizard.step])
            page.enter()
        page.show_state()
        self._name_primary()
        if moved:
            page.focus_first()
            self._hold_focus()

    def _hold_focus(self) -> None:
        """Stand on the way on where a step has nothing to fill in, rather than off the page."""
        now = self.window().focusWidget()
        if now is None or not self.isAncestorOf(now):
            self.primary.setFocus()

    def _name_primary(self) -> None:
        wizard, hand_over, ending = self._wizard, self._hand_over, self._ending
        if wizard is None or ending is None:
            return
        if wizard.step is not Step.HAND_OVER or hand_over is None:
            following = STEPS[min(STEPS.index(wizard.step) + 1, len(STEPS) - 1)]
            self.set_primary(f"Next: {STEP_NAMES[following].lower()}", wizard.forward)
            self.primary.setEnabled(True)
        elif ending.ready:
            hand_over.delivery.allow(True)
            self._name_handing(hand_over)
        else:
            hand_over.delivery.allow(False)
            again = ending.was_ready
            words = "Make the new version ready" if again else "Make ready"
            self.set_primary(words, self._make_ready)
            self.primary.setEnabled(ending.may_finish)

    def _name_handing(self, hand_over: HandOverPage) -> None:
        if hand_over.dictated:
            self.set_primary("I have read it out", hand_over.note_read_out)
            self.primary.setEnabled(hand_over.desk.finished is not None)
        else:
            self.set_primary("Print", hand_over.delivery.print_now)
            self.primary.setEnabled(hand_over.delivery.can_print)

    def _make_ready(self) -> None:
        wizard, ending, opening = self._wizard, self._ending, self._opening
        if wizard is None or ending is None or opening is None:
            return
        plan = ending.make_ready(self.ctx.clock.now())
        self._settle.stop()
        self.primary.setEnabled(False)
        keep = partial(
            store_ready,
            plan,
            wizard.flow.snapshots(),
            wizard.flow.new_answers(),
            opening.view.patient.id,
            opening.library,
        )
        keeping: StoreOp[Changes] = StoreOp(self, keep)
        keeping.on_done(partial(self._on_ready, plan)).on_error(self._on_not_ready)
        keeping.start(self.ctx)

    def _on_ready(self, plan: Plan, _changes: Changes) -> None:
        if self._ending is None or self._wizard is None:
            return
        self._ending.take_ready(plan)
        self._wizard.take_finished(plan)
        self.set_note(f"Ready {_clock_text(self.ctx.clock.now())}")

    def _on_not_ready(self, error: UserFacingError) -> None:
        self.ctx.show_error(error)
        self._name_primary()

    def _page_in_sight(self) -> StepPage | None:
        return self._shown.get(self._wizard.step) if self._wizard is not None else None

    def _page_of(self, step: Step) -> StepPage:
        if step not in self._shown and self._wizard is not None:
            made = self._make_hand_over() if step is Step.HAND_OVER else PAGES[step](self._wizard)
            self._adopt(step, made)
        return self._shown[step]

    def _make_hand_over(self) -> HandOverPage:
        wizard, ending, opening = self._wizard, self._ending, self._opening
        assert wizard is not None  # noqa: S101 (read together in _on_read)
        assert ending is not None  # noqa: S101
        assert opening is not None  # noqa: S101
        imprint = replace(opening.imprint, made_up=self.ctx.made_up)
        page = HandOverPage(self.ctx, ending, wizard, imprint)
        page.delivery.offer_printers(opening.printer)
        page.state_changed.connect(self._name_primary)
        page.ready_changed.connect(self._make_ready)
        page.delivery.printer_chosen.connect(self._on_printer_chosen)
        self._hand_over = page
        return page

    def _adopt(self, step: Step, page: StepPage) -> None:
        page.place_wanted.connect(self._on_place_wanted)
        page.route_wanted.connect(self._on_route_wanted)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        self._areas[step] = area
        self._shown[step] = page
        self._stack.addWidget(area)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._heading)
        head.addWidget(self._why)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addLayout(head)
        right.addWidget(self._stack, 1)
        self._steps.setMinimumWidth(self.fontMetrics().averageCharWidth() * 22)
        sides = QHBoxLayout()
        sides.setSpacing(Space.XL)
        sides.addWidget(self._steps)
        sides.addLayout(right, 1)
        self.body.setContentsMargins(Space.L, Space.M, Space.XL, Space.M)
        self.body.addLayout(sides)
        self.add_secondary(self._leave)
        self.add_secondary(self._back)
        self._leave.hide()
        self.set_primary("Next", self._do_nothing)
        self.primary.setEnabled(False)

    def _do_nothing(self) -> None:
        """The plan is still being read."""

    def _connect(self) -> None:
        self._steps.step_chosen.connect(self._on_step_chosen)
        self._back.clicked.connect(self._on_back)
        self._leave.clicked.connect(self._on_leave)
        self._settle.timeout.connect(self._on_settled)
        for keys, act in (("F9", self._on_patient_view), ("Ctrl+P", self._on_print)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)


def _clock_text(instant: datetime) -> str:
    return texts.time_text(instant.astimezone().time())
