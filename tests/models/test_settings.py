"""Settings inside and outside the vault."""

from typing import Any

import pytest

from models import settings
from models.paths import Profile
from models.settings import (
    IDLE_LOCK_MINUTES,
    OVERDUE_DAYS,
    RISK_PROTOCOL,
    TEXT_PERCENT,
    THEME,
    FileSettings,
    Setting,
)
from models.unlock import Vault, unlock
from planner.changes import Kind
from planner.clock import FixedClock
from planner.errors import UserFacingError
from planner.ids import SeededIds

ALL = [value for value in vars(settings).values() if isinstance(value, Setting)]


def test_keys_are_distinct_and_leave_the_vaults_own_rows_alone() -> None:
    keys = [setting.key for setting in ALL]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if key.startswith("vault.")]


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_a_default_is_allowed(setting: Setting[Any]) -> None:
    assert setting.allows(setting.default)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (IDLE_LOCK_MINUTES, 0),
        (IDLE_LOCK_MINUTES, 16),
        (IDLE_LOCK_MINUTES, True),
        (IDLE_LOCK_MINUTES, "5"),
        (THEME, "pink"),
        (RISK_PROTOCOL, "x" * 4001),
    ],
)
def test_what_is_not_allowed_is_refused(vault: Vault, setting: Setting[Any], value: object) -> None:
    with pytest.raises(UserFacingError, match=r"setting\.invalid"):
        vault.store.settings.set(setting, value)
    assert vault.store.settings.get(setting) == setting.default


def test_a_setting_stays(vault: Vault, clock: FixedClock, ids: SeededIds, passphrase: str) -> None:
    changes = vault.store.settings.set(OVERDUE_DAYS, 30)
    assert changes.touches(Kind.SETTING)
    vault.close()
    with unlock(vault.profile, passphrase, clock=clock, ids=ids) as again:
        assert again.store.settings.get(OVERDUE_DAYS) == 30
        assert again.store.settings.get(IDLE_LOCK_MINUTES) == 5
        assert again.store.practitioner() == "Ann Example"


def test_the_file_keeps_comments_and_what_it_does_not_know(profile: Profile) -> None:
    profile.root.mkdir()
    profile.settings.write_text('# ours\nother = "x"\ntext_percent = 125\n', encoding="utf-8")
    kept = FileSettings(profile.settings)
    assert kept.get(TEXT_PERCENT) == 125
    kept.set(THEME, "dark")
    assert kept.get(THEME) == "dark"
    assert profile.settings.read_text(encoding="utf-8").startswith('# ours\nother = "x"\n')


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"theme = ", b"theme = 3", b'theme = "pink"']
)
def test_a_file_that_makes_no_sense_is_as_good_as_none(profile: Profile, content: bytes) -> None:
    profile.root.mkdir()
    profile.settings.write_bytes(content)
    kept = FileSettings(profile.settings)
    assert kept.get(THEME) == "system"
    kept.set(THEME, "light")
    assert kept.get(THEME) == "light"
