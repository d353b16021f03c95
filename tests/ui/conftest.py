"""Fixtures of the window: offscreen, with fakes for the vault and the dialogs."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.clock import FixedClock
from planner.ids import SeededIds
from tests.ui.fakes import PASSPHRASE, FakeProfile, FakeVaults
from tests.ui.stub_pages import STUBBED, StubPage
from ui.app import Built, build
from ui.messages import SilentDialogs
from ui.navigator import PAGES
from ui.preferences import MemoryKeeper, Preferences
from ui.screens.unlock.screen import UnlockPage
from ui.steady import steady_constants

steady_constants()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

DAY = date(2026, 5, 12)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["tests", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def _collect_in_this_thread() -> Iterator[None]:
    """No widget may be collected by a worker thread of the test."""
    gc.disable()
    yield
    # Else the look of the next test's window finds widgets that are half collected.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def vaults() -> FakeVaults:
    return FakeVaults()


@pytest.fixture
def make_built(qapp: QApplication, vaults: FakeVaults) -> Iterator[Callable[..., Built]]:
    """Give windows that are stopped and freed afterwards."""
    made: list[Built] = []

    def make(*, exists: bool = True, preferences: Preferences | None = None) -> Built:
        built = build(
            qapp,
            FakeProfile(there=exists),  # type: ignore[arg-type]
            clock=FixedClock.on(DAY),
            ids=SeededIds(1),
            keeper=MemoryKeeper(preferences),
            vaults=vaults,  # type: ignore[arg-type]
            dialogs=SilentDialogs(),
        )
        made.append(built)
        return built

    yield make
    for built in made:
        assert built.context.tasks.stop()
        built.window.close()
        built.window.deleteLater()
    made.clear()


@pytest.fixture
def built(make_built: Callable[..., Built]) -> Built:
    """Give a window before its unlock page."""
    return make_built()


@pytest.fixture
def stub_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put stubs in the place of the daily screens."""
    for screen in STUBBED:
        monkeypatch.setitem(PAGES, screen, "tests.ui.stub_pages:StubPage")


@pytest.fixture
def unlocked(built: Built, stub_pages: None, qtbot) -> Built:  # noqa: ARG001
    """Give a shown window whose vault is open, on the stub of Today."""
    built.show_first()
    page = built.window.page
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(built.context.hub.vault_opened):
        page.do_primary()
    assert isinstance(built.window.page, StubPage)
    qtbot.waitUntil(built.window.isActiveWindow)
    return built
