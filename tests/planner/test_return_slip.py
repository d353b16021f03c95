"""Where a slip that came back is reviewed."""

from datetime import date, timedelta

import pytest

from planner.ids import EpisodeId, PatientId, SessionId
from planner.return_slip import review_contact
from planner.sessions import Session, Status

TODAY = date(2026, 5, 12)
LETTERS = {"b": Status.BOOKED, "a": Status.ATTENDED, "n": Status.DID_NOT_ATTEND,
           "c": Status.CANCELLED_BY_SERVICE}  # fmt: skip


def course(*contacts: tuple[int, str]) -> tuple[list[Session], set[SessionId]]:
    """Make contacts from days from today and a letter each; a capital one has a plan."""
    made = [
        Session(
            id=SessionId(str(number)),
            episode_id=EpisodeId("e"),
            patient_id=PatientId("p"),
            number=number,
            day=TODAY + timedelta(days=days),
            status=LETTERS[letter.lower()],
        )
        for number, (days, letter) in enumerate(contacts, start=1)
    ]
    plans = {each.id for each, (_, letter) in zip(made, contacts, strict=True) if letter.isupper()}
    return made, plans


@pytest.mark.parametrize(
    ("contacts", "opens"),
    [
        (((-7, "A"), (0, "b"), (7, "b")), "2"),
        (((-7, "A"), (0, "a"), (7, "b")), "2"),
        (((-7, "A"), (3, "b"), (10, "b")), "2"),
        (((0, "A"), (7, "b")), "2"),
        (((-14, "A"), (-7, "n"), (7, "b")), "3"),
        (((-14, "A"), (-7, "c"), (0, "c"), (7, "b")), "4"),
        (((-14, "A"), (-7, "b"), (7, "b")), "3"),
        (((-14, "A"), (-7, "b")), "2"),
        (((-14, "A"), (-7, "a"), (-3, "a")), "3"),
        (((-14, "A"), (-7, "A"), (0, "b")), "2"),
        (((-14, "A"), (-7, "n")), None),
        (((-7, "A"),), None),
        (((-7, "a"), (0, "b")), None),
    ],
)
def test_where_it_opens(contacts: tuple[tuple[int, str], ...], opens: str | None) -> None:
    made, plans = course(*contacts)
    found = review_contact(made[0].id, made, with_plan=plans, reviewed_at=None, today=TODAY)
    assert found == opens


def test_where_it_was_reviewed_wins() -> None:
    made, plans = course((-14, "A"), (-7, "a"), (0, "b"))
    found = review_contact(made[0].id, made, with_plan=plans, reviewed_at=made[1].id, today=TODAY)
    assert found == "2"
