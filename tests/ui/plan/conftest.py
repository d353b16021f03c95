"""The wizard on a real vault, with a fake printer and a fast renderer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.paths import Profile
from models.store import Store
from models.unlock import KdfCost, NewVault, Vault
from planner.clock import FixedClock
from planner.ids import EpisodeId, PatientId, SeededIds, SessionId
from planner.pack import PackContent, PackOptions, Rendered
from planner.patients import Episode, Known, Needs, Patient
from planner.sessions import Risk, Session, Status
from tests.ui.desk import Desk, Ways
from tests.ui.pdf_samples import small_pdf
from ui.context import AppContext
from ui.messages import SilentDialogs
from ui.packs import desk
from ui.preferences import MemoryKeeper
from ui.printing import FakePrinting
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


@dataclass(slots=True, kw_only=True)
class Bench(Desk):
    """A desk with a printer."""

    printing: FakePrinting


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
    made = Bench(ctx, qtbot, ways, printing=printing)

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
