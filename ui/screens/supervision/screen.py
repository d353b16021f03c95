"""Case supervision: a line a case, the question, what was decided, a page for the supervisor."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.changes import Changes, Kind
from planner.errors import UserFacingError
from planner.ids import PatientId
from planner.supervision import SupervisionItem, asked, discussed
from reports import render_report
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.packs.report_desk import ReportDesk
from ui.pages import Page, Parting
from ui.routes import MY_PLANNING, Route
from ui.screens.supervision import presenter as calls
from ui.screens.supervision.case_card import CaseCard
from ui.screens.supervision.presenter import Line, Opening, SupervisionPresenter, as_asked
from ui.screens.supervision.unwritten import Fate, Typed, Unwritten, with_since
from ui.screens.supervision.words import question_text
from ui.style.space import Space
from ui.texts import count_text
from ui.widgets.buttons import PlainButton, QuietButton
from ui.widgets.chips import Chips, Choice
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import boxed, column, row
from ui.widgets.text import Quiet
from ui.widgets.words_table import WordsTableModel

BROUGHT, ALL = "brought", "all"
WHO = (Choice(BROUGHT, "Brought", key="b"), Choice(ALL, "Everybody in treatment", key="e"))
WIDTHS = (16, 20, 9, 9, 9, 20, 12, 16, 14, 10)
NOBODY = (
    "No case is brought",
    "No rule of the service brings one today. E shows everybody.",
)
EMPTY = "Nobody is in treatment", "Supervision fills with the first course of treatment."


class SupervisionPage(Page):
    """The list above, the chosen case below.

    Attributes:
        table: The cases.
        card: The chosen case.
        who: Those brought, or everybody.
        desk: The page for the supervisor, once it is made.
    """

    SHOWS = frozenset(Kind) - {Kind.DRAFT, Kind.LIBRARY}
    SCROLLS = False
    WIDTH = 0
    HALF_TYPED = False

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self.set_title("Supervision")
        self._presenter: SupervisionPresenter | None = None
        self._chosen = PatientId("")
        self._kept_decision: str | None = ""
        self._unwritten = Unwritten()
        self._shown: tuple[Line, ...] = ()
        self.who = Chips("Which cases", WHO, may_be_empty=False)
        self.who.set_value(BROUGHT)
        self._count = Quiet("")
        self._count.setWordWrap(False)
        self.table = DataTable("Cases for supervision")
        self._model = WordsTableModel(self)
        self.card = CaseCard()
        self._none = EmptyState(*NOBODY)
        self.desk = ReportDesk(ctx, "supervision")
        self._names = PlainButton("Print with names")
        self._mine = QuietButton("My planning")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_primary("Print with references only", self._print_references)

    def refresh(self) -> None:
        """Read every open case."""
        reading: QueryOp[Opening] = QueryOp(
            self, partial(calls.read_opening, self.ctx.clock.today())
        )
        reading.on_done(self._show).start(self.ctx)

    def suspend(self) -> Parting | None:
        """Keep a question and a decision that are being typed, with the case they are about."""
        owed = self._owed()
        return partial(calls.write_texts, owed) if owed else None

    def clear(self) -> None:
        """Forget everybody."""
        self._presenter = None
        self._unwritten.forget()
        self._shown = ()
        self._chosen = PatientId("")
        self._model.show_rows((), ())
        self.card.forget()
        self.desk.forget()

    def focus_first(self) -> None:
        """Begin at the cases."""
        self.table.setFocus()

    @property
    def names_button(self) -> PlainButton:
        """Makes the page with names on it."""
        return self._names

    @property
    def shown(self) -> tuple[Line, ...]:
        """The cases in sight."""
        return self._shown

    def _show(self, opening: Opening) -> None:
        self._presenter = SupervisionPresenter(opening)
        self._unwritten.read_again()
        self._fill()

    def _fill(self) -> None:
        presenter = self._presenter
        if presenter is None:
            return
        everybody = self.who.value == ALL
        self._shown = presenter.lines if everybody else presenter.brought
        chosen = self._chosen
        rows = tuple(presenter.cells(each) for each in self._shown)
        self._model.show_rows(calls.HEADINGS, rows)
        self.table.share_room(WIDTHS)
        total = count_text(len(presenter.lines), "case")
        self._count.setText(f"{len(presenter.brought)} brought · {total} in treatment")
        self._none.show_text(*(NOBODY if presenter.lines else EMPTY))
        for each in (self.table, self.card):
            each.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        ids = [each.case.patient_id for each in self._shown]
        self.table.choose_row(ids.index(chosen) if chosen in ids else 0)
        self._show_case()

    def _show_case(self) -> None:
        at = self.table.currentIndex().row()
        if self._presenter is None or not 0 <= at < len(self._shown):
            return
        line = self._shown[at]
        self._chosen = line.case.patient_id
        shown = self.card.case
        another = shown is None or shown.episode_id != line.case.episode_id
        sent = self._unwritten.rest(line.case.episode_id)
        decision = self._presenter.decision(line) if sent is None else sent
        self.card.show_case(line.case, self._presenter.reasons(line), decision)
        if another:  # what is being typed about the same case is not kept yet
            self._kept_decision = decision
            back = self._unwritten.refused(line.case.episode_id)
            if back is not None:
                self._give_back(back)

    def _typed(self) -> tuple[SupervisionItem, ...]:
        case = self.card.case
        if case is None:
            return ()
        today, ids = self.ctx.clock.today(), self.ctx.ids
        item = asked(case, self.card.question.text, today, ids)
        return () if item is None else (item,)

    def _new_texts(self) -> Typed | None:
        """Return both texts of the case in sight, or None where neither is new."""
        case, decision = self.card.case, self.card.decision.text
        items = self._typed()
        if case is None or (not items and decision == self._kept_decision):
            return None
        self._kept_decision = decision
        return Typed(case, self.card.question.text, decision, items, decision)

    def _owed(self) -> tuple[Typed, ...]:
        """Return what may not be in the vault, the case in sight last; twice is harmless."""
        today, ids = self.ctx.clock.today(), self.ctx.ids
        shown = self.card.case
        back = [
            as_asked(typed, today, ids)
            for typed in self._unwritten.came_back()
            if shown is None or typed.case.episode_id != shown.episode_id
        ]
        new = self._new_texts()
        return (*self._unwritten.on_way(), *back, *((new,) if new is not None else ()))

    def _save(self, typed: Typed, said: str) -> None:
        self.card.take(typed.items)
        self._unwritten.send(typed)
        saving: StoreOp[Changes] = StoreOp(self, partial(calls.write_texts, (typed,)))
        saving.on_done(partial(self._on_arrived, typed, said))
        saving.on_error(partial(self._on_refused, typed)).start(self.ctx)

    def _on_arrived(self, typed: Typed, said: str, changes: Changes) -> None:
        self._unwritten.settle(typed, Fate.ARRIVED)
        self._on_written(said, changes)

    def _on_refused(self, typed: Typed, error: UserFacingError) -> None:
        """What is not in the vault stays on the screen, and is tried again when it is left."""
        self._unwritten.settle(typed, Fate.REFUSED)
        case = self.card.case
        if case is not None and case.episode_id == typed.case.episode_id:
            waiting = question_text(typed.case)
            question = with_since(typed.question, self.card.question.text, waiting)
            decision = with_since(typed.decision, self.card.decision.text, "")
            self._give_back(replace(typed, question=question, decision=decision))
        self.ctx.show_error(error)

    def _give_back(self, typed: Typed) -> None:
        self.card.give_back(typed.case, typed.question, typed.decision)
        self._kept_decision = None

    def _write(self, items: tuple[SupervisionItem, ...], said: str) -> None:
        self.card.take(items)
        saving: StoreOp[Changes] = StoreOp(self, partial(calls.write_items, items))
        saving.on_done(partial(self._on_written, said)).start(self.ctx)

    def _on_written(self, said: str, _changes: Changes) -> None:
        if said:
            self.ctx.notify(said)
        self.refresh()

    @Slot()
    def _on_left(self) -> None:
        typed = self._new_texts()
        if typed is not None:
            self._save(typed, "")

    @Slot()
    def _on_discussed(self) -> None:
        case = self.card.case
        if case is None:
            return
        question, decision = self.card.question.text, self.card.decision.text
        items = discussed(case, question, decision, self.ctx.clock.today(), self.ctx.ids)
        self.card.question.set_text("")
        self.card.decision.set_text("")
        self._kept_decision = ""
        self._save(Typed(case, question, decision, items, ""), "Discussed today: recorded")

    @Slot(object, bool)
    def _on_done(self, item: SupervisionItem, ticked: bool) -> None:
        day = self.ctx.clock.today() if ticked else None
        self._write((replace(item, done_on=day),), "Done: recorded")

    @Slot()
    def _on_record(self) -> None:
        if self._chosen:
            self.ctx.navigator.open(Route.patient(self._chosen))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._on_left()
            self._show_case()

    @Slot(str)
    def _on_who(self, _value: str) -> None:
        self._fill()

    @Slot()
    def _on_mine(self) -> None:
        self.ctx.navigator.open(MY_PLANNING)

    @Slot()
    def _print_names(self) -> None:
        self._make(names=True)

    def _print_references(self) -> None:
        self._make(names=False)

    def _make(self, *, names: bool) -> None:
        if self._presenter is None:
            return
        self._stack.setCurrentIndex(1)
        report = self._presenter.report(self._shown, names=names, made_up=self.ctx.made_up)
        self.desk.make_with_state(render_report, report)

    @Slot()
    def _on_closed(self) -> None:
        self._stack.setCurrentIndex(0)
        self.focus_first()

    def _lay_out(self) -> None:
        self.table.setModel(self._model)
        cases = column(gap=Space.M)
        cases.addLayout(row(self.who, self._count, gap=Space.L))
        cases.addWidget(self._none)
        cases.addWidget(self.table, 1)
        cases.addWidget(self.card)
        self._stack.addWidget(boxed(cases))
        self._stack.addWidget(self.desk)
        self.body.addWidget(self._stack, 1)
        self._none.hide()
        self.add_secondary(self._mine)
        self.add_secondary(self._names)

    def _connect(self) -> None:
        self.who.value_chosen.connect(self._on_who)
        self.table.row_opened.connect(self._on_record)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.card.left.connect(self._on_left)
        self.card.discussed.connect(self._on_discussed)
        self.card.done.connect(self._on_done)
        self.card.record_wanted.connect(self._on_record)
        self._names.clicked.connect(self._print_names)
        self._mine.clicked.connect(self._on_mine)
        self.desk.closed.connect(self._on_closed)
        for keys, field in (("Alt+Q", self.card.question), ("Alt+D", self.card.decision)):
            QShortcut(QKeySequence(keys), self).activated.connect(field.setFocus)
