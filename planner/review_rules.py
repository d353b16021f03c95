"""The review of one task by keys: an immutable state, and what each key makes of it (design.md 6).

A full review is ``3 3 3 2`` (they say, I say, closeness, helpfulness), a digit for each if-then
and each changed field, and a letter for what comes next. A mouse uses ``answer`` and ``go``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.carry import fields_for
from planner.choose import is_private
from planner.library import Barrier, Field, Library
from planner.plans import DropReason, Move, PlannedBarrier, Task, UnchangedReason
from planner.reviews import Amount, NotReviewed, Obstacle, Review, Used
from planner.views import SessionView

MOVE_KEYS: Mapping[str, Move] = {
    "r": Move.REPEAT,
    "u": Move.STEP_UP,
    "d": Move.STEP_DOWN,
    "c": Move.CHANGE,
    "x": Move.DROP,
}
NOT_DONE_IN_A_ROW = 2
"""From here on supervision is flagged (evidence.md T7.7)."""
ENTER, BACK = "enter", "back"
QUICK_KEYS = 10
"""Digits of the short list: 1 to 9, and 0 for the tenth."""


class Slot(StrEnum):
    """What is asked; ``USED`` and ``CHANGED`` once for each if-then and each changed field."""

    AMOUNT = "amount"
    AMOUNT_PRACTITIONER = "amount_practitioner"
    CLOSENESS = "closeness"
    HELPFULNESS = "helpfulness"
    USED = "used"
    CHANGED = "changed"
    OBSTACLES = "obstacles"
    NOTICED = "noticed"
    NEXT = "next"
    REASON = "reason"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: a question, and which of several."""

    slot: Slot
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """A review in the making.

    Attributes:
        task: What is looked back on.
        review: The answers so far.
        quick: The obstacles of the short list, by their digit: 1 to 9, then 0.
        place: What the next key answers.
        own_amount: True once the practitioner's amount was given apart from the patient's.
    """

    task: Task
    review: Review
    quick: tuple[Barrier, ...] = ()
    place: Place = Place(Slot.AMOUNT)
    own_amount: bool = False

    @property
    def obstacles_open(self) -> bool:
        """True where the list of what got in the way is open without being asked for."""
        amount = self.review.amount_patient
        return amount is not None and amount <= Amount.HALF

    @property
    def missing(self) -> tuple[Slot, ...]:
        """What has to be answered before the review is whole."""
        review = self.review
        if review.not_reviewed is not None:
            return ()
        reason_open = (needs_drop_reason(review) and review.drop_reason is None) or (
            needs_unchanged_reason(review) and review.unchanged_reason is None
        )
        gaps = {
            Slot.AMOUNT: review.amount_patient is None,
            Slot.NEXT: review.next is None,
            Slot.REASON: reason_open,
        }
        return tuple(slot for slot, gap in gaps.items() if gap)


def start(task: Task, review: Review, library: Library) -> ReviewState:
    """Return the state a review opens with; an earlier one is shown as it was saved.

    Args:
        task: What is looked back on.
        review: A new review of it, or the one saved.
        library: Where the short list of obstacles stands.
    """
    review = replace(
        review,
        coping_used=_padded(review.coping_used, len(if_thens(task))),
        changes_used=_padded(review.changes_used, len(task.changes)),
    )
    own = review.amount_practitioner not in (None, review.amount_patient)
    return ReviewState(task=task, review=review, quick=quick_obstacles(library), own_amount=own)


def if_thens(task: Task) -> tuple[PlannedBarrier, ...]:
    """Return the coping plans a review asks about, by position of ``Review.coping_used``."""
    return tuple(each for each in task.barriers if each.has_coping_plan)


def quick_obstacles(library: Library) -> tuple[Barrier, ...]:
    """Return the short list shown first, in its order; practitioner notes are not on it."""
    listed = [
        (each.quick, place, each)
        for place, each in enumerate(library.barriers.values())
        if each.quick is not None and each.obstacle and not is_private(each.id, library)
    ]
    return tuple(each for _, _, each in sorted(listed, key=_first_two))


