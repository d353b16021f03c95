"""What the returned slip says, and the ending without a review."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner import review_rules as rules
from planner.plans import Done
from planner.reviews import NotReviewed
from ui import texts
from ui.screens.session.review_presenter import ReviewPresenter
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chips, Choice
from ui.widgets.layout import boxed, row
from ui.widgets.paper_grid import MarkGrid
from ui.widgets.section import Disclosure
from ui.widgets.text import Small


class SlipRow(Disclosure):
    """The times it was due, as they stand on the slip; made when it is first unfolded.

    Blank is not "not done"; the amount is never worked out of them.

    Signals:
        paper_wanted: Type in the sheets that came back with it.
    """

    paper_wanted = Signal()

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("What the slip says, time by time", parent)
        self._presenter = presenter
        self._index = index
        self._occasions = presenter.states[index].task.occasions
        self.grid: MarkGrid | None = None
        self._count = Small("")
        self.toggled.connect(self._on_unfolded)

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        if unfolded and self.grid is None:
            self._make()

    def _make(self) -> None:
        state = self._presenter.states[self._index]
        said = {each.occasion_id: each.done for each in state.review.occasions}
        names = [texts.occasion_text(each, at) for at, each in enumerate(self._occasions, 1)]
        self.grid = MarkGrid("What the slip says", names)
        self.grid.set_marks([said.get(each.id, each.done) for each in self._occasions])
        self.grid.marked.connect(self._on_marked)
        sheets = LinkButton("Type in the sheets that came back")
        sheets.clicked.connect(self.paper_wanted)
        self.add(Small(MarkGrid.LEGEND))
        self.add(self.grid)
        self.add(self._count)
        self.add(boxed(row(sheets)))
        self._say()

    @Slot(int, object)
    def _on_marked(self, at: int, done: Done) -> None:
        self._presenter.occasion(self._index, self._occasions[at].id, done)
        self._say()

    def _say(self) -> None:
        """Say how many times are marked; how much was done is asked, not counted."""
        if self.grid is not None:
            count = sum(each is not Done.BLANK for each in self.grid.marks)
            self._count.setText(f"{count} of {len(self._occasions)} times marked")


class NotReviewedRow(Disclosure):
    """Not looked at today, with a code: a valid ending."""

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("Not reviewed today (N)", parent)
        self._presenter = presenter
        self._index = index
        self._chips: Chips | None = None
        self.toggled.connect(self._on_unfolded)

    def show_state(self) -> None:
        """Show the reason, where there is one."""
        reason = self._presenter.states[self._index].review.not_reviewed
        if reason is not None:
            self.set_unfolded(True)
        if self._chips is not None:
            self._chips.set_value(reason.value if reason else "")

    def setFocus(self, *_reason: object) -> None:
        """Open, and begin at the reasons."""
        self.set_unfolded(True)
        if self._chips is not None:
            self._chips.setFocus()

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:
        if not unfolded or self._chips is not None:
            return
        choices = [
            Choice(each.value, f"{number} {texts.word(each)}")
            for number, each in enumerate(NotReviewed, 1)
        ]
        self._chips = Chips("Why it was not reviewed", choices)
        self._chips.value_chosen.connect(self._on_chosen)
        self.add(self._chips)

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        reason = NotReviewed(value) if value else None
        state = self._presenter.states[self._index]
        self._presenter.put(self._index, rules.not_reviewed(state, reason))
