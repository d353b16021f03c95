"""Looking back on the last plan: the state of each task's review, and what is to be kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from planner import review_rules as rules
from planner.ids import IdSource, OccasionId, ReviewId, TaskId
from planner.plans import Done, Task
from planner.review_rules import ReviewState
from planner.reviews import OccasionDone, Review
from planner.views import SessionView
from ui.screens.session.opening import Opening


class ReviewPresenter:
    """The reviews of one contact."""

    def __init__(self, opening: Opening, ids: IdSource) -> None:
        self._view = opening.view
        self.library = opening.library
        saved = {each.task_id: each for each in opening.view.last_reviews}
        begun = {each.task_id: each for each in opening.draft.reviews}
        plan = opening.view.last_plan
        self._states: list[ReviewState] = []
        for task in plan.tasks if plan else ():
            review = begun.get(task.id) or saved.get(task.id) or self._new(task, ids)
            self._states.append(rules.start(task, review, self.library))
        self._saved: dict[TaskId, Review] = {}
        self.see(opening.view)
        self._listener: Callable[[int], object] | None = None

    @property
    def states(self) -> tuple[ReviewState, ...]:
        """The reviews, task by task."""
        return tuple(self._states)

    @property
    def whole(self) -> bool:
        """True once every task is reviewed, or said not to be."""
        return all(not each.missing for each in self._states)

    def listen(self, call: Callable[[int], object]) -> None:
        """Tell this whenever a review changed; it gets the position of the task."""
        self._listener = call

    def forget_listener(self) -> None:
        """Tell nobody any more."""
        self._listener = None

    def earlier(self, index: int) -> bool:
        """Tell whether a task was reviewed at an earlier contact already."""
        return self._states[index].review.session_id != self._view.session.id

    def put(self, index: int, state: ReviewState) -> None:
        """Take a new state of one review."""
        if state != self._states[index]:
            self._states[index] = state
            if self._listener is not None:
                self._listener(index)

    def press(self, index: int, key: str) -> None:
        """Take a key."""
        self.put(index, rules.press(self._states[index], key))

    def occasion(self, index: int, occasion_id: OccasionId, done: Done) -> None:
        """Take what the slip says of one occasion; blank takes it back, also from the vault."""
        state = self._states[index]
        marked = {each.id for each in state.task.occasions if each.done is not Done.BLANK}
        kept = [each for each in state.review.occasions if each.occasion_id != occasion_id]
        if done is not Done.BLANK or occasion_id in marked:
            kept.append(OccasionDone(occasion_id, done))
        self.put(index, replace(state, review=replace(state.review, occasions=tuple(kept))))

    def to_save(self, now: datetime) -> tuple[Review, ...]:
        """Return the whole reviews that are not in the vault as they are."""
        return tuple(
            replace(each.review, at=now)
            for each in self._states
            if not each.missing and self._changed(each)
        )

    def begun(self) -> tuple[Review, ...]:
        """Return the reviews begun and not whole."""
        return tuple(each.review for each in self._states if each.missing and self._changed(each))

    def see(self, view: SessionView) -> None:
        """Know what is in the vault."""
        self._saved = {each.task_id: self._padded(each) for each in view.last_reviews}

    def note_saved(self, reviews: tuple[Review, ...]) -> None:
        """Know that these are in the vault."""
        self._saved |= {each.task_id: each for each in reviews}

    def _new(self, task: Task, ids: IdSource) -> Review:
        return Review(id=ReviewId(ids.new()), task_id=task.id, session_id=self._view.session.id)

    def _padded(self, review: Review) -> Review:
        task = next(each.task for each in self._states if each.task.id == review.task_id)
        return rules.start(task, review, self.library).review

    def _changed(self, state: ReviewState) -> bool:
        saved = self._saved.get(state.task.id)
        if saved is not None:
            return replace(state.review, at=None) != replace(saved, at=None)
        review = state.review
        empty = Review(id=review.id, task_id=review.task_id, session_id=review.session_id)
        return review != rules.start(state.task, empty, self.library).review