def order(state: ReviewState) -> tuple[Place, ...]:
    """Return the questions in the order of the keys.

    Where half or less was done, what got in the way comes straight after the amount. Nothing done
    asks neither how close it was nor whether it helped. "Done" stands at the end.
    """
    uses = [Place(Slot.USED, index) for index in range(len(state.review.coping_used))]
    uses += [Place(Slot.CHANGED, index) for index in range(len(state.review.changes_used))]
    rated = [Place(Slot.CLOSENESS), Place(Slot.HELPFULNESS)]
    if state.review.amount_patient is Amount.NONE:
        rated = []
    amounts = [Place(Slot.AMOUNT), Place(Slot.AMOUNT_PRACTITIONER)]
    obstacles = [Place(Slot.OBSTACLES)]
    middle = [*obstacles, *rated, *uses] if state.obstacles_open else [*rated, *uses, *obstacles]
    end = [Place(Slot.NOTICED), Place(Slot.NEXT)]
    if needs_drop_reason(state.review) or needs_unchanged_reason(state.review):
        end.append(Place(Slot.REASON))
    return (*amounts, *middle, *end, Place(Slot.DONE))


def press(state: ReviewState, key: str) -> ReviewState:
    """Return the state after a key; a key that means nothing here returns the same state.

    Args:
        state: Before.
        key: A digit, a letter, ``enter`` (leave as it is, go on) or ``back``.
    """
    key = key.lower()
    slot = state.place.slot
    if key == ENTER:
        return _moved(state, 1)
    if key == BACK:
        return _moved(state, -1)
    if slot is Slot.NOTICED:
        return state
    if key in MOVE_KEYS:
        return (
            answer_next(state, MOVE_KEYS[key]) if state.review.amount_patient is not None else state
        )
    if not (key.isascii() and key.isdigit()):
        return state
    if slot is Slot.OBSTACLES:
        return _toggled_by_digit(state, int(key) or QUICK_KEYS)
    answered = answer(state, state.place, int(key))
    return state if answered is state else _past_noticed(_moved(answered, 1))


def answer(state: ReviewState, place: Place, digit: int) -> ReviewState:
    """Return the state with a question answered by a number, as by a click; the place stays.

    Amounts, closeness and helpfulness count from 0 to 4; uses and reasons from 1 in the order of
    their enums. A number that is not offered returns the same state.
    """
    slot, review = place.slot, state.review
    if slot is Slot.REASON:
        return _with_reason(state, digit)
    if slot in (Slot.USED, Slot.CHANGED):
        return _with_use(state, place, digit)
    if not 0 <= digit <= 4:
        return state
    if slot is Slot.AMOUNT:
        return _with_amount(state, Amount(digit))
    if slot is Slot.AMOUNT_PRACTITIONER:
        review = replace(review, amount_practitioner=Amount(digit))
        return replace(state, review=review, own_amount=True)
    if slot is Slot.CLOSENESS:
        return replace(state, review=replace(review, closeness=digit))
    if slot is Slot.HELPFULNESS:
        return replace(state, review=replace(review, helpfulness=digit))
    return state


def answer_next(state: ReviewState, move: Move) -> ReviewState:
    """Return the state with what happens next; one goes on to the reason where one is asked."""
    review = replace(
        state.review,
        next=move,
        drop_reason=state.review.drop_reason if move is Move.DROP else None,
        unchanged_reason=state.review.unchanged_reason if move is Move.REPEAT else None,
    )
    return _moved(replace(state, review=review, place=Place(Slot.NEXT)), 1)


def will_change(state: ReviewState) -> ReviewState:
    """Return the state where an obstacle leads to a field: the task is repeated and changed."""
    if state.review.next not in (None, Move.REPEAT):
        return state
    repeated = answer_next(state, Move.REPEAT)
    if not needs_unchanged_reason(repeated.review):
        return repeated
    review = replace(repeated.review, unchanged_reason=UnchangedReason.WILL_CHANGE)
    return _moved(replace(repeated, review=review, place=Place(Slot.REASON)), 1)


def toggle_obstacle(state: ReviewState, barrier_id: str) -> ReviewState:
    """Return the state with an obstacle of the catalogue added or taken back."""
    known = state.review.obstacles
    kept = tuple(each for each in known if each.barrier != barrier_id)
    found = kept if len(kept) < len(known) else (*known, Obstacle(barrier_id))
    return replace(state, review=replace(state.review, obstacles=found))


