"""The pack of a ready plan: look at it, print it again, save it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.changes import Kind
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.library import Library
from planner.pack import PackOptions, Rendered
from planner.pack_build import options_for
from planner.packs import PackRecord
from planner.sessions import Risk
from planner.views import SessionView
from ui.context import AppContext
from ui.operations import PackOp, QueryOp
from ui.packs.again import Sameness, Trial, sameness, sameness_text, try_again, with_words
from ui.packs.coverage import PackCoverage, of_pack
from ui.packs.delivery import Delivery
from ui.packs.desk import PackDesk
from ui.packs.making import Builder, HelpLines, Imprint, read_imprint
from ui.packs.switches import PackSwitches
from ui.packs.view import PackView
from ui.pages import Page
from ui.routes import Route
from ui.screens.pack.history import PackHistory
from ui.style.space import Space
from ui.tone import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from models.store import Store

BACK = "Show the plan's own pack"


@dataclass(frozen=True, slots=True)
class PackOpening:
    """What the page opens with.

    Attributes:
        view: The contact.
        library: The shelf, with the sheets as they were when the plan was made.
        imprint: What the service prints.
        printer: The printer used last.
        packs: What was handed over before, oldest first.
    """

    view: SessionView
    library: Library
    imprint: Imprint
    printer: str
    packs: tuple[PackRecord, ...]


def read_pack(session_id: SessionId, store: "Store") -> PackOpening:
    """Read what the page opens with."""
    imprint, printer = read_imprint(store)
    library = store.library.of_plan(session_id)
    return PackOpening(
        view=store.sessions.view(session_id),
        library=library,
        imprint=imprint,
        printer=printer,
        packs=tuple(with_words(each, library) for each in store.plans.packs(session_id)),
    )


class PackPage(Page):
    """Left: how it is printed, and what was handed over. Right: the pages."""

    SCROLLS = False
    WIDTH = 0
    SHOWS = frozenset({Kind.PACK})

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._opening: PackOpening | None = None
        self._options = PackOptions()
        self._desk = PackDesk(ctx, SessionId(route.id), self)
        self._switches = PackSwitches()
        self._history = PackHistory()
        self._past: PackRecord | None = None
        self._tried: set[str] = set()
        self._again = Notice()
        self._view = PackView()
        self._delivery = Delivery(ctx, self._desk)
        self._none = EmptyState(
            "No plan is ready at this contact",
            "A pack is made of a ready plan.",
            "Open the plan",
        )
        self._lines = LinkButton("Print a sheet with the help lines only")
        self._only_lines = False
        self._sides = QWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the plan and what was handed over."""
        reading: QueryOp[PackOpening] = QueryOp(self, partial(read_pack, SessionId(self.route.id)))
        reading.on_done(self._on_read).start(self.ctx)

    def clear(self) -> None:
        """Forget the pages."""
        self._desk.forget()
        self._view.forget()
        self._opening = self._past = None
        self._history.show_packs(())
        self._again.show_text("")
        self.set_title("")

    def focus_first(self) -> None:
        """Begin with the switches."""
        self._switches.setFocus()
        self._switches.focusNextChild()

    def _on_read(self, opening: PackOpening) -> None:
        first = self._opening is None
        self._opening = opening
        patient = opening.view.patient
        self.set_title(f"{patient.called} · session {opening.view.session.number} · pack")
        self.show_needs(patient.needs)
        self._history.show_packs(opening.packs)
        if first:
            self._only_lines = opening.view.session.risk is Risk.STOP
            if self._has_own_pack():
                self._begin(opening)
            elif opening.packs:
                self._delivery.offer_printers(opening.printer)
                self._on_again(opening.packs[-1].code)
        else:
            self._try_packs()
        self._show_sides()

    def _has_own_pack(self) -> bool:
        ready = self._opening is not None and self._opening.view.plan is not None
        return ready or self._only_lines

    def _show_sides(self) -> None:
        own = self._has_own_pack()
        some = own or self._past is not None
        self._none.setVisible(not some)
        self._lines.setVisible(not own)
        self._sides.setVisible(some)
        self._printed.setVisible(own)
        if some:
            self._name_primary()

    def _begin(self, opening: PackOpening) -> None:
        self._delivery.offer_printers(opening.printer)
        last = self._last_own(opening)
        self._options = last.options if last else options_for(opening.view.patient.needs)
        self._make_own(opening)

    def _last_own(self, opening: PackOpening) -> PackRecord | None:
        return opening.packs[-1] if opening.packs and not self._only_lines else None

    def _make_own(self, opening: PackOpening) -> None:
        """Make the plan's own pack; with the code of the last one where nothing has changed."""
        last = self._last_own(opening)
        if last is not None:
            self._desk.use_code(last.code, (last.content, last.options))
        else:
            self._desk.use_code("")
        self._switches.show_options(self._options)
        self._make()

    def _make(self) -> None:
        opening = self._opening
        if opening is None:
            return
        imprint = replace(opening.imprint, made_up=self.ctx.made_up)
        plan = opening.view.plan
        self._view.show_busy()
        if self._only_lines or plan is None:
            self._desk.make(HelpLines(opening.view, opening.library, imprint), self._options)
        else:
            build = Builder(plan, opening.view, opening.library, imprint)
            self._desk.make(build, self._options)

    def _name_primary(self) -> None:
        self._delivery.allow(True)
        self.set_primary("Print again" if self._past else "Print", self._delivery.print_now)
        self.primary.setEnabled(self._delivery.can_print)

    def _try_packs(self) -> None:
        """Find out of each pack of the past whether it comes out the same, once each."""
        packs = self._opening.packs if self._opening is not None else ()
        for record in packs:
            if record.code not in self._tried:
                self._tried.add(record.code)
                trying: PackOp[Trial] = PackOp(self, partial(try_again, record))
                trying.on_done(self._history.show_trial).start(self.ctx)

    def _lay_out(self) -> None:
        self._printed = Card("How it is printed")
        self._printed.add(self._switches)
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, Space.S, 0)
        left.setSpacing(Space.M)
        left.addWidget(self._printed)
        left.addWidget(self._history)
        left.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        for widget, share in ((self._again, 0), (self._view, 1), (self._delivery, 0)):
            right.addWidget(widget, share)
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Space.L)
        sides.addWidget(area, 3)
        sides.addLayout(right, 7)
        for hidden in (self._none, self._lines, self._again):
            hidden.hide()
        self.body.addWidget(self._none)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._sides, 1)

    def _connect(self) -> None:
        self._switches.options_chosen.connect(self._on_options)
        self._none.action_chosen.connect(self._on_plan_wanted)
        self._lines.clicked.connect(self._on_lines_wanted)
        self._desk.made.connect(self._on_made)
        self._desk.refused.connect(self._on_refused)
        self._history.again_wanted.connect(self._on_again)
        self._again.action_chosen.connect(self._on_back_to_own)
        self._view.field_wanted.connect(self._on_field)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._delivery.print_now)

    @Slot(object)
    def _on_options(self, options: PackOptions) -> None:
        self._options = options
        self._switches.show_options(options)
        self._make()
        self._name_primary()

    @Slot(str)
    def _on_again(self, code: str) -> None:
        packs = self._opening.packs if self._opening is not None else ()
        record = next((each for each in packs if each.code == code), None)
        if record is None:
            return
        self._past = record
        self._switches.show_options(record.options)
        self._switches.setEnabled(False)
        self._again.show_text("")
        self._view.show_busy()
        self._desk.make_again(record)
        self._show_sides()

    @Slot()
    def _on_back_to_own(self) -> None:
        self._past = None
        self._switches.setEnabled(True)
        self._again.show_text("")
        if self._opening is not None:
            self._make_own(self._opening)
            self._show_sides()

    @Slot(object)
    def _on_made(self, rendered: Rendered) -> None:
        self._view.show_pages(rendered)
        self._name_primary()
        pack = self._desk.finished
        if pack is not None:
            telling: PackOp[PackCoverage] = PackOp(
                self, partial(of_pack, pack.content, pack.options)
            )
            telling.on_done(self._switches.say_coverage).start(self.ctx)
        if self._past is not None:
            how = sameness(self._past, rendered.sha256)
            tone = Tone.ATTENTION if how is Sameness.OTHER else Tone.INFO
            action = BACK if self._has_own_pack() else ""
            self._again.show_text(sameness_text(self._past, how), tone, action)
            self.primary.setFocus()
        self._try_packs()

    @Slot(object)
    def _on_refused(self, error: UserFacingError) -> None:
        self._view.show_refusal(error)
        self._name_primary()

    @Slot()
    def _on_lines_wanted(self) -> None:
        if self._opening is not None:
            self._only_lines = True
            self._begin(self._opening)
            self._show_sides()

    @Slot()
    def _on_plan_wanted(self) -> None:
        self.ctx.navigator.open(Route.plan(SessionId(self.route.id)))

    @Slot(str)
    def _on_field(self, _where: str) -> None:
        self._on_plan_wanted()
