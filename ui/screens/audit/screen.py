"""The audit: who changed what and when, found by person, day and kind, and the chain checked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.audit import AuditFilter, AuditRow, AuditRows
from planner.ids import PatientId
from ui.audit_words import CANNOT_SHOW, KINDS, fields_text, row_text, when_text
from ui.context import AppContext
from ui.operations import QueryOp
from ui.pages import Page
from ui.routes import Route
from ui.screens.audit.checks import Checks
from ui.screens.audit.reading import Whom, find_whom, read_page
from ui.style.space import Space
from ui.texts import count_text
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.data_table import DataTable
from ui.widgets.date_edit import DateEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import Choice, LineEdit, Picker
from ui.widgets.layout import row
from ui.widgets.text import Quiet, Small
from ui.widgets.words_table import WordsTableModel

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADINGS = ("Row", "When", "Who did what", "Whose", "Which fields")
WIDTHS = (8, 36, 34, 28, 34)
ANY = Choice("", "Every kind")
NOBODY = "Nobody has that name or reference."
SEVERAL = "Several people fit: type the reference."


class AuditPage(Page):
    """The rows above, the checks below.

    Attributes:
        whom: A name or reference to look for.
        day: A day to look for.
        kind: A kind of thing to look for.
        table: The rows.
        older: Shows older rows too.
        checks: The chain, and a printed line.
    """

    SCROLLS = False
    WIDTH = 0

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._patient = PatientId(route.id) if route.id else None
        self._rows: tuple[AuditRow, ...] = ()
        self._count = Quiet("")
        self._model = WordsTableModel(self)
        self.whom = LineEdit("Person", "Name or reference")
        self.day = DateEdit("Day", ctx.clock)
        self.kind = Picker("Kind", (ANY, *(Choice(key, name) for key, (name, _) in KINDS.items())))
        self.everything = QuietButton("Show everything")
        self.table = DataTable("Audit")
        self.older = PlainButton("Older rows")
        self.none = EmptyState("No row fits", "Choose another day, person or kind.")
        self.checks = Checks(ctx)
        self._lay_out()
        self._connect()
        self.set_title("Audit")
        self.set_primary("Check the chain", self.checks.start)

    @property
    def wanted(self) -> AuditFilter:
        """What is looked for."""
        _, entities = KINDS.get(self.kind.value, ("", ()))
        return AuditFilter(patient=self._patient, day=self.day.value, entities=entities)

    @property
    def rows(self) -> tuple[AuditRow, ...]:
        """What is shown."""
        return self._rows

    def refresh(self) -> None:
        """Read the newest rows that fit."""
        if self._patient is not None and not self.whom.text():
            self._ask_whom(self._patient)
        self._read(None)

    def clear(self) -> None:
        """Forget every name."""
        self._rows = ()
        self._model.show_rows((), ())
        self.whom.clear()
        self._count.setText("")
        self.checks.forget()

    def focus_first(self) -> None:
        """Begin at the person."""
        self.whom.setFocus()

    def _read(self, before: int | None) -> None:
        reading: QueryOp[AuditRows] = QueryOp(self, partial(read_page, self.wanted, before))
        reading.on_done(partial(self._show, before is not None)).start(self.ctx)

    def _show(self, older: bool, page: AuditRows) -> None:
        place = self.table.verticalScrollBar().value() if older else 0
        self._rows = (*self._rows, *page.rows) if older else page.rows
        self._model.show_rows(HEADINGS, tuple(_cells(self._rows)))
        self.table.share_room(WIDTHS)
        self.table.verticalScrollBar().setValue(place)
        self.older.setVisible(page.more)
        more = ", and older ones" if page.more else ""
        self._count.setText(f"{count_text(len(self._rows), 'row')}{more}")
        self.table.setVisible(bool(self._rows))
        self.none.setVisible(not self._rows)

    def _ask_whom(self, text: str) -> None:
        asking: QueryOp[Whom] = QueryOp(self, partial(find_whom, text))
        asking.on_done(self._on_whom).start(self.ctx)

    def _on_whom(self, found: Whom) -> None:
        self._patient = found.id
        if found.id is None:
            self._count.setText(SEVERAL if found.several else NOBODY)
            return
        self.whom.setText(found.name)
        self._read(None)

    @Slot()
    def _on_person(self) -> None:
        text = self.whom.text().strip()
        if text:
            self._ask_whom(text)
        elif self._patient is not None:
            self._patient = None
            self._read(None)

    @Slot()
    def _on_filter(self) -> None:
        self._read(None)

    @Slot()
    def _on_everything(self) -> None:
        self._patient = None
        self.whom.clear()
        self.day.set_value(None)
        self.kind.set_value("")
        self._read(None)

    @Slot()
    def _on_older(self) -> None:
        if self._rows:
            self._read(self._rows[-1].seq)

    def _connect(self) -> None:
        self.whom.returnPressed.connect(self._on_person)
        self.day.value_changed.connect(self._on_filter)
        self.kind.value_chosen.connect(self._on_filter)
        self.everything.clicked.connect(self._on_everything)
        self.older.clicked.connect(self._on_older)

    def _lay_out(self) -> None:
        one = self.fontMetrics().averageCharWidth()
        for field, width in ((self.whom, 34), (self.day, 22)):
            field.setFixedWidth(one * width)
        self._count.setWordWrap(False)
        self.table.setModel(self._model)
        filters = (self.whom, self.day, self.kind, self.everything, self._count)
        self.body.addLayout(row(*filters, gap=Space.S, stretch=4))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.none, 1)
        self.body.addWidget(self.checks)
        self.body.addWidget(Small(CANNOT_SHOW))
        self.add_secondary(self.older)
        self.none.hide()
        self.older.hide()


def _cells(rows: "Iterable[AuditRow]") -> "Iterable[tuple[str, ...]]":
    for each in rows:
        yield (str(each.seq), when_text(each.at), row_text(each), each.person, fields_text(each))
