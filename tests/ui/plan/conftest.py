"""The wizard on a real vault, with a fake printer and a fast renderer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.paths import Profile
from models.store import Store
from models.unlock import KdfCost, NewVault, Vault
from planner.clock import FixedClock
from planner.ids import EpisodeId, PatientId, SeededIds, SessionId
from planner.pack import PackContent, PackOptions, Rendered
from planner.patients import Episode, Known, Needs, Patient
from planner.sessions import Risk, Session, Status
from tests.ui.pdf_samples import small_pdf
from ui.context import AppContext
from ui.messages import SilentDialogs
from ui.packs import desk
from ui.pages import Page
from ui.preferences import MemoryKeeper
from ui.printing import FakePrinting
from ui.routes import Route
from ui.tasks import Tasks
from ui.theme import Theme

T = TypeVar("T")
DAY = date(2026, 5, 12)
PATIENT = PatientId("11111111-1111-4111-8111-111111111111")
EPISODE = EpisodeId("22222222-2222-4222-8222-222222222222")
FIRST = SessionId("33333333-3333-4333-8333-333333333333")
SECOND = SessionId("44444444-4444-4444-8444-444444444444")
PASSPHRASE = "apple river candle engine moss"
CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)


@dataclass(slots=True)
class Ways:
    """A navigator that notes where one wanted to go."""

    opened: list[Route] = field(default_factory=list)
    went_back: int = 0

    def open(self, route: Route) -> None:
        self.opened.append(route)

    def replace(self, route: Route) -> None:
        self.opened.append(route)

    def back(self) -> None:
        self.went_back += 1


@dataclass(slots=True)
class Bench:
    """Everything a test of a page needs."""

    ctx: AppContext
    qtbot: QtBot
    printing: FakePrinting
    ways: Ways
    pages: list[Page] = field(default_factory=list)

    def settle(self) -> None:
        self.qtbot.waitUntil(self._quiet, timeout=20_000)

    def _quiet(self) -> bool:
        QApplication.processEvents()
        return not self.ctx.tasks.busy

    def ask(self, question: Callable[[Store], T]) -> T:
        """Return what a function of the store gives, in the database thread."""
        found: list[T] = []
        owner = QWidget()
        self.ctx.tasks.ask(owner, question).then(lambda answer: found.append(answer.value))  # type: ignore[arg-type]
        self.qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        owner.deleteLater()
        return found[0]

    def show(self, page: Page) -> None:
        """Put a page in sight and wait until it has read."""
        self.pages.append(page)
        page.resize(1176, 712)
        page.show()
        page.refresh()
        self.settle()

    def leave(self, page: Page) -> None:
        """Leave a page as the window does."""
        parting = page.suspend()
        if parting is not None:
            self.ctx.tasks.write(self.ctx.tasks, parting)
        page.hide()
        page.clear()
        page.deleteLater()
        self.pages.remove(page)
        self.settle()


def fill(store: Store) -> None:
    """Make one person with a first contact today and one in a week."""
    needs = Needs(discreet=Known.NO)
    store.patients.save(Patient(id=PATIENT, reference="R1", name="Amina Khan", needs=needs))
    episode = Episode(
        id=EPISODE, patient_id=PATIENT, started=DAY, goals=("Shop on my own", "Sleep through")
    )
    store.patients.save_episode(episode)
    first = Session(
        id=FIRST,
        episode_id=EPISODE,
        patient_id=PATIENT,
        number=1,
        day=DAY,
        at=time(9),
        status=Status.ATTENDED,
    )
    store.sessions.save(first)
    store.sessions.answer_risk(FIRST, Risk.REVIEWED)
    store.sessions.save(
        replace(first, id=SECOND, number=2, day=date(2026, 5, 19), status=Status.BOOKED)
    )


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[PackContent]:
    """Render something small and quick; keeps what was asked for."""
    asked: list[PackContent] = []

    def render(content: PackContent, options: PackOptions) -> Rendered:  # noqa: ARG001
        asked.append(content)
        pdf = small_pdf((content.code, "two"))
        return Rendered(pdf, 2, sha256(pdf).hexdigest())

    monkeypatch.setattr(desk, "render", render)
    return asked


def make_context(app: QApplication, root: Path, printing: FakePrinting, ways: Ways) -> AppContext:
    keeper = MemoryKeeper()
    return AppContext(
        clock=FixedClock.on(DAY, 9, 14),
        ids=SeededIds(5),
        profile=Profile(root),
        preferences=keeper.load(),
        keeper=keeper,
        tasks=Tasks(),
        navigator=ways,
        dialogs=SilentDialogs(),
        theme=Theme(app),
        vaults=None,  # type: ignore[arg-type]
        printing=lambda: printing,
    )


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Give a context around a real vault with one person in it."""
    printing, ways = FakePrinting(), Ways()
    ctx = make_context(qapp, tmp_path / "profile", printing, ways)
    made = Bench(ctx, qtbot, printing, ways)

    def open_vault() -> Vault:
        fresh = NewVault(ctx.profile, clock=ctx.clock, ids=ctx.ids, made_up=True, cost=CHEAP)
        vault = fresh.create("P. Practitioner", PASSPHRASE)
        fill(vault.store)
        return vault

    ctx.tasks.open_vault(ctx.tasks, open_vault)
    made.settle()
    yield made
    for page in tuple(made.pages):
        made.leave(page)
    assert ctx.tasks.stop()
