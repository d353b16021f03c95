"""The review by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import review_rules as rules
from planner.library import Field
from planner.plans import DropReason, FieldChange, Move, UnchangedReason
from planner.review_rules import Place, ReviewState, Slot
from planner.reviews import Amount, NotReviewed, Obstacle, Review, Used
from tests.planner.builders import library, review, task, view

KEYS = st.sampled_from([*"0123456789rudcx?", "enter", "back"])
BLANK = review(amount_patient=None, next=None)


def opened(said: Review = BLANK) -> ReviewState:
    changed = task(changes=(FieldChange(Field.WHERE, "a", "b"),))
    return rules.start(changed, said, library())


def typed(keys: str, state: ReviewState | None = None) -> ReviewState:
    state = state or opened()
    for key in keys.split():
        state = rules.press(state, key)
    return state


def test_full_review_takes_at_most_ten_keys() -> None:
    keys = "3 4 3 2 2 1 u"
    state = typed(keys)
    said = state.review
    assert len(keys.split()) <= 10
    assert (said.amount_patient, said.amount_practitioner) == (Amount.MOST, Amount.ALL)
    assert (said.closeness, said.helpfulness, said.next) == (3, 2, Move.STEP_UP)
    assert (said.coping_used, said.changes_used) == ((Used.HELPED,), (Used.NOT_NEEDED,))
    assert state.missing == ()
    assert said.finished


def test_little_done_opens_the_obstacles_at_once() -> None:
    state = typed("1 enter")
    assert state.obstacles_open
    assert state.place == Place(Slot.OBSTACLES)
    state = typed("1 2 enter 3 2 2 1 enter d", state)
    assert [each.barrier for each in state.review.obstacles] == ["T2.2", "T1.1"]
    assert (state.review.closeness, state.review.next) == (3, Move.STEP_DOWN)


def test_nothing_done_asks_no_ratings() -> None:
    slots = [each.slot for each in rules.order(typed("0"))]
    assert Slot.CLOSENESS not in slots
    assert slots.index(Slot.OBSTACLES) == 2


def test_practitioners_amount_copies_until_changed() -> None:
    assert typed("3").review.amount_practitioner is Amount.MOST
    again = typed("back 1", typed("3"))
    assert again.review.amount_practitioner is Amount.LITTLE
    own = typed("back back 4", typed("3 2"))
    assert (own.review.amount_patient, own.review.amount_practitioner) == (4, 2)


def test_drop_asks_why_and_repeat_after_little_too() -> None:
    dropped = typed("3 x")
    assert dropped.missing == (Slot.REASON,)
    assert typed("2", dropped).review.drop_reason is DropReason.DOES_NOT_FIT
    same = typed("2 r")
    assert same.missing == (Slot.REASON,)
    assert typed("1", same).review.unchanged_reason is UnchangedReason.WORTH_ANOTHER_TRY
    assert typed("3 r").missing == ()


def test_reason_goes_when_its_move_goes() -> None:
    assert typed("u", typed("3 x 2")).review.drop_reason is None


def test_letters_are_words_where_it_is_typed_what_was_noticed() -> None:
    state = rules.go(typed("3"), Place(Slot.NOTICED))
    assert typed("r u d", state) is state
    assert rules.notice(state, "lighter").review.noticed == "lighter"


def test_letter_before_the_amount_does_nothing() -> None:
    assert typed("r").review.next is None


def test_not_reviewed_is_a_whole_ending() -> None:
    state = rules.not_reviewed(opened(), NotReviewed.NO_TIME)
    assert state.missing == ()
    assert state.review.finished
    assert rules.not_reviewed(state, None).missing == (Slot.AMOUNT, Slot.NEXT)


def test_short_list_is_in_its_order_without_private_notes() -> None:
    assert [each.id for each in opened().quick] == ["T2.2", "T1.1", "T4.2b", "T4.3"]


def test_own_words_and_toggle() -> None:
    state = rules.own_obstacle(rules.toggle_obstacle(opened(), "T1.1"), " snow ")
    assert state.review.obstacles == (Obstacle("T1.1"), Obstacle(text="snow"))
    assert rules.toggle_obstacle(state, "T1.1").review.obstacles == (Obstacle(text="snow"),)
    assert rules.own_obstacle(state, "  ") is state


def test_obstacles_map_to_fields() -> None:
    said = review(obstacles=(Obstacle("T2.2"), Obstacle(text="x")))
    assert rules.fields_to_change(said, library()) == (Field.WHERE, Field.MINUTES)


@pytest.mark.parametrize(("count", "flag"), [(0, False), (1, False), (2, True), (3, True)])
def test_two_not_done(count: int, flag: bool) -> None:
    assert rules.two_not_done(view(not_done_in_a_row=count)) is flag


def test_saved_review_opens_as_it_was() -> None:
    saved = review(amount_practitioner=Amount.HALF, coping_used=(Used.HELPED, None, None))
    state = opened(saved)
    assert state.own_amount
    assert state.review.coping_used == (Used.HELPED,)
    assert state.review.changes_used == (None,)


@given(st.lists(KEYS, max_size=25))
def test_no_row_of_keys_breaks_the_rules(keys: list[str]) -> None:
    state = typed(" ".join(keys))
    said = state.review
    assert state.place in rules.order(state)
    assert said.drop_reason is None or said.next is Move.DROP
    assert said.unchanged_reason is None or said.next is Move.REPEAT
    assert (said.amount_patient is None) <= (said.next is None)


@pytest.mark.parametrize("keys", ["5", "3 3 9", "3 3 3 2 5", "3 x 7", "1 enter 9"])
def test_number_not_offered_changes_nothing(keys: str) -> None:
    before = typed(keys.rpartition(" ")[0])
    assert rules.press(before, keys[-1]) is before
