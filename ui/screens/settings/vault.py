"""Where the pages about the vault itself are reached from."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.routes import AUDIT, BACKUPS, KEYS, RETENTION, Route
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.layout import row
from ui.widgets.text import Quiet

PLACES: tuple[tuple[str, str, Route], ...] = (
    ("Backups", "Make one now, a second place, go back to an earlier one.", BACKUPS),
    ("Passphrase and keys", "Another passphrase, the recovery code, other keys.", KEYS),
    ("Audit", "Who changed what and when, and whether anybody touched it since.", AUDIT),
    ("How long people are kept", "Your service's rule, and who is past it.", RETENTION),
)
CHARACTERS = 28


class VaultCard(Card):
    """One line for each page."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Your vault", parent)
        self._ctx = ctx
        self.links: dict[Route, LinkButton] = {}
        for name, what, route in PLACES:
            link = LinkButton(name)
            link.setAccessibleDescription(what)
            link.setMinimumWidth(self.fontMetrics().averageCharWidth() * CHARACTERS)
            link.clicked.connect(partial(self._open, route))
            self.links[route] = link
            self.add_layout(row(link, Quiet(what), stretch=1))

    def _open(self, route: Route) -> None:
        self._ctx.navigator.open(route)
