"""Looking back by keys alone."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from models.store import Store
from planner.drafts import DraftKind
from planner.library import Field
from planner.plans import Done, DropReason, Move, UnchangedReason
from planner.review_rules import Slot
from planner.reviews import Amount, NotReviewed, Review, Used
from planner.sessions import Status
from planner.standing_out import StandsOut
from tests.ui.session.conftest import Contact, focused
from ui.routes import Route
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Body

FEW = 10


def reviews(contact: Contact) -> tuple[Review, ...]:
    return contact.bench.ask(partial(_reviews, contact))


def _reviews(contact: Contact, store: Store) -> tuple[Review, ...]:
    return store.reviews.of_session(contact.today.id)


def test_a_full_review_takes_few_keys_and_no_mouse(contact: Contact) -> None:
    contact.open()
    assert contact.press("333222u") <= FEW
    (review,) = reviews(contact)
    assert (review.amount_patient, review.amount_practitioner) == (Amount.MOST, Amount.MOST)
    assert (review.closeness, review.helpfulness) == (3, 2)
    assert (review.coping_used, review.changes_used) == ((Used.HELPED,), (Used.HELPED,))
    assert review.next is Move.STEP_UP
    assert review.finished


def test_even_the_longest_way_is_short(contact: Contact) -> None:
    page = contact.open()
    assert contact.press("113\n2222r1") <= FEW
    (review,) = reviews(contact)
    assert review.unchanged_reason is UnchangedReason.WORTH_ANOTHER_TRY
    assert [each.barrier for each in review.obstacles] == [page.review.boards[0].state.quick[2].id]


def test_a_review_says_that_the_contact_was_attended(contact: Contact) -> None:
    page = contact.open()
    contact.press("333222u")
    assert page.presenter is not None
    assert page.presenter.view.session.status is Status.ATTENDED


def test_after_the_review_come_the_measures(contact: Contact) -> None:
    contact.open()
    contact.press("333222u")
    assert focused().accessibleName().startswith("PHQ-9, item 1.")


def test_the_practitioners_amount_copies_until_changed(contact: Contact) -> None:
    page = contact.open()
    board = page.review.boards[0]
    contact.press("3")
    assert board.state.review.amount_practitioner == Amount.MOST.value
    contact.press("1")
    assert board.state.review.amount_patient == Amount.MOST.value
    assert board.state.review.amount_practitioner == Amount.LITTLE.value


@pytest.mark.parametrize("amount", "012")
def test_half_or_less_opens_what_got_in_the_way(contact: Contact, amount: str) -> None:
    page = contact.open()
    contact.press(amount * 2)
    assert focused().accessibleName().startswith("What got in the way")
    assert focused().isVisible()
    assert page.review.boards[0].row_in_focus.slot is Slot.OBSTACLES


def test_more_than_half_leaves_it_folded(contact: Contact) -> None:
    page = contact.open()
    contact.press("33")
    assert "How close" in focused().accessibleName()
    board = page.review.boards[0]
    assert not board._obstacles.chips.isVisible()
    rows = [board._row(place) for place in board._order]
    assert len({row._question.mapTo(board, QPoint()).x() for row in rows}) == 1


def test_not_reviewed_is_an_ending_with_a_code(contact: Contact) -> None:
    contact.open()
    contact.press("n1")
    contact.bench.qtbot.waitUntil(lambda: bool(reviews(contact)))
    assert reviews(contact)[0].not_reviewed is NotReviewed.NO_TIME


def test_dropping_asks_why_with_one_key(contact: Contact) -> None:
    contact.open()
    contact.press("333222x")
    assert reviews(contact) == ()
    contact.press("3")
    assert reviews(contact)[0].drop_reason is DropReason.NOT_HELPFUL


def test_left_half_way_it_is_kept_and_goes_on(contact: Contact) -> None:
    page = contact.open()
    contact.press("33")
    contact.bench.leave(page)
    load = partial(_draft, contact)
    assert contact.bench.ask(load)
    again = contact.open()
    assert again.review.boards[0].state.review.amount_patient is Amount.MOST
    contact.press("3")
    contact.press("33222u")
    assert reviews(contact)
    contact.bench.leave(again)
    assert not contact.bench.ask(load)


def _draft(contact: Contact, store: Store) -> bool:
    return store.drafts.load(DraftKind.REVIEW, contact.today.id) is not None


def test_what_was_noticed_is_typed_not_read_as_keys(contact: Contact) -> None:
    page = contact.open()
    contact.press("333222\nfelt lighter, due x\nr")
    assert page.review.boards[0].state.review.noticed == "felt lighter, due x"
    assert reviews(contact)[0].next is Move.REPEAT


def test_two_times_nothing_done_is_shown_as_a_fact(contact: Contact) -> None:
    page = contact.open()
    assert StandsOut.TWO_NOT_DONE not in [each.kind for each in page.standing.facts]
    contact.press("0011122c")
    assert StandsOut.TWO_NOT_DONE in [each.kind for each in page.standing.facts]
    assert any("2 reviews in a row" in each.text() for each in page.standing.findChildren(Body))


def test_the_slip_may_be_written_down(contact: Contact) -> None:
    page = contact.open()
    assert page.presenter is not None
    occasion = contact.plan.tasks[0].occasions[0]
    page.presenter.reviews.occasion(0, occasion.id, Done.SOME)
    contact.press("333222u")
    assert [each.done for each in reviews(contact)[0].occasions] == [Done.SOME]


def links(board: QWidget) -> dict[str, LinkButton]:
    found = {each.text(): each for each in board.findChildren(LinkButton)}
    return {text: each for text, each in found.items() if "→" in text and each.isVisible()}


def test_an_obstacle_leads_to_the_field_that_changes(contact: Contact) -> None:
    page = contact.open()
    contact.press("111")
    (text, link), *_ = links(page.review).items()
    assert text.startswith("I forgot →")
    link.click()
    contact.bench.settle()
    (kept,) = reviews(contact)
    assert (kept.next, kept.unchanged_reason) == (Move.REPEAT, UnchangedReason.WILL_CHANGE)
    opened = contact.bench.ways.opened[-1]
    session, _, field = opened.id.partition("#")
    assert opened.screen is Route.plan(contact.today.id).screen
    assert session == contact.today.id
    assert field in {each.value for each in Field}


def test_no_obstacle_leads_nowhere(contact: Contact) -> None:
    page = contact.open()
    contact.press("11")
    assert links(page.review) == {}
