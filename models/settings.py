"""Settings, declared once: what each is called, what it may be, what it is at first.

Most live in the vault (``store.settings``). The few that are needed before unlocking live in the
profile's ``settings.toml``, which holds nothing about patients.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import tomlkit
from tomlkit.exceptions import TOMLKitError

from models.audit import Audit
from models.database import VaultDatabase
from models.errors import faults_sorted
from models.files import make_private_folder, write_private
from planner.changes import Changes, Kind
from planner.errors import UserFacingError

T = TypeVar("T", str, int, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: Its stable name.
        default: Its value until somebody sets one; says the type.
        low: Lowest number allowed.
        high: Highest number allowed.
        choices: The only words allowed, where there are any.
        longest: Most characters of a text.
    """

    key: str
    default: T
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    longest: int = 200

    def allows(self, value: object) -> bool:
        """Tell whether a value has the right type and lies within the range."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, str):
            return len(value) <= self.longest and (not self.choices or value in self.choices)
        if isinstance(value, bool) or not isinstance(value, int):
            return True
        low = value if self.low is None else self.low
        high = value if self.high is None else self.high
        return low <= value <= high

    def checked(self, value: T) -> T:
        """Return the value.

        Raises:
            UserFacingError: ``setting.invalid`` with ``key``, ``low``, ``high``, ``longest``.
        """
        if self.allows(value):
            return value
        raise UserFacingError(
            "setting.invalid", key=self.key, low=self.low, high=self.high, longest=self.longest
        )


# In the vault.
PRACTITIONER_NAME = Setting(key="practitioner.name", default="")
SERVICE_NAME = Setting(key="service.name", default="")
SERVICE_CRISIS_LINE = Setting(key="service.crisis_line", default="")
RISK_PROTOCOL = Setting(key="risk.protocol", default="", longest=4000)
RISK_DUTY_NUMBER = Setting(key="risk.duty_number", default="")
IDLE_LOCK_MINUTES = Setting(key="lock.idle_minutes", default=5, low=1, high=15)
OVERDUE_DAYS = Setting(key="caseload.overdue_days", default=21, low=1, high=365)
SUPERVISION_OFF = Setting(key="supervision.off", default="", longest=400)  # words of Trigger
SUPERVISION_WEEKS = Setting(key="supervision.weeks", default=4, low=1, high=52)
SUPERVISION_PHQ9 = Setting(key="supervision.phq9", default=20, low=0, high=27)  # 0 is off
SUPERVISION_GAD7 = Setting(key="supervision.gad7", default=15, low=0, high=21)  # 0 is off
SUPERVISION_AFTER_SESSIONS = Setting(key="supervision.after_sessions", default=4, low=2, high=50)
HELPED_OTHERS = Setting(key="records.others", default=False)  # counts of other people's records
HELPED_OTHERS_BY = Setting(key="records.others_by", default="", longest=80)  # who turned it on
HELPED_OTHERS_ON = Setting(key="records.others_on", default="", longest=10)  # the day, as ISO
RECORD_TEMPLATE = Setting(key="record.template", default="", longest=8000)  # "" is the usual
RECORD_LEFT_OUT = Setting(key="record.left_out", default="", longest=400)  # words of Part
# Months after which no backup may hold what was erased; nothing older is kept.
BACKUP_MONTHS = Setting(key="backup.months", default=12, low=1, high=24)
SERVICE_KEY = Setting(key="service.key", default="", longest=100)  # age1..., of the ways back in
# Years after the end of treatment that somebody is kept; 0 is no rule: services differ, and what
# is here is a copy of their record.
RETENTION_YEARS = Setting(key="retention.years", default=0, low=0, high=40)
MADE_UP_DAY = Setting(key="made_up.day", default="", longest=10)
PRINTER = Setting(key="print.printer", default="")  # of vaults from before there were places
PRINT_PLACE = Setting(key="print.place", default="this laptop", longest=40)
PRINTERS_BY_PLACE = Setting(key="print.printers_by_place", default="", longest=8000)
PRINT_QUEUE_TOLD = Setting(key="print.queue_told", default=False)

# In settings.toml.
THEME = Setting(key="theme", default="system", choices=("system", "light", "dark", "contrast"))
TEXT_PERCENT = Setting(key="text_percent", default=100, low=75, high=200)
WINDOW_GEOMETRY = Setting(key="window_geometry", default="", longest=2000)
PERSON_NAME = Setting(key="person", default="")  # the practitioner's, for the chooser at the start
BACKUP_FOLDER = Setting(key="backup_folder", default="", longest=1000)  # the second place


class VaultSettings:
    """The settings inside the vault; offered as ``store.settings``."""

    def __init__(self, database: VaultDatabase, audit: Audit) -> None:
        self._database = database
        self._audit = audit

    def get(self, setting: Setting[T]) -> T:
        """Return a setting, or its default where it was never set or is no longer allowed."""
        sql = "SELECT value FROM setting WHERE name = ?"
        row = self._database.execute_sql(sql, (setting.key,)).fetchone()
        value = setting.default if row is None else json.loads(row[0])
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> Changes:
        """Store a setting.

        Raises:
            UserFacingError: ``setting.invalid``.
        """
        text = json.dumps(setting.checked(value))
        with self._database.write_tx():
            self._database.execute_sql(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (setting.key, text),
            )
            self._audit.record("set", "setting", setting.key, ("value",))
        return Changes(frozenset({Kind.SETTING}))


class FileSettings:
    """The settings outside the vault. A file that cannot be read is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, setting: Setting[T]) -> T:
        """Return a setting, or its default where the file has none that is allowed."""
        value = self._read().unwrap().get(setting.key, setting.default)
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Store a setting; other lines and comments stay as they are.

        Raises:
            UserFacingError: ``setting.invalid``, ``disk.full``, ``vault.read_only``.
        """
        self.set_all({setting: value})

    def set_all(self, values: Mapping[Setting[T], T]) -> None:
        """Store several settings in one write; see ``set``."""
        document = self._read()
        for setting, value in values.items():
            document[setting.key] = setting.checked(value)
        with faults_sorted():
            make_private_folder(self._path.parent)
            write_private(self._path, tomlkit.dumps(document).encode())

    def _read(self) -> tomlkit.TOMLDocument:
        try:
            return tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, TOMLKitError):
            return tomlkit.document()
