"""Somebody handed over reads the same where they arrive: history, supervision, record text."""

from pathlib import Path

from models.handover import parcel as parcels
from models.paths import Profile
from models.store import Store
from models.unlock import NewVault, Vault
from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.conftest import PASSPHRASE, TODAY
from tests.models.store.whole_person import whole_person
from ui.screens.record_text.presenter import RecordTextPresenter, agreed_lines, read_opening


def texts(store: Store) -> list[object]:
    found: list[object] = [store.supervision.cases()]
    for row in store.lists.caseload():
        for episode in store.patients.record(row.id).episodes:
            found.append(store.history.history(episode.id))
            for session in store.sessions.of_episode(episode.id):
                opening = read_opening(session.id, store)
                found.append(RecordTextPresenter(opening, agreed_lines(opening)).text)
    return found


def test_all_texts_are_the_same(made_up_vault: Vault, tmp_path: Path) -> None:
    store = made_up_vault.store
    store.demo.fill(patients=12, years=1, seed=8, today=TODAY)
    whole_person(store, SeededIds(40), "Wholex")
    people = [store.handing.gather(row.id) for row in store.lists.caseload()]
    parcel = parcels.read(parcels.written(store.handing.parcel(people)), made_up=True)
    new = NewVault(
        Profile(tmp_path / "other"), clock=FixedClock.on(TODAY), ids=SeededIds(4), made_up=True
    )
    with new.create("Ann Example", PASSPHRASE) as vault:
        vault.store.handing.take_in(parcel, "d" * 64)
        there = texts(vault.store)
    assert there == texts(store)
    assert len(there) > 40
