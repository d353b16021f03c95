"""Passphrase, recovery code, other keys, the service's key: only what should open opens."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from models import age_file
from models.attempts import FREE, LONGEST, Attempts, seconds_after
from models.backups.checking import key_of
from models.backups.places import backups
from models.keyfile import ONE_ROOT, TWO_ROOTS, KeyFile
from models.keys import KdfCost, database_key, new_root_key
from models.paths import Profile
from models.unlock import (
    NewVault,
    Vault,
    unlock,
    unlock_with_code,
    unlock_with_service_key,
)
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds

CHEAP = KdfCost(8, 1, 1)
WORDS = "a good long passphrase"
OTHER = "another long passphrase"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "p")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(date(2026, 5, 12))


@pytest.fixture
def codes(profile: Profile, clock: FixedClock) -> list[str]:
    """Make a vault; give its recovery code."""
    new = NewVault(profile, clock=clock, ids=SeededIds(1), made_up=True, cost=CHEAP)
    code = new.recovery_code
    with new.create("Ann Example", WORDS) as vault:
        vault.store.drafts.save("patient", "x", 1, '"kept"')
    return [code]


@pytest.fixture
def opened(profile: Profile, clock: FixedClock, codes: list[str]) -> Callable[..., Vault]:
    assert codes

    def give(passphrase: str = WORDS) -> Vault:
        return unlock(profile, passphrase, clock=clock, ids=SeededIds(2))

    return give


def code_of(call: Callable[..., object], *args: object, **options: object) -> str:
    with pytest.raises(UserFacingError) as caught:
        call(*args, **options)
    return caught.value.code


def actions(vault: Vault) -> list[tuple[str, str]]:
    sql = "SELECT action, entity FROM audit_event ORDER BY seq"
    return list(vault._opened.database.execute_sql(sql).fetchall())


def with_code(profile: Profile, code: str, clock: FixedClock) -> Vault:
    return unlock_with_code(profile, code, OTHER, clock=clock, ids=SeededIds(3), cost=CHEAP)


def changed_keys(vault: Vault) -> str:
    new = vault.keys.begin_change()
    code = new.recovery_code
    assert new.confirms(code.lower().replace("-", " "))
    assert not new.confirms(code[:-1])
    vault.keys.change_keys(WORDS, new)
    return code


def test_after_a_change_of_keys_only_the_new_code_opens(
    profile: Profile, opened: Callable[..., Vault], codes: list[str], clock: FixedClock
) -> None:
    with opened() as vault:
        before = vault.profile.vault.read_bytes()[:16]
        new = changed_keys(vault)
        assert vault.store.drafts.load("patient", "x") is not None
        vault.store.drafts.save("patient", "x", 2, '"after"')
    assert profile.vault.read_bytes()[:16] != before or new != codes[0]
    assert code_of(with_code, profile, codes[0], clock) == "recovery.wrong"
    with with_code(profile, new, clock) as vault:
        draft = vault.store.drafts.load("patient", "x")
        assert draft is not None
        assert draft.data == '"after"'
        assert ("changed", "keys") in actions(vault)
        assert vault.check().sound


def test_the_passphrase_stays_and_the_key_file_has_one_root(
    profile: Profile, opened: Callable[..., Vault]
) -> None:
    with opened() as vault:
        changed_keys(vault)
    assert KeyFile.read(profile.key_file).version == ONE_ROOT
    opened().close()


def test_backups_of_before_open_with_the_keys_of_their_day(
    profile: Profile, opened: Callable[..., Vault]
) -> None:
    with opened() as vault:
        old = vault._opened.database.key.reveal()
        changed_keys(vault)
        new = vault._opened.database.key.reveal()
        found = {each.kind: key_of(each.path, WORDS).reveal() for each in backups(profile)}
    assert found["before-rekey"] == old
    assert found["manual"] == new
    last = next(each for each in backups(profile) if each.kind == "auto")
    unseen = [each for each in backups(profile) if not each.verified and each != last]
    assert unseen == []


def test_a_wrong_passphrase_changes_nothing(
    profile: Profile, opened: Callable[..., Vault], codes: list[str], clock: FixedClock
) -> None:
    with opened() as vault:
        new = vault.keys.begin_change()
        assert code_of(vault.keys.change_keys, "wrong", new) == "vault.wrong_passphrase"
        assert code_of(vault.keys.recovery_code, "wrong") == "vault.wrong_passphrase"
        assert vault.keys.recovery_code(WORDS) == codes[0]
        assert actions(vault)[-1] == ("showed", "recovery_code")
    with_code(profile, codes[0], clock).close()


@pytest.mark.parametrize("changed", [True, False])
def test_a_change_cut_short_is_settled_at_the_next_unlock(
    profile: Profile, opened: Callable[..., Vault], changed: bool
) -> None:
    coming = new_root_key()
    present = KeyFile.read(profile.key_file)
    with opened() as vault:
        if changed:
            vault._opened.database.rekey(database_key(coming))
    both = present.sealed_anew(present.open(WORDS), WORDS, coming=coming)
    both.write(profile.key_file)
    assert KeyFile.read(profile.key_file).version == TWO_ROOTS
    with opened() as vault:
        assert actions(vault)[-1] == ("changed" if changed else "kept", "keys")
        assert vault.store.drafts.load("patient", "x") is not None
    kept = KeyFile.read(profile.key_file)
    assert kept.version == ONE_ROOT
    assert (kept.open(WORDS).reveal() == coming.reveal()) is changed


@pytest.fixture(scope="module")
def service() -> tuple[str, str]:
    return age_file.new_identity()


def by_service(profile: Profile, identity: str, clock: FixedClock) -> Vault:
    return unlock_with_service_key(
        profile, identity, OTHER, clock=clock, ids=SeededIds(4), cost=CHEAP
    )


def test_the_services_key_opens_and_sets_a_new_passphrase(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    identity, recipient = service
    assert code_of(by_service, profile, identity, clock) == "service_key.missing"
    with opened() as vault:
        vault.keys.set_service_key(f" {recipient}\n", WORDS)
        assert vault.keys.service_key == recipient
        assert actions(vault)[-1] == ("set", "service_key")
    with by_service(profile, identity, clock) as vault:
        assert ("recovered_by_service", "passphrase") in actions(vault)
    assert code_of(opened) == "vault.wrong_passphrase"
    opened(OTHER).close()


def test_a_services_key_given_at_set_up_opens(
    profile: Profile, clock: FixedClock, service: tuple[str, str]
) -> None:
    identity, recipient = service
    new = NewVault(profile, clock=clock, ids=SeededIds(1), made_up=True, cost=CHEAP)
    assert new.takes_service_key(recipient)
    with new.create("Ann Example", WORDS, f"{recipient}\n") as vault:
        assert vault.keys.service_key == recipient
        assert ("set", "service_key") in actions(vault)
    by_service(profile, identity, clock).close()


def test_a_set_up_that_fails_leaves_nothing_for_the_service(
    profile: Profile, clock: FixedClock
) -> None:
    new = NewVault(profile, clock=clock, ids=SeededIds(1), made_up=True, cost=CHEAP)
    assert code_of(new.create, "Ann Example", WORDS, "age1nothing") == "age.bad_key"
    assert not profile.exists()
    assert not profile.service_key.exists()


def test_a_public_key_with_one_wrong_letter_is_no_key(service: tuple[str, str]) -> None:
    key = service[1]
    assert age_file.is_recipient(key)
    for at in range(5, len(key)):
        other = "q" if key[at] != "q" else "p"
        assert not age_file.is_recipient(key[:at] + other + key[at + 1 :])
    assert not age_file.is_recipient(key[:-1])


def test_it_goes_on_opening_after_a_change_of_keys_until_it_is_removed(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    identity, recipient = service
    with opened() as vault:
        vault.keys.set_service_key(recipient, WORDS)
        changed_keys(vault)
    with by_service(profile, identity, clock) as vault:
        vault.keys.remove_service_key()
        assert vault.keys.service_key == ""
    assert code_of(by_service, profile, identity, clock) == "service_key.missing"


def test_every_change_of_a_way_in_is_in_the_chain(
    opened: Callable[..., Vault], service: tuple[str, str]
) -> None:
    with opened() as vault:
        before = len(actions(vault))
        vault.keys.set_service_key(service[1], WORDS)
        vault.keys.remove_service_key()
        vault.keys.change_passphrase(WORDS, OTHER)
        found = actions(vault)[before:]
    assert [each for each in found if each[1] != "setting"] == [
        ("set", "service_key"),
        ("removed", "service_key"),
        ("changed", "passphrase"),
    ]


@pytest.mark.usefixtures("codes")
@pytest.mark.parametrize("length", [0, 31, 33, 96])
def test_what_the_service_opens_must_be_one_key_or_two(
    profile: Profile, clock: FixedClock, service: tuple[str, str], length: int
) -> None:
    fields = {"format": "between-sessions service key", "vault": "x", "root": "00" * length}
    sealed = age_file.seal_to(json.dumps(fields).encode(), (service[1],))
    profile.service_key.write_bytes(sealed)
    assert code_of(by_service, profile, service[0], clock) == "age.damaged"


def test_a_key_of_another_service_does_not_open(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    with opened() as vault:
        vault.keys.set_service_key(service[1], WORDS)
        assert code_of(vault.keys.set_service_key, "age1nothing", WORDS) == "age.bad_key"
    other, _ = age_file.new_identity()
    assert code_of(by_service, profile, other, clock) == "age.wrong_key"


def test_wrong_tries_wait_longer_and_longer() -> None:
    assert [seconds_after(n) for n in range(10)] == [0] * (FREE + 1) + [1, 2, 4, 8, 16, LONGEST]
    assert seconds_after(10_000) == LONGEST


def fail(opened: Callable[..., Vault], times: int) -> None:
    for _ in range(times):
        assert code_of(opened, "wrong") == "vault.wrong_passphrase"


def test_too_many_wrong_tries_are_told_to_wait_and_the_right_one_ends_it(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock
) -> None:
    fail(opened, FREE + 1)
    assert code_of(opened) == "vault.wait"
    assert Attempts(profile).seconds_left(clock.now()) == 1
    clock.instant += timedelta(seconds=1)
    opened().close()
    assert not profile.attempts.exists()
    fail(opened, FREE)


def test_part_of_a_second_is_waited_for_too(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock
) -> None:
    fail(opened, FREE + 1)
    clock.instant += timedelta(milliseconds=900)
    assert Attempts(profile).seconds_left(clock.now()) == 1
    assert code_of(opened) == "vault.wait"


@pytest.mark.parametrize("years", [-3, -1, 5])
def test_a_clock_that_was_moved_makes_the_wait_no_longer(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, years: int
) -> None:
    for _ in range(30):
        Attempts(profile).note_wrong(clock.now())
    clock.instant += timedelta(days=365 * years)
    assert Attempts(profile).seconds_left(clock.now()) <= LONGEST
    clock.instant += timedelta(seconds=LONGEST)
    opened().close()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"failed": -1, "at": "2026-01-01"}', "\x00"])
def test_a_note_that_cannot_be_read_keeps_nobody_out(
    profile: Profile, opened: Callable[..., Vault], content: str
) -> None:
    profile.attempts.write_text(content)
    opened().close()


def test_the_note_holds_a_number_and_a_time(profile: Profile, opened: Callable[..., Vault]) -> None:
    fail(opened, 1)
    assert set(json.loads(profile.attempts.read_text())) == {"failed", "at"}
