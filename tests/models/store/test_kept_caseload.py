"""The caseload is kept between reads, and never staler than the vault."""

from datetime import timedelta

import pytest

from tests.models.store.conftest import World
from tests.models.store.people import patient


def test_what_was_read_is_kept_until_something_is_written(world: World) -> None:
    world.store.patients.save(patient(world.ids))
    first = world.store.lists.caseload()
    assert world.store.lists.caseload() is first
    world.store.patients.save(patient(world.ids, reference="other"))
    assert len(world.store.lists.caseload()) == 2


def test_another_day_is_read_again(world: World) -> None:
    world.store.patients.save(patient(world.ids))
    first = world.store.lists.caseload()
    world.clock.instant += timedelta(days=1)
    assert world.store.lists.caseload() is not first


def test_what_was_undone_is_not_kept(world: World) -> None:
    def add_and_fail() -> None:
        with world.store.batch():
            world.store.patients.save(patient(world.ids))
            assert len(world.store.lists.caseload()) == 1
            raise LookupError

    with pytest.raises(LookupError):
        add_and_fail()
    assert world.store.lists.caseload() == ()
