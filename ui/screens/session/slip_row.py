"""What the returned slip says, and the ending without a review."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner import review_rules as rules
from planner.ids import OccasionId
from planner.plans import Done, Occasion
from planner.reviews import NotReviewed
from ui import texts
from ui.screens.session.answer_rows import AnswerRow
from ui.screens.session.review_presenter import ReviewPresenter
from ui.widgets.chips import Chips, Choice
from ui.widgets.section import Disclosure
from ui.widgets.text import Small

SAID = ((Done.NONE, "not"), (Done.SOME, "some"), (Done.DONE, "done"))


class SlipRow(Disclosure):
    """The times it was due. Blank is not "not done"; the amount is never worked out of them."""

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("What the slip says, time by time", parent)
        self._presenter = presenter
        self._index = index
        state = presenter.states[index]
        said = {each.occasion_id: each.done for each in state.review.occasions}
        self.add(Small("Only where the slip came back. Left blank is not the same as not done."))
        for number, occasion in enumerate(state.task.occasions, 1):
            name = _occasion_text(occasion, number)
            chips = Chips(name, [Choice(done.value, label) for done, label in SAID])
            chips.set_value(said.get(occasion.id, occasion.done).value)
            chips.value_chosen.connect(partial(self._on_said, occasion.id))
            self.add(AnswerRow(name, chips))

    def _on_said(self, occasion_id: OccasionId, value: str) -> None:
        done = Done(value) if value else Done.BLANK
        self._presenter.occasion(self._index, occasion_id, done)


class NotReviewedRow(Disclosure):
    """Not looked at today, with a code: a valid ending."""

    def __init__(
        self, presenter: ReviewPresenter, index: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("Not reviewed today (N)", parent)
        self._presenter = presenter
        self._index = index
        choices = [
            Choice(each.value, f"{number} {texts.word(each)}")
            for number, each in enumerate(NotReviewed, 1)
        ]
        self._chips = Chips("Why it was not reviewed", choices)
        self._chips.value_chosen.connect(self._on_chosen)
        self.add(self._chips)

    def show_state(self) -> None:
        """Show the reason, where there is one."""
        reason = self._presenter.states[self._index].review.not_reviewed
        self._chips.set_value(reason.value if reason else "")
        if reason is not None:
            self.set_unfolded(True)

    def setFocus(self, *_reason: object) -> None:
        """Open, and begin at the reasons."""
        self.set_unfolded(True)
        self._chips.setFocus()

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        reason = NotReviewed(value) if value else None
        state = self._presenter.states[self._index]
        self._presenter.put(self._index, rules.not_reviewed(state, reason))


def _occasion_text(occasion: Occasion, number: int) -> str:
    if occasion.day is None:
        return f"Time {number}"
    at = f", {texts.time_text(occasion.at)}" if occasion.at else ""
    return texts.short_day_text(occasion.day) + at
