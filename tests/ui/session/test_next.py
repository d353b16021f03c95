"""The last card: what became of this contact and why, and moving appointments."""

from datetime import time
from functools import partial

import pytest

from models.store import Store
from planner.ids import SeededIds
from planner.sessions import Away, Session, Status
from tests.models.store.people import Course, days
from tests.ui.session.conftest import Contact
from tests.ui.session.test_contact import view
from tests.ui.walk import nameless
from ui.screens.session.ending_cards import NextCard


def ask_status(contact: Contact, card: NextCard, key: str) -> None:
    card.status.setFocus()
    contact.press(key)


def _book(of: Session, count: int, store: Store) -> bool:
    other = Course(store, SeededIds(77), name="Mei-Ling Chen", reference="BS-7")
    for _ in range(count):
        other.meet(days(7), at=of.at, status=Status.BOOKED)
    return True


@pytest.mark.parametrize(
    ("keys", "status", "away"),
    [
        ("d0", Status.DID_NOT_ATTEND, Away.NOT_SAID),
        ("d4", Status.DID_NOT_ATTEND, Away.TRAVEL),
        ("p2", Status.CANCELLED_BY_PATIENT, Away.WORK),
        ("s8", Status.CANCELLED_BY_SERVICE, Away.PRACTITIONER_AWAY),
        ("do", Status.DID_NOT_ATTEND, Away.OTHER),
        ("d", Status.DID_NOT_ATTEND, None),
    ],
)
def test_a_reason_is_one_key_after_the_status(
    contact: Contact, keys: str, status: Status, away: Away | None
) -> None:
    card = contact.open().next_card
    ask_status(contact, card, keys)
    kept = view(contact).session
    assert (kept.status, kept.away) == (status, away)
    assert card.reasons.isVisible()


def test_attended_clears_the_reason(contact: Contact) -> None:
    card = contact.open().next_card
    ask_status(contact, card, "d1")
    assert card.this.text == "This session: did not attend, not well"
    ask_status(contact, card, "a")
    assert view(contact).session.away is None
    assert not card.reasons.isVisible()


def test_the_same_status_again_keeps_the_reason(contact: Contact) -> None:
    card = contact.open().next_card
    ask_status(contact, card, "d1")
    ask_status(contact, card, "d")
    assert view(contact).session.away is Away.UNWELL


def test_a_booked_appointment_is_moved_in_place(contact: Contact) -> None:
    card = contact.open().next_card
    card.this.button.click()
    assert card.this.form is not None
    card.this.form.fields.day.setText("14 May")
    card.this.form.fields.at.setText("1415")
    card.this.form.button.click()
    contact.bench.settle()
    kept = view(contact).session
    assert (kept.day, kept.at, kept.status) == (days(2), time(14, 15), Status.BOOKED)
    assert not card.this.form.isVisible()


def test_the_next_appointment_is_moved_in_place(contact: Contact) -> None:
    card = contact.open().next_card
    card.form.button.click()
    contact.bench.settle()
    card.next.button.click()
    assert card.next.form is not None
    card.next.form.fields.day.setText("21 May")
    card.next.form.button.click()
    contact.bench.settle()
    assert card.next.text.startswith("Thursday 21 May, 09:30")


def test_what_was_not_moved_stays(contact: Contact) -> None:
    card = contact.open().next_card
    card.this.button.click()
    assert card.this.form is not None
    card.this.form.fields.day.setText("14 May")
    card.this.form.closed.emit()
    contact.bench.settle()
    assert view(contact).session.day == days(0)
    assert not card.this.form.isVisible()


def test_a_clash_is_said_and_not_refused(contact: Contact) -> None:
    contact.bench.ask(partial(_book, contact.today, 1))
    card = contact.open().next_card
    contact.bench.settle()
    assert card.form.clash.text == "Mei-Ling Chen is booked for Tue 19 May, 09:30 as well."
    card.form.button.click()
    contact.bench.settle()
    assert view(contact).next_session is not None


def test_nobody_is_named_after_clear(contact: Contact) -> None:
    contact.bench.ask(partial(_book, contact.today, 1))
    page = contact.open()
    card = page.next_card
    card.this.button.click()
    contact.bench.settle()
    assert nameless(page) == []
    page.clear()
    assert card.form.clash.text == ""
    assert card.this.text == ""
