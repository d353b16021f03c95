"""Today: who comes, what they were going to do, what is waiting. Nothing else competes."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.changes import Kind
from planner.ids import SessionId
from planner.views import TodayRow, TodayView
from ui.context import AppContext
from ui.operations import QueryOp
from ui.pages import Page
from ui.routes import CASELOAD, CLINIC_SHEET, TODAYS_PACKS, Route
from ui.scan_watch import ScanWatch
from ui.screens.today import presenter
from ui.screens.today.appointment_list import AppointmentList
from ui.screens.today.reading import read_today
from ui.screens.today.waiting_card import WaitingList
from ui.widgets.buttons import QuietButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.section import SectionHeading

SHOWN = frozenset(
    {Kind.PATIENT, Kind.EPISODE, Kind.SESSION, Kind.SCORE, Kind.PLAN, Kind.REVIEW, Kind.DRAFT}
)


class TodayPage(Page):
    """The day on top, what is waiting under it, the days after last."""

    SHOWS = SHOWN | {Kind.SETTING}
    WIDTH = 130

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Today")
        self._next: TodayRow | None = None
        self._settled = False
        self._today = AppointmentList("Today's appointments")
        self._week = AppointmentList("Appointments of the coming days")
        self._free = EmptyState(
            "Nobody is booked today",
            "Appointments are booked on a person's page.",
            "Open the caseload",
        )
        self._waiting = WaitingList()
        self._waiting_card = Card("Waiting for you")
        self._waiting_card.add(self._waiting)
        self._later = SectionHeading("The next days")
        self._packs = QuietButton("Print today's packs")
        self._packs.setToolTip("Print today's packs, one after the other (Ctrl+Shift+P)")
        self._sheet = QuietButton("Print clinic sheet")
        self._sheet.setToolTip("The day's appointments on one page, with room for notes (Ctrl+P)")
        for button in (self._sheet, self._packs):
            self.add_secondary(button)
        for widget in (self._free, self._today, self._waiting_card, self._later, self._week):
            widget.hide()
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for each in (self._today, self._week):
            each.session_opened.connect(self._on_session)
        self._waiting.route_wanted.connect(self._on_route)
        self._scan = ScanWatch(ctx, self)
        self._free.action_chosen.connect(self._on_caseload)
        self._packs.clicked.connect(self._on_packs)
        self._sheet.clicked.connect(self._on_sheet)
        for keys, act in (("Ctrl+P", self._on_sheet), ("Ctrl+Shift+P", self._on_packs)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def today(self) -> AppointmentList:
        """The appointments of the day."""
        return self._today

    @property
    def waiting(self) -> WaitingList:
        """What is waiting."""
        return self._waiting

    @property
    def sheet_button(self) -> QuietButton:
        """Opens the clinic sheet."""
        return self._sheet

    @property
    def free(self) -> EmptyState:
        """What an empty day says."""
        return self._free

    def refresh(self) -> None:
        """Read the day."""
        reading = QueryOp(self, partial(read_today, self.ctx.clock.today()))
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget every name."""
        self._today.show_lines(())
        self._week.show_lines(())
        self._waiting.forget()
        self._next = None
        self.primary.setText("")

    def focus_first(self) -> None:
        """Begin at the appointments, once they are known."""
        for each in (self._today, self._week):
            if each.lines:
                each.setFocus()
                return
        self.setFocus()

    def _show(self, view: TodayView) -> None:
        self.set_title(presenter.title(view))
        today, week = presenter.today_lines(view), presenter.week_lines(view)
        self._today.show_lines(today, beside=week)
        self._week.show_lines(week, beside=today)
        self._free.setVisible(not view.today)
        for button in (self._sheet, self._packs):
            button.setVisible(bool(view.today))
        self._later.setVisible(bool(view.week))
        self._waiting.show_lines(presenter.waiting_lines(view))
        self._waiting_card.show()
        self._show_next(presenter.next_row(view))
        if not self._settled:
            self._settled = True
            self.focus_first()

    def _show_next(self, row: TodayRow | None) -> None:
        self._next = row
        if row is not None:
            self.set_primary(presenter.next_text(row), self._open_next)
        self.show_primary(shown=row is not None)

    def _open_next(self) -> None:
        if self._next is not None:
            self.ctx.navigator.open(Route.session(self._next.session_id))

    @Slot(str)
    def _on_session(self, session_id: str) -> None:
        self.ctx.navigator.open(Route.session(SessionId(session_id)))

    @Slot(object)
    def _on_route(self, route: Route) -> None:
        self.ctx.navigator.open(route)

    @Slot()
    def _on_sheet(self) -> None:
        self.ctx.navigator.open(CLINIC_SHEET)

    @Slot()
    def _on_packs(self) -> None:
        self.ctx.navigator.open(TODAYS_PACKS)

    @Slot()
    def _on_caseload(self) -> None:
        self.ctx.navigator.open(CASELOAD)
