"""Typing in what came back: the slip first, then each sheet, laid out like the paper."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from planner.changes import Changes
from planner.errors import UserFacingError
from planner.ids import SessionId
from planner.pack import Sheet
from planner.plans import Done, Task
from planner.sheet_entry import Paper, blocks_of
from ui import texts
from ui.context import AppContext
from ui.operations import QueryOp, StoreOp
from ui.pages import Page, Parting
from ui.routes import Route
from ui.screens.paper import presenter as calls
from ui.screens.paper.presenter import PaperPresenter
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import clear_layout, column
from ui.widgets.paper_grid import KeyGrid, MarkGrid, PaperGrid
from ui.widgets.section import Disclosure
from ui.widgets.text import Quiet, Small, Strong

SETTLE_MS = 700
NOTHING = "Nothing of this plan comes back on paper", "It has no times on a slip and no sheets."


class PaperPage(Page):
    """One plan's slip and sheets; kept as one types."""

    def __init__(self, ctx: AppContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(ctx, route, parent)
        self._id = SessionId(route.id)
        self._presenter: PaperPresenter | None = None
        self._about = Quiet("")
        self._parts = column()
        self._grids: list[KeyGrid] = []
        self._none = EmptyState(*NOTHING)
        self._none.hide()
        self._counted = Small("")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._save)
        self.body.addWidget(self._about)
        self.body.addWidget(self._none)
        self.body.addLayout(self._parts)
        self.body.addStretch(1)
        self.set_primary("To the session", self._open_session)

    @property
    def grids(self) -> tuple[KeyGrid, ...]:
        """The grids in sight, from the top."""
        return tuple(self._grids)

    @property
    def about(self) -> str:
        """Which plan it is of."""
        return self._about.text()

    def refresh(self) -> None:
        """Read what came back so far; once, since nobody else types it in."""
        if self._presenter is None:
            reading: QueryOp[Paper] = QueryOp(self, partial(calls.read_paper, self._id))
            reading.on_done(self._show).start(self.ctx)

    def suspend(self) -> Parting | None:
        """Keep what was typed."""
        self._settle.stop()
        for grid in self._grids:
            if isinstance(grid, PaperGrid):
                grid.commit()
        writing = self._presenter.writing() if self._presenter else calls.Writing()
        return None if writing.empty else partial(calls.write, writing)

    def clear(self) -> None:
        """Forget the person."""
        self._settle.stop()
        self._presenter = None
        self._grids.clear()
        clear_layout(self._parts)
        self._about.setText("")
        self.set_title("")

    def focus_first(self) -> None:
        """Begin at the slip."""
        if self._grids:
            self._grids[0].setFocus()

    def _show(self, paper: Paper) -> None:
        presenter = self._presenter = PaperPresenter(paper, self.ctx.ids)
        day = texts.short_day_text(paper.session.day)
        self.set_title(f"{paper.patient.called} · what came back · plan of {day}")
        self.show_needs(paper.patient.needs)
        self._about.setText(presenter.about)
        self._none.setVisible(not presenter.tasks and not presenter.sheets)
        if presenter.tasks:
            self._parts.addWidget(self._slip(presenter))
        for at, sheet in enumerate(presenter.sheets):
            open_at_once = presenter.typed(sheet) or (not at and not presenter.tasks)
            self._parts.addWidget(self._sheet(sheet, unfolded=open_at_once))
        self.focus_first()

    def _slip(self, presenter: PaperPresenter) -> Card:
        card = Card("The slip")
        card.add(Small(MarkGrid.LEGEND))
        for task in presenter.tasks:
            grid = MarkGrid(f"Slip: {task.title}", presenter.row_names(task))
            grid.set_marks(presenter.marks(task))
            grid.marked.connect(partial(self._on_marked, task))
            self._grids.append(grid)
            card.add(Strong(task.what or task.title))
            card.add(grid)
        self._counted = Small(presenter.counted)
        card.add(self._counted)
        return card

    def _sheet(self, sheet: Sheet, *, unfolded: bool) -> Card:
        card = Card()
        fold = Disclosure(sheet.worksheet.title)
        fold.toggled.connect(partial(self._on_unfolded, sheet, fold))
        card.add(fold)
        fold.set_unfolded(unfolded)
        return card

    def _on_unfolded(self, sheet: Sheet, fold: Disclosure, unfolded: bool) -> None:
        presenter = self._presenter
        if presenter is None or not unfolded or fold.body.count():
            return
        fold.add(Small(PaperGrid.LEGEND))
        cells = presenter.cells(sheet)
        for at, block in enumerate(blocks_of(sheet)):
            if block.title:
                fold.add(Strong(block.title))
            rows = presenter.row_labels(block)
            grid = PaperGrid(f"{sheet.worksheet.title}, {block.title}".rstrip(", "), block, rows)
            grid.set_cells(cells[at])
            grid.cell_changed.connect(partial(self._on_cell, sheet, at))
            self._grids.append(grid)
            fold.add(grid)

    def _on_marked(self, task: Task, at: int, done: Done) -> None:
        if self._presenter is not None:
            self._presenter.mark(task, at, done)
            self._counted.setText(self._presenter.counted)
            self._settle.start()

    def _on_cell(self, sheet: Sheet, block: int, row: int, column: int, text: str) -> None:
        if self._presenter is not None:
            self._presenter.set_cell(sheet, (block, row, column), text)
            self._settle.start()

    @Slot()
    def _save(self) -> None:
        writing = self._presenter.writing() if self._presenter else calls.Writing()
        if not writing.empty:
            saving: StoreOp[Changes] = StoreOp(self, partial(calls.write, writing))
            saving.on_done(self._on_saved).on_error(self._on_not_saved).start(self.ctx)

    def _on_saved(self, _changes: Changes) -> None:
        now = texts.time_text(self.ctx.clock.now().astimezone().time())
        self.set_note(f"Saved {now}")

    def _on_not_saved(self, error: UserFacingError) -> None:
        """Keep what is on the screen; the next key tries again."""
        if self._presenter is not None:
            self._presenter.forget_written()
        self.ctx.show_error(error)

    def _open_session(self) -> None:
        self.ctx.navigator.open(Route.session(self._id))
