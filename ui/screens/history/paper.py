"""The history on paper: which page, whose name is on it, a preview, print and save."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.history_sheet import DonePages, HistoryPrint
from reports import render_history
from ui.context import AppContext
from ui.packs.report_desk import ReportDesk
from ui.screens.history.paper_words import (
    WHOSE_WORDS,
    Whose,
    done_pages,
    practitioner_sheet,
)
from ui.screens.history.presenter import HistoryPresenter
from ui.style.space import Space
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import FlowLayout, boxed

PICTURE, DONE = "picture", "done"
PAGES = (Choice(PICTURE, "The picture, for me"), Choice(DONE, "“What I have done”, for them"))
FILES = {PICTURE: "history", DONE: "what I have done"}


class PaperPane(QWidget):
    """One of the pages at a time, as it will be printed. It is kept nowhere.

    Signals:
        closed: The practitioner is done with it.
    """

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._presenter: HistoryPresenter | None = None
        self._active = self._made = False
        self._pages = Chips("Page", PAGES, may_be_empty=False)
        self._whose = Chips(
            "Name on the page",
            [Choice(each, WHOSE_WORDS[each]) for each in Whose],
            may_be_empty=False,
        )
        self._desks = {
            page: ReportDesk(ctx, name, takes_focus=False) for page, name in FILES.items()
        }
        self._stack = QStackedWidget()
        self._pages.set_value(PICTURE)
        self._whose.set_value(Whose.INITIALS)
        self._lay_out()
        self._pages.value_chosen.connect(self._on_page)
        self._whose.value_chosen.connect(self._on_whose)

    @property
    def pages(self) -> Chips:
        """Which page."""
        return self._pages

    @property
    def whose(self) -> Chips:
        """How the practitioner's page names its person."""
        return self._whose

    @property
    def desk(self) -> ReportDesk:
        """Shows the page, prints and saves it."""
        return self._desks[self._pages.value]

    def use(self, presenter: HistoryPresenter) -> None:
        """Print this course from now on."""
        self._presenter = presenter
        self._make()

    def set_active(self, active: bool) -> None:
        """Make the page only while it is in sight."""
        self._active = active
        if active and not self._made:
            self._make()

    def forget(self) -> None:
        """Let go of everything of the patient."""
        self._presenter = None
        self._made = False
        for desk in self._desks.values():
            desk.forget()

    def _content(self, presenter: HistoryPresenter) -> HistoryPrint:
        made_up = self._ctx.made_up
        if self._pages.value == DONE:
            return done_pages(presenter.whole, presenter.library, made_up=made_up)
        whose, today = Whose(self._whose.value), self._ctx.clock.today()
        return practitioner_sheet(presenter, whose, today, made_up=made_up)

    def _make(self) -> None:
        self._made = self._presenter is not None and self._active
        if self._presenter is not None and self._active:
            content = self._content(self._presenter)
            if isinstance(content, DonePages):  # the person's own pages
                self.desk.make(partial(render_history, content))
            else:
                self.desk.make_with_state(render_history, content)

    @Slot(str)
    def _on_page(self, page: str) -> None:
        self._whose.setVisible(page == PICTURE)
        self._stack.setCurrentWidget(self.desk)
        self._make()

    @Slot(str)
    def _on_whose(self, _whose: str) -> None:
        self._make()

    @Slot()
    def _on_closed(self) -> None:
        self._made = False
        self.closed.emit()

    def _lay_out(self) -> None:
        choices = FlowLayout(gap=Space.L)
        for widget in (self._pages, self._whose):
            choices.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(boxed(choices))
        column.addWidget(self._stack, 1)
        for desk in self._desks.values():
            self._stack.addWidget(desk)
            desk.closed.connect(self._on_closed)
        self.setFocusProxy(self._pages)
