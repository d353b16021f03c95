"""The caseload: everybody in one table, found as one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.changes import Kind
from planner.ids import PatientId
from planner.views import CaseloadRow, CaseStatus
from ui.context import AppContext
from ui.operations import QueryOp
from ui.pages import Page
from ui.routes import HANDOVER_IN, Route
from ui.tables.caseload_table_model import ID_ROLE, WIDTHS, CaseloadTableModel
from ui.texts import count_text, sentence_case, word
from ui.widgets.buttons import QuietButton
from ui.widgets.chips import Chips, Choice
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import row
from ui.widgets.search_field import SearchField
from ui.widgets.text import KeyHint, Quiet

if TYPE_CHECKING:
    from models.store import Store

EVERYBODY = "all"
STATUSES = (
    Choice(EVERYBODY, "All"),
    *(Choice(each.value, sentence_case(word(each))) for each in CaseStatus),
)
SEARCH_CHARACTERS = 36


def read_caseload(store: "Store") -> tuple[CaseloadRow, ...]:
    """Return everybody (runs in the database thread)."""
    return store.lists.caseload()


class CaseloadPage(Page):
    """Search on top, the table under it.

    Attributes:
        model: Who is shown.
        search: The field one types into.
        status: The chips of status.
        count: How many are shown.
        table: The table.
        empty: What an empty caseload says.
        nobody: What is said where nobody fits.
        hand_over: The way to handing people over.
        take_in: The way to taking people in.
    """

    SCROLLS = False
    WIDTH = 0
    SHOWS = frozenset(
        {Kind.PATIENT, Kind.EPISODE, Kind.SESSION, Kind.PLAN, Kind.REVIEW, Kind.SCORE}
    )

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Caseload")
        self._chosen = ""
        self._searching = False
        self.model = CaseloadTableModel(self)
        self.search = SearchField("Find in the caseload", "Name, reference, NHS number or task")
        self.status = Chips("Status", STATUSES, may_be_empty=False)
        self.count = Quiet("")
        self.table = DataTable("Caseload")
        self.hand_over = QuietButton("Hand over…")
        self.take_in = QuietButton("Take over from a colleague…")
        self.empty = EmptyState(
            "Nobody is in the caseload yet",
            "Begin with the person you see next: a name and a reference are enough.",
        )
        self.nobody = EmptyState("Nobody fits", "Try fewer letters, or another status.")
        self._build()
        self._connect()
        self.add_secondary(self.hand_over)
        self.add_secondary(self.take_in)
        self.set_primary("New person", self._open_new)

    def refresh(self) -> None:
        """Read everybody."""
        QueryOp(self, read_caseload).on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget every name and what was searched for."""
        self._chosen = ""
        self.model.set_rows((), self.ctx.clock.today())
        self.search.clear()
        self.count.setText("")

    def focus_first(self) -> None:
        """Begin with searching."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, rows: tuple[CaseloadRow, ...]) -> None:
        self.model.set_rows(rows, self.ctx.clock.today())
        self._after_filter()

    def _after_filter(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        people = count_text(total, "person", "people").replace(str(total), f"{total:,}", 1)
        self.count.setText(people if shown == total else f"{shown:,} of {people}")
        self.empty.setVisible(total == 0)
        self.nobody.setVisible(total > 0 and shown == 0)
        self.table.setVisible(shown > 0)
        self._choose_again()

    def _choose_again(self) -> None:
        """Keep the person chosen, whom a filter may have hidden meanwhile."""
        at = self.model.row_of(self._chosen) if self._chosen else -1
        self._searching = True
        if at >= 0:
            self.table.choose_row(at)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            self.table.scrollToTop()
        self._searching = False

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.share_room(WIDTHS)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.status.set_value(EVERYBODY)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * SEARCH_CHARACTERS)
        self.body.addLayout(row(self.search, KeyHint("Ctrl+F"), self.status, self.count, stretch=2))
        self.count.setWordWrap(False)
        self.body.addWidget(self.table, 1)
        for each in (self.empty, self.nobody):
            each.hide()
            self.body.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_filter)
        self.search.went_down.connect(self._on_down)
        self.search.entered.connect(self._on_entered)
        self.status.value_chosen.connect(self._on_filter)
        self.table.row_opened.connect(self._on_opened)
        self.table.left_upwards.connect(self.focus_first)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.hand_over.clicked.connect(self._on_hand_over)
        self.take_in.clicked.connect(self._on_take_in)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_find)

    @Slot()
    def _on_filter(self) -> None:
        chosen = self.status.value
        status = None if chosen in ("", EVERYBODY) else CaseStatus(chosen)
        self._searching = True
        self.model.filter(self.search.text(), status)
        self._searching = False
        self._after_filter()

    @Slot()
    def _on_find(self) -> None:
        self.focus_first()
        self.search.selectAll()

    @Slot()
    def _on_down(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.choose_row(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        current = self.table.currentIndex()
        self._on_opened(current if current.isValid() else self.model.index(0, 0))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ctx.navigator.open(Route.patient(PatientId(index.data(ID_ROLE))))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._searching:
            self._chosen = str(index.data(ID_ROLE))

    @Slot()
    def _on_hand_over(self) -> None:
        self.ctx.navigator.open(Route.handover())

    @Slot()
    def _on_take_in(self) -> None:
        self.ctx.navigator.open(HANDOVER_IN)

    def _open_new(self) -> None:
        self.ctx.navigator.open(Route.patient_edit())
