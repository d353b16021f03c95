"""Thinning, as laws: it never takes what it must not, and never waits for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backups.keeping import (
    CLOCKS_DIFFER,
    DAYS,
    MONTHS,
    ON_PURPOSE,
    WEEKS,
    kept,
    months_before,
    thin,
)
from models.backups.places import AUTO, BEFORE_ERASE, MANUAL, Backup, all_in, backup_at, name_of

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
KINDS = (AUTO, MANUAL, "before-import", "schema-2")
MOST = 2 * (DAYS + WEEKS + MONTHS) + ON_PURPOSE + 1


def one(made_at: datetime, kind: str = AUTO, *, verified: bool = True) -> Backup:
    name = name_of(made_at, kind, verified=verified)
    return Backup(path=Path(name), made_at=made_at, kind=kind, verified=verified)


def hours(number: int) -> datetime:
    return NOON - timedelta(hours=number)


ages = st.integers(min_value=0, max_value=24 * 900)
backups = st.builds(one, ages.map(hours), st.sampled_from(KINDS), verified=st.booleans())
whole = st.builds(one, ages.map(hours), st.sampled_from((AUTO, MANUAL, "before-import")))
shelves = st.frozensets(backups, max_size=60)
promises = st.integers(min_value=1, max_value=24)


@given(shelves, promises)
def test_the_newest_verified_one_is_never_taken(shelf: frozenset[Backup], promise: int) -> None:
    stays = kept(shelf, NOON, promise)
    verified = [each for each in shelf if each.verified]
    assert not verified or max(each.made_at for each in verified) in {e.made_at for e in stays}
    assert stays <= shelf


@given(shelves, st.frozensets(ages, max_size=9), promises)
def test_what_was_made_before_an_erasure_displaces_nothing_and_keeps_the_promise(
    shelf: frozenset[Backup], ages: frozenset[int], promise: int
) -> None:
    erasures = {one(hours(age), BEFORE_ERASE) for age in ages}
    stays = kept(shelf | erasures, NOON, promise)
    assert stays - erasures == kept(shelf, NOON, promise)
    limit = months_before(NOON, promise)
    assert stays & erasures == {each for each in erasures if each.made_at >= limit}


@given(shelves, promises)
def test_one_before_an_upgrade_waits_for_two_later_ones(
    shelf: frozenset[Backup], promise: int
) -> None:
    stays = kept(shelf, NOON, promise)
    for each in shelf:
        later = [one for one in shelf if one.verified and one.made_at > each.made_at]
        if each.kind == "schema-2" and len(later) < 2:
            assert each in stays


@given(shelves, promises)
def test_nothing_outlives_the_promise_but_those(shelf: frozenset[Backup], promise: int) -> None:
    limit = months_before(NOON, promise)
    old = [each for each in kept(shelf, NOON, promise) if each.made_at < limit]
    upgrades = [each for each in old if each.kind == "schema-2"]
    assert len(old) - len(upgrades) <= 1


@given(shelves, promises)
def test_the_number_is_bounded_and_thinning_twice_is_thinning_once(
    shelf: frozenset[Backup], promise: int
) -> None:
    stays = kept(shelf, NOON, promise)
    assert kept(stays, NOON, promise) == stays
    assert len([each for each in stays if each.kind != "schema-2"]) <= MOST


@given(st.frozensets(whole, max_size=40), promises)
def test_thinning_every_day_keeps_what_thinning_at_the_end_keeps(
    shelf: frozenset[Backup], promise: int
) -> None:
    daily: frozenset[Backup] = frozenset()
    for each in sorted(shelf, key=lambda backup: backup.made_at):
        daily = kept(daily | {each}, each.made_at, promise)
    assert kept(daily, NOON, promise) == kept(shelf, NOON, promise)


@given(shelves, promises, st.integers(min_value=1, max_value=900))
def test_a_clock_put_back_takes_nothing_that_looks_younger_than_now(
    shelf: frozenset[Backup], promise: int, days: int
) -> None:
    back = NOON - timedelta(days=days)
    assert {each for each in shelf if each.made_at > back + CLOCKS_DIFFER} <= kept(
        shelf, back, promise
    )


@given(shelves, promises, promises)
def test_a_longer_promise_never_keeps_less(shelf: frozenset[Backup], one: int, two: int) -> None:
    short, long = sorted((one, two))
    assert kept(shelf, NOON, short) <= kept(shelf, NOON, long)


def test_a_year_of_locks_leaves_days_weeks_and_months() -> None:
    shelf = [one(hours(24 * number)) for number in range(365)]
    stays = sorted(kept(shelf, NOON, 24), key=lambda backup: backup.made_at, reverse=True)
    assert stays[:DAYS] == shelf[:DAYS]
    assert len({each.made_at.isocalendar()[:2] for each in stays}) >= WEEKS
    assert len({(each.made_at.year, each.made_at.month) for each in stays}) == 13


def test_one_not_looked_at_yet_does_not_push_out_the_verified_one_of_its_day() -> None:
    early, late = one(hours(3)), one(hours(1), verified=False)
    assert kept([early, late], NOON, 12) == {early, late}


def touch(folder: Path, backup: Backup, mark: str = "") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = backup.path.name.replace(".zip", f"{mark}.zip")
    (folder / name).write_text("x")
    return name


def test_damaged_ones_go_with_the_promise_and_strangers_are_left_alone(tmp_path: Path) -> None:
    old, new = one(hours(24 * 400)), one(hours(1))
    touch(tmp_path, old, "-damaged")
    stays = {touch(tmp_path, one(hours(24)), "-damaged"), touch(tmp_path, new), "holiday.zip"}
    (tmp_path / "holiday.zip").write_text("x")
    thin(tmp_path, NOON, 12)
    assert {path.name for path in tmp_path.iterdir()} == stays
    assert [each.damaged for each in all_in(tmp_path)] == [False, True]


@pytest.mark.parametrize(
    "name",
    [
        "20260512T090000Z-auto.zip.new",
        "20269912T090000Z-auto.zip",
        "20260512T090000Z-other.zip",
        "20260512T090000Z-auto-damaged-damaged.zip",
        "٢٠260512T090000Z-auto.zip",
    ],
)
def test_a_name_that_is_not_quite_ours_is_not_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert backup_at(tmp_path / name) is None


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [((2026, 5, 31), 1, (2026, 4, 28)), ((2026, 1, 1), 13, (2024, 12, 1))],
)
def test_months_are_counted_by_the_calendar(
    now: tuple[int, int, int], months: int, then: tuple[int, int, int]
) -> None:
    assert months_before(datetime(*now, tzinfo=UTC), months) == datetime(*then, tzinfo=UTC)
