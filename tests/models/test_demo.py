"""A made-up caseload goes into the vault by the same ways as a real one."""

from datetime import date

import pytest

from models.store import Store
from planner.demo import invent
from planner.errors import UserFacingError
from planner.ids import SeededIds
from planner.views import CaseStatus
from resources.library_loader import load_library

TODAY = date(2026, 5, 12)


def fill(store: Store, patients: int = 40) -> int:
    return store.demo.fill(patients=patients, years=2, seed=3, today=TODAY)


def test_everybody_invented_is_in_the_caseload(made_up_vault) -> None:
    assert fill(made_up_vault.store) == 40
    rows = made_up_vault.store.lists.caseload()
    assert len(rows) == 40
    assert {row.status for row in rows} >= {CaseStatus.ACTIVE, CaseStatus.ENDED}
    assert made_up_vault.check().sound


def test_what_is_stored_is_what_was_invented(made_up_vault) -> None:
    store = made_up_vault.store
    fill(store)
    invented = invent(
        patients=40, years=2, seed=3, today=TODAY, library=load_library(), ids=SeededIds(3)
    )
    for person in invented:
        assert store.patients.record(person.patient.id).patient == person.patient
        for each in (each for episode in person.episodes for each in episode.sessions):
            assert store.plans.plan(each.session.id) == each.plan
            assert set(store.sessions.view(each.session.id).scores) == set(each.scores)
            assert {review.id for review in store.reviews.of_session(each.session.id)} == {
                review.id for review in each.reviews
            }


def test_progress_is_told_after_each_transaction(made_up_vault) -> None:
    told: list[int] = []
    made_up_vault.store.demo.fill(
        patients=120, years=2, seed=3, today=TODAY, on_progress=told.append
    )
    assert told == [100, 120]


def test_a_real_vault_is_never_filled(vault) -> None:
    with pytest.raises(UserFacingError, match=r"profile\.not_made_up"):
        fill(vault.store)
    assert vault.store.lists.caseload() == ()
