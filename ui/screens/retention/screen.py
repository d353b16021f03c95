"""How long people are kept: the service's rule, and who is past their day."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes, Kind
from planner.retention import Keeping
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page
from ui.retention_words import SOURCE, rule_text, why_text
from ui.routes import Route
from ui.texts import count_text, record_day_text
from ui.widgets.buttons import PlainButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import NumberEdit
from ui.widgets.layout import row
from ui.widgets.text import Body, Quiet, Small
from ui.widgets.words_table import WordsTableModel

if TYPE_CHECKING:
    from models.store import Store

HEADINGS = ("Name", "Reference", "Last treatment", "Kept until", "Why")
WIDTHS = (30, 18, 20, 20, 40)
MOST = 40
Read = tuple[int, tuple[Keeping, ...]]


def read_past(store: "Store") -> Read:
    """Return the rule and everybody past their day (runs in the database thread)."""
    return store.retention.years(), store.retention.past()


def write_years(years: int, store: "Store") -> Changes:
    """Set the rule."""
    return store.retention.set_years(years)


class RetentionPage(Page):
    """The rule above, the people below; a line opens what is kept of that person.

    Attributes:
        years: Years after the end of treatment; 0 is no rule.
        table: Everybody past their day.
    """

    SHOWS = frozenset({Kind.PATIENT, Kind.EPISODE, Kind.SESSION})
    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("How long people are kept")
        self._past: tuple[Keeping, ...] = ()
        self._model = WordsTableModel(self)
        self._rule = Quiet("")
        self.years = NumberEdit("Years after the end of treatment, 0 for no rule", 0, MOST)
        self.save = PlainButton("Set the rule")
        self.table = DataTable("People past the day until which they are kept")
        self.table.setModel(self._model)
        self.none = EmptyState("Nobody is past their day", "There is nothing to look at.")
        label = Body("Years after the end of treatment")
        label.setWordWrap(False)
        self.body.addLayout(row(label, self.years, self.save, self._rule, stretch=3))
        self.body.addWidget(Small(SOURCE))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self.save.clicked.connect(self._on_save)
        self.table.row_opened.connect(self._on_opened)
        self.set_primary("Look at this person", self._open)

    @property
    def past(self) -> tuple[Keeping, ...]:
        """Who is shown."""
        return self._past

    def refresh(self) -> None:
        """Read the rule and the people."""
        QueryOp[Read](self, read_past).on_done(self._show).start(self.ctx)

    def clear(self) -> None:
        """Forget every name."""
        self._past = ()
        self._model.show_rows((), ())

    def focus_first(self) -> None:
        """Begin at the list, or at the rule where it is empty."""
        (self.table if self._past else self.years).setFocus()

    def _show(self, read: Read) -> None:
        years, self._past = read
        self.years.set_value(years)
        said = count_text(len(self._past), "person is", "people are")
        self._rule.setText(f"{rule_text(years)} {said} past their day.")
        self._model.show_rows(HEADINGS, tuple(map(_cells, self._past)))
        self.table.share_room(WIDTHS)
        self.table.choose_row(0)
        self.table.setVisible(bool(self._past))
        self.none.setVisible(not self._past)
        self.show_primary(shown=bool(self._past))

    def _open(self) -> None:
        self._on_opened(self.table.currentIndex())

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._past):
            self.ctx.navigator.open(Route.person_data(self._past[index.row()].patient_id))

    @Slot()
    def _on_save(self) -> None:
        writing: StoreOp[Changes] = StoreOp(self, partial(write_years, self.years.number or 0))
        writing.on_done(self._on_saved).start(self.ctx)

    def _on_saved(self, _changes: Changes) -> None:
        self.ctx.notify("The rule is set")
        self.refresh()


def _cells(each: Keeping) -> tuple[str, ...]:
    days = (record_day_text(day) if day else "" for day in (each.last, each.until))
    return (each.name, each.reference, *days, why_text(each))
