"""The last plan and its review."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.views import SessionView
from ui import texts
from ui.screens.session.opening import Opening
from ui.screens.session.review_board import ReviewBoard
from ui.screens.session.review_presenter import ReviewPresenter
from ui.widgets.card import Card
from ui.widgets.layout import Divider, clear_layout, column
from ui.widgets.text import Body, Quiet

NO_PLAN = "There is no earlier plan in this course of treatment to look back on."
FIRST = (
    "The first contact: there is no plan to look back on. "
    "Starting out, the questions of the beginning, is the first step of the plan."
)


class ReviewCard(Card):
    """Part 1 of the page.

    Signals:
        changed: A review changed.
        finished: The last question of a task was answered.
        field_wanted: An obstacle leads to this field of the next plan (a Field).
        paper_wanted: Type in the sheets that came back.
    """

    changed = Signal()
    finished = Signal()
    field_wanted = Signal(object)
    paper_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("1  Last plan", parent)
        self._about = Quiet("")
        self._boards: list[ReviewBoard] = []
        self._presenter: ReviewPresenter | None = None
        self._column = column()
        self.add(self._about)
        self.add_layout(self._column)

    @property
    def boards(self) -> tuple[ReviewBoard, ...]:
        """The reviews, task by task."""
        return tuple(self._boards)

    def open_with(self, presenter: ReviewPresenter, opening: Opening) -> None:
        """Make a board for each task."""
        self._presenter = presenter
        presenter.listen(self._on_changed)
        view = opening.view
        if view.last_plan is None:
            self._column.addWidget(Body(FIRST if view.first_contact else NO_PLAN))
        elif view.last_plan.no_task is not None:
            why = texts.word(view.last_plan.no_task)
            self._column.addWidget(Body(f"No task was agreed last time: {why}."))
        for index in range(len(presenter.states)):
            if index:
                self._column.addWidget(Divider())
            board = ReviewBoard(presenter, index)
            board.finished.connect(self.finished)
            board.field_wanted.connect(self.field_wanted)
            board.paper_wanted.connect(self.paper_wanted)
            self._boards.append(board)
            self._column.addWidget(board)

    def show_view(self, view: SessionView) -> None:
        """Show where the plan comes from, and plain facts about it."""
        last = view.last_session
        said = f"Agreed at session {last.number}, {texts.day_text(last.day)}" if last else ""
        self._about.show_text(said)

    def focus_open(self) -> bool:
        """Focus the first review that is not whole; False where there is none."""
        if self._presenter is None:
            return False
        for board in self._boards:
            if board.state.missing:
                board.focus_place()
                return True
        return False

    def forget(self) -> None:
        """Forget everything."""
        if self._presenter is not None:
            self._presenter.forget_listener()
        self._presenter = None
        self._boards.clear()
        clear_layout(self._column)

    @Slot(int)
    def _on_changed(self, _index: int) -> None:
        self.changed.emit()