def own_obstacle(state: ReviewState, words: str) -> ReviewState:
    """Return the state with an obstacle in the person's own words added; empty adds nothing."""
    words = words.strip()
    if not words:
        return state
    found = (*state.review.obstacles, Obstacle(text=words))
    return replace(state, review=replace(state.review, obstacles=found))


def without_own_obstacle(state: ReviewState, words: str) -> ReviewState:
    """Return the state with an obstacle in the person's own words taken back."""
    kept = tuple(each for each in state.review.obstacles if each != Obstacle(text=words))
    return replace(state, review=replace(state.review, obstacles=kept))


def notice(state: ReviewState, text: str) -> ReviewState:
    """Return the state with what was noticed, in the patient's words."""
    return replace(state, review=replace(state.review, noticed=text))


def not_reviewed(state: ReviewState, reason: NotReviewed | None) -> ReviewState:
    """Return the state ended without a review, with its code; or that taken back."""
    place = Place(Slot.AMOUNT) if reason is None else Place(Slot.DONE)
    return replace(state, review=replace(state.review, not_reviewed=reason), place=place)


def go(state: ReviewState, place: Place) -> ReviewState:
    """Return the state at another question."""
    return replace(state, place=place)


def needs_drop_reason(review: Review) -> bool:
    """Tell whether the review has to say why the task was dropped."""
    return review.next is Move.DROP


def needs_unchanged_reason(review: Review) -> bool:
    """Tell whether "same again" has to be explained: half or less was done."""
    amount = review.amount_patient
    return review.next is Move.REPEAT and amount is not None and amount <= Amount.HALF


def fields_to_change(review: Review, library: Library) -> tuple[Field, ...]:
    """Return the fields that the reported obstacles lead to, in the order they were reported."""
    found = (field for each in review.obstacles for field in fields_for(each, library))
    return tuple(dict.fromkeys(found))


def two_not_done(view: SessionView) -> bool:
    """Tell whether nothing was done two reviews running; shown, and supervision is flagged."""
    return view.not_done_in_a_row >= NOT_DONE_IN_A_ROW


def _moved(state: ReviewState, by: int) -> ReviewState:
    places = order(state)
    at = places.index(state.place) if state.place in places else 0
    return replace(state, place=places[min(max(at + by, 0), len(places) - 1)])


def _past_noticed(state: ReviewState) -> ReviewState:
    """Leave no one in a text field whose next key is a letter; "back" or Enter leads there."""
    return _moved(state, 1) if state.place.slot is Slot.NOTICED else state


def _with_amount(state: ReviewState, amount: Amount) -> ReviewState:
    review = replace(state.review, amount_patient=amount, not_reviewed=None)
    if not state.own_amount:
        review = replace(review, amount_practitioner=amount)
    return replace(state, review=review)


def _with_use(state: ReviewState, place: Place, digit: int) -> ReviewState:
    ways = tuple(Used)
    if not 1 <= digit <= len(ways):
        return state
    review = state.review
    if place.slot is Slot.USED:
        used = _with_one(review.coping_used, place.index, ways[digit - 1])
        return replace(state, review=replace(review, coping_used=used))
    used = _with_one(review.changes_used, place.index, ways[digit - 1])
    return replace(state, review=replace(review, changes_used=used))


def _with_reason(state: ReviewState, digit: int) -> ReviewState:
    drops, repeats = tuple(DropReason), tuple(UnchangedReason)
    if needs_drop_reason(state.review) and 1 <= digit <= len(drops):
        return replace(state, review=replace(state.review, drop_reason=drops[digit - 1]))
    if needs_unchanged_reason(state.review) and 1 <= digit <= len(repeats):
        return replace(state, review=replace(state.review, unchanged_reason=repeats[digit - 1]))
    return state


def _toggled_by_digit(state: ReviewState, digit: int) -> ReviewState:
    if not 1 <= digit <= min(QUICK_KEYS, len(state.quick)):
        return state
    return toggle_obstacle(state, state.quick[digit - 1].id)


def _with_one(used: tuple[Used | None, ...], index: int, value: Used) -> tuple[Used | None, ...]:
    return tuple(value if at == index else each for at, each in enumerate(used))


def _padded(used: tuple[Used | None, ...], length: int) -> tuple[Used | None, ...]:
    return (used + (None,) * length)[:length]


def _first_two(listed: tuple[int | None, int, Barrier]) -> tuple[int, int]:
    return listed[0] or 0, listed[1]
