"""Stand-ins for the vault, so that the window can be tested without one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, current_thread
from typing import Any

from models.paths import Profile
from planner.changes import Changes, Kind
from planner.drafts import Draft
from planner.errors import UserFacingError
from planner.views import CaseloadRow
from ui.printing import FakePrinting, PrintJob, PrintRun

CODE = "ABCD EFGH JKLM NPQR STUV WXYZ 2345 67AB CDEF GHJK"
PASSPHRASE = "apple river candle engine moss"


@dataclass(slots=True)
class FakeProfile:
    """A folder that is never looked into."""

    root: Path = Path("profile")
    there: bool = True

    def exists(self) -> bool:
        return self.there


@dataclass(slots=True)
class FakeLists:
    rows: tuple[CaseloadRow, ...] = ()

    def caseload(self) -> tuple[CaseloadRow, ...]:
        return self.rows


@dataclass(slots=True)
class FakeSettings:
    """Settings by key, defaults for the rest."""

    kept: dict[str, object] = field(default_factory=dict)

    def get(self, setting: Any) -> object:
        return self.kept.get(setting.key, setting.default)

    def set(self, setting: Any, value: object) -> Changes:
        self.kept[setting.key] = value
        return Changes(frozenset({Kind.SETTING}))


@dataclass(slots=True)
class FakeDrafts:
    """Drafts by kind and owner."""

    kept: dict[tuple[str, str], Draft] = field(default_factory=dict)

    def of_kinds(self, prefix: str) -> tuple[Draft, ...]:
        return tuple(each for (kind, _), each in self.kept.items() if kind.startswith(prefix))

    def save(self, kind: str, owner: str, version: int, data: str) -> Changes:
        now = datetime(2026, 5, 12, 9, tzinfo=UTC)
        draft = Draft(kind=kind, owner=owner, version=version, data=data, saved_at=now)
        self.kept[kind, owner] = draft
        return Changes(frozenset({Kind.DRAFT}))

    def discard(self, kind: str, owner: str) -> Changes:
        self.kept.pop((kind, owner), None)
        return Changes(frozenset({Kind.DRAFT}))


@dataclass(slots=True)
class FakeStore:
    """A store that keeps notes of what reached it."""

    lists: FakeLists = field(default_factory=FakeLists)
    said: list[str] = field(default_factory=list)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)
    settings: FakeSettings = field(default_factory=FakeSettings)

    @contextmanager
    def batch(self) -> Iterator[None]:
        yield


class FakeBackups:
    """Backups of a vault without a second place."""

    def sending(self) -> None:
        return None


@dataclass(slots=True)
class FakeVault:
    store: FakeStore
    made_up: bool = False
    closed: bool = False
    interrupted: Event = field(default_factory=Event)
    thread: str = field(default_factory=lambda: current_thread().name)

    backup_fault: UserFacingError | None = None
    keys: Any = None
    backups: Any = field(default_factory=FakeBackups)
    profile: Any = field(default_factory=lambda: Profile(Path("nowhere")))
    folder_fault: UserFacingError | None = None

    def interrupt(self) -> None:
        self.interrupted.set()

    def close(self) -> None:
        self.closed = True


SERVICE_KEY = "AGE-SECRET-KEY-1TEST"
PUBLIC_KEY = "age1test"


@dataclass(slots=True)
class FakeNewVault:
    vaults: "FakeVaults"
    made_up: bool

    @property
    def recovery_code(self) -> str:
        return CODE

    def confirms(self, typed: str) -> bool:
        return "".join(filter(str.isalnum, typed)).upper() == CODE.replace(" ", "")

    def takes_service_key(self, text: str) -> bool:
        return text == PUBLIC_KEY

    def create(self, name: str, passphrase: str, service_key: str = "") -> FakeVault:
        if self.vaults.create_error is not None:
            raise self.vaults.create_error
        self.vaults.created.append((name, passphrase))
        self.vaults.service_key = service_key
        return self.vaults.opened(made_up=self.made_up)


@dataclass(slots=True)
class FakeVaults:
    """The door of vaults: one passphrase opens."""

    passphrase: str = PASSPHRASE
    store: FakeStore = field(default_factory=FakeStore)
    created: list[tuple[str, str]] = field(default_factory=list)
    vaults: list[FakeVault] = field(default_factory=list)
    error: UserFacingError | None = None
    says: bool = False
    folder_fault: UserFacingError | None = None
    create_error: UserFacingError | None = None
    service_key: str = ""
    hold: Callable[[], None] | None = None

    @property
    def last(self) -> FakeVault:
        return self.vaults[-1]

    def opened(self, *, made_up: bool = False) -> FakeVault:
        self.vaults.append(FakeVault(self.store, made_up, folder_fault=self.folder_fault))
        return self.last

    def new(self, profile: object, *, made_up: bool = False) -> FakeNewVault:  # noqa: ARG002
        return FakeNewVault(self, made_up)

    def unlock(self, profile: object, passphrase: str) -> FakeVault:  # noqa: ARG002
        if self.hold is not None:
            self.hold()
        if self.error is not None:
            raise self.error
        if passphrase != self.passphrase:
            raise UserFacingError("vault.wrong_passphrase")
        return self.opened()

    def unlock_with_code(self, profile: object, code: str, new_passphrase: str) -> FakeVault:  # noqa: ARG002
        if code.replace(" ", "") != CODE.replace(" ", ""):
            raise UserFacingError("recovery.wrong")
        self.passphrase = new_passphrase
        return self.opened()

    def unlock_with_service_key(
        self,
        profile: object,  # noqa: ARG002
        identity: str,
        new_passphrase: str,
    ) -> FakeVault:
        if identity != SERVICE_KEY:
            raise UserFacingError("age.wrong_key")
        self.passphrase = new_passphrase
        return self.opened()

    def says_made_up(self, profile: object) -> bool:  # noqa: ARG002
        return self.says

    def look_around(self, profile: object, passphrase: str) -> FakeVault:  # noqa: ARG002
        self.passphrase = passphrase
        return self.opened(made_up=True)


class SlowPrinting(FakePrinting):
    """A printer that says how it ended when the test says so."""

    def send(self, job: PrintJob) -> PrintRun:
        self.jobs.append(job)
        self.run = PrintRun()
        return self.run
