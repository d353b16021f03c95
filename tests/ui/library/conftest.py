"""The Library page on a real vault with a folder of the service's own."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from planner.pack import Rendered
from tests.ui.pdf_samples import small_pdf
from tests.ui.plan.conftest import Bench, bench
from ui.routes import LIBRARY
from ui.screens.library import sheet_pane
from ui.screens.library.screen import LibraryPage

__all__ = ["bench"]

BROKEN = '[[template]]\nid = "walk"\nstepz = ["Walk."]\n'


class LibraryBench:
    """Hands for the page."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    def open(self, route_id: str = "") -> LibraryPage:
        page = LibraryPage(self.bench.ctx, type(LIBRARY)(LIBRARY.screen, route_id))
        self.bench.show(page)
        self.rest(page)
        return page

    def rest(self, page: LibraryPage) -> None:
        """Wait until everything asked for is shown."""
        self.bench.qtbot.waitUntil(self._quiet_of(page), timeout=20_000)

    def _quiet_of(self, page: LibraryPage) -> Callable[[], bool]:
        def quiet() -> bool:
            QApplication.processEvents()
            return not page.busy and not self.bench.ctx.tasks.busy

        return quiet


@pytest.fixture
def desk(bench: Bench) -> LibraryBench:
    return LibraryBench(bench)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Make something small and quick in place of a sheet; keeps what was asked for."""
    asked: list[tuple[object, ...]] = []

    def make(*parts: object) -> Rendered:
        asked.append(parts)
        return Rendered(pdf=small_pdf((str(parts[2]),)), sha256="0" * 64, pages=1)

    monkeypatch.setattr(sheet_pane, "make_sheet", make)
    return asked
