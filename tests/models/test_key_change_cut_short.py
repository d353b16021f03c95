"""A change of keys that fails or is cut short between two steps: every way in goes on opening."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from models import service_key
from models.attempts import FREE
from models.backups import Reins, key_of, restore
from models.database import VaultDatabase
from models.key_desk import KeyDesk
from models.keyfile import ONE_ROOT, TWO_ROOTS, KeyFile
from models.keys import Secret, database_key
from models.paths import Profile
from models.unlock import Vault, unlock
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds
from tests.models.test_key_desk import (
    OTHER,
    WORDS,
    actions,
    by_service,
    changed_keys,
    clock,
    code_of,
    codes,
    opened,
    profile,
    service,
    with_code,
)

__all__ = ["clock", "codes", "opened", "profile", "service"]


class Killed(BaseException):
    """Stands for the power going: nothing in the program catches it."""


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, *, done: bool) -> None:
    """Let the next change of the file's key fail, before or after it was made."""
    real = VaultDatabase.rekey

    def fail(database: VaultDatabase, new: Secret) -> None:
        if done:
            real(database, new)
        raise error

    monkeypatch.setattr(VaultDatabase, "rekey", fail)


@pytest.mark.parametrize("done", [False, True])
def test_a_fault_during_the_change_leaves_a_passphrase_that_opens(
    profile: Profile, opened: Callable[..., Vault], monkeypatch: pytest.MonkeyPatch, done: bool
) -> None:
    with opened() as vault:
        new = vault.keys.begin_change()
        code = new.recovery_code
        failing(monkeypatch, UserFacingError("disk.full"), done=done)
        if done:
            vault.keys.change_keys(WORDS, new)
        else:
            assert code_of(vault.keys.change_keys, WORDS, new) == "disk.full"
        assert (vault.keys.recovery_code(WORDS) == code) is done
    assert KeyFile.read(profile.key_file).version == ONE_ROOT
    opened().close()


def test_while_both_keys_wait_the_one_in_use_is_told_from_the_other(
    profile: Profile, opened: Callable[..., Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **_named: object) -> None:
        raise UserFacingError("disk.full")

    with opened() as vault:
        new = vault.keys.begin_change()
        code = new.recovery_code
        with monkeypatch.context() as patched:
            patched.setattr(KeyDesk, "settle", full)
            vault.keys.change_keys(WORDS, new)
        assert KeyFile.read(profile.key_file).version == TWO_ROOTS
        assert vault.keys.recovery_code(WORDS) == code
        vault.keys.change_passphrase(WORDS, OTHER)
    assert KeyFile.read(profile.key_file).version == ONE_ROOT
    opened(OTHER).close()


@pytest.mark.parametrize("done", [False, True])
def test_killed_in_the_middle_every_way_in_still_opens(
    profile: Profile,
    opened: Callable[..., Vault],
    codes: list[str],
    clock: FixedClock,
    service: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    done: bool,
) -> None:
    code = cut_short(opened, service[1], monkeypatch, done=done)
    assert KeyFile.read(profile.key_file).version == TWO_ROOTS
    by_service(profile, service[0], clock).close()
    with unlock(profile, OTHER, clock=clock, ids=SeededIds(5)) as vault:
        assert actions(vault)[-1] == ("settled", "keys")
    with_code(profile, code if done else codes[0], clock).close()
    by_service(profile, service[0], clock).close()
    assert len(service_key.open_with(profile, service[0])[1]) == 1


def cut_short(
    opened: Callable[..., Vault], recipient: str, monkeypatch: pytest.MonkeyPatch, *, done: bool
) -> str:
    vault = opened()
    vault.keys.set_service_key(recipient, WORDS)
    new = vault.keys.begin_change()
    code = new.recovery_code
    with monkeypatch.context() as patch:
        failing(patch, Killed(), done=done)
        with pytest.raises(Killed):
            vault.keys.change_keys(WORDS, new)
    vault.close()
    return code


@pytest.mark.parametrize("done", [False, True])
def test_settled_by_the_passphrase_the_services_file_has_the_one_root_in_use(
    profile: Profile,
    opened: Callable[..., Vault],
    service: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    done: bool,
) -> None:
    cut_short(opened, service[1], monkeypatch, done=done)
    with opened() as vault:
        in_use = vault._opened.database.key.reveal()
        assert actions(vault)[-1] == ("changed" if done else "kept", "keys")
    _, (root,) = service_key.open_with(profile, service[0])
    assert database_key(root).reveal() == in_use


def test_where_it_cannot_be_settled_yet_the_vault_opens_with_the_root_in_use(
    profile: Profile,
    opened: Callable[..., Vault],
    codes: list[str],
    service: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut_short(opened, service[1], monkeypatch, done=False)
    real = KeyFile.write

    def full(key_file: KeyFile, path: Path) -> None:
        if key_file.version == ONE_ROOT:
            raise UserFacingError("disk.full")
        real(key_file, path)

    with monkeypatch.context() as patch:
        patch.setattr(KeyFile, "write", full)
        with opened() as vault:
            assert vault.keys.recovery_code(WORDS) == codes[0]
    opened().close()
    assert KeyFile.read(profile.key_file).version == ONE_ROOT


def test_a_backup_of_before_a_change_brings_the_services_way_in_back(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    with opened() as vault:
        vault.keys.set_service_key(service[1], WORDS)
        path = vault.back_up().path
        changed_keys(vault)
    restore(path, profile, key_of(path, WORDS), clock.now(), Reins(), replace=True)
    opened().close()
    with by_service(profile, service[0], clock) as vault:
        assert vault.check().sound


def test_a_reader_in_the_way_leaves_the_keys_as_they_are(
    profile: Profile,
    opened: Callable[..., Vault],
    codes: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened() as vault:
        with monkeypatch.context() as patch:
            patch.setattr(VaultDatabase, "checkpoint", lambda _: False)
            new = vault.keys.begin_change()
            assert code_of(vault.keys.change_keys, WORDS, new) == "vault.busy"
        assert vault.keys.recovery_code(WORDS) == codes[0]
    assert KeyFile.read(profile.key_file).version == ONE_ROOT


def test_a_services_file_of_other_keys_says_so(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    with opened() as vault:
        vault.keys.set_service_key(service[1], WORDS)
        stale = profile.service_key.read_bytes()
        changed_keys(vault)
    profile.service_key.write_bytes(stale)
    assert code_of(by_service, profile, service[0], clock) == "service_key.of_other_keys"


def test_a_services_file_of_another_vault_says_so(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock, service: tuple[str, str]
) -> None:
    with opened() as vault:
        root = KeyFile.read(profile.key_file).open(WORDS)
        vault.keys.set_service_key(service[1], WORDS)
    service_key.seal(profile, "another vault", (root,), service[1])
    assert code_of(by_service, profile, service[0], clock) == "service_key.of_other_keys"


def test_guesses_at_an_open_vault_wait_too(
    profile: Profile, opened: Callable[..., Vault], clock: FixedClock
) -> None:
    with opened() as vault:
        for _ in range(FREE + 1):
            assert code_of(vault.keys.recovery_code, "wrong") == "vault.wrong_passphrase"
        assert code_of(vault.keys.recovery_code, WORDS) == "vault.wait"
        assert code_of(vault.keys.change_passphrase, WORDS, OTHER) == "vault.wait"
        clock.instant += timedelta(seconds=1)
        vault.keys.recovery_code(WORDS)
        assert not profile.attempts.exists()
