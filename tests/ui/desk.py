"""Pages on a real vault without the window around them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.store import Store
from ui.context import AppContext
from ui.pages import Page
from ui.routes import Route

T = TypeVar("T")


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
class Desk:
    """What a test of a page needs: the services, and hands to open and leave pages with."""

    ctx: AppContext
    qtbot: QtBot
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
        for parting in (*page.unfinished(), page.suspend()):
            if parting is not None:
                self.ctx.tasks.write(self.ctx.tasks, parting)
        page.hide()
        page.clear()
        page.deleteLater()
        self.pages.remove(page)
        self.settle()
