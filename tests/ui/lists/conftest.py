"""The list pages and the record on a real, made-up vault."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.paths import Profile
from models.store import Store
from models.unlock import NewVault
from planner.clock import FixedClock
from planner.ids import SeededIds
from planner.patients import Known, Needs, PrintSize
from planner.sessions import Status
from tests.models.store.people import Course, days, score
from tests.ui.desk import Desk, Ways
from tests.ui.fakes import FakeVaults
from ui.context import AppContext
from ui.messages import SilentDialogs
from ui.preferences import MemoryKeeper
from ui.printing import FakePrinting
from ui.tasks import Tasks
from ui.theme import Theme

T = TypeVar("T")
DAY = date(2026, 5, 12)
PASSPHRASE = "apple river candle engine moss"


def fill(store: Store) -> None:
    """Make Amina (due today, plan not reviewed), Piotr (today, new), Zofia (overdue, item 9)."""
    ids = SeededIds(3)
    needs = Needs(language="ur", print_size=PrintSize.P18, discreet=Known.YES)
    amina = Course(store, ids, name="Amina Khan", reference="BS-1", needs=needs)
    amina.agree(amina.meet(days(-7)))
    amina.meet(DAY, at=time(9), status=Status.BOOKED)
    amina.meet(days(7), at=time(9), status=Status.BOOKED)
    piotr = Course(store, ids, name="Piotr Wiśniewski", reference="BS-2")
    piotr.meet(DAY, at=time(10, 30), status=Status.BOOKED)
    zofia = Course(store, ids, name="Zofia Maj", reference="BS-10")
    seen = zofia.meet(days(-40))
    store.sessions.save_score(score(ids, seen, items=(), risk_item=1))


def _context(qapp: QApplication, profile: Profile, ways: Ways) -> AppContext:
    keeper, tasks = MemoryKeeper(), Tasks()
    ctx = AppContext(
        clock=FixedClock.on(DAY),
        ids=SeededIds(5),
        profile=profile,
        preferences=keeper.load(),
        keeper=keeper,
        tasks=tasks,
        navigator=ways,
        dialogs=SilentDialogs(),
        theme=Theme(qapp),
        vaults=FakeVaults(),  # type: ignore[arg-type]
        printing=FakePrinting,
        made_up=True,
    )
    tasks.store_changed.connect(ctx.hub.store_changed)
    return ctx


@pytest.fixture
def empty_desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Give a context around a real, empty, made-up vault."""
    ways = Ways()
    ctx = _context(qapp, Profile(tmp_path / "profile"), ways)
    made = Desk(ctx, qtbot, ways)
    new = NewVault(ctx.profile, clock=ctx.clock, ids=ctx.ids, made_up=True)
    ctx.tasks.open_vault(ctx.tasks, partial(new.create, "Ann Example", PASSPHRASE))
    made.settle()
    yield made
    for page in tuple(made.pages):
        made.leave(page)
    assert ctx.tasks.stop()


def _filled(store: Store) -> bool:
    fill(store)
    return True


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Give the same with three people in it."""
    assert empty_desk.ask(_filled)
    return empty_desk
