"""Faults are sorted: what a person can act on, and what may be a bug."""

import errno

import peewee
import pytest
from sqlcipher3 import dbapi2

from models.errors import FAULTS, faults_sorted, known_fault
from planner.errors import UserFacingError


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EROFS, "vault.read_only"),
        (errno.EACCES, "vault.read_only"),
        (errno.EIO, "disk.failed"),
    ],
)
def test_faults_of_the_disk(number: int, code: str) -> None:
    found = known_fault(OSError(number, "x"))
    assert found is not None
    assert found.code == code


def test_a_fault_nobody_knows_stays_as_it_is() -> None:
    with pytest.raises(OSError, match="x"), faults_sorted():
        raise OSError(errno.ENOTTY, "x")
    assert known_fault(peewee.IntegrityError("x")) is None
    assert known_fault(KeyError("x")) is None


def test_the_cause_is_kept_beside_the_words() -> None:
    with pytest.raises(UserFacingError) as caught, faults_sorted():
        raise MemoryError
    assert caught.value.code == "memory.low"
    assert isinstance(caught.value.__cause__, MemoryError)


def test_the_driver_is_among_what_borders_catch() -> None:
    assert issubclass(dbapi2.OperationalError, FAULTS)
