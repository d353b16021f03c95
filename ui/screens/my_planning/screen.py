"""My planning: a line for each part of a plan, and the months."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from planner.changes import Kind
from planner.my_planning import Period, Planning, PlanPart
from reports import render_report
from ui.context import AppContext
from ui.operations import QueryOp
from ui.packs.report_desk import ReportDesk
from ui.pages import Page
from ui.routes import Route
from ui.screens.my_planning import presenter as words
from ui.screens.my_planning.presenter import Opening
from ui.style.space import Space
from ui.widgets.card import Card
from ui.widgets.chips import Chips, Choice
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import boxed, column
from ui.widgets.share_bar import ShareBar
from ui.widgets.text import Body, Quiet, Strong
from ui.widgets.words_table import WordsTableModel

CHOICES = [Choice(each.value, words.PERIODS[each]) for each in Period]
EMPTY = "No plan was made ready in this time", "Choose a longer time, or come back later."
WIDTHS = (13, 9, 14, 15, 14, 14, 17, 14)
MONTHS_IN_SIGHT = 12


class MyPlanningPage(Page):
    """Counts, with the same figures by month under them.

    Attributes:
        period: How far back.
        table: The months.
        desk: The page to print, once it is wanted.
    """

    SHOWS = frozenset({Kind.PLAN, Kind.REVIEW, Kind.SESSION})
    WIDTH = 130

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("My planning")
        self._opening: Opening | None = None
        self.period = Chips("Time", CHOICES, may_be_empty=False)
        self.period.set_value(Period.QUARTER.value)
        self._count = Quiet("")
        self._bars = {each: ShareBar(words.PARTS[each]) for each in PlanPart}
        self._said = {each: Body("") for each in PlanPart}
        self._not = {each: Quiet("") for each in PlanPart}
        self._most = Body("")
        self._reasons = Body("")
        self._model = WordsTableModel(self)
        self.table = DataTable("My plans by month")
        self._none = EmptyState(*EMPTY)
        self._parts = Card("Plans with")
        self._why = Card("Ready although a part was missing")
        self._months = Card("By month")
        self.desk = ReportDesk(ctx, "my planning")
        self._stack = QStackedWidget()
        self._lay_out()
        self.period.value_chosen.connect(self.refresh)
        self.desk.closed.connect(self._on_closed)
        self.set_primary("Print for supervision", self._print)

    @property
    def said(self) -> dict[PlanPart, str]:
        """What is said of each part."""
        return {part: label.text() for part, label in self._said.items()}

    @property
    def bars(self) -> dict[PlanPart, ShareBar]:
        """The length beside each part."""
        return self._bars

    @Slot()
    def refresh(self) -> None:
        """Read the plans of the time chosen."""
        period, today = Period(self.period.value), self.ctx.clock.today()
        reading: QueryOp[Opening] = QueryOp(self, partial(words.read_opening, period, today))
        reading.on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget the counts."""
        self._opening = None
        self._model.show_rows((), ())
        self.desk.forget()

    def focus_first(self) -> None:
        """Begin at the time."""
        self.period.setFocus()

    def _show(self, opening: Opening) -> None:
        self._opening = opening
        found = opening.planning
        self._count.setText(f"{words.plans_words(found)} · {words.ALONE}")
        for each in found.counts:
            said = words.count_words(each)
            self._said[each.part].setText(said)
            self._not[each.part].setText(words.missing_words(each, found))
            self._bars[each.part].show_share(each.share, said)
        self._most.show_text(words.most_words(found))
        lines = words.override_lines(found)
        self._reasons.setText("\n".join(lines))
        self._show_months(found)
        for part in (self._parts, self._months):
            part.setVisible(bool(found.plans))
        self._why.setVisible(bool(lines))
        self._none.setVisible(not found.plans)
        self.primary.setEnabled(bool(found.plans))

    def _show_months(self, found: Planning) -> None:
        """Fill the table; a year of it stands on the page whole, of more the end is in sight."""
        self._model.show_rows(words.MONTH_HEADS, tuple(map(words.month_cells, found.months)))
        self.table.set_widths(WIDTHS)
        rows = min(len(found.months), MONTHS_IN_SIGHT)
        high = self.table.verticalHeader().defaultSectionSize() * rows
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(high + head + 2 * self.table.frameWidth())
        self.table.scrollToBottom()

    def _print(self) -> None:
        if self._opening is not None:
            self._stack.setCurrentIndex(1)
            made = words.report(self._opening, made_up=self.ctx.made_up)
            self.desk.make_with_state(render_report, made)

    @Slot()
    def _on_closed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.focus_first()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for line, part in enumerate(PlanPart):
            cells = (Strong(words.PARTS[part]), self._bars[part], self._said[part], self._not[part])
            for at, widget in enumerate(cells):
                if isinstance(widget, Body | Quiet | Strong):
                    widget.setWordWrap(False)
                grid.addWidget(widget, line, at)
        self._parts.add_layout(grid)
        self._parts.add(self._most)
        self._why.add(self._reasons)
        self.table.setModel(self._model)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._months.add(self.table)
        page = column(gap=Space.L)
        page.addWidget(self.period)
        page.addWidget(self._count)
        for each in (self._none, self._parts, self._why, self._months, Quiet(words.WHAT)):
            page.addWidget(each)
        page.addStretch(1)
        self._stack.addWidget(boxed(page))
        self._stack.addWidget(self.desk)
        self.body.addWidget(self._stack)
        self._none.hide()
